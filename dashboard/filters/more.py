"""The filters that are wanted less often: stars and tags, near-copies, samples."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.data import queries
from dashboard.filters import known, url
from dashboard.filters.widgets import Menu, changed, keyed, seed
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection


def menu(words: Words) -> Menu:
    return Menu(words("More"), partial(_choosers, words), icon=":material/tune:", key="bar.more")


def _choosers(words: Words) -> None:
    wanted = url.selection()
    _toggle(
        words("Starred only"),
        on=wanted.starred,
        name="star",
        value="1",
        help=words("What you or others have starred, and all of a starred article."),
    )
    _tags(wanted, words=words)
    _toggle(
        words("Near-copies"),
        on=wanted.copies,
        name="copies",
        value="0",
        help=words("Off: of articles with nearly the same text, only the earliest."),
    )
    _toggle(
        words("Samples"),
        on=wanted.samples,
        name="samples",
        value="0",
        help=words("Show the sample articles that come with Tilik."),
    )


def _toggle(label: str, *, on: bool, name: str, value: str, help: str) -> None:
    """A switch that sets a parameter to ``value`` where it is not as it is by default."""
    key = seed(f"filter.{name}", on)
    after = [] if url.choices(name) else [value]
    st.toggle(label, key=key, help=help, on_change=_chosen, args=(name, key, on, after))


def _chosen(name: str, key: str, shown: object, values: Iterable[str] | None = None) -> None:
    if changed(key, shown):
        url.choose_there(name, st.session_state[key] if values is None else values)


def _tags(wanted: Selection, *, words: Words) -> None:
    if not (tags := known.tags()):
        return
    counts = ask(queries.tag_facet, selection=wanted)
    labels = {tag: f"{tag} ({words.number(counts.get(tag, 0))})" for tag in tags}
    shown = list(wanted.tags)
    key = seed(keyed("filter.tags", labels.values()), shown)
    st.multiselect(
        words("Tags"),
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        filter_mode="contains",
        select_all=False,
        placeholder=words("Any tag"),
        on_change=_chosen,
        args=("tag", key, shown),
    )
