"""The state of the filters. The URL is it: only this file reads or writes ``st.query_params``.

The URL holds ids that no language changes: ``since`` and ``until`` (ISO days), ``outlet``, ``actor``, ``speaker``,
``about`` and ``without`` (repeated), ``q`` (text), ``star=1``, ``tag`` (repeated), ``copies=0``, ``samples=0``,
``lang``; on the article page also ``article``, ``start`` and ``end``. What it asks for and is not there stays in
it, and ``gone`` names it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, NoReturn
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard import navigation
from dashboard.data.selection import Selection
from dashboard.filters import known

ACTORS = {"actor": "actors", "speaker": "speakers", "about": "about", "without": "without"}
FIELDS = {"outlet": "outlets", **ACTORS, "tag": "tags"}  # of what may be there no longer
FILTERS = ("since", "until", "outlet", *ACTORS, "q", "star", "tag", "copies", "samples")
SHARED = (*FILTERS, "lang")
FACETS = ("type", "act", "kind", "unit", "least", "most")  # of single pages
VALUES = 400  # in one address
READ = "filters.read"

Parameters = dict[str, list[str]]


class Read(NamedTuple):
    """What a URL asks for: what of it is there, and what is not, by parameter."""

    selection: Selection
    gone: Mapping[str, tuple[str, ...]]


def selection() -> Selection:
    """What the URL asks for, less the values that no longer exist (``bar`` names those)."""
    return _read().selection


def asked() -> Selection:
    """What the URL asks for, whether it exists or not; what cannot be read of it is left out."""
    return Selection(
        since=_day(parameter("since")),
        until=_day(parameter("until")),
        outlets=_each("outlet"),
        actors=_each("actor"),
        speakers=_each("speaker"),
        about=_each("about"),
        without=_each("without"),
        text=(parameter("q") or "").strip(),
        starred=parameter("star") == "1",
        tags=_each("tag"),
        copies=parameter("copies") != "0",
        samples=parameter("samples") != "0",
    )


def gone() -> Parameters:
    """The values in the URL that name nothing: by parameter."""
    return {name: list(values) for name, values in _read().gone.items()}


def _read() -> Read:
    """Looked up anew when the URL or the store has changed: a run asks for it many times."""
    state = filters_now(), known.state()
    kept: tuple[object, Read] | None = st.session_state.get(READ)
    if kept is None or kept[0] != state:
        kept = state, _compared(asked())
        st.session_state[READ] = kept
    return kept[1]


def _compared(wanted: Selection) -> Read:
    """What is asked for, sorted into what is there and what is not."""
    there = _there(wanted)
    found: dict[str, Any] = {}
    lost = {day: (text,) for day in ("since", "until") if (text := parameter(day)) and not _day(text)}
    for name, field in FIELDS.items():
        values = getattr(wanted, field)
        found[field] = tuple(one for one in values if one in there[field])
        lost[name] = tuple(one for one in values if one not in there[field])
    return Read(replace(wanted, **found), {name: values for name, values in lost.items() if values})


def choose_there(name: str, values: Iterable[str]) -> None:
    """Set a filter to values that are there; what else the URL asks for, and is not there, stays in it."""
    write(with_gone(name, values))


def with_gone(name: str, values: Iterable[str]) -> Parameters:
    """The values, each once, and those of the URL that are not there."""
    return {name: list(dict.fromkeys([*values, *gone().get(name, [])]))}


def _there(wanted: Selection) -> dict[str, Container[str]]:
    """The outlets, actors and tags that there are, by field; not asked for where none is wanted."""
    names = known.names(one for field in ACTORS.values() for one in getattr(wanted, field))
    return {
        "outlets": known.outlets() if wanted.outlets else (),
        "tags": known.tags() if wanted.tags else (),
        **dict.fromkeys(ACTORS.values(), names),
    }


def _each(name: str) -> tuple[str, ...]:
    """The values of a repeated parameter, each once."""
    return tuple(dict.fromkeys(st.query_params.get_all(name)))


def parameter(name: str) -> str | None:
    """A page's own parameter in the URL, such as ``article``."""
    value = st.query_params.get(name)
    return None if value is None else str(value)


def choices(name: str) -> tuple[str, ...]:
    """All values of a page's own parameter, such as the facets ``type`` of the quotes."""
    return tuple(st.query_params.get_all(name))


def choose(name: str, values: Iterable[str]) -> None:
    """Set a page's own parameter; without values it leaves the URL. Callable anywhere."""
    write({name: values})


@dataclass(frozen=True, slots=True)
class Place:
    """One span of one article, as the URL names it."""

    article_id: str
    start: int | None = None
    end: int | None = None


