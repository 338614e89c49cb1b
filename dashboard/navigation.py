"""The pages: their names in the URL, their titles in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

if TYPE_CHECKING:
    from components.words import Words

VIEWS = Path(__file__).resolve().parent / "views"
STATIC = Path(__file__).resolve().parent / "static"
DEFAULT = "overview"
PAGES = ("overview", "timeline", "actors", "quotes", "numbers", "search", "article", "corpus")
ICONS = {
    "overview": ":material/space_dashboard:",
    "timeline": ":material/timeline:",
    "actors": ":material/hub:",
    "quotes": ":material/format_quote:",
    "numbers": ":material/123:",
    "search": ":material/search:",
    "article": ":material/article:",
    "corpus": ":material/inventory_2:",
}


def titles(words: Words) -> dict[str, str]:
    return {
        "overview": words("Overview"),
        "timeline": words("Timeline"),
        "actors": words("Actors"),
        "quotes": words("Quotes"),
        "numbers": words("Numbers"),
        "search": words("Search"),
        "article": words("Article"),
        "corpus": words("Corpus"),
    }


def pages(words: Words) -> list[st.Page]:
    """All pages, the overview first; each keeps its English name in the URL in every language.

    They have no ``icon``: Streamlit would fetch each from a foreign host as the favicon.
    """
    named = titles(words)
    return [
        st.Page(VIEWS / f"{name}.py", title=named[name], url_path=name, default=name == DEFAULT) for name in PAGES
    ]


def path(page: str) -> Path:
    """The script behind a page, as ``st.switch_page`` wants it."""
    if page not in PAGES:
        raise KeyError(page)
    return VIEWS / f"{page}.py"


def href(page: str, query: Mapping[str, Sequence[str]]) -> str:
    """The address of a page as it is written in a link, wherever the app is served.

    >>> href("quotes", {"actor": ["a1", "a2"]}), href("overview", {})
    ('quotes?actor=a1&actor=a2', './')
    """
    if page not in PAGES:
        raise KeyError(page)
    behind = urlencode(query, doseq=True)
    return ("./" if page == DEFAULT else page) + (f"?{behind}" if behind else "")
