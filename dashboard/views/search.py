"""What holds the words searched for: articles and quotes, the best first, each opened at its hit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components.article_table import titles
from components.cards import cards
from components.citation import citation
from components.markdown import literal
from components.quote_table import speaker
from components.records import records
from components.table import page
from dashboard import empty, filters, session
from dashboard.controls import choice, control
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.filters.url import write
from dashboard.passages import passages
from dashboard.session import ask

SHOWN = 20
NEAR = 300  # letters: a second passage lies farther from the first

words = session.words()
chosen = filters.selection()


def typed() -> None:
    """Take over what was typed as the filter for text."""
    text = st.session_state["search.first"].strip()
    write({"q": [text] if text else []})


def invitation() -> None:
    """What can be searched for, where nothing is yet."""
    with st.container(key="empty", gap="small"):
        st.subheader(words("Search articles and quotes"), anchor=False)
        st.text_input(
            words("Words, phrases, prefixes"),
            key="search.first",
            placeholder='banjir "air laut" pelabuh* -pasar',
            on_change=typed,
        )
        st.text(
            words(
                "Several words: all of them. “In quotation marks”: the phrase. pelabuh*: what begins so. OR:"
                " either. -word or NOT: without it. The other filters above hold as well."
            )
        )


def articles() -> None:
    total = ask(queries.count, frame="articles", selection=chosen)
    offset = page(total, key=control("search.page", chosen), words=words, size=SHOWN)
    found = ask(queries.found, selection=chosen, limit=SHOWN, offset=offset)
    named = list(titles(found.assign(lead=found["text"].str.slice(0, 120)), words=words))
    told = (words.plural("{count} hit", "{count} hits", len(hits)) for hits in found["hits"])
    notes = [" · ".join(both) for both in zip(named, told, strict=True)]
    results(found, notes, [around(row) for row in records(found)])


def around(row: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The hits of an article in two passages at most: those around the first, and the next far from it."""
    if not row["hits"]:
        return [[]]
    first = row["hits"][0]
    later = [span for span in row["hits"] if span[0] > first[1] + NEAR]
    return [row["hits"], later] if later else [row["hits"]]


def results(found: pd.DataFrame, notes: list[str], shown: list[list[list[tuple[int, int]]]]) -> None:
    """The results as cards: of each its passages under a note; a card opens the article at its first hit."""
    drawn = (
        "".join(
            citation(text.replace("\n", " "), note="" if number else note, hits=spans)
            for number, spans in enumerate(parts)
        )
        for text, note, parts in zip(found["text"], notes, shown, strict=True)
    )
    base = found["start"] if "start" in found else pd.Series(0, index=found.index)
    first = [parts[0][0] if parts[0] else (None, None) for parts in shown]
    spans = pd.DataFrame(first, columns=["start", "end"], index=found.index, dtype="Int64").add(base, axis="index")
    st.html(cards(passages(found.assign(**spans), drawn, words=words)))


def quotes() -> None:
    found = ask(queries.found_quotes, selection=chosen, limit=10 * SHOWN)
    if found.empty:
        st.caption(words("No quote holds these words."))
        return
    offset = page(len(found), key=control("search.quotes", chosen), words=words, size=SHOWN)
    found = found.iloc[offset : offset + SHOWN]
    by = zip(found["speakers"], found["speaker_text"], strict=True)
    results(found, [speaker(*one, words=words) for one in by], [[hits] for hits in found["hits"]])


def content() -> None:
    if not ask(queries.count, frame="articles", selection=Selection()):
        return empty.corpus(words)
    if not chosen.text.strip():
        return invitation()
    total = ask(queries.count, frame="articles", selection=chosen)
    if not total:
        return empty.selection(words)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        found = words.plural("{count} article", "{count} articles", total)
        st.subheader(literal(f"“{chosen.text}” · {found}"), anchor=False)
        kinds = {"articles": words("Articles"), "quotes": words("Quotes")}
        kind = choice(words("View"), kinds, name="view")
    return quotes() if kind == "quotes" else articles()


content()
