"""What the cells of a table say, where that is not how their values are written, and rows in another colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Formats = Mapping[str, Callable[[Any], str]]


def written(
    rows: pd.DataFrame,
    *,
    name: str,
    formats: Formats,
    muted: Sequence[int] = (),
    look: Mapping[str, str] | None = None,
) -> Styler:
    """``rows`` as ``st.dataframe`` takes them: values to sort by, and what the reader sees in their place.

    ``formats`` maps columns to what writes their values; missing values are blank. The rows at the positions
    ``muted`` have the ``look``, CSS properties. ``name`` is the table's own, the same in every run.

    Streamlit asks a styler for the text and the look of every cell, which pandas takes as long to compose as the
    query behind the table took to find it. Here only cells are told of that differ from their values: a null in
    the text of the others lets the browser write the value, so that a sentence is not sent twice.

    >>> rows = pd.DataFrame({"name": ["Sari", None], "quotes": [1200, 3]})
    >>> written(rows, name="x", formats={"quotes": "{:,}".format}).data.astype(str).values.tolist()
    [[nan, '1,200'], ['', '3']]
    """
    shown = rows.copy(deep=False)
    styler = shown.style.set_uuid(name)
    styles = [_style(muted, len(rows.columns), look)] if look and len(muted) else []
    # The three methods through which Streamlit asks (streamlit.elements.lib.pandas_styler_utils).
    vars(styler).update(_compute=lambda: styler, _translate=lambda *_: {"body": [], "cellstyle": styles})
    vars(shown)["astype"] = lambda kind, **more: _text(rows, formats) if kind is str else rows.astype(kind, **more)
    return styler


def _text(rows: pd.DataFrame, formats: Formats) -> pd.DataFrame:
    return pd.DataFrame(
        {name: _said(rows[name], formats.get(str(name))) for name in rows.columns}, index=rows.index
    )


def _said(column: pd.Series, write: Callable[[Any], str] | None) -> pd.Series:
    missing = column.isna().to_numpy(dtype=bool)
    if write is None:
        said = np.array(["" if absent else None for absent in missing], dtype=object)
    else:
        values = zip(column.tolist(), missing, strict=True)
        said = np.array(["" if absent else write(value) for value, absent in values], dtype=object)
    return pd.Series(said, index=column.index, dtype="str")


def _style(muted: Sequence[int], columns: int, look: Mapping[str, str]) -> dict[str, Any]:
    selectors = [f"row{row}_col{column}" for row in muted for column in range(columns)]
    return {"props": list(look.items()), "selectors": selectors}
