"""Frames as files for others: CSV and XLSX that run no formula, Parquet and JSON lines that lose nothing."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pandas as pd

from dashboard.data import queries
from dashboard.data.frames import SPAN_FRAMES
from dashboard.data.selection import Selection
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.data.snapshot import Snapshot

Format = Literal["csv", "xlsx", "parquet", "jsonl"]

# How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SHEET_ROWS = 1_048_576 - 1  # below the header
CELL_CHARACTERS = 32_767
MIME: dict[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
}


class ExportError(ValueError):
    """A frame that does not fit into the format asked for."""


def whole(snapshot: Snapshot, *, frame: str) -> pd.DataFrame:
    """One frame of the store, every row of a span frame with its sentence, outlet, title and URL."""
    if frame in SPAN_FRAMES:
        answer: pd.DataFrame = getattr(queries, frame)(snapshot, selection=Selection())
        return answer
    if frame == "refusals":
        return queries.refusals(snapshot, limit=None)
    order = "published_at DESC NULLS LAST, article_id" if frame == "articles" else "actor_id"
    return snapshot.sql(f"FROM {frame} ORDER BY {order}")


def export(frame: pd.DataFrame, *, format: Format) -> bytes:
    """The frame as a file's content.

    In CSV and XLSX, cells that a spreadsheet would run begin with an apostrophe and lists are JSON; in XLSX,
    instants stand in ``TILIK_TIMEZONE``, and text over 32,767 characters is cut, which its end says. Raises
    ``ExportError`` where XLSX has too few rows.

    >>> export(pd.DataFrame({"title": ["=1+1"], "lat": [-6.2]}), format="csv").decode("utf-8-sig")
    '"title","lat"\\n"\\'=1+1",-6.2\\n'
    """
    return WRITERS[format](frame)


def _csv(frame: pd.DataFrame) -> bytes:
    # Excel takes UTF-8 for it only after a byte order mark.
    # Text is quoted always: a bare carriage return would otherwise begin a row, and a cell with it.
    text = _disarmed(frame).to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return text.encode("utf-8-sig")


def _xlsx(frame: pd.DataFrame) -> bytes:
    if len(frame) > SHEET_ROWS:
        raise ExportError(f"{len(frame):,} > {SHEET_ROWS:,}")
    sheet = _disarmed(frame)
    for column in sheet:
        if isinstance(sheet[column].dtype, pd.DatetimeTZDtype):
            sheet[column] = sheet[column].dt.tz_convert(settings().zone).dt.tz_localize(None)
        elif not pd.api.types.is_numeric_dtype(sheet[column]):
            sheet[column] = sheet[column].map(_cut, na_action="ignore")
    file = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        sheet.to_excel(writer, index=False, freeze_panes=(1, 0))
    return file.getvalue()


def _parquet(frame: pd.DataFrame) -> bytes:
    return bytes(frame.to_parquet(index=False))


def _jsonl(frame: pd.DataFrame) -> bytes:
    if frame.empty:
        return b""
    return frame.to_json(orient="records", lines=True, date_format="iso", force_ascii=False).encode()


WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "jsonl": _jsonl,
}  # fmt: skip


def _disarmed(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy without lists and formulas."""
    frame = frame.copy()
    for column in frame:
        if frame[column].dtype == object or pd.api.types.is_string_dtype(frame[column]):
            frame[column] = frame[column].map(_plain, na_action="ignore")
    return frame


def _plain(cell: object) -> object:
    if isinstance(cell, (list, tuple)):
        return json.dumps(cell, ensure_ascii=False)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _cut(cell: object) -> object:
    if not isinstance(cell, str) or len(cell) <= CELL_CHARACTERS:
        return cell
    end = f" […] {len(cell):,}"
    return cell[: CELL_CHARACTERS - len(end)] + end
