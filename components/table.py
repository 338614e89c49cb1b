"""Tables whose rows can be clicked, one page at a time."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.written import written

if TYPE_CHECKING:
    from components.words import Words

PAGE = 200
HEIGHT = 640
BUTTON = 44  # what a page number takes; in a row beside others Streamlit would leave out most of them
ROW, WRAPPED = 35, 64  # Streamlit breaks lines in rows higher than 4 rem


def pick(
    rows: pd.DataFrame,
    *,
    columns: Mapping[str, Any],
    formats: Mapping[str, Callable[[Any], str]] | None = None,
    muted: pd.Series | None = None,
    muted_color: str = "#63666D",
    key: str,
    alt: str,
    height: int = HEIGHT,
    row_height: int = ROW,
) -> int | None:
    """Draw ``rows`` and return the position of the row that was clicked, if any.

    ``columns`` maps shown columns to their Streamlit configuration, in order. ``formats`` writes values without
    changing what the column sorts by. ``muted`` marks rows that are shown in ``muted_color`` italics. At a
    ``row_height`` of ``WRAPPED`` pixels long text breaks into lines.
    """
    shown = rows[list(columns)].reset_index(drop=True)
    # A name of its own for every styling would send the table anew in every run.
    name = f"{zlib.crc32(key.encode()):08x}"
    dull = [] if muted is None else muted.to_numpy(dtype=bool).nonzero()[0].tolist()
    look = {"color": muted_color, "font-style": "italic"}
    styled = written(shown, name=name, formats=formats or {}, muted=dull, look=look)
    event = st.dataframe(
        styled,
        column_config=dict(columns),
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
        height=min(height, 38 + row_height * max(len(shown), 1)),
        row_height=row_height,
        placeholder="",
        alt=alt,
    )
    return clicked(event, len(shown))


def clicked(event: Mapping[str, Any], size: int) -> int | None:
    """The row of a table event; None where nothing is selected, or where the row is gone since.

    >>> clicked({"selection": {"cells": [(1, "text")]}}, 2)
    1
    """
    cells = event["selection"].get("cells") or []
    return next((int(row) for row, _ in cells if int(row) < size), None)


def begin(texts: pd.Series, *, most: int) -> pd.Series:
    """How each text begins, in one line of ``most`` characters: what a cell does not show need not be sent.

    >>> begin(pd.Series(["Sari\\n pulang.", "Sari menunggu", None]), most=12).tolist()
    ['Sari pulang.', 'Sari menung…', nan]
    """
    cells = [begun(text, most=most) if isinstance(text, str) else None for text in texts.tolist()]
    return pd.Series(cells, index=texts.index, dtype="str")


def begun(text: str, *, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def days(words: Words) -> Callable[[Any], str]:
    """Writes a column of days; absent ones stay blank."""
    return lambda value: words.date(value) if pd.notna(value) else ""


def page(total: int, *, key: str, words: Words, size: int = PAGE) -> int:
    """Draw the page numbers where there is more than one page; the offset of the chosen page's first row."""
    pages = max(1, math.ceil(total / size))
    if pages == 1:
        return 0
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = 1
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        chosen = st.pagination(pages, key=key, max_visible_pages=5, width=BUTTON * (min(pages, 5) + 2))
        first = (chosen - 1) * size
        st.caption(
            words(
                "Rows {first} to {last} of {total}",
                first=words.number(first + 1),
                last=words.number(min(first + size, total)),
                total=words.number(total),
            )
        )
    return first
