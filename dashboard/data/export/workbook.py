"""An XLSX file with a sheet for each frame, written row by row."""

from __future__ import annotations

from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any, Self

import pandas as pd
import xlsxwriter

from dashboard.data.export.cells import fitted
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

SHEET_ROWS = 1_048_576 - 1  # below the header
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class ExportError(ValueError):
    """A frame that does not fit into the format asked for."""


class Workbook:
    """Sheets of rows; the file is complete when the ``with`` block ends without an error.

    >>> from io import BytesIO
    >>> with Workbook(file := BytesIO()) as book:
    ...     book.add("quotes", [pd.DataFrame({"text": ["=1+1"]})])
    >>> file.getvalue()[:2]
    b'PK'
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._book = xlsxwriter.Workbook(file, OPTIONS)
        self._bold = self._book.add_format({"bold": True})
        self._instant = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def add(self, name: str, batches: Iterable[pd.DataFrame]) -> None:
        """A sheet of these rows below a header that stays in view. Raises ``ExportError`` for too many rows."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        row = 0
        for batch in batches:
            if row == 0:
                sheet.write_row(0, 0, list(batch.columns), self._bold)
            if row + len(batch) > SHEET_ROWS:
                raise ExportError(f"{name}: > {SHEET_ROWS:,}")
            for values in fitted(batch, zone=settings().zone).itertuples(index=False, name=None):
                row += 1
                for column, value in enumerate(values):
                    self._write(sheet, row, column, value)

    def _write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if value is None or value is pd.NaT or value != value or value in (float("inf"), float("-inf")):
            return
        if isinstance(value, datetime):
            sheet.write_datetime(row, column, value, self._instant)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._day)
        else:
            sheet.write(row, column, value)
