"""The filters. The URL is their state: only this file reads or writes ``st.query_params``.

The URL holds ids that no language changes: ``since`` and ``until`` (ISO days), ``outlet`` and ``actor``
(repeated), ``q`` (text), ``samples=0``, ``lang``; on the article page also ``article``, ``start`` and ``end``.
Widgets are unbound: they are set from the URL before they are drawn, and their callbacks write it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from components.markdown import literal
from dashboard import navigation
from dashboard.catalogue import LANGUAGES
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.session import ask, language

if TYPE_CHECKING:
    from components.words import Words

SHARED = ("since", "until", "outlet", "actor", "q", "samples", "lang")
SUGGESTED = 300
UNRESOLVED = "filters.unresolved"
PRESETS = (7, 30, 90, 365)

Parameters = dict[str, list[str]]


def selection() -> Selection:
    """What the URL asks for, less the values that no longer exist (``bar`` names those)."""
    asked = _asked()
    outlets, actors = _outlets(), _names(asked.actors)
    return replace(
        asked,
        outlets=tuple(outlet for outlet in asked.outlets if outlet in outlets),
        actors=tuple(actor for actor in asked.actors if actor in actors),
    )


def parameter(name: str) -> str | None:
    """A page's own parameter in the URL, such as ``article``."""
    value = st.query_params.get(name)
    return None if value is None else str(value)


def choices(name: str) -> tuple[str, ...]:
    """All values of a page's own parameter, such as the facets ``type`` of the quotes."""
    return tuple(st.query_params.get_all(name))


def choose(name: str, values: Iterable[str]) -> None:
    """Set a page's own parameter; without values it leaves the URL. Callable anywhere."""
    _write({name: list(values)})


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
    asked = _asked()
    changes: Parameters = {}
    if outlets := tuple(outlets):
        changes["outlet"] = list(dict.fromkeys((*asked.outlets, *outlets)))
    if actors := tuple(actors):
        changes["actor"] = list(dict.fromkeys((*asked.actors, *actors)))
    if days:
        changes |= {"since": [days[0].isoformat()], "until": [days[1].isoformat()]}
    _write(changes)


def clear() -> None:
    """Lift every filter; the language stays."""
    _write({name: [] for name in SHARED if name != "lang"})


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
    last = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    own = {name: choices(name) for name in st.query_params if name not in SHARED}
    return link(page or (last if last in navigation.PAGES else navigation.DEFAULT), **own)


def _root(path: str) -> str:
    """The path of the app itself, with a slash at its end.

    >>> _root("/news/quotes"), _root("/news/"), _root("/news")
    ('/news/', '/news/', '/news/')
    """
    pieces = [piece for piece in path.split("/") if piece]
    if pieces and pieces[-1] in navigation.PAGES:
        pieces.pop()
    return "/" + "".join(f"{piece}/" for piece in pieces)


# The URL


def _asked() -> Selection:
    return Selection(
        since=_day(parameter("since")),
        until=_day(parameter("until")),
        outlets=tuple(st.query_params.get_all("outlet")),
        actors=tuple(st.query_params.get_all("actor")),
        text=(parameter("q") or "").strip(),
        samples=parameter("samples") != "0",
    )


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


def _write(changes: Mapping[str, list[str]]) -> None:
    """Change the URL at once: parameter by parameter, each would become a step of the browser's history."""
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    st.query_params.from_dict({name: values for name, values in (now | dict(changes)).items() if values})


# What exists


def _outlets() -> list[str]:
    return [str(outlet) for outlet in ask(queries.outlets)["outlet"].dropna()]


def _names(actor_ids: Iterable[str]) -> dict[str, str]:
    actor_ids = tuple(actor_ids)
    return dict(ask(queries.actor_names, actor_ids=actor_ids)) if actor_ids else {}


def _gone() -> Parameters:
    """The values in the URL that name nothing: by parameter."""
    asked = _asked()
    outlets, actors = set(_outlets()), _names(asked.actors)
    gone = {
        "since": [text for text in [parameter("since")] if text and not _day(text)],
        "until": [text for text in [parameter("until")] if text and not _day(text)],
        "outlet": [outlet for outlet in asked.outlets if outlet not in outlets],
        "actor": [actor for actor in asked.actors if actor not in actors],
    }
    return {name: values for name, values in gone.items() if values}


