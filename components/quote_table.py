"""Who said what: the quotes as rows, and who speaks most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import terms
from components.calendar import day
from components.cards import origins
from components.correction import mark_column, marked
from components.edtf import span
from components.records import records
from components.table import HEIGHT, WRAPPED, begin, days, pick

if TYPE_CHECKING:
    from components.palette import Palette
    from components.words import Words

QUOTE = 112  # what three lines hold
READ = (
    "speakers", "speaker_text", "text", "type", "act", "outlet", "chain", "confidence", "said_on", "place",
    "addressees",
)  # fmt: skip


def quote_rows(quotes: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The quotes as the reader sees them, one row each and in the same order.

    ``quotes`` as ``queries.quotes`` gives them; columns ``day``, ``speaker``, ``quote``, ``type``, ``act``,
    ``chain``, ``sure``, ``circumstances`` and ``resolved``.
    """
    rows = records(quotes[list(READ)])
    types, acts = terms.quote_types(words), terms.acts(words)
    outlets = origins(quotes, words=words)
    columns: dict[str, Sequence[Any]] = {
        "day": day(quotes["published_at"], zone=zone).tolist(),
        "speaker": [speaker(row["speakers"], row["speaker_text"], words=words) for row in rows],
        "quote": [" ".join(row["text"].split()) for row in rows],
        "type": [types.get(row["type"]) for row in rows],
        "act": [acts.get(row["act"]) for row in rows],
        "chain": [chain(outlet, row, words=words) for outlet, row in zip(outlets, rows, strict=True)],
        "sure": [terms.sureness(row["confidence"], words=words) for row in rows],
        "circumstances": [circumstances(row, words=words) for row in rows],
        "corrected": marked(quotes),
        "resolved": [len(row["speakers"]) > 0 for row in rows],
    }
    # Of one type, or pandas would look for that of each column.
    return pd.DataFrame(columns, index=quotes.index, dtype=object)


def speaker(names: Iterable[str], wording: str | None, *, words: Words) -> str:
    """The speakers' names, else the article's own words for the speaker, said to be unresolved."""
    if listed := ", ".join(names):
        return listed
    return words("{wording} (unresolved)", wording=wording) if isinstance(wording, str) else words("unresolved")


def chain(outlet: str, quote: Mapping[str, Any], *, words: Words) -> str:
    """By which way the words came: the outlet, then who it has them from, up to the speaker, who has a column.

    >>> quote = {"outlet": "Kabar Muara", "chain": ["Kabar Muara", "AFP", "Sari"], "speakers": ["Sari"]}
    >>> chain("Kabar Muara (sample)", quote, words=lambda message: message)
    'Kabar Muara (sample) ← AFP'
    """
    links = list(quote["chain"])
    if isinstance(quote["outlet"], str):
        links = links[1:]
    return " ← ".join((outlet, *(link for link in links if link not in quote["speakers"])))


def circumstances(quote: Mapping[str, Any], *, words: Words) -> str:
    """When, where and to whom something was said, as far as the attribution tells."""
    found = []
    if isinstance(quote["said_on"], str):
        found.append(span(quote["said_on"], words=words))
    if isinstance(quote["place"], str):
        found.append(words("at {place}", place=quote["place"]))
    if names := ", ".join(quote["addressees"]):
        found.append(words("to {names}", names=names))
    return " · ".join(found)


def attribution(quote: Mapping[str, Any], *, words: Words) -> str:
    """All that is known of one quote's origin in one line: who, how sure, by which way, when, where, to whom."""
    [outlet] = origins(pd.DataFrame([quote]), words=words)
    parts = (
        speaker(quote["speakers"], quote["speaker_text"], words=words),
        terms.acts(words).get(quote["act"], ""),
        terms.sureness(quote["confidence"], words=words),
        chain(outlet, quote, words=words),
        circumstances(quote, words=words),
    )
    return " · ".join(filter(None, parts))


def quote_table(
    quotes: pd.DataFrame, *, words: Words, zone: ZoneInfo, palette: Palette, key: str, height: int = HEIGHT
) -> int | None:
    """Draw the quotes; the position of the one that was clicked, if any."""
    rows = quote_rows(quotes, words=words, zone=zone)
    rows = rows.assign(quote=begin(rows["quote"], most=QUOTE))
    text = st.column_config.TextColumn
    return pick(
        rows,
        columns={
            **mark_column(rows, words=words),
            "day": text(words("Date"), width=80),
            "speaker": text(words("Speaker"), width=118),
            "quote": text(words("Quote"), width=268),
            "act": text(words("Act"), width=118),
            "sure": text(words("Reading"), width=88, help=words("How sure the reading of speaker and words is.")),
            "chain": text(
                words("Source chain"), width=132, help=words("From this outlet to where it has the words from.")
            ),
            "type": text(words("Type"), width=80),
            "circumstances": text(words("Said when, where, to whom"), width=210),
        },
        formats={"day": days(words)},
        muted=~rows["resolved"].astype(bool),
        muted_color=palette.muted,
        key=key,
        alt=words("Quotes"),
        height=height,
        row_height=WRAPPED,
    )
