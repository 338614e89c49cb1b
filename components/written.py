"""What the cells of a table say, where that is not how their values are written, and rows in another colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Cell = dict[str, str]


def written(
    rows: pd.DataFrame,
    *,
    name: str,
    formats: Mapping[str, Callable[[Any], str]],
    muted: Sequence[int] = (),
    look: Mapping[str, str] | None = None,
) -> Styler:
    """``rows`` as ``st.dataframe`` takes them: values to sort by, and what the reader sees in their place.

    ``formats`` maps columns to what writes their values; missing values are blank. The rows at the positions
    ``muted`` have the ``look``, CSS properties. ``name`` is the table's own, the same in every run.

    Streamlit asks a styler for the text and the look of every cell, which pandas takes as long to compose as the
    query behind the table took to find it. Here only cells are told of that differ from their values.

    >>> rows = pd.DataFrame({"name": ["Sari", None], "quotes": [1200, 3]})
    >>> cells = written(rows, name="x", formats={"quotes": "{:,}".format})._translate(False, False)["body"]
    >>> [(cell["id"], cell["display_value"]) for [cell] in cells]
    [('row1_col0', ''), ('row0_col1', '1,200'), ('row1_col1', '3')]
    """
    styler = rows.style.set_uuid(name)
    cells = list(_cells(rows, formats))
    styles = [_style(muted, len(rows.columns), look)] if look and len(muted) else []
    # The two methods through which Streamlit asks (streamlit.elements.lib.pandas_styler_utils).
    told = {"body": [[cell] for cell in cells], "cellstyle": styles}
    vars(styler).update(_compute=lambda: styler, _translate=lambda *_: told)
    return styler


def _cells(rows: pd.DataFrame, formats: Mapping[str, Callable[[Any], str]]) -> Iterator[Cell]:
    for at, column in enumerate(rows.columns):
        missing = rows[column].isna().to_numpy(dtype=bool)
        write = formats.get(str(column))
        if write is None:
            for row in missing.nonzero()[0].tolist():
                yield {"id": f"row{row}_col{at}", "display_value": ""}
        else:
            for row, (value, absent) in enumerate(zip(rows[column], missing, strict=True)):
                yield {"id": f"row{row}_col{at}", "display_value": "" if absent else write(value)}


def _style(muted: Sequence[int], columns: int, look: Mapping[str, str]) -> dict[str, Any]:
    selectors = [f"row{row}_col{column}" for row in muted for column in range(columns)]
    return {"props": list(look.items()), "selectors": selectors}
