"""The strip above every page: the pages, the filters, what is filtered for, and what of the URL is not there.

Every page draws it anew with every change of a filter: so its elements are few, and menus are empty until opened.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from components.link import icon, link
from components.markdown import literal
from dashboard import navigation
from dashboard.catalogue import LANGUAGES
from dashboard.filters import actors, chips, days, more, outlets, past, text, url, views
from dashboard.filters.widgets import Menu, badges, menus
from dashboard.session import language

if TYPE_CHECKING:
    from components.words import Words


CURRENT = ' aria-current="true"'


def bar(words: Words, *, page: str) -> None:
    """Draw the pages, the filter bar, what is filtered for, and what of the URL no longer exists."""
    past.remember()
    page = page or navigation.DEFAULT
    st.html(_navigation(page, words) + badges(_active()))
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small"):
        menus(days.menu(words), outlets.menu(words), actors.menu(words), more.menu(words))
        text.field(words)
        menus(text.syntax(words), views.menu(words, page=page), _copy(words, page))
        _undo(words)
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


def _navigation(page: str, words: Words) -> str:
    """The pages and the languages: one element for all of them."""
    named, languages = (f'aria-label="{escape(name)}"' for name in (words("Pages"), words("Language")))
    return (
        f'<nav class="tilik-nav" {named}><div class="tilik-pages">{_pages(page, words)}</div>'
        f'<div class="tilik-languages" role="group" {languages}>{_languages(page)}</div></nav>'
    )


def _pages(page: str, words: Words) -> str:
    """Links that keep the filters; Streamlit's own would open the pages with an empty URL."""
    kept = url.query()
    links = (
        link(
            navigation.href(name, kept),
            icon(navigation.ICONS[name]) + escape(title),
            current=name == page,
        )
        for name, title in navigation.titles(words).items()
    )
    return "".join(links)


def _languages(page: str) -> str:
    """Links to the same view in each language; they load it anew, or its widgets would keep their old words."""
    asked = url.everything()
    addresses = {code: escape(navigation.href(page, {**asked, "lang": [code]})) for code in LANGUAGES}
    return "".join(
        f'<a href="{address}" target="_self"{CURRENT * (code == language())}>{code.upper()}</a>'
        for code, address in addresses.items()
    )


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


def _copy(words: Words, page: str) -> Menu:
    content = partial(_address, words, page)
    return Menu(words("Copy link"), content, icon=":material/link:", key="bar.copy", type="tertiary")


def _address(words: Words, page: str) -> None:
    st.caption(words("This address opens the same view, filters included."))
    st.code(url.address(page), language=None, wrap_lines=True)


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