def place() -> Place | None:
    """The span that the article page shall show; None where the URL names no article."""
    article_id = parameter("article")
    if not article_id:
        return None
    start, end = _whole(parameter("start")), _whole(parameter("end"))
    return Place(article_id, start, end) if start is not None and end is not None else Place(article_id)


def show_article(article_id: str, start: int | None = None, end: int | None = None) -> NoReturn:
    """Open the article page at a span, with the filters as they are. Ends the run; not for callbacks."""
    st.switch_page(navigation.path("article"), query_params=_with(_span(article_id, start, end)))


def show(page: str, **extra: str) -> NoReturn:
    """Open another page with the filters as they are. Ends the run; not for callbacks."""
    st.switch_page(navigation.path(page), query_params=_with({name: [value] for name, value in extra.items()}))


def narrow(
    *, outlets: Iterable[str] = (), actors: Iterable[str] = (), days: tuple[date, date] | None = None
) -> None:
    """Filter further, as a click on a chart does: add outlets and actors, set the days. Callable anywhere."""
    wanted = asked()
    changes: Parameters = {}
    if outlets := tuple(outlets):
        changes["outlet"] = list(dict.fromkeys((*wanted.outlets, *outlets)))
    if actors := tuple(actors):
        changes["actor"] = list(dict.fromkeys((*wanted.actors, *actors)))
    if days:
        changes |= {"since": [days[0].isoformat()], "until": [days[1].isoformat()]}
    write(changes)


def query(**extra: list[str]) -> Parameters:
    """The filters as they are, and ``extra``: what ``st.page_link`` puts behind a page's address."""
    return _with(extra)


def link(page: str, **extra: object) -> str:
    """The address of a page with the filters as they are; absolute where the browser has told its own.

    ``link("article", article=article_id, start=3, end=9)`` opens the reader at a span.
    """
    given = {
        name: [str(one) for one in (value if isinstance(value, (list, tuple)) else [value])]
        for name, value in extra.items()
        if value is not None
    }
    query = urlencode(_with(given), doseq=True)
    name = "" if page == navigation.DEFAULT else page
    if not st.context.url:
        return f"{name or '.'}?{query}" if query else name or "."
    parts = urlsplit(st.context.url)
    return urlunsplit((parts.scheme, parts.netloc, _root(parts.path) + name, query, ""))


def address(page: str = "") -> str:
    """The address of the view as it is, with the page's own parameters; of the page that is open by default."""
    own = {name: choices(name) for name in st.query_params if name not in SHARED}
    return link(page or page_now(), **own)


def _root(path: str) -> str:
    """The path of the app itself, with a slash at its end.

    >>> _root("/news/quotes"), _root("/news/"), _root("/news")
    ('/news/', '/news/', '/news/')
    """
    pieces = [piece for piece in path.split("/") if piece]
    if pieces and pieces[-1] in navigation.PAGES:
        pieces.pop()
    return "/" + "".join(f"{piece}/" for piece in pieces)


def write(changes: Mapping[str, Iterable[str]]) -> None:
    """Change the URL at once: parameter by parameter, each would become a step of the browser's history."""
    now = everything()
    changed = now | {name: list(values) for name, values in changes.items()}
    asked_for = {name: values for name, values in changed.items() if values}
    if asked_for != now:
        st.query_params.from_dict(asked_for)


def filters_now() -> Parameters:
    """The filters of the URL, without the language and what belongs to one page."""
    return {name: values for name in FILTERS if (values := st.query_params.get_all(name))}


def everything() -> Parameters:
    """All that the URL asks for: the filters, the language, and what belongs to one page."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def whole_query() -> str:
    """All that the URL asks for but the language, as it stands behind the question mark."""
    return urlencode({name: values for name, values in everything().items() if name != "lang"}, doseq=True)


def show_query(page: str, query: str) -> None:
    """Open a page with the whole of a query, but in the language as it is.

    Both may come from anywhere: where there is no such page, nothing happens. Ends the run; not for callbacks.
    """
    if page not in navigation.PAGES:
        return
    try:
        read = parse_qs(query, max_num_fields=VALUES)
    except ValueError:
        return
    st.switch_page(navigation.path(page), query_params={**read, "lang": st.query_params.get_all("lang")})


def page_now() -> str:
    """The name of the page that is open."""
    last = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    return last if last in navigation.PAGES else navigation.DEFAULT


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _shared() -> Parameters:
    return {name: values for name in SHARED if (values := st.query_params.get_all(name))}


def _with(extra: Mapping[str, list[str]]) -> Parameters:
    return {**_shared(), **extra}


def _span(article_id: str, start: int | None, end: int | None) -> Parameters:
    span = {"article": [article_id]}
    if start is not None and end is not None:
        span |= {"start": [str(start)], "end": [str(end)]}
    return span
