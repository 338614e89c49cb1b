"""Stacked bars over time and lanes of times that last, in the browser: pointed at, clicked, drawn over."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from components.charts import FONT
from components.drawing import drawing, saving

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from components.window import Window
    from components.words import Words


class Bar(NamedTuple):
    """A bar that was clicked: the first day of its bucket, and the group, ``""`` for that of the others."""

    first: date
    group: str


class Lasting(NamedTuple):
    """A time in the lanes, from an instant up to another."""

    begin: datetime
    until: datetime


def chronology(
    found: Mapping[str, Any],
    *,
    on_pick: Callable[[Bar | Lasting], None],
    on_draw: Callable[[Window], None] | None = None,
    picked: Bar | Lasting | None = None,
    alt: str,
    key: str,
    words: Words,
) -> None:
    """Draw what ``timeline`` or ``happenings`` gives, with a frame around what is ``picked``.

    ``on_draw`` is called with the first and last day that were drawn over; without it the bars take no strokes.
    """

    def click(parts: list[Any]) -> None:
        if (mark := _mark(parts)) is not None:
            on_pick(mark)

    def stroke(ends: list[Any]) -> None:
        if on_draw and len(ends) == 2 and all(isinstance(end, int) for end in ends):
            on_draw((date.fromordinal(ends[0]), date.fromordinal(ends[1])))

    told = {
        "font": FONT,
        "language": words.language,
        "picked": _parts(picked),
        "brush": on_draw is not None,
        "alt": alt,
        "file": "tilik-timeline.svg",
        "saving": saving(words),
    }
    drawing("chronology", {**found, **told}, key=key, on={"picked": click, "drawn": stroke})


def _parts(mark: Bar | Lasting | None) -> list[Any] | None:
    """A mark as the browser knows it, and ``_mark`` reads it.

    >>> _parts(Bar(date(1, 1, 3), "Lensa")), _mark(["bar", 3, "Lensa"])
    (['bar', 3, 'Lensa'], Bar(first=datetime.date(1, 1, 3), group='Lensa'))
    """
    match mark:
        case Bar(first, group):
            return ["bar", first.toordinal(), group]
        case Lasting(begin, until):
            return ["time", begin.isoformat(), until.isoformat()]
    return None


def _mark(parts: list[Any]) -> Bar | Lasting | None:
    match parts:
        case ["bar", int(first), str(group)]:
            return Bar(date.fromordinal(first), group)
        case ["time", str(begin), str(until)]:
            return Lasting(datetime.fromisoformat(begin), datetime.fromisoformat(until))
    return None
