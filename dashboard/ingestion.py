"""``tilik ingest`` as a process of its own, watched from a page: pages never load the language pipeline."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.settings import ROOT, settings, untouched

SAID = 2_000


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is. ``total`` and ``eta`` (seconds) are None while unknown."""

    done: int
    total: int | None = None
    rate: float = 0.0
    eta: float | None = None

    @property
    def share(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. ``failure`` is what the process said where it ended without a summary.

    ``fault`` names what the store could not do, where it was that (``dashboard.fault`` words it).
    """

    stored: int = 0
    replaced: int = 0
    refused: int = 0
    refusals: list[dict[str, Any]] = field(default_factory=list)
    failure: str | None = None
    fault: str | None = None


class Job(threading.Thread):
    """One ingest that goes on whatever the reader does: leaving the page does not end it.

    ``latest`` is a ``Step`` while it runs and the ``Outcome`` afterwards. ``folder``, where given, is the working
    directory, so that refusals name files as the reader does; it is removed at the end.
    """

    def __init__(self, *arguments: str, folder: Path | None = None) -> None:
        super().__init__(name="ingest", daemon=True)
        self.arguments, self.folder = arguments, folder
        self.latest: Step | Outcome = Step(0)

    @property
    def outcome(self) -> Outcome | None:
        return self.latest if isinstance(self.latest, Outcome) else None

    def run(self) -> None:
        try:
            for report in ingest(*self.arguments, folder=self.folder):
                self.latest = report
        except OSError as error:
            self.latest = Outcome(failure=str(error))
        finally:
            if self.folder:
                shutil.rmtree(self.folder, ignore_errors=True)


def ingest(*arguments: str, folder: Path | None = None) -> Iterator[Step | Outcome]:
    """Run ``tilik ingest`` with ``arguments``; yields steps as they come, then one outcome."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        command = [sys.executable, "-m", "dashboard", "ingest", "--progress", "json", *arguments]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            encoding="utf-8",
            env=_environment(),
            cwd=folder,
        ) as process:
            assert process.stdout is not None
            outcome = None
            for line in process.stdout:
                report = _report(line)
                if isinstance(report, Outcome):
                    outcome = report
                elif report:
                    yield report
        said.seek(0)
        yield outcome or Outcome(failure=said.read()[-SAID:].strip() or f"exit code {process.returncode}")


_seedings: dict[Path, Job] = {}


def seeding() -> Job | None:
    """The job that fills the store with the seeds, started where nothing was ever written there.

    ``tilik run`` calls this first of all, each page before it is drawn; in one process they share the job. Raises
    ``OSError`` where it cannot be told whether there is something in the store.
    """
    store = settings().store
    if settings().seed and store not in _seedings and untouched(store):
        _seedings[store] = Job("--seeds")
        _seedings[store].start()
    return _seedings.get(store)


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "TILIK_STORE": str(settings().store)}


def _report(line: str) -> Step | Outcome | None:
    try:
        said = json.loads(line)
    except json.JSONDecodeError:
        return None
    if not isinstance(said, dict):
        return None
    if "fault" in said:
        return Outcome(failure=str(said.get("detail") or said["fault"]), fault=str(said["fault"]))
    if "summary" in said:
        return Outcome(
            **{name: said["summary"].get(name, 0) for name in ("stored", "replaced", "refused")},
            refusals=said["summary"].get("refusals", []),
        )
    return Step(said.get("done", 0), said.get("total"), said.get("rate") or 0.0, said.get("eta"))


def save(name: str, content: bytes, *, folder: Path) -> Path:
    """Write an upload into ``folder`` under a name of our own; of the reader's, the last part and its ending.

    >>> save("../../etc/berita pagi.txt", b"...", folder=Path(tempfile.mkdtemp())).name
    'berita_pagi.txt'
    """
    stem, suffix = Path(name.replace("\\", "/")).stem, Path(name).suffix.lower()
    plain = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in stem)[:80] or "upload"
    path = folder / f"{plain}{suffix if suffix[1:].isalnum() else ''}"
    path.write_bytes(content)
    return path
