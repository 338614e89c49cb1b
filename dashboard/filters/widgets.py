"""What the widgets of the bar share: they are unbound, set from the URL before they are drawn."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

import streamlit as st

from dashboard.filters import url


def seed(key: str, value: Any) -> str:
    """Set a widget from the URL before it is drawn."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def changed(key: str, shown: Any) -> bool:
    """Whether a widget of a menu says something else than it showed.

    Browsers send once more what stood in a menu that was just closed. Streamlit, which has forgotten it, takes it
    for a change, beside whatever the reader did meanwhile.
    """
    return bool(st.session_state[key] != shown)


def keyed(key: str, labels: Iterable[str]) -> str:
    """A key for each set of labels: a browser sends labels back, and only those shown last are known."""
    return f"{key}.{zlib.crc32(repr(tuple(labels)).encode()):08x}"


class Menu(NamedTuple):
    """A popover; ``content`` draws what is in it."""

    label: str
    content: Callable[[], None]
    icon: str
    key: str
    type: Literal["secondary", "tertiary"] = "secondary"


def menus(*several: Menu) -> None:
    """Menus side by side, of which each is drawn while it is open: closed, it asks for and sends nothing.

    They run alone; where what is chosen in one changes the URL, the whole page runs.
    """
    _menus(several, url.everything())


@st.fragment
def _menus(several: Iterable[Menu], asked: url.Parameters) -> None:
    for label, content, icon, key, style in several:
        opened = st.popover(label, icon=icon, key=key, type=style, on_change="rerun")
        if opened.open:
            with opened:
                content()
    if url.everything() != asked:
        st.rerun()


def badges(active: Mapping[str, int]) -> str:
    """A ``<style>`` that marks menus, by their keys, with how many of their filters are set.

    A menu whose name changed would close under the reader's hand, so the numbers are laid beside the names.
    """
    marked = "".join(
        f".st-key-bar-{menu} button > div > div:first-child p::after {{content: '{number}'}}"
        for menu, number in active.items()
        if number
    )
    return f"<style>{marked}</style>"
