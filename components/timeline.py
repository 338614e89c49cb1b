"""How much was reported when: stacked bars over days, weeks, months or years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.axis import reach, ticks
from components.buckets import label, span
from components.palette import LIGHT, Palette

if TYPE_CHECKING:
    from components.window import Window
    from components.words import Words

HEIGHT = 320
MOST_GROUPS = 8


def timeline(
    counts: pd.DataFrame,
    *,
    words: Words,
    bucket: str = "week",
    window: Window | None = None,
    names: Mapping[str, str] | None = None,
    palette: Palette = LIGHT,
) -> dict[str, Any]:
    """What ``chronology`` draws of ``counts``, columns ``bucket`` (date), ``group`` (str or null) and ``count``.

    The largest groups have a colour each, the others share one bar. ``names`` words the groups for the reader.
    The axis shows the days of ``window``, else all that are counted.
    """
    groups = fold(counts, most=MOST_GROUPS)
    colors = shades(groups, palette=palette)
    firsts = sorted({first for rows in groups.values() for first in rows})
    places = {first: place for place, first in enumerate(firsts)}
    shown = window or (firsts and (firsts[0], firsts[-1])) or None
    return {
        "columns": [_column(first, bucket, words) for first in firsts],
        "groups": [
            {"name": (names or {}).get(group, group) or words("others"), "color": colors[group], "pick": group}
            for group in groups
        ],
        "bars": [
            (places[first], place, n) for place, rows in enumerate(groups.values()) for first, n in rows.items()
        ],
        "reach": reach(shown, bucket=bucket) if shown else (0, 1),
        "ticks": marks(shown, bucket=bucket, words=words) if shown else [],
        "lanes": [],
        "height": HEIGHT,
        "colors": {name: getattr(palette, name) for name in ("text", "muted", "line", "background", "accent")},
    }


def fold(counts: pd.DataFrame, *, most: int) -> dict[str, dict[date, int]]:
    """What each of the ``most`` largest groups has in each bucket, the largest first; the rest is under ``""``.

    >>> counts = pd.DataFrame({"bucket": [1, 1, 1], "group": ["a", "b", "c"], "count": [5, 1, 2]})
    >>> fold(counts, most=1)
    {'a': {1: 5}, '': {1: 3}}
    """
    found: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for day, group, count in zip(*(counts[name].tolist() for name in ("bucket", "group", "count")), strict=True):
        found[group if isinstance(group, str) else ""][day] += int(count)
    rest = found.pop("", Counter())
    largest = sorted(found, key=lambda group: (-found[group].total(), group))
    for group in largest[most:]:
        rest.update(found[group])
    groups = {group: found[group] for group in largest[:most]} | ({"": rest} if rest else {})
    return {group: dict(sorted(rows.items())) for group, rows in groups.items()}


def shades(groups: Iterable[str], *, palette: Palette) -> dict[str, str]:
    """A colour for each of the groups of ``fold``; the bar that others share is muted.

    >>> shades(["Lensa", ""], palette=LIGHT)
    {'Lensa': '#2F5D8A', '': '#63666D'}
    """
    return palette.scale([group for group in groups if group]) | {"": palette.muted}


def marks(window: Window, *, bucket: str, words: Words) -> list[tuple[float, str]]:
    """The ticks of an axis, each in the middle of its bucket."""
    marked = ticks(window, bucket=bucket, words=words)
    return [((day.toordinal() + span(day, bucket=bucket)[1].toordinal() + 1) / 2, text) for day, text in marked]


def _column(first: date, bucket: str, words: Words) -> tuple[int, int, str]:
    """Begin and end in ordinal days, and the days in words."""
    ends = first.toordinal(), span(first, bucket=bucket)[1].toordinal() + 1
    return *ends, label(first, bucket=bucket, words=words)
