"""Drawings of our own in the browser: what they all have, before what each of them draws.

Streamlit makes a plotly figure anew whenever it differs, which takes longer than all else of a page; a drawing
of ours goes on from what stands there.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from components.words import Words

FOLDER = Path(__file__).parent


def drawing(name: str, data: dict[str, Any], *, key: str, on: Mapping[str, Callable[[list[Any]], None]]) -> None:
    """Draw ``data`` by ``components/<name>.js``, and call ``on[event]`` with what the reader did there.

    Each event is a list. Styled by ``drawing.css``.
    """

    def told(event: str) -> None:
        done = st.session_state[key].get(event)
        if isinstance(done, list):
            on[event](done)

    mount = st.components.v2.component(f"tilik_{name}", js=_script(name), isolate_styles=False)
    callbacks: dict[str, Any] = {f"on_{event}_change": partial(told, event) for event in on}
    mount(data=data, key=key, **callbacks)


def saving(words: Words) -> tuple[str, str]:
    """Sign and name of the button that saves a drawing."""
    return "⤓", words("Save as SVG")


@cache
def _script(name: str) -> str:
    return "\n".join((FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in ("drawing", name))
