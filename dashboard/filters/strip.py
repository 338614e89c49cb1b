"""The strip above every page: the pages, the filters, what is filtered for, and what of the URL is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.markdown import literal
from components.style import sheet
from dashboard import navigation
from dashboard.catalogue import LANGUAGES
from dashboard.filters import actors, chips, days, more, outlets, past, text, url, views
from dashboard.filters.widgets import badges
from dashboard.session import language

if TYPE_CHECKING:
    from components.words import Words


def bar(words: Words, *, page: str) -> None:
    """Draw the pages, the filter bar, what is filtered for, and what of the URL no longer exists."""
    past.remember()
    st.html(sheet("filters"))
    badges(_active())
    with st.container(horizontal=True, key="nav", vertical_alignment="center", gap="xsmall"):
        _pages(words)
        st.space("stretch")
        _language(words)
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small"):
        days.menu(words)
        outlets.menu(words)
        actors.menu(words)
        text.field(words)
        more.menu(words)
        st.space("stretch")
        with st.container(horizontal=True, key="bar.view", gap="xsmall", width="content"):
            _undo(words)
            views.menu(words, page=page or navigation.DEFAULT)
            _copy(words, page)
    text.say_mended(words)
    chips.row(words)
    _gone(words)


def _active() -> dict[str, int]:
    """How many filters are set, by the menu that sets them."""
    chosen = url.selection()
    return {
        "days": int(bool(chosen.since or chosen.until)),
        "outlets": len(chosen.outlets),
        "actors": sum(len(getattr(chosen, field)) for field in url.ACTORS.values()),
        "more": len(chosen.tags) + sum((chosen.starred, not chosen.copies, not chosen.samples)),
    }


def _pages(words: Words) -> None:
    """The pages as links that keep the filters; Streamlit's own would open them with an empty URL."""
    for name, title in navigation.titles(words).items():
        st.page_link(navigation.path(name), label=title, icon=navigation.ICONS[name], query_params=url.query())


def _undo(words: Words) -> None:
    st.button(
        words("Undo"),
        icon=":material/undo:",
        key="bar.undo",
        type="tertiary",
        help=words("Undo the last change of the filters"),
        disabled=not past.undoable(),
        on_click=past.undo,
    )


def _copy(words: Words, page: str) -> None:
    with st.popover(words("Copy link"), icon=":material/link:", type="tertiary", key="bar.copy"):
        st.caption(words("This address opens the same view, filters included."))
        st.code(url.address(page), language=None, wrap_lines=True)


def _language(words: Words) -> None:
    """Keyed by its state, as the toggles of ``more`` are."""
    key = f"filter.language.{language()}"
    st.segmented_control(
        words("Language"),
        LANGUAGES,
        default=language(),
        key=key,
        format_func=str.upper,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: url.write({"lang": [st.session_state[key]]}),
    )


def _gone(words: Words) -> None:
    gone = url.gone()
    if not gone:
        return
    named = ", ".join(dict.fromkeys(value for values in gone.values() for value in values))
    told = words("This link also filters for something that is not here: {names}. It is left out.", names=named)
    with st.container(horizontal=True, key="gone", vertical_alignment="center"):
        st.warning(literal(told), icon=":material/link_off:")
        kept = {name: [one for one in url.choices(name) if one not in values] for name, values in gone.items()}
        st.button(words("Drop it from the link"), key="gone.drop", on_click=url.write, args=(kept,))
