"""The facets of a page: what its rows can be narrowed by, each value with how many rows it would show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import terms
from components.quantity import amount, unit
from components.steps import steps
from dashboard import filters
from dashboard.controls import facet
from dashboard.data import queries
from dashboard.filters import chips
from dashboard.filters.chips import Chip
from dashboard.filters.url import write
from dashboard.filters.widgets import Menu, changed, keyed, menus, seed
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

Narrowing = dict[str, tuple[Any, ...]]
NO_UNIT = "none"  # how the address writes the unit "" of what is merely counted


def quote_facets(selection: Selection, *, words: Words) -> tuple[Narrowing, int]:
    """Types and acts of quotes, as ``queries.quotes`` takes them, and how many there are."""
    offered = {"type": terms.quote_types(words), "act": terms.acts(words)}
    asked = {name: _asked(name, options) for name, options in offered.items()}
    found: queries.Facets = ask(
        queries.facets, frame="quotes", columns=tuple(offered), selection=selection, **asked
    )

    def acts() -> None:
        facet(words("Act"), offered["act"], name="act", counts=found.counts["act"])

    with st.container(horizontal=True, key="facets", gap="small", vertical_alignment="bottom"):
        facet(words("Type"), offered["type"], name="type", counts=found.counts["type"])
        menus(Menu(words("Act"), acts, icon=":material/record_voice_over:", key="facets.menu"))
        chosen = asked["act"]
        lifted = (Chip(offered["act"][act], {"act": [one for one in chosen if one != act]}) for act in chosen)
        chips.buttons(lifted, key="facets.chip", words=words)
    return asked, found.total


def number_facets(selection: Selection, *, words: Words) -> tuple[Narrowing, int]:
    """Kinds, units and bounds of numbers, as ``queries.numbers`` takes them, and how many there are."""
    kinds = terms.number_kinds(words)
    asked: Narrowing = {
        "kind": _asked("kind", kinds),
        "unit": tuple("" if unit == NO_UNIT else unit for unit in filters.choices("unit")),
        "value": bounds(filters.parameter("least"), filters.parameter("most")),
    }
    found: queries.Facets = ask(
        queries.facets, frame="numbers", columns=("kind", "unit"), selection=selection, **asked
    )

    def size() -> None:
        _units(found.counts["unit"], asked["unit"], words=words)
        _figures(asked["value"], found.extent, words=words)

    with st.container(horizontal=True, key="facets", gap="small", vertical_alignment="bottom"):
        facet(words("Kind"), kinds, name="kind", counts=found.counts["kind"])
        menus(Menu(words("Unit and size"), size, icon=":material/straighten:", key="facets.menu"))
        chips.buttons(_narrowed(asked["unit"], asked["value"], words=words), key="facets.chip", words=words)
    return asked, found.total


def _asked(name: str, options: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(value for value in filters.choices(name) if value in options)


def bounds(least: str | None, most: str | None) -> tuple[float | None, ...]:
    """The least and the most figure that an address asks for; empty where it asks for neither.

    >>> bounds("1000", None), bounds("much", None), bounds("9", "2")
    ((1000.0, None), (), (2.0, 9.0))
    """
    ends = (_figure(least), _figure(most))
    if ends == (None, None):
        return ()
    if None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
        return ends[::-1]
    return ends


def _figure(text: str | None) -> float | None:
    try:
        figure = float(text) if text else None
    except ValueError:
        return None
    return figure if figure is not None and math.isfinite(figure) else None


def _narrowed(units: Sequence[str], figures: Sequence[float | None], *, words: Words) -> Iterator[Chip]:
    """What the menu of units and bounds is set to, each with what lifts it."""
    for name in units:
        kept = [other or NO_UNIT for other in units if other != name]
        yield Chip(unit(name, words=words) if name else words("No unit"), {"unit": kept})
    if figures:
        least, most = ("" if end is None else amount({"value": end}, words=words) for end in figures)
        told = f"{least} – {most}" if least and most else f"≥ {least}" if least else f"≤ {most}"
        yield Chip(told, {"least": [], "most": []})


def _units(counts: Mapping[str, int], asked: Sequence[str], *, words: Words) -> None:
    none = words("No unit")
    labels = {
        name: f"{unit(name, words=words) if name else none} ({words.number(counts.get(name, 0))})"
        for name in dict.fromkeys((*counts, *asked))
    }
    key = seed(keyed("control.unit", labels.values()), list(asked))
    st.multiselect(
        words("Unit"),
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        filter_mode="contains",
        select_all=False,
        placeholder=words("Any unit"),
        on_change=_chosen,
        args=(key, list(asked)),
    )


def _chosen(key: str, shown: list[str]) -> None:
    if changed(key, shown):
        filters.choose("unit", [name or NO_UNIT for name in st.session_state[key]])


def _figures(asked: Sequence[float | None], extent: tuple[float, float] | None, *, words: Words) -> None:
    """A slider over round figures, evenly apart; at either end it bounds nothing."""
    least, most = asked or (None, None)
    given = [end for end in (least, most) if end is not None]
    found = [*(extent or ()), *given]
    if not found or len(options := steps(min(found), max(found), also=given)) < 2:
        return
    ends = (options[0] if least is None else least, options[-1] if most is None else most)
    key = f"control.value.{options[0]}.{ends}.{options[-1]}"
    st.select_slider(
        words("Figures from and to"),
        options,
        value=ends,
        key=key,
        format_func=lambda figure: amount({"value": figure}, words=words),
        on_change=_bounded,
        args=(key, ends, options),
    )


def _bounded(key: str, shown: tuple[float, float], options: Sequence[float]) -> None:
    """Either end of the slider bounds nothing."""
    if changed(key, shown):
        least, most = st.session_state[key]
        write(
            {
                "least": [] if least == options[0] else [repr(least)],
                "most": [] if most == options[-1] else [repr(most)],
            }
        )
