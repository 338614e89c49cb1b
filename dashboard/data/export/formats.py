"""The formats: each writes batches of rows into a binary file."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from typing import IO, TYPE_CHECKING, Literal

import pandas as pd
import pyarrow as arrow
from pyarrow import parquet

from dashboard.data.export.cells import disarmed
from dashboard.data.export.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.data.export.provenance import Provenance

Format = Literal["csv", "xlsx", "parquet", "jsonl"]
FILE_TYPES: dict[Format, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
}


def write(
    batches: Iterable[pd.DataFrame],
    file: IO[bytes],
    *,
    format: Format,
    name: str = "rows",
    provenance: Provenance | None = None,
) -> None:
    """Write rows into a file that is open for bytes.

    In CSV and XLSX, cells that a spreadsheet would run begin with an apostrophe and lists are JSON; in XLSX,
    instants stand in ``TILIK_TIMEZONE``, text over 32,767 characters is cut, which its end says, and the sheet
    is called ``name``. XLSX has the provenance as a second sheet, Parquet as its metadata; rows of CSV and JSON
    lines stay rows alone. Raises ``ExportError`` where XLSX has too few rows.
    """
    WRITERS[format](batches, file, name, provenance)


def export(frame: pd.DataFrame, *, format: Format) -> bytes:
    """One frame as the content of a file, as ``write`` makes it.

    >>> export(pd.DataFrame({"title": ["=1+1"], "lat": [-6.2]}), format="csv").decode("utf-8-sig")
    '"title","lat"\\n"\\'=1+1",-6.2\\n'
    """
    file = BytesIO()
    write([frame], file, format=format)
    return file.getvalue()


def _csv(batches: Iterable[pd.DataFrame], file: IO[bytes], name: str, provenance: Provenance | None) -> None:
    file.write(b"\xef\xbb\xbf")  # Excel takes UTF-8 for it only after a byte order mark
    for place, batch in enumerate(batches):
        # Text is quoted always: a bare carriage return would otherwise begin a row, and a cell with it.
        lines = disarmed(batch).to_csv(
            header=place == 0, index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC
        )
        file.write(lines.encode())


def _xlsx(batches: Iterable[pd.DataFrame], file: IO[bytes], name: str, provenance: Provenance | None) -> None:
    with Workbook(file) as book:
        book.add(name, batches)
        if provenance:
            book.add("provenance", [provenance.table()])


def _parquet(batches: Iterable[pd.DataFrame], file: IO[bytes], name: str, provenance: Provenance | None) -> None:
    """A batch alone may show no type of a column that is empty in it: so types are agreed on over all."""
    tables = [arrow.Table.from_pandas(batch, preserve_index=False) for batch in batches]
    tables = [table for table in tables if table.num_rows] or tables[:1]
    table = arrow.concat_tables(tables, promote_options="permissive")
    if provenance:
        known = {b"tilik.provenance": json.dumps(provenance.facts(), ensure_ascii=False).encode()}
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), **known})
    parquet.write_table(table, file)


def _jsonl(batches: Iterable[pd.DataFrame], file: IO[bytes], name: str, provenance: Provenance | None) -> None:
    for batch in batches:
        if len(batch):
            lines = batch.to_json(orient="records", lines=True, date_format="iso", force_ascii=False)
            file.write(lines.rstrip("\n").encode() + b"\n")


WRITERS: dict[str, Callable[[Iterable[pd.DataFrame], IO[bytes], str, Provenance | None], None]] = {
    "csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "jsonl": _jsonl,
}  # fmt: skip
