"""What is filtered for, each filter with the articles it stands for and a way to lift it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from components.markdown import literal
from dashboard.data import queries
from dashboard.filters import known, url
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection


class Chip(NamedTuple):
    """One filter in words, the articles it stands for, and the change of the URL that lifts it."""

    label: str
    change: url.Parameters
    articles: int | None = None


def clear() -> None:
    """Lift every filter, and what the page narrows its rows by; the language and the view stay."""
    url.write({name: [] for name in (*url.FILTERS, *url.FACETS)})


def row(words: Words) -> None:
    chosen = url.selection()
    if not chosen.narrowed:
        return
    shown = ask(queries.count, frame="articles", selection=chosen)
    found = list(chips(chosen, shown, words=words))
    with st.container(horizontal=True, key="chips", gap="xsmall", vertical_alignment="center"):
        st.caption(_of_all(shown, words=words), width="content")
        buttons(found, key="chip", words=words)
        if len(found) > 1:
            st.button(words("Remove all"), key="chips.clear", type="tertiary", on_click=clear)


def buttons(found: Iterable[Chip], *, key: str, words: Words) -> None:
    for number, chip in enumerate(found):
        st.button(
            literal(chip.label) + _share(chip.articles, words=words),
            key=f"{key}.{number}",
            icon=":material/close:",
            icon_position="right",
            help=words("Remove this filter"),
            on_click=url.write,
            args=(chip.change,),
        )


def _of_all(shown: int, *, words: Words) -> str:
    return words.plural(
        "{shown} of {count} article", "{shown} of {count} articles", known.articles(), shown=words.number(shown)
    )


def _share(articles: int | None, *, words: Words) -> str:
    return "" if articles is None else f" :small[:gray[{words.number(articles)}]]"


def chips(chosen: Selection, shown: int, *, words: Words) -> Iterator[Chip]:
    """Every filter of a selection that shows so many articles."""
    shares = ask(queries.shares, selection=chosen, shown=shown)
    if chosen.since or chosen.until:
        yield Chip(_days(chosen.since, chosen.until, words=words), {"since": [], "until": []})
    for outlet in chosen.outlets:
        yield Chip(outlet, _less("outlet", chosen.outlets, outlet), shares["outlets", outlet])
    names = known.names(one for field in url.ACTORS.values() for one in getattr(chosen, field))
    for name, field in url.ACTORS.items():
        ids = getattr(chosen, field)
        for one in ids:
            yield Chip(_told(name, names[one], words=words), _less(name, ids, one), shares[field, one])
    if chosen.text:
        yield Chip(f"“{chosen.text}”", {"q": []})
    if chosen.starred:
        yield Chip(words("starred"), {"star": []})
    for tag in chosen.tags:
        yield Chip(f"#{tag}", _less("tag", chosen.tags, tag), shares["tags", tag])
    if not chosen.copies:
        yield Chip(words("without copies"), {"copies": []})
    if not chosen.samples:
        yield Chip(words("without samples"), {"samples": []})


def _days(since: date | None, until: date | None, *, words: Words) -> str:
    if since and until:
        return f"{words.date(since)} – {words.date(until)}"
    if since:
        return words("since {day}", day=words.date(since))
    return words("until {day}", day=words.date(until)) if until else ""


def _told(parameter: str, name: str, *, words: Words) -> str:
    match parameter:
        case "speaker":
            return words("said by {name}", name=name)
        case "about":
            return words("about {name}", name=name)
        case "without":
            return words("without {name}", name=name)
    return name


def _less(name: str, values: Iterable[str], value: str) -> url.Parameters:
    return url.with_gone(name, [other for other in values if other != value])
