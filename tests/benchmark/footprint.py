"""How long a fresh process takes to load the pipeline, and how much memory it holds then and after articles.

``python -m tests.benchmark.footprint FILE`` is that process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.settings import ROOT
from tests.benchmark.figures import Figure

RUNS = 3
ARTICLES = 1000


def footprint(texts: list[str], *, folder: Path) -> Iterator[Figure]:
    """The shortest loading and the largest memory of several fresh processes."""
    file = folder / "texts.json"
    file.write_text(json.dumps((texts * (ARTICLES // len(texts) + 1))[:ARTICLES]))
    runs = [_fresh(str(file)), *(_fresh() for _ in range(RUNS - 1))]
    yield Figure("importing spaCy", min(run["spacy"] for run in runs) * 1000)
    yield Figure("loading the pipeline", min(run["load"] for run in runs), "s", most=1.5)
    if resident() > 0:
        yield Figure("resident once loaded", max(run["loaded"] for run in runs), "MB", most=400)
        yield Figure(f"resident after {ARTICLES} articles", runs[0]["read"], "MB", most=400)


def _fresh(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmark.footprint", *arguments]
    told: dict[str, float] = json.loads(subprocess.check_output(command, cwd=ROOT, text=True))
    return told


def resident(process: int | str = "self") -> float:
    """Memory that a process holds, in MB of a million bytes; NaN where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS")), float("nan"))


def main() -> None:
    begin = time.perf_counter()
    import spacy  # noqa: F401  (its time is told apart)

    imported = time.perf_counter()
    from dashboard.data.language.pipeline import load

    nlp = load()
    told = {"spacy": imported - begin, "load": time.perf_counter() - imported, "loaded": resident()}
    if sys.argv[1:]:
        for _ in nlp.pipe(json.loads(Path(sys.argv[1]).read_text()), batch_size=16):
            pass
        told["read"] = resident()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
