"""What happened when: days as stacked bars, and below them the times that last, as bars from begin to end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from components.calendar import day
from components.cards import shorten, source_line
from components.edtf import span as written
from components.palette import LIGHT, Palette
from components.records import items, records
from components.timeline import timeline

if TYPE_CHECKING:
    import pandas as pd

    from components.window import Window
    from components.words import Words

COLUMNS, LANE, HEAD, FOOT = 190, 24, 34, 26  # pixels, as in chronology.js
PALEST, STRONGEST = 0.2, 0.54  # of the accent: labels can be read on all of them, in both themes


def happenings(
    counts: pd.DataFrame,
    lanes: pd.DataFrame,
    *,
    window: Window,
    words: Words,
    zone: ZoneInfo,
    bucket: str = "week",
    palette: Palette = LIGHT,
) -> dict[str, Any]:
    """What ``chronology`` draws: ``counts`` as ``timeline`` takes them, over ``lanes.pack`` of ``periods``.

    ``lanes`` has what ``queries.worded`` tells of them too. A bar of the lanes is the darker the more often its
    time is mentioned. Either half is left out where it is empty.
    """
    drawn = timeline(counts, words=words, bucket=bucket, window=window, palette=palette)
    rows = records(lanes.assign(published=day(lanes["published_at"], zone=zone)))
    colors = _shades(lanes["mentions"], palette) if rows else []
    deep = int(lanes["lane"].max()) + 1 if rows else 0
    above = COLUMNS + HEAD if len(counts) else HEAD
    return drawn | {
        "lanes": [_lane(row, color, words) for row, color in zip(rows, colors, strict=True)],
        "heading": words("Weeks, months, years"),
        "height": above + LANE * deep + FOOT if rows else COLUMNS + FOOT,
    }


def _lane(row: Mapping[str, Any], color: str, words: Words) -> dict[str, Any]:
    name = written(row["iso"], words=words)
    return {
        **{at: row[at] for at in ("left", "right", "lane")},
        "color": color,
        "label": _label(row, name),
        "lines": [name, *_told(row, words)],
        "pick": ["time", *(row[end].isoformat() for end in ("begin", "until"))],
    }


def _label(row: Mapping[str, Any], name: str) -> str:
    """The time in the reader's words; arrows say that it goes on beyond the window."""
    before = "◂ " if row["left"] > row["first"].toordinal() else ""
    after = " ▸" if row["right"] < (row["last"] + timedelta(days=1)).toordinal() else ""
    return f"{before}{name}{after}"


def _shades(mentions: pd.Series, palette: Palette) -> list[str]:
    """The accent, the stronger the more mentions, on the scale of logarithms that counts of words ask for."""
    most = math.log1p(int(mentions.max()))
    shares = [PALEST + (STRONGEST - PALEST) * math.log1p(count) / most for count in mentions]
    return [palette.tint(palette.accent, share=share) for share in shares]


def _told(row: Mapping[str, Any], words: Words) -> list[str]:
    """How often a time is named, how articles write it, and the newest of them."""
    counted = words.plural("{count} mention", "{count} mentions", row["mentions"])
    articles = words.plural("{count} article", "{count} articles", row["articles"])
    texts = ", ".join(shorten(text, length=30) for text in items(row["texts"]))
    source = source_line(row["outlet"], row["published"], sample=row["sample"], words=words)
    title = row["title"] if isinstance(row["title"], str) else words("Without a title")
    return [f"{counted} · {articles}", f"“{texts}”", source, shorten(title, length=48)]
