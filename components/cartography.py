"""A map in the browser: areas, points and arcs that can be pointed at and clicked.

Drawn by d3-geo (Bostock), which the server offers, and with maps of its own: nothing is fetched from elsewhere.
Streamlit makes a plotly map anew whenever it differs; of this one mostly the colours of areas change.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.charts import FONT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.words import Words

NAME = "tilik_map"
SCRIPT = Path(__file__).with_name("cartography.js")


def cartography(
    drawing: Mapping[str, Any],
    *,
    on_pick: Callable[[Sequence[str]], None],
    focus: str = "",
    alt: str,
    file: str,
    key: str,
    words: Words,
) -> None:
    """Draw what ``actor_map`` gives. ``on_pick`` is called with the ``pick`` of what is clicked.

    ``focus`` is the pick, joined by commas, of what has an edge of its own. A button saves the map as an SVG
    ``file``.
    """

    def clicked() -> None:
        picked = st.session_state[key].get("picked")
        if isinstance(picked, list):
            on_pick([str(part) for part in picked])

    mount = st.components.v2.component(NAME, js=_script(), isolate_styles=False)
    buttons = [
        ("+", words("Zoom in")),
        ("−", words("Zoom out")),
        ("⟲", words("Reset")),
        ("⤓", words("Save as SVG")),
    ]
    told = {
        "font": FONT,
        "focus": focus,
        "alt": alt,
        "file": file,
        "buttons": buttons,
        "failed": words("The map cannot be drawn. Load the page anew."),
    }
    mount(data={**drawing, **told}, key=key, on_picked_change=clicked)


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")
