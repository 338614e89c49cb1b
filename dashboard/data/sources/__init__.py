"""Readers of articles: one form of file each, all yielding articles or the reasons why something is none.

Nothing is dropped in silence: what a reader cannot make an article of comes out as a ``Refusal``.
"""

from __future__ import annotations

import csv
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.data.article import Article, Reason, Refusal, printable
from dashboard.data.sources import decoding, jsonl, lines, table, text

if TYPE_CHECKING:
    from collections.abc import Iterable

Reader = Callable[..., Iterator[Article | Refusal]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_document,
    ".csv": table.read,
    ".csv.gz": table.read,
    ".tsv": table.read,
}
COUNTERS: dict[Reader | None, Callable[[Path], int]] = {jsonl.read: lines.count, table.read: table.count}
COUNTABLE = 1 << 30  # bytes; counting the articles of more takes longer than it helps


def read(path: Path | str, *, encoding: str | None = None) -> Iterator[Article | Refusal]:
    """The articles of one file, or of all files of a folder, in stable order.

    ``encoding`` is for text that is not UTF-8: its name, or ``auto`` to detect it.
    """
    if not decoding.known(encoding):
        raise LookupError(f"unknown encoding: {encoding}")
    for found in files([path]):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read_file(found, encoding)


def files(paths: Iterable[Path | str]) -> Iterator[Path | Refusal]:
    """The files to read: each given one, folders walked, hidden files and metadata of texts passed over."""
    given = [Path(path) for path in paths]
    for path in given:
        if path.is_dir():
            yield from _walk(path)
        elif not _describes_a_text(path) or text.described(path) not in given:
            yield path


def count(path: Path | str) -> int | None:
    """About how many articles a file holds, for a progress bar; None where that is not cheap to know."""
    path = Path(path)
    try:
        if path.stat().st_size > COUNTABLE:
            return None
        counter = COUNTERS.get(reader(path))
        return counter(path) if counter else 1
    except (OSError, EOFError, zlib.error, csv.Error):
        return None


def reader(path: Path) -> Reader | None:
    """Which reader reads a file of that name, None where none does."""
    name = path.name.lower()
    return next((found for suffix, found in READERS.items() if name.endswith(suffix)), None)


def _read_file(path: Path, encoding: str | None) -> Iterator[Article | Refusal]:
    def refused(reason: Reason, detail: str = "") -> Refusal:
        return Refusal(source=printable(str(path)), reason=reason, detail=printable(detail))

    chosen = reader(path)
    try:
        if not path.exists():
            yield refused(Reason.MISSING)
        elif chosen is None:
            yield refused(Reason.UNKNOWN_FORMAT, path.suffix or path.name)
        else:
            yield from chosen(path, encoding=encoding)
    except UnicodeError as error:  # of a recoded file, whose lines cannot be told apart
        yield refused(Reason.ENCODING, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield refused(Reason.UNREADABLE, getattr(error, "strerror", None) or str(error))


def _walk(folder: Path) -> Iterator[Path | Refusal]:
    unreadable: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and not _describes_a_text(path):
                yield path
    for error in unreadable:
        yield Refusal(source=printable(str(error.filename)), reason=Reason.UNREADABLE, detail=str(error.strerror))


def _describes_a_text(path: Path) -> bool:
    return path.suffix.lower() == ".json" and text.described(path).is_file()
