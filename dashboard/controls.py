"""Controls of one page: their choice is part of its address."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any, Literal

import streamlit as st

from components.markdown import literal
from dashboard import filters, session
from dashboard.filters.widgets import changed, keyed, seed

NOTHING, TABLE = "none", "table"


def control(name: str, *shown: object, behind: object = None) -> str:
    """A key for a widget whose clicks belong to what is ``shown``: once clicked, it starts anew when that
    changes. Until then it goes on with what is new, which the browser draws in half the time of a new widget.
    Rows ``behind`` something that was clicked elsewhere have a widget of their own: shrunk under a reader's hand,
    a table does not take the next click.
    """
    if behind:
        name = f"{name}.{zlib.crc32(repr(behind).encode()):08x}"
    place = f"shown.{name}"
    now = zlib.crc32(repr((session.snapshot().token, *shown)).encode())
    begun, before = st.session_state.get(place, (0, now))
    if now != before and _clicked(st.session_state.get(f"{name}.{begun}")):
        begun += 1
    st.session_state[place] = (begun, now)
    return f"{name}.{begun}"


def _clicked(value: Any) -> bool:
    """Whether a widget of that value was clicked: rows or points are selected, or not the first page."""
    if isinstance(value, Mapping):
        return any(value["selection"].values())
    return value not in (None, 1)


def held(name: str, *shown: object) -> tuple[Any, Callable[[Any], None]]:
    """What was clicked in a drawing, and what takes the next click: on the same again, it takes it back.

    A click holds as long as what is ``shown`` stays.
    """
    place = f"held.{name}"
    now = repr((session.snapshot().token, *shown))
    of, clicked = st.session_state.get(place, (now, None))
    before = clicked if of == now else None

    def click(mark: Any) -> None:
        st.session_state[place] = (now, None if mark == before else mark)

    return before, click


def choice(label: str, options: Mapping[str, str], *, name: str, default: str | None = None) -> str:
    """One of ``options`` (value to wording); the default, else the first one, leaves the URL short."""
    default = default or next(iter(options))
    asked = filters.parameter(name) or default
    chosen = asked if asked in options else default
    st.segmented_control(
        label,
        list(options),
        key=_seed(name, chosen),
        format_func=lambda value: literal(options[value]),
        required=True,
        label_visibility="collapsed",
        on_change=_chosen,
        args=(name, default),
    )
    return chosen


def table(label: str, options: Mapping[str, str]) -> str | None:
    """Which table of a drawing's facts is shown below it; at first none, as each costs as much as the drawing."""
    asked = filters.parameter(TABLE)
    chosen = asked if asked in options else None
    st.pills(
        label,
        list(options),
        key=_seed(TABLE, chosen),
        format_func=lambda value: literal(options[value]),
        on_change=lambda: filters.choose(TABLE, filter(None, [st.session_state[f"control.{TABLE}"]])),
    )
    return chosen


def option(
    label: str,
    options: Mapping[str, str],
    *,
    name: str,
    default: str | None = None,
    width: int | Literal["stretch"] = 220,
) -> str:
    """One of many ``options`` (value to wording), from a list; the default, else the first, is not in the URL."""
    default = default or next(iter(options))
    asked = filters.parameter(name) or default
    chosen = asked if asked in options else default
    values: list[str] = list(options)
    st.selectbox(
        label,
        values,
        key=_seed(name, chosen),
        format_func=lambda value: options[value],
        on_change=_chosen,
        args=(name, default),
        width=width,
    )
    return chosen


def facet(
    label: str, options: Mapping[str, str], *, name: str, counts: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """Any of ``options`` (value to wording); none chosen means all.

    With ``counts``, each says how many it would show; those that would show none are left out.
    """
    asked = [value for value in filters.choices(name) if value in options]
    labels = {
        value: literal(option) + _counted(value, counts)
        for value, option in options.items()
        if counts is None or counts.get(value) or value in asked
    }
    key = seed(keyed(f"control.{name}", labels.values()), asked)
    st.pills(
        label,
        list(labels),
        selection_mode="multi",
        key=key,
        format_func=labels.__getitem__,
        on_change=_picked,
        args=(name, key, asked),
    )
    return tuple(asked)


def _picked(name: str, key: str, shown: list[str]) -> None:
    if changed(key, shown):
        filters.choose(name, st.session_state[key])


def _counted(value: str, counts: Mapping[str, int] | None) -> str:
    return "" if counts is None else f" ({session.words().number(counts.get(value, 0))})"


def level(label: str, *, name: str, least: int, most: int, default: int, step: int = 1) -> int:
    """A whole number between two bounds."""
    asked = filters.parameter(name) or ""
    value = min(max(int(asked), least), most) if asked.isascii() and asked.isdigit() else default
    key = _seed(name, value)
    st.slider(label, least, most, step=step, key=key, width=170, on_change=_chosen, args=(name, default))
    return value


def _seed(name: str, value: Any) -> str:
    key = f"control.{name}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _chosen(name: str, default: object) -> None:
    value = st.session_state[f"control.{name}"]
    filters.choose(name, [] if value == default else [str(value)])


def layers(label: str, options: Mapping[str, str], *, name: str, hidden: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Any of ``options``, at first all but the ``hidden``; the address holds those, or that there are none."""
    asked = filters.choices(name) or hidden
    shown = [value for value in options if value not in asked]
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        key=_seed(name, shown),
        format_func=lambda value: literal(options[value]),
        label_visibility="collapsed",
        on_change=_hidden,
        args=(name, tuple(options), hidden),
    )
    return tuple(shown)


def _hidden(name: str, options: tuple[str, ...], default: tuple[str, ...]) -> None:
    shown = st.session_state[f"control.{name}"]
    now = tuple(value for value in options if value not in shown)
    filters.choose(name, () if now == default else now or (NOTHING,))
