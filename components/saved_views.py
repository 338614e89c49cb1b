"""Views saved under a name: a list that lives in the reader's browser and never leaves it.

The names and addresses are kept in ``localStorage``: a server needs no account to tell readers apart, and one
that may only be read can offer them too. Names are shown as text alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

if TYPE_CHECKING:
    from components.words import Words

FOLDER = Path(__file__).parent
NAME = "tilik_saved_views"


class View(NamedTuple):
    """A page and its query, as the browser kept them: whoever opens it checks both."""

    page: str
    query: str


def saved_views(*, page: str, query: str, words: Words, key: str) -> View | None:
    """Draw the list, with a field to save the view that is open; the view that was clicked, if any."""
    mount = st.components.v2.component(
        NAME, css=(FOLDER / "saved_views.css").read_text(), js=(FOLDER / "saved_views.js").read_text()
    )
    said = {
        "name": words("Name of this view"),
        "save": words("Save"),
        "remove": words("Remove"),
        "none": words("No saved views yet. They stay in this browser; to share one, copy its link."),
        "refused": words("This browser keeps nothing for this page, so no view can be saved."),
    }
    opened = mount(data={"page": page, "query": query, "said": said}, key=key, on_open_change=lambda: None).open
    if not isinstance(opened, dict):
        return None
    return View(str(opened.get("page", "")), str(opened.get("query", "")))
