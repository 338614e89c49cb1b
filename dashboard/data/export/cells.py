"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from datetime import tzinfo

# How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CELL_CHARACTERS = 32_767  # of XLSX


def disarmed(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy without formulas; lists are JSON."""
    frame = frame.copy()
    for column in frame:
        if frame[column].dtype == object or pd.api.types.is_string_dtype(frame[column]):
            frame[column] = frame[column].map(_plain, na_action="ignore")
    return frame


def fitted(frame: pd.DataFrame, *, zone: tzinfo) -> pd.DataFrame:
    """``disarmed``, and as XLSX can hold it: instants as the clocks of ``zone`` show them, long text cut."""
    frame = disarmed(frame)
    for column in frame:
        if isinstance(frame[column].dtype, pd.DatetimeTZDtype):
            frame[column] = frame[column].dt.tz_convert(zone).dt.tz_localize(None)
        elif not pd.api.types.is_numeric_dtype(frame[column]):
            frame[column] = frame[column].map(_cut, na_action="ignore")
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
