"""The axis of time under a drawing, with our own ticks: plotly's bundle knows no Indonesian months."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from components.buckets import span, start_of

if TYPE_CHECKING:
    from components.window import Window
    from components.words import Words

MOST_TICKS = 8
LEAST_DAYS = {"day": 14, "week": 70, "month": 370, "year": 3660}  # on the axis, however few bars there are
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # months between two ticks


def reach(window: Window, *, bucket: str) -> tuple[float, float]:
    """Begin and end of the axis in ordinal days: whole buckets, with room beside them.

    >>> reach((date(2024, 11, 6), date(2026, 1, 20)), bucket="month")
    (739194.34, 739667.66)
    """
    first, last = start_of(window[0], bucket=bucket).toordinal(), _end(window[1], bucket).toordinal() + 1
    length = last - first
    pad = max(LEAST_DAYS[bucket] - length, length / 50) / 2
    return first - pad, last + pad


def ticks(window: Window, *, bucket: str, words: Words) -> list[tuple[date, str]]:
    """Days to mark, each the first of its bucket, and their words: round, and few enough to be read."""
    first, last = start_of(window[0], bucket=bucket), _end(window[1], bucket)
    if bucket in ("day", "week") and (last - first).days < 31 * MOST_TICKS:
        return [(day, words.date(day, form="day")) for day in _days(first, last, bucket)]
    step, months = _months(first, last)
    return [(day, str(day.year) if step >= 12 else words.date(day, form="month")) for day in months]


def axis(window: Window, *, bucket: str, words: Words) -> dict[str, Any]:
    """The axis as plotly's layout has it; a day is marked at its noon."""
    marked = ticks(window, bucket=bucket, words=words)
    shift = timedelta(hours=12 if bucket == "day" else 0)
    return {
        "type": "date",
        "tickvals": [(datetime.combine(day, time()) + shift).isoformat() for day, _ in marked],
        "ticktext": [text for _, text in marked],
        "range": [_instant(end).isoformat() for end in reach(window, bucket=bucket)],
    }


def _instant(ordinal: float) -> datetime:
    within = min(max(ordinal, date.min.toordinal()), date.max.toordinal())
    return datetime.fromordinal(int(within)) + timedelta(days=within % 1)


def _end(day: date, bucket: str) -> date:
    return span(start_of(day, bucket=bucket), bucket=bucket)[1]


def _days(first: date, last: date, bucket: str) -> list[date]:
    """Days between two days, or the beginnings of weeks, thinned to what fits."""
    unit = 7 if bucket == "week" else 1
    step = -(-((last - first).days + 1) // (unit * MOST_TICKS)) * unit
    return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, step)]


def _months(first: date, last: date) -> tuple[int, list[date]]:
    """Beginnings of months between two days, thinned to what fits, and how many months lie between them."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    step = next((step for step in STEPS if (end - start) / step <= MOST_TICKS), STEPS[-1])
    aligned = range(-(-start // step) * step, end, step)
    return step, [date(number // 12, number % 12 + 1, 1) for number in aligned if number >= 12]
