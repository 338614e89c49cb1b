"""Renew the lock files from pyproject.toml: every version pinned, every file hashed, all platforms.

python requirements/lock.py
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {
    "requirements.txt": [],
    "requirements/dev.txt": ["--group", "dev"],
    "requirements/build.txt": ["--only-group", "build"],
}
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-header",
]


def main() -> None:
    for target, groups in GROUPS.items():
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *groups,
            *OPTIONS,
            "--quiet",
            "-o",
            target,
        ]
        if "--only-group" in groups:
            command.remove("pyproject.toml")
            command[command.index("--only-group")] = "--group"
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
