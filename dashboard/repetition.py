"""The same quote in several articles, wording beside wording."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.cards import caption, cards
from components.differences import likeness
from components.quote_table import speaker
from components.records import records
from components.table import page
from components.wordings import wording
from dashboard.controls import control
from dashboard.data import queries
from dashboard.passages import passages
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

GROUPS = 10  # a page
SHOWN = 6  # wordings of one group
SAME = 0.999  # of the words: a wording that needs no place of its own


def repetition(chosen: Selection, narrow: dict[str, tuple[str, ...]], *, words: Words) -> None:
    """Direct quotes that several articles have, those in most outlets first, with what each changes."""
    found = ask(queries.repeated, selection=chosen, **narrow)
    if found.empty:
        st.caption(words("No direct quote here stands in more than one article in nearly the same words."))
        return
    total = int(found["group"].max()) + 1
    st.caption(
        words(
            "Direct quotes of one speaker, within three weeks, that share two fifths of their words or more."
            " Against the earliest report, what a later one leaves out is struck through,"
            " what it adds is underlined."
        )
    )
    offset = page(total, key=control("quotes.wordings", chosen, narrow), words=words, size=GROUPS)
    shown = found[found["group"].between(offset, offset + GROUPS - 1)]
    quotes = ask(queries.quoted, article_ids=tuple(shown["article_id"]), quote_ids=tuple(shown["quote_id"]))
    quotes = shown.merge(quotes, on=["article_id", "quote_id"], how="left")
    st.html("".join(_group(group, words=words) for _, group in quotes.groupby("group")))


def _group(quotes: pd.DataFrame, *, words: Words) -> str:
    """One utterance: the earliest report whole, each other wording once with what it changes."""
    first, *others = records(quotes)
    outlets, articles = quotes["outlet"].nunique(), quotes["article_id"].nunique()
    counted = [
        words.plural("{count} outlet", "{count} outlets", outlets),
        words.plural("{count} article", "{count} articles", articles),
    ]
    name = speaker(first["speakers"], first["speaker_text"], words=words)
    different = _distinct(first, others)
    shown = [first, *different[:SHOWN]]
    drawn = (
        wording(one["text"], first=first["text"] if place else None, words=words)
        for place, one in enumerate(shown)
    )
    rest = len(others) - min(len(different), SHOWN)
    left = words.plural(
        "And {count} more report with one of these wordings or a shorter part.",
        "And {count} more reports with one of these wordings or a shorter part.",
        rest,
    )
    return (
        f"<section class='tilik-box'><p><b>{escape(name)}</b> · {escape(' · '.join(counted))}</p>"
        + cards(passages(pd.DataFrame(shown), drawn, words=words))
        + (caption(left) if rest else "")
        + "</section>"
    )


def _distinct(first: dict[str, Any], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each wording once in each outlet, those that differ before those that do not."""
    kept: list[dict[str, Any]] = []
    for one in others:
        known = [(first, first["outlet"]), *((other, other["outlet"]) for other in kept)]
        if not any(
            outlet == one["outlet"] and likeness(other["text"], one["text"]) > SAME for other, outlet in known
        ):
            kept.append(one)
    return sorted(kept, key=lambda one: likeness(first["text"], one["text"]) > SAME)
