"""The filters that are wanted less often: near-copies and samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters import url

if TYPE_CHECKING:
    from components.words import Words


def menu(words: Words) -> None:
    wanted = url.asked()
    with st.popover(words("More"), icon=":material/tune:", key="bar.more"):
        _toggle(
            "copies",
            words("Near-copies"),
            shown=wanted.copies,
            help=words("Off: of articles with nearly the same text, only the earliest."),
        )
        _toggle(
            "samples",
            words("Samples"),
            shown=wanted.samples,
            help=words("Show the sample articles that come with Tilik."),
        )


def _toggle(name: str, label: str, *, shown: bool, help: str) -> None:
    """The state is part of the key: a browser that goes back forgets its widgets, and starts from the default."""
    st.toggle(
        label,
        value=shown,
        key=f"filter.{name}.{shown}",
        help=help,
        on_change=url.write,
        args=({name: ["0"] if shown else []},),
    )
