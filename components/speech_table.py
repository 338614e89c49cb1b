"""Quotes counted by who speaks or by what is done, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import terms
from components.palette import GLYPHS
from components.table import pick

if TYPE_CHECKING:
    from components.words import Words


def group_names(groups: pd.DataFrame, *, words: Words) -> list[str]:
    """The groups of ``queries.speech`` in the reader's words; speakers with the glyph of their kind."""
    acts = terms.acts(words)
    return [
        f"{GLYPHS.get(kind, '')} {name}".strip()
        if isinstance(name, str)
        else acts.get(group, group) or words("unresolved")
        for group, name, kind in zip(groups["group"], groups["name"], groups["kind"], strict=True)
    ]


def speech_table(groups: pd.DataFrame, *, words: Words, key: str) -> int | None:
    """Draw the groups; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        groups.assign(name=group_names(groups, words=words)),
        columns={
            "name": text(words("Group"), width=170),
            "quotes": number(words("Quotes"), width=70),
            "direct": number(words("Direct"), width=80, help=words("Quotes in quotation marks.")),
            "outlets": number(words("Outlets"), width=70),
        },
        formats=dict.fromkeys(("quotes", "direct", "outlets"), words.number),
        key=key,
        alt=words("Quotes by group, largest first"),
    )
