"""Calendar expressions as the reader writes them; articles' own are in EDTF, ISO 8601-2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.ordinal import ordinal

if TYPE_CHECKING:
    from components.words import Words

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"(\d{4})-(\d{2})")
YEAR = re.compile(r"-?\d{4}")
WEEK = re.compile(r"(\d{4})-W(\d{2})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
DECADE = re.compile(r"(\d{3})X")
CENTURY = re.compile(r"(\d{2})XX")
TIME = re.compile(r"(?:\d{4}-\d{2}-\d{2})?T(\d{2}):?(\d{2})?(?::\d{2})?(Z|[+-]\d{2}:\d{2})?")
ZONES = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT"}


def calendar(row: Mapping[str, Any], *, words: Words) -> str:
    """A row of the dates frame (``iso``, ``modifier``, ``begin``) in the reader's words.

    An interval stays one: the beginning of July is never its first day. What has no ``iso`` is unresolved.

    >>> from dashboard.catalogue import Catalogue
    >>> calendar({"iso": "2024-07", "modifier": "start"}, words=Catalogue("id"))
    'awal Juli 2024'
    """
    iso = _given(row, "iso")
    if not iso:
        return words("unresolved")
    written = _clock(iso, row.get("begin"), words) if "T" in iso else span(iso, words=words)
    return _modified(written, _given(row, "modifier"), words)


def span(iso: str, *, words: Words) -> str:
    """An EDTF form of days or longer, an interval by both its ends; what is no such form stays as it is.

    >>> from dashboard.catalogue import Catalogue
    >>> span("1997/2008", words=Catalogue("en")), span("198X", words=Catalogue("en"))
    ('1997–2008', '1980s')
    """
    first, _, last = iso.partition("/")
    if not last:
        return _unit(iso, words)
    dash = "–" if YEAR.fullmatch(first) and YEAR.fullmatch(last) else " – "
    return dash.join(_unit(end, words) for end in (first, last))


def _unit(iso: str, words: Words) -> str:
    """One calendar unit."""
    try:
        if DAY.fullmatch(iso):
            return words.date(date.fromisoformat(iso), form="long")
        if match := MONTH.fullmatch(iso):
            return words.date(date(int(match[1]), int(match[2]), 1), form="month")
        if match := WEEK.fullmatch(iso):
            return _week(date.fromisocalendar(int(match[1]), int(match[2]), 1), words)
    except ValueError:  # a form without a day in the calendar
        return iso
    return _long_unit(iso, words)


def _long_unit(iso: str, words: Words) -> str:
    """Quarters and longer."""
    if match := QUARTER.fullmatch(iso):
        quarters = words("Q1 {year}"), words("Q2 {year}"), words("Q3 {year}"), words("Q4 {year}")
        return quarters[int(match[2]) - 1].format(year=match[1])
    if match := HALF.fullmatch(iso):
        form = words("first half of {year}") if match[2] == "1" else words("second half of {year}")
        return form.format(year=match[1])
    if match := DECADE.fullmatch(iso):
        return words("{year}s", year=f"{int(match[1])}0")
    if match := CENTURY.fullmatch(iso):
        return words("{ordinal} century", ordinal=ordinal(int(match[1]) + 1, words=words))
    if YEAR.fullmatch(iso):
        year = int(iso)  # the year before 1 is 0000
        return str(year) if year > 0 else words("{year} BC", year=1 - year)
    return iso


def _week(monday: date, words: Words) -> str:
    sunday = monday + timedelta(days=6)
    return words("week of {first} – {last}", first=words.date(monday, form="day"), last=words.date(sunday))


def _clock(iso: str, begin: object, words: Words) -> str:
    """A time of day, or two, with its zone where the article gives one, and the day where it is known."""
    times = [TIME.fullmatch(end) for end in iso.split("/")]
    if not all(times):
        return iso
    known = [match for match in times if match]
    hours = "–".join(words("{hour}:{minute}", hour=match[1], minute=match[2] or "00") for match in known)
    written = f"{hours} {_zone(known[0][3])}".strip()
    day = _day_of(known[0], begin)
    return f"{words.date(day, form='long')}, {written}" if day else written


def _zone(offset: str | None) -> str:
    return "" if offset is None else ZONES.get(offset, "UTC" if offset == "Z" else f"UTC{offset}")


def _day_of(written: re.Match[str], begin: object) -> date | None:
    """The day on which the clock shows ``written`` at the instant ``begin``, wherever the clock hangs.

    The clock's distance from UTC is what lies between the two, half a day at most and 14 hours in the east.
    """
    if not isinstance(begin, datetime) or pd.isna(begin):
        return None
    ahead = (int(written[1]) * 60 + int(written[2] or 0) - begin.hour * 60 - begin.minute) % (24 * 60)
    offset = ahead if ahead <= 14 * 60 else ahead - 24 * 60
    return (begin + timedelta(minutes=offset)).date()


def _modified(time: str, modifier: str, words: Words) -> str:
    forms = {
        "start": words("early {time}"),
        "mid": words("mid {time}"),
        "end": words("late {time}"),
        "since": words("since {time}"),
        "until": words("until {time}"),
        "before": words("before {time}"),
        "after": words("after {time}"),
    }
    return forms[modifier].format(time=time) if modifier in forms else time


def _given(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""
