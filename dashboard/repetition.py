"""The same quote in several articles, wording beside wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.differences import likeness
from components.markdown import literal
from components.quote_table import speaker
from components.records import records
from components.style import sheet
from components.table import page
from components.wordings import wording
from dashboard import filters, navigation
from dashboard.controls import control
from dashboard.data import queries
from dashboard.drawer import source
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
    st.html(sheet("wordings"))
    shown = found[found["group"].between(offset, offset + GROUPS - 1)]
    quotes = ask(queries.quoted, article_ids=tuple(shown["article_id"]), quote_ids=tuple(shown["quote_id"]))
    quotes = shown.merge(quotes, on=["article_id", "quote_id"], how="left")
    for number, group in quotes.groupby("group"):
        _group(int(number), group, words=words)


def _group(number: int, quotes: pd.DataFrame, *, words: Words) -> None:
    """One utterance: the earliest report whole, each other wording once with what it changes."""
    told = records(quotes)
    first, *others = told
    with st.container(border=True, key=f"wordings-{number}"):
        outlets = quotes["outlet"].nunique()
        counted = [
            words.plural("{count} outlet", "{count} outlets", outlets),
            words.plural("{count} article", "{count} articles", quotes["article_id"].nunique()),
        ]
        name = speaker(first["speakers"], first["speaker_text"], words=words)
        st.markdown(f"**{literal(name)}** · {literal(' · '.join(counted))}")
        _wording(first, None, key=f"{number}-first", words=words)
        different = _distinct(first, others)
        for place, one in enumerate(different[:SHOWN]):
            _wording(one, first["text"], key=f"{number}-{place}", words=words)
        rest = len(others) - min(len(different), SHOWN)
        if rest:
            st.caption(
                words.plural(
                    "And {count} more report with one of these wordings or a shorter part.",
                    "And {count} more reports with one of these wordings or a shorter part.",
                    rest,
                )
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


def _wording(quote: dict[str, Any], first: str | None, *, key: str, words: Words) -> None:
    with st.container(key=f"card-wording-{key}", gap=None):
        st.html(wording(quote["text"], first=first, words=words))
        span = {"start": [str(quote["start"])], "end": [str(quote["end"])]}
        st.page_link(
            navigation.path("article"),
            label=literal(source(quote, words=words)),
            query_params=filters.query(article=[quote["article_id"]], **span),
        )
