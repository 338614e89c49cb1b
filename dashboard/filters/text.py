"""The search in the texts, how it is written, and what of it had to be mended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.markdown import literal
from dashboard.data.expression import Mend, read
from dashboard.filters import url
from dashboard.filters.widgets import Menu, seed

if TYPE_CHECKING:
    from components.words import Words

LONGEST = 500


def field(words: Words) -> None:
    st.text_input(
        words("Search the text"),
        key=seed("filter.text", url.asked().text[:LONGEST]),
        type="search",
        placeholder=words("Search the text"),
        max_chars=LONGEST,
        label_visibility="collapsed",
        width=220,
        on_change=_typed,
    )


def syntax(words: Words) -> Menu:
    """How the search is written."""
    told = partial(_syntax, words)
    return Menu(words("How to search"), told, icon=":material/help:", key="bar.syntax", type="tertiary")


def _typed() -> None:
    text = st.session_state["filter.text"].strip()
    url.write({"q": [text] if text else []})


def _syntax(words: Words) -> None:
    ways = {
        "banjir rob": words("both words"),
        '"air laut"': words("these words side by side"),
        "banjir OR rob": words("either"),
        "banjir -rob": words("the one without the other; NOT does the same"),
        "pelabuh*": words("words that begin so"),
        "(rob OR pasang) banjir": words("brackets first"),
    }
    st.markdown("\n".join(f"- `{written}`: {meaning}" for written, meaning in ways.items()))
    st.caption(words("AND, OR and NOT are written in capitals, in English or as DAN, ATAU and BUKAN."))


def say_mended(words: Words) -> None:
    """What was typed in a way that could not be read, and how it was read instead."""
    said = {
        Mend.QUOTE: words("a quotation mark had no partner"),
        Mend.BRACKET: words("a bracket had no partner"),
        Mend.OPERATOR: words("AND, OR or NOT had nothing to join"),
        Mend.LENGTH: words("only the first words were looked for"),
        Mend.NOTHING: words("there is no word in it to look for"),
    }
    if mended := read(url.asked().text).mended:
        told = ", ".join(text for mend, text in said.items() if mend in mended)
        st.caption(":material/info: " + literal(words("The search was mended: {how}.", how=told)))