# The bar


def bar(words: Words, *, page: str) -> None:
    """Draw the pages, the filter bar, what is filtered for, and what of the URL no longer exists."""
    with st.container(horizontal=True, key="nav", vertical_alignment="center", gap="xsmall"):
        _draw_pages(words)
        st.space("stretch")
        _draw_language(words)
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small"):
        _draw_days(words)
        _draw_outlets(words)
        _draw_actors(words)
        _draw_text(words)
        _draw_samples(words)
        st.space("stretch")
        _draw_copy(words, page)
    _draw_chips(words)
    _draw_notices(words)


def _draw_pages(words: Words) -> None:
    """The pages as links that keep the filters; Streamlit's own would open them with an empty URL."""
    for name, title in navigation.titles(words).items():
        st.page_link(navigation.path(name), label=title, icon=navigation.ICONS[name], query_params=query())


def _seed(key: str, value: Any) -> str:
    """Set a widget from the URL before it is drawn."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _draw_days(words: Words) -> None:
    asked = _asked()
    known = ask(queries.totals, selection=Selection())
    first, last = known["first_day"], known["last_day"]
    with st.popover(words("Dates"), icon=":material/calendar_month:", key="bar.days"):
        if first is None or last is None:
            st.caption(words("No article has a date yet."))
            return
        since, until = asked.since or first, asked.until or last
        st.date_input(
            words("From and to"),
            key=_seed("filter.days", (min(since, until), max(since, until))),
            min_value=min(first, since, until),
            max_value=max(last, since, until),
            format="DD/MM/YYYY",
            on_change=_days_chosen,
        )
        with st.container(horizontal=True, gap="small"):
            for days in PRESETS:
                label = words.plural("Last {count} day", "Last {count} days", days)
                st.button(label, key=f"preset.{days}", on_click=_preset, args=(last, days), type="tertiary")
        st.caption(words("Counted back from the newest article, {day}.", day=words.date(last)))


def _days_chosen() -> None:
    chosen = st.session_state["filter.days"]
    if len(chosen) == 2:
        narrow(days=chosen)


def _preset(last: date, days: int) -> None:
    narrow(days=(last - timedelta(days=days - 1), last))


def _draw_outlets(words: Words) -> None:
    known = ask(queries.outlets)
    counts = dict(zip(known["outlet"], known["articles"], strict=True))
    options = _outlets()
    chosen = [outlet for outlet in _asked().outlets if outlet in set(options)]
    with st.popover(words("Outlets"), icon=":material/newspaper:", key="bar.outlets"):
        st.multiselect(
            words("Outlets"),
            options,
            key=_seed("filter.outlets", chosen),
            format_func=lambda outlet: f"{outlet} ({words.number(counts.get(outlet, 0))})",
            placeholder=words("All outlets"),
            on_change=lambda: _write({"outlet": list(st.session_state["filter.outlets"])}),
        )


def _draw_actors(words: Words) -> None:
    suggested = ask(queries.suggest_actors, typed="", limit=SUGGESTED)
    names = dict(zip(suggested["actor_id"], suggested["name"], strict=True)) | _names(_asked().actors)
    chosen = [actor for actor in _asked().actors if actor in names]
    with st.popover(words("Actors"), icon=":material/group:", key="bar.actors"):
        st.multiselect(
            words("People, organisations, countries"),
            list(names),
            key=_seed("filter.actors", chosen),
            format_func=_label(names),
            placeholder=words("Type a name or another name for it"),
            accept_new_options=True,
            on_change=_actors_chosen,
            args=(frozenset(names),),
        )
        for typed in st.session_state.pop(UNRESOLVED, []):
            st.caption(literal(words("Nobody here is called “{name}”.", name=typed)))


def _label(names: Mapping[str, str]) -> Callable[[str], str]:
    """Names as labels; where two actors share one name, the id tells them apart."""
    shared = {name for name, uses in Counter(names.values()).items() if uses > 1}
    return lambda actor: f"{names[actor]} ({actor})" if names.get(actor) in shared else names.get(actor, actor)


def _actors_chosen(known: frozenset[str]) -> None:
    """Take the chosen actors; what was typed without being a suggestion is looked up among all aliases."""
    chosen, unresolved = [], []
    for value in st.session_state["filter.actors"]:
        if value in known:
            chosen.append(value)
        elif len(found := ask(queries.suggest_actors, typed=value, limit=1)):
            chosen.append(str(found["actor_id"].iloc[0]))
        else:
            unresolved.append(value)
    st.session_state[UNRESOLVED] = unresolved
    _write({"actor": list(dict.fromkeys(chosen))})


def _draw_text(words: Words) -> None:
    st.text_input(
        words("Search the text"),
        key=_seed("filter.text", _asked().text),
        type="search",
        placeholder=words("Search the text"),
        label_visibility="collapsed",
        width=220,
        on_change=lambda: _write({"q": [text] if (text := st.session_state["filter.text"].strip()) else []}),
    )


def _draw_samples(words: Words) -> None:
    """The state is part of the key: a browser that goes back forgets its widgets, and starts from the default."""
    shown = _asked().samples
    st.toggle(
        words("Samples"),
        value=shown,
        key=f"filter.samples.{shown}",
        help=words("Show the sample articles that come with Tilik."),
        on_change=_write,
        args=({"samples": ["0"] if shown else []},),
    )


def _draw_copy(words: Words, page: str) -> None:
    with st.popover(words("Copy link"), icon=":material/link:", type="tertiary", key="bar.copy"):
        st.caption(words("This address opens the same view, filters included."))
        st.code(address(page), language=None, wrap_lines=True)


def _draw_language(words: Words) -> None:
    """Keyed by its state as ``_draw_samples`` is."""
    key = f"filter.language.{language()}"
    st.segmented_control(
        words("Language"),
        LANGUAGES,
        default=language(),
        key=key,
        format_func=str.upper,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: _write({"lang": [st.session_state[key]]}),
    )


def _draw_chips(words: Words) -> None:
    chips = list(_chips(words))
    if not chips:
        return
    with st.container(horizontal=True, key="chips", gap="xsmall", vertical_alignment="center"):
        for number, (label, changes) in enumerate(chips):
            st.button(
                literal(label),
                key=f"chip.{number}",
                icon=":material/close:",
                icon_position="right",
                help=words("Remove this filter"),
                on_click=_write,
                args=(changes,),
            )
        if len(chips) > 1:
            st.button(words("Remove all"), key="chips.clear", type="tertiary", on_click=clear)


def _chips(words: Words) -> Iterable[tuple[str, Parameters]]:
    """Each filter as a label, with the change of the URL that lifts it."""
    chosen = selection()
    if chosen.since or chosen.until:
        days = [words.date(day) if day else "…" for day in (chosen.since, chosen.until)]
        yield " – ".join(days), {"since": [], "until": []}
    for outlet in chosen.outlets:
        yield outlet, {"outlet": [other for other in chosen.outlets if other != outlet]}
    names = _names(chosen.actors)
    for actor in chosen.actors:
        yield names[actor], {"actor": [other for other in chosen.actors if other != actor]}
    if chosen.text:
        yield f"“{chosen.text}”", {"q": []}
    if not chosen.samples:
        yield words("without samples"), {"samples": []}


def _draw_notices(words: Words) -> None:
    gone = _gone()
    if not gone:
        return
    named = ", ".join(value for values in gone.values() for value in values)
    with st.container(horizontal=True, key="gone", vertical_alignment="center"):
        st.warning(
            literal(
                words(
                    "This link also filters for something that is not here: {names}. It is left out.", names=named
                )
            ),
            icon=":material/link_off:",
        )
        kept = {
            name: [v for v in st.query_params.get_all(name) if v not in values] for name, values in gone.items()
        }
        st.button(words("Drop it from the link"), key="gone.drop", on_click=_write, args=(kept,))
