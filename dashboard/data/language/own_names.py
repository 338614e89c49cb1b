"""Names that an analyst adds: the file, or the folder of files, that ``TILIK_LEXICON`` names.

A file is a CSV table with a header; a comma, a semicolon or a tab parts its cells. ``docs/lexicon.md`` tells the
columns. Nothing is guessed: the first line that cannot be read stops the reading.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import pycountry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("name", "label", "key", "aliases", "kind", "country_code", "lat", "lon")
KINDS = {
    "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVT": "event",
    "PRD": "product", "LAW": "law", "WOA": "work", "NOR": "group",
}  # fmt: skip
LONGEST = 200  # characters of one name
KEY = re.compile(r"[a-z]+:[a-z0-9][a-z0-9_-]*")


class LexiconFault(StrEnum):
    """What is wrong with an analyst's file; ``dashboard.lexicon_fault`` words it."""

    MISSING = "missing"
    ENCODING = "encoding"
    COLUMNS = "columns"
    CELLS = "cells"
    NAME = "name"
    LABEL = "label"
    KEY = "key"
    KIND = "kind"
    COUNTRY = "country"
    POINT = "point"


class LexiconError(ValueError):
    """One fault, with the file, the line where there is one, and the words that are wrong."""

    def __init__(self, fault: LexiconFault, path: Path, line: int | None = None, detail: str = "") -> None:
        self.fault, self.path, self.line, self.detail = fault, path, line, detail
        super().__init__(f"{path}:{line or ''}: {fault}: {detail}")


@dataclass(frozen=True, slots=True)
class OwnName:
    """One line: a name, what it is, and whatever else the analyst knows."""

    name: str
    label: str
    kind: str
    key: str | None = None
    aliases: tuple[str, ...] = ()
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None


def read(path: Path) -> tuple[OwnName, ...]:
    """All names in the file, or in the folder's ``.csv`` files in the order of their names.

    Raises ``LexiconError`` at the first line that cannot be read.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "own.csv"
    >>> _ = file.write_text("name,label,aliases\\nBadan Ombak Nasional,ORG,BON|Badan Ombak\\n")
    >>> read(file)[0].aliases
    ('BON', 'Badan Ombak')
    """
    return tuple(name for file in _files(path) for name in _names(file))


@cache
def fingerprint(path: Path) -> str:
    """Eight hexadecimal digits that change with the content of the files."""
    digest = hashlib.sha256()
    for file in _files(path):
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _files(path: Path) -> list[Path]:
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path] if path.is_file() else []
    if not files:
        raise LexiconError(LexiconFault.MISSING, path)
    return files


def _names(file: Path) -> Iterator[OwnName]:
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(LexiconFault.ENCODING, file, detail=str(error.reason)) from error
    except OSError as error:
        raise LexiconError(LexiconFault.MISSING, file, detail=str(error.strerror)) from error
    lines = text.splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    rows = csv.reader(lines, delimiter=max(",;\t", key=first.count))
    header: list[str] | None = None
    for cells in rows:
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        if header is None:
            header = _header(cells, file, rows.line_num)
        elif len(cells) > len(header):
            raise LexiconError(LexiconFault.CELLS, file, rows.line_num, str(len(cells)))
        else:
            yield _name(dict(zip(header, map(str.strip, cells), strict=False)), file, rows.line_num)


def _header(cells: list[str], file: Path, line: int) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    unknown = [column for column in header if column not in COLUMNS]
    if unknown or not {"name", "label"} <= set(header) or len(set(header)) < len(header):
        raise LexiconError(LexiconFault.COLUMNS, file, line, ", ".join(unknown or header))
    return header


def _name(row: dict[str, str], file: Path, line: int) -> OwnName:
    """One line as an ``OwnName``; each cell is checked before it is believed."""

    def wrong(fault: LexiconFault, detail: str) -> LexiconError:
        return LexiconError(fault, file, line, detail)

    aliases = tuple(form.strip() for form in row.get("aliases", "").split("|") if form.strip())
    for form in (row.get("name", ""), *aliases):
        if not any(map(str.isalnum, form)) or len(form) > LONGEST:
            raise wrong(LexiconFault.NAME, form[:40])
    label = row.get("label", "").upper()
    if label not in KINDS:
        raise wrong(LexiconFault.LABEL, row.get("label", ""))
    key, country = row.get("key", ""), row.get("country_code", "").upper()
    kind = row.get("kind", "") or KINDS[label]
    if key and not KEY.fullmatch(key):
        raise wrong(LexiconFault.KEY, key)
    if kind not in {*KINDS.values(), "country"}:
        raise wrong(LexiconFault.KIND, kind)
    if country and country != "XK" and not pycountry.countries.get(alpha_2=country):
        raise wrong(LexiconFault.COUNTRY, country)
    point = _point(row.get("lat", ""), row.get("lon", ""))
    if point is None:
        raise wrong(LexiconFault.POINT, f"{row.get('lat', '')} {row.get('lon', '')}")
    return OwnName(row["name"], label, kind, key or None, aliases, country or None, *point)


def _point(lat: str, lon: str) -> tuple[float | None, float | None] | None:
    """Degrees north and east, both or none, with a decimal point or comma; None where they make no point."""
    if not lat and not lon:
        return None, None
    try:
        north, east = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None
