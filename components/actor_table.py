"""Actors as rows: the network and the map in a form that can be sorted and read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import terms
from components.calendar import day
from components.palette import GLYPHS
from components.records import items
from components.table import days, pick

if TYPE_CHECKING:
    from components.words import Words


def actor_rows(actors: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The actors as the reader sees them: ``queries.actors`` in, one row each and in the same order."""
    spoken = terms.kinds(words)
    kinds = [f"{GLYPHS.get(kind, '○')} {spoken.get(kind, kind)}" for kind in actors["kind"]]
    return pd.DataFrame(
        {
            "name": actors["name"],
            "kind": kinds,
            "mentions": actors["mentions"],
            "articles": actors["articles"],
            "quotes": actors["quotes"],
            "aliases": [
                ", ".join(alias for alias in items(names) if alias != name)
                for names, name in zip(actors["aliases"], actors["name"], strict=True)
            ],
            "first": day(actors["first_seen"], zone=zone),
            "last": day(actors["last_seen"], zone=zone),
        },
        index=actors.index,
    )


def actor_table(actors: pd.DataFrame, *, words: Words, zone: ZoneInfo, key: str) -> int | None:
    """Draw the actors; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn

    return pick(
        actor_rows(actors, words=words, zone=zone),
        columns={
            "name": text(words("Name"), width=200),
            "kind": text(words("Kind"), width=108),
            "mentions": number(words("Mentions"), width=86),
            "articles": number(words("Articles"), width=66),
            "quotes": number(words("Quotes"), width=70),
            "aliases": text(words("Also called"), width=168),
            "first": text(words("First seen"), width=97),
            "last": text(words("Last seen"), width=97),
        },
        formats={
            "mentions": words.number,
            "articles": words.number,
            "quotes": words.number,
            "first": days(words),
            "last": days(words),
        },
        key=key,
        alt=words("Actors, most mentioned first"),
        height=640,
    )
