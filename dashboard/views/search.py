"""What holds the words searched for: articles and quotes, the best first, each opened at its hit."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.article_table import titles
from components.citation import citation
from components.markdown import literal
from components.quote_table import speaker
from components.records import records
from components.style import sheet
from components.table import page
from dashboard import empty, filters, navigation, session
from dashboard.controls import choice, control
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.drawer import source
from dashboard.filters.url import write
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
    for place, (title, row) in enumerate(zip(named, records(found), strict=True)):
        told = words.plural("{count} hit", "{count} hits", len(row["hits"]))
        hit(row, f"{title} · {told}", passages(row), key=f"article-{place}")


def passages(row: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The hits of an article in two passages at most: those around the first, and the next far from it."""
    if not row["hits"]:
        return [[]]
    first = row["hits"][0]
    later = [span for span in row["hits"] if span[0] > first[1] + NEAR]
    return [row["hits"], later] if later else [row["hits"]]


def hit(row: dict[str, Any], note: str, shown: list[list[tuple[int, int]]], *, key: str) -> None:
    """One result: a card that opens the article at its first hit."""
    text = row["text"].replace("\n", " ")
    with st.container(key=f"card-hit-{key}", gap=None):
        for number, spans in enumerate(shown):
            st.html(citation(text, note="" if number else note, hits=spans))
        where = next(((start, end) for start, end in shown[0]), None)
        base = row.get("start") or 0
        span = {"start": [str(base + where[0])], "end": [str(base + where[1])]} if where else {}
        st.page_link(
            navigation.path("article"),
            label=literal(source(row, words=words)),
            query_params=filters.query(article=[row["article_id"]], **span),
        )


def quotes() -> None:
    found = ask(queries.found_quotes, selection=chosen, limit=10 * SHOWN)
    if found.empty:
        st.caption(words("No quote holds these words."))
        return
    offset = page(len(found), key=control("search.quotes", chosen), words=words, size=SHOWN)
    for place, row in enumerate(records(found.iloc[offset : offset + SHOWN])):
        note = speaker(row["speakers"], row["speaker_text"], words=words)
        hit(row, note, [row["hits"]], key=f"quote-{place}")


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
    st.html(sheet("citation"))
    return quotes() if kind == "quotes" else articles()


content()
