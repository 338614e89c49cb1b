"""Provinces as rows: the map of Indonesia in a form that can be sorted and read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.records import items
from components.table import pick

if TYPE_CHECKING:
    from components.words import Words


def province_rows(provinces: pd.DataFrame) -> pd.DataFrame:
    """The provinces as the reader sees them, in the same order; name, mentions, articles, places, newer in."""
    return pd.DataFrame(
        {
            "name": provinces["name"],
            "mentions": provinces["mentions"],
            "articles": provinces["articles"],
            "places": [", ".join(items(names)) for names in provinces["places"]],
            "newer": [", ".join(items(names)) for names in provinces["newer"]],
        },
        index=provinces.index,
    )


def province_table(provinces: pd.DataFrame, *, words: Words, key: str) -> int | None:
    """Draw the provinces; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        province_rows(provinces),
        columns={
            "name": text(words("Province"), width=200),
            "mentions": number(words("Mentions"), width=85),
            "articles": number(words("Articles"), width=80),
            "places": text(words("Most mentioned there"), width=330),
            "newer": text(words("Counted with it"), width=240),
        },
        formats={"mentions": words.number, "articles": words.number},
        key=key,
        alt=words("Provinces of Indonesia, most mentioned first"),
    )
