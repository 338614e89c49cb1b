"""The clock of what happened: the dates that articles name, drawn and listed, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from components import terms
from components.buckets import coarser, fitting, label, span
from components.chronology import Bar, Lasting, chronology
from components.date_table import date_table
from components.edtf import span as written_span
from components.happenings import happenings
from components.lanes import pack
from components.markdown import literal
from components.table import PAGE, page
from components.window import Window, bulk, ordinals, written
from dashboard import downloads, session
from dashboard.controls import choice, control, held
from dashboard.data import queries
from dashboard.drawer import drawer
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from components.words import Words
    from dashboard.data.selection import Selection

Narrowing = dict[str, tuple[Any, ...]]
BARS = 110  # of longer times, the most named; the hover text of each weighs more than all else of the chart
MOST_BUCKETS = 6000  # on the axis; a screen has fewer pixels
SHORTEST = {"day": 1, "week": 7, "month": 28, "year": 365}  # days of each bucket
SHORT = 32  # days: longer times say too little about when most things happened


class Named(NamedTuple):
    """What articles name: ``days`` as ``queries.activity`` counts them, ``lasting`` as ``queries.periods``."""

    days: pd.DataFrame
    lasting: pd.DataFrame

    def window(self) -> Window | None:
        """The bulk of the days and the short times; of all times where there are no others."""
        lengths = ordinals(self.lasting["last"]) - ordinals(self.lasting["first"])
        return bulk(_times(self.days, self.lasting[lengths < SHORT])) or self.reach()

    def reach(self) -> Window | None:
        """The bulk of all of them."""
        return bulk(_times(self.days, self.lasting))

    def within(self, window: Window) -> Named:
        """Those that touch a window."""
        first, last = window
        touching = (self.lasting["last"] >= first) & (self.lasting["first"] <= last)
        return Named(self.days[self.days["bucket"].between(first, last)], self.lasting[touching])

    def beyond(self, window: Window, *, era: str) -> Named:
        """Those wholly before or after a window."""
        first, last = window
        if era == "before":
            return Named(self.days[self.days["bucket"] < first], self.lasting[self.lasting["last"] < first])
        return Named(self.days[self.days["bucket"] > last], self.lasting[self.lasting["first"] > last])

    def mentions(self) -> int:
        return int(self.days["count"].sum() + self.lasting["mentions"].sum())


def _times(days: pd.DataFrame, lasting: pd.DataFrame) -> pd.DataFrame:
    """Days and longer times alike, as ``window.bulk`` takes them."""
    single = {"first": days["bucket"], "last": days["bucket"], "count": days["count"]}
    longer = {"first": lasting["first"], "last": lasting["last"], "count": lasting["mentions"]}
    return pd.DataFrame({name: np.concatenate([single[name], longer[name]]) for name in single})


def happened(bar: DeltaGenerator, chosen: Selection, *, words: Words) -> None:
    """Draw the clock below its controls, which go into ``bar``."""
    days = ask(queries.activity, selection=chosen, by="outlet", bucket="day", clock="happened")
    named = Named(days, ask(queries.periods, selection=chosen))
    window = named.window()
    if window is None:
        st.caption(words("Nothing here has a date."))
        return listed(chosen, {}, words=words)
    counts = ask(queries.eras, selection=chosen, window=window)
    with bar:
        era = choose_era(counts, window, words=words)
    narrow: Narrowing = {"era": (era, *window)}
    if era == "undated":
        st.caption(words("Without a time: the article gives no day to count from, or another calendar is meant."))
        return listed(chosen, narrow, total=counts[era], words=words)
    picked, bucket = chart(named, window, era, chosen, bar, words=words)
    if picked is not None:
        chosen, narrow, name = behind(picked, bucket, chosen, words=words)
        return listed(chosen, narrow, name=name, words=words)
    return listed(chosen, narrow, total=counts[era], words=words)


def choose_era(known: Mapping[str, int], window: Window, *, words: Words) -> str:
    """Around the bulk, or what lies outside of it; each says how much there is of it."""
    counts = {era: words.number(count) for era, count in known.items() if count}
    wordings = {
        "within": f"{written(window, words=words)} ({counts.get('within', '0')})",
        "before": words("Earlier ({count})", count=counts.get("before", "0")),
        "after": words("Later ({count})", count=counts.get("after", "0")),
        "undated": words("Unresolved ({count})", count=counts.get("undated", "0")),
    }
    return choice(
        words("Time"), {era: wordings[era] for era in wordings if era in counts or era == "within"}, name="era"
    )


def chart(
    named: Named, window: Window, era: str, chosen: Selection, bar: DeltaGenerator, *, words: Words
) -> tuple[Bar | pd.Series | None, str]:
    """The days and times of an era; the column or the longer time that was clicked, and the bucket of columns."""
    known = named.within(window) if era == "within" else named.beyond(window, era=era)
    shown = window if era == "within" else known.reach() or window
    near = known if era == "within" else known.within(shown)
    offered = {bucket: name for bucket, name in terms.buckets(words).items() if fits(bucket, shown)}
    with bar:
        bucket = choice(words("Bars by"), offered, name="bucket", default=fitting(*shown))
    counts = coarser(named.days, bucket=bucket)
    counts = counts[[touches(first, bucket, shown) for first in counts["bucket"]]] if len(counts) else counts
    lanes = pack(near.lasting, window=shown, most=BARS)
    lanes = _worded(lanes, chosen)
    picked, pick = held("timeline.happened", chosen, era, bucket)
    chronology(
        happenings(
            counts, lanes, window=shown, words=words, zone=settings().zone, bucket=bucket, palette=session.colors()
        ),
        picked=picked,
        on_pick=pick,
        alt=words("Days as columns, longer times as bars below them"),
        key="timeline.happened",
        words=words,
    )
    undrawn(len(near.lasting) - len(lanes), known.mentions() - near.mentions(), words=words)
    return _time(lanes, picked) if isinstance(picked, Lasting) else picked, bucket


def _time(lanes: pd.DataFrame, picked: Lasting) -> pd.Series | None:
    """The time that was clicked, where it is still drawn."""
    begin, until = picked
    found = lanes[(lanes["begin"] == begin) & (lanes["until"] == until)]
    return None if found.empty else found.iloc[0]


def fits(bucket: str, window: Window) -> bool:
    """Whether an axis has room for all buckets of that kind in a window."""
    return (window[1] - window[0]).days <= MOST_BUCKETS * SHORTEST[bucket]


def _worded(lanes: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """The times that are drawn, with how articles write them."""
    instants = (lanes[end].astype("int64") for end in ("begin", "until"))
    words: pd.DataFrame = ask(queries.worded, selection=chosen, times=tuple(zip(*instants, strict=True)))
    return pd.concat([lanes.reset_index(drop=True), words], axis=1)


def touches(first: date, bucket: str, window: Window) -> bool:
    """Whether the bucket that begins on ``first`` has a day in the window."""
    return first <= window[1] and span(first, bucket=bucket)[1] >= window[0]


def undrawn(crowded: int, far: int, *, words: Words) -> None:
    """Say how much of what the table lists has no bar."""
    notes = [words("Click a bar to see only its sentences. Darker bars are named more often.")]
    if crowded:
        notes.append(
            words.plural(
                "And {count} more time that finds no room here: narrow the filters.",
                "And {count} more times that find no room here: narrow the filters.",
                crowded,
            )
        )
    if far:
        notes.append(
            words.plural(
                "{count} mention lies further off still and is only in the table.",
                "{count} mentions lie further off still and are only in the table.",
                far,
            )
        )
    st.caption(" ".join(notes))


def behind(
    picked: Bar | pd.Series, bucket: str, chosen: Selection, *, words: Words
) -> tuple[Selection, Narrowing, str]:
    """The selection, the narrowing and the name of the dates behind one bar."""
    if not isinstance(picked, Bar):
        lasting = tuple(picked[end].to_pydatetime() for end in ("begin", "until"))
        return chosen, {"lasting": lasting}, written_span(picked["iso"], words=words)
    first, outlet = picked
    name = " · ".join(part for part in (label(first, bucket=bucket, words=words), outlet) if part)
    narrow: Narrowing = {"happened": span(first, bucket=bucket), "granularity": queries.DAILY}
    return replace(chosen, outlets=(outlet,)) if outlet else chosen, narrow, name


def listed(
    chosen: Selection,
    narrow: Mapping[str, tuple[Any, ...]],
    *,
    name: str = "",
    total: int | None = None,
    words: Words,
) -> None:
    """The dates in their sentences, and the one that was clicked in its article; the only one is open at once."""
    if total is None:
        total = ask(queries.count, frame="dates", selection=chosen, **narrow)
    counted = words.plural("{count} date", "{count} dates", total)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(literal(f"{name} · {counted}" if name else counted), anchor=False)
        downloads.menu(words, frames=("dates",), key="timeline.dates.download", selection=chosen, narrow=narrow)
    table, side = st.columns([3, 1.25], gap="medium")
    with table:
        offset = page(total, key=control("timeline.dates.page", chosen, narrow), words=words)
        shown = ask(queries.dates, selection=chosen, limit=PAGE, offset=offset, **narrow)
        key = control("timeline.dates", chosen, narrow, offset, behind=name)
        row = date_table(shown, words=words, zone=settings().zone, key=key)
    if total == 1:
        row = 0
    with side:
        drawer(
            None if row is None else shown.iloc[row],
            words=words,
            invitation=words("Click a date to read it in its article."),
        )
