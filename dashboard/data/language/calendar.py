"""The calendar: arithmetic on days, weeks, months, quarters … written in EDTF.

A calendar unit is written as EDTF writes it: ``2024-11-15``, ``2024-W46``, ``2024-11``, ``2024-Q3``, ``2024-H1``,
``2024``, ``198X``, ``20XX``; an interval is two of them with a slash.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

THURSDAY = 3  # as date.weekday() counts
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}

_FORMS = {
    "day": re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
    "week": re.compile(r"(\d{4})-W(\d{2})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "quarter": re.compile(r"(\d{4})-Q([1-4])"),
    "half": re.compile(r"(\d{4})-H([12])"),
    "year": re.compile(r"(\d{4})"),
    "decade": re.compile(r"(\d{3})X"),
    "century": re.compile(r"(\d{2})XX"),
}


def day(year: int, month: int, number: int) -> date | None:
    """That day, None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def containing(moment: date, unit: str) -> str:
    """The unit that a day lies in.

    >>> containing(date(2024, 11, 15), "week"), containing(date(2024, 11, 15), "quarter")
    ('2024-W46', '2024-Q4')
    """
    year, month = moment.year, moment.month
    if unit == "day":
        return moment.isoformat()
    if unit == "week":
        week = moment.isocalendar()
        return f"{week.year:04}-W{week.week:02}"
    return {
        "month": f"{year:04}-{month:02}",
        "quarter": f"{year:04}-Q{(month + 2) // 3}",
        "half": f"{year:04}-H{(month + 5) // 6}",
        "year": f"{year:04}",
        "decade": f"{year // 10:03}X",
        "century": f"{year // 100:02}XX",
    }[unit]


def unit_of(iso: str) -> str | None:
    """The unit that an EDTF string writes, None for intervals and anything else."""
    return next((unit for unit, form in _FORMS.items() if form.fullmatch(iso)), None)


def first_day(iso: str) -> date | None:
    """The first day of a unit or an interval; None before the year 1 and for what is no calendar unit."""
    iso = iso.split("/")[0]
    unit = unit_of(iso)
    if unit is None:
        return None
    match = _FORMS[unit].fullmatch(iso)
    assert match is not None
    numbers = [int(number) for number in match.groups()]
    try:
        return _first_day(unit, *numbers)
    except ValueError:
        return None


def _first_day(unit: str, year: int, number: int = 1, dom: int = 1) -> date:
    if unit == "week":
        return date.fromisocalendar(year, number, 1)
    if unit in ("decade", "century"):
        return date(max(year * MONTHS[unit] // 12, 1), 1, 1)
    width = MONTHS.get(unit, 1) if unit in ("quarter", "half") else 1
    return date(year, (number - 1) * width + 1, dom)


def shift(iso: str, steps: int) -> str | None:
    """The unit that lies ``steps`` units later, of the same width; None outside the calendar.

    >>> shift("2024-Q1", -1), shift("2024-11-15", 30), shift("198X", 1)
    ('2023-Q4', '2024-12-15', '199X')
    """
    unit, begin = unit_of(iso), first_day(iso)
    if unit is None or begin is None:
        return None
    try:
        if unit in ("day", "week"):
            return containing(begin + timedelta(days=steps * (7 if unit == "week" else 1)), unit)
        return containing(add_months(begin, steps * MONTHS[unit]), unit)
    except (ValueError, OverflowError):
        return None


def add_months(moment: date, months: int) -> date:
    """The same day of another month, or the last one where it is shorter."""
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    for number in range(moment.day, 27, -1):
        if found := day(year, month + 1, number):
            return found
    return date(year, month + 1, min(moment.day, 28))


def week_of_month(iso: str, number: int | None) -> str | None:
    """A month's week by its number, the last one for None: weeks count where their Thursday lies, as in ISO 8601.

    >>> week_of_month("2024-05", 2), week_of_month("2020-02", None), week_of_month("2024-02", 6)
    ('2024-W19', '2020-W09', None)
    """
    begin = first_day(iso)
    if begin is None:
        return None
    first = nearest_weekday(begin, THURSDAY, future=True)
    thursdays = [first + timedelta(weeks=week) for week in range(5)]
    held = [moment for moment in thursdays if moment.month == begin.month]
    if number is not None and not 1 <= number <= len(held):
        return None
    return containing(held[(number or 0) - 1], "week")


def bounds(iso: str | None, *, zone: ZoneInfo) -> tuple[datetime, datetime] | tuple[None, None]:
    """The UTC instants at which a unit or an interval begins and, exclusive, ends in a time zone.

    >>> from zoneinfo import ZoneInfo
    >>> begin, until = bounds("2024-11", zone=ZoneInfo("Asia/Jakarta"))
    >>> begin.isoformat(), until.isoformat()
    ('2024-10-31T17:00:00+00:00', '2024-11-30T17:00:00+00:00')
    """
    if iso is None:
        return None, None
    first, _, last = iso.partition("/")
    begin = first_day(first)
    after = shift(last or first, 1)
    until = first_day(after) if after else None
    if begin is None or until is None or until <= begin:
        return None, None
    try:
        return _midnight(begin, zone), _midnight(until, zone)
    except OverflowError:
        return None, None


def _midnight(moment: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(moment, time(), tzinfo=zone).astimezone(UTC)


def nearest_weekday(reference: date, weekday: int, *, future: bool = False, strict: bool = False) -> date:
    """The latest such day up to the reference, or the first from it on; ``strict`` leaves the reference out.

    >>> nearest_weekday(date(2024, 11, 15), 2).isoformat()
    '2024-11-13'
    """
    if future:
        ahead = (weekday - reference.weekday()) % 7
        return reference + timedelta(days=ahead or (7 if strict else 0))
    back = (reference.weekday() - weekday) % 7
    return reference - timedelta(days=back or (7 if strict else 0))


def year_for(
    month: int, number: int, *, reference: date, weekday: int | None = None, future: bool = False
) -> int | None:
    """The year of a day and month written without one.

    Where a weekday is written, the year nearest to the reference in which it fits; else the reference's own
    year, or the one before where that lies more than two months ahead and no cue points to the future.
    """
    found = [
        (abs((moment - reference).days), moment)
        for year in range(reference.year - 3, reference.year + 3)
        if 1 <= year <= 9999 and (moment := day(year, month, number))
    ]
    if weekday is not None and found and min(found)[0] <= 7:
        return min(found)[1].year  # a wrong weekday, but the day is at hand
    fitting = [(gap, moment) for gap, moment in found if moment.weekday() == weekday]
    if fitting and min(fitting)[0] <= 400:
        return min(fitting)[1].year
    if future:
        later = [(gap, moment) for gap, moment in found if moment >= reference]
        return min(later)[1].year if later else _latest(found, reference)
    return _latest(found, reference)


def _latest(found: list[tuple[int, date]], reference: date) -> int | None:
    horizon = timedelta(days=62)
    years = [moment.year for _, moment in found if moment - reference <= horizon]
    return max(years, default=None)
