"""Numbers that moved from one day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as arrow

from dashboard.data.queries.appeared import DAY, articles_held, as_date, quoted_zone
from dashboard.data.queries.census import Numbers, chosen
from dashboard.data.queries.names import known
from dashboard.data.queries.scope import about_rows, kept_rows, within
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

FACTOR = 20  # times: figures farther apart are hardly of one thing
TOLD = ["noun", "unit", "kind", "actor_id"]
PLACE = ["article_no", "start", "end"]
CITED = ["article_id", "outlet", "published_at", "sample"]
# What has a day, in the order of courses, days and figures.
SORTED = """
    SELECT k.*, {day} AS day FROM {rows} k JOIN main.current c ON k.article_no = c.rowid
    WHERE published_at IS NOT NULL ORDER BY course_no, day, figure
"""
Column = npt.NDArray[Any]


class Movement(NamedTuple):
    """Courses on their two newest days: an array a column.

    ``first`` and ``size`` say where the figures of the newest day lie among those of the selection.
    """

    course: Column
    subject: Column
    figures: Column
    before: Column
    after: Column
    day_before: Column
    day_after: Column
    first: Column
    size: Column

    def take(self, places: npt.NDArray[np.intp]) -> Movement:
        return Movement(*(column[places] for column in self))


def moved(snapshot: Snapshot, *, selection: Selection, limit: int = 5) -> pd.DataFrame:
    """Numbers that moved: of one noun, unit and actor, the newest day's median against that of the day before.

    Columns: ``noun``, ``unit``, ``kind``, ``actor_id``, ``name``, ``before``, ``after`` (medians), ``day_before``,
    ``day_after``, and of the newest such number ``article_id``, ``start``, ``end``, ``outlet``, ``published_at``,
    ``sample``. Figures twenty times apart are left out; the newest come first, then those with most numbers.
    """
    rows, places = _figures(snapshot, selection)
    found = _once(_movements(rows, places))
    order = np.lexsort([found.course, found.subject, -found.figures, -found.day_after])
    found = found.take(order[:limit])
    told = rows.take(_newest(rows, places, found))
    actors = told.column("actor_id").to_pylist()
    names = known(snapshot, actors)
    cited = to_frame(articles_held(snapshot).select(CITED).take(told.column("article_no")))
    movements = to_frame(told.select(TOLD)).assign(
        name=pd.Series([names[one] for one in actors], dtype="str"),
        before=found.before,
        after=found.after,
        day_before=pd.Series([as_date(day) for day in found.day_before], dtype=object),
        day_after=pd.Series([as_date(day) for day in found.day_after], dtype=object),
        article_id=cited.pop("article_id"),
    )
    return pd.concat([movements, to_frame(told.select(PLACE[1:])), cited], axis=1)


def _figures(snapshot: Snapshot, selection: Selection) -> tuple[arrow.Table, Numbers]:
    """Rows of ``SORTED``, and the places of those that pass every filter."""
    about, parameters = about_rows(snapshot, "numbers", selection)
    day = DAY.format(zone=quoted_zone())
    if not about:
        rows = snapshot.held(SORTED.format(day=day, rows="courses"))
        return rows, np.flatnonzero(chosen(snapshot, selection)[rows.column("article_no").to_numpy()])
    meant = '(FROM courses SEMI JOIN kept USING (article_no, start, "end"))'
    query = f", {kept_rows('numbers', about)} {SORTED.format(day=day, rows=meant)}"
    rows = within(snapshot, selection).rows(snapshot, query, **parameters)
    return rows, np.arange(len(rows))


def _movements(rows: arrow.Table, places: Numbers) -> Movement:
    """Of the rows at ``places``, the courses whose median differs between their two newest days.

    Those in which it does so ``FACTOR`` times are left out.
    """
    course, subject, days, figure = (
        rows.column(name).to_numpy()[places] for name in ("course_no", "subject_no", "day", "figure")
    )
    first = np.flatnonzero(_differs(course) | _differs(days))  # of each day of each course
    size = np.diff(np.append(first, len(course)))
    middle = (figure[first + (size - 1) // 2] + figure[first + size // 2]) / 2
    last = np.flatnonzero(np.append(_differs(course[first])[1:], True)[: len(first)])
    last = last[(last > 0) & (course[first][last - 1] == course[first][last])]
    before, after = middle[last - 1], middle[last]
    near = np.maximum(before, after) <= FACTOR * np.minimum(before, after)
    last = last[(before != after) & near]
    at = first[last]
    return Movement(
        course=course[at],
        subject=subject[at],
        figures=np.bincount(course, minlength=1)[course[at]],
        before=middle[last - 1],
        after=middle[last],
        day_before=days[first[last - 1]],
        day_after=days[at],
        first=at,
        size=size[last],
    )


def _differs(column: Column) -> npt.NDArray[np.bool_]:
    """Whether each value is another than the one before it."""
    return np.append(True, column[1:] != column[:-1])[: len(column)]


def _newest(rows: arrow.Table, places: Numbers, found: Movement) -> Numbers:
    """Of the figures of each newest day, the place of the one in the newest article, and there of the foremost."""
    columns = [rows.column(name).to_numpy() for name in reversed(PLACE)]
    groups = (places[begin : begin + size] for begin, size in zip(found.first, found.size, strict=True))
    newest = [group[np.lexsort([column[group] for column in columns])[0]] for group in groups]
    return np.array(newest, dtype=np.int64)


def _once(found: Movement) -> Movement:
    """Of the courses of one subject with the same figures, the one with most numbers."""
    order = np.lexsort([found.course, -found.figures, found.before, found.after, found.subject])
    found = found.take(order)
    again = ~(_differs(found.subject) | _differs(found.after) | _differs(found.before))
    return found.take(np.flatnonzero(~again))
