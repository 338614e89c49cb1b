"""Who said what: the quotes as rows, and who speaks most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import terms
from components.calendar import day
from components.cards import origins
from components.table import WRAPPED, days, pick

if TYPE_CHECKING:
    from components.palette import Palette
    from components.words import Words


def quote_rows(quotes: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The quotes as the reader sees them, one row each and in the same order.

    ``quotes`` as ``queries.quotes`` gives them; columns ``day``, ``speaker``, ``quote``, ``type``, ``act``,
    ``outlet``, ``sure`` and ``resolved``.
    """
    return pd.DataFrame(
        {
            "day": day(quotes["published_at"], zone=zone),
            "speaker": [
                speaker(names, wording, words=words)
                for names, wording in zip(quotes["speakers"], quotes["speaker_text"], strict=True)
            ],
            "quote": quotes["text"].str.replace(r"\s+", " ", regex=True),
            "type": quotes["type"].map(terms.quote_types(words)),
            "act": quotes["act"].map(terms.acts(words)),
            "outlet": origins(quotes, words=words),
            "sure": [terms.sureness(value, words=words) for value in quotes["confidence"]],
            "resolved": [len(names) > 0 for names in quotes["speakers"]],
        },
        index=quotes.index,
    )


def speaker(names: Iterable[str], wording: str | None, *, words: Words) -> str:
    """The speakers' names, else the article's own words for the speaker, said to be unresolved."""
    if listed := ", ".join(names):
        return listed
    return words("{wording} (unresolved)", wording=wording) if isinstance(wording, str) else words("unresolved")


def quote_table(quotes: pd.DataFrame, *, words: Words, zone: ZoneInfo, palette: Palette, key: str) -> int | None:
    """Draw the quotes; the position of the one that was clicked, if any."""
    rows = quote_rows(quotes, words=words, zone=zone)
    text = st.column_config.TextColumn
    return pick(
        rows,
        columns={
            "day": text(words("Date"), width=96),
            "speaker": text(words("Speaker"), width=125),
            "quote": text(words("Quote"), width=275),
            "type": text(words("Type"), width=88),
            "act": text(words("Act"), width=105),
            "outlet": text(words("Outlet"), width=110),
            "sure": text(words("Reading"), width=90, help=words("How sure the reading of speaker and words is.")),
        },
        formats={"day": days(words)},
        muted=~rows["resolved"],
        muted_color=palette.muted,
        key=key,
        alt=words("Quotes, newest first"),
        row_height=WRAPPED,
    )
