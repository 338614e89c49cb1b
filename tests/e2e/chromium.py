"""Finds Chromium for the browser suite, and installs one where there is none.

``python tests/e2e/chromium.py`` does so ahead of the tests and prints the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",  # nothing is drawn with WebGL, and a card imitated in software takes most of the time
)
MISSING = """\
The browser tests need Chromium, and none could be found or installed.
  looked for  TILIK_CHROMIUM, then {names} on the PATH, then Playwright's own
  tried       {tried}
Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; Windows: Chrome itself)
and, where it is not on the PATH, name it: TILIK_CHROMIUM=/path/to/chromium make test"""


class ChromiumMissingError(RuntimeError):
    """No browser, with what was tried."""


def find() -> Path | None:
    """The browser to use: the one named, one on the PATH, or Playwright's."""
    if named := os.environ.get("TILIK_CHROMIUM"):
        path = Path(named)
        if not path.is_file():
            raise ChromiumMissingError(f"TILIK_CHROMIUM names {named}, which is not there.")
        return path
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(on_path) if on_path else _playwrights()


def _playwrights() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def ensure() -> Path:
    """The browser, installed first where there is none. Raises ``ChromiumMissingError``."""
    if found := find():
        return found
    tried = []
    for command in _installations():
        print(f"Installing Chromium: {' '.join(command)}", file=sys.stderr, flush=True)
        done = subprocess.run(command, check=False, stdout=sys.stderr)
        tried.append(f"{' '.join(command)} (exit code {done.returncode})")
        if done.returncode == 0 and (found := find()):
            return found
    raise ChromiumMissingError(MISSING.format(names=", ".join(NAMES), tried="\n              ".join(tried)))


def _installations() -> Iterator[list[str]]:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        if subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=sys.stderr).returncode:
            print("apt-get update failed; trying with the package lists as they are", file=sys.stderr)
        yield ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


if __name__ == "__main__":
    try:
        print(ensure())
    except ChromiumMissingError as error:
        sys.exit(str(error))
