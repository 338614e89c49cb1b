"""Weekdays: with the date in brackets, with ``lalu`` or ``depan``, or bare and resolved by cue."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.data.language import calendar
from dashboard.data.language.moments import (
    CALENDAR,
    DASH,
    FUTURE,
    PART,
    PAST,
    TAIL,
    THIS,
    WEEKDAY,
    WEEKDAYS,
    Partial,
    Reading,
    S,
    regex,
)
from dashboard.data.language.numerals import alternation
from dashboard.data.language.written_dates import absolute, century_of, iso_of, partial_at

if TYPE_CHECKING:
    from dashboard.data.language.moments import Context

NIGHT_BEFORE = re.compile(rf"[Mm]alam\s+(?P<weekday>{alternation([w.capitalize() for w in WEEKDAYS])})(?!\w)")


CLOSING = re.compile(r"[^()\n]{0,25}\)")
UNTIL_WEEKDAY = regex(rf"(?:{S}{PART})?(?:{DASH}|{S}(?:hingga|sampai){S})(?={WEEKDAY})")
BARE_NAME = regex(WEEKDAY)
NAME = re.compile(rf"(?P<day>hari{S})?(?P<name>{WEEKDAY})", re.I)
INSIDE = re.compile(
    rf"(?:[\s\xa0]+(?:dini hari|pagi|siang|sore|petang|malam|{alternation(CALENDAR['pasaran'])}))?,?[\s\xa0]*"
    r"(?:tanggal[\s\xa0]+)?(?P<open>\()?[\s\xa0]*(?=\d)",
    re.I,
)
PASARAN_OR_PART = regex(rf"{S}(?:{PART}|(?:{alternation(CALENDAR['pasaran'])})(?!\w))")
WEEK_TAIL = regex(
    rf"{S}(?:pekan|minggu){S}(?:(?P<past>lalu|kemarin)|(?P<future>depan|mendatang)|(?P<this>ini))(?!\w)"
)
WEEKDAY_TAIL = regex(
    rf"{S}(?:(?P<past>{PAST})|(?P<future>{FUTURE}|besok)|(?P<this>{THIS}|(?:hari|malam|pagi|siang|sore){S}ini))"
)
LOWER_TAIL = regex(rf"{S}(?:(?:pekan|minggu){S})?(?:lalu|depan|mendatang|ini|kemarin)(?!\w)")
SEVERAL = regex(rf"(?:{DASH}|{S}(?:hingga|sampai|(?P<and>dan)){S})(?:hari{S})?(?P<name>{WEEKDAY})")
DAYS_IN_BRACKETS = re.compile(
    r",?[\s\xa0]*\((?P<first>\d{1,2})[-–](?P<last>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?\)"
)


def weekday(context: Context, start: int) -> Reading | None:
    match = NAME.match(context.text, start)
    if match is None or (start and context.text[start - 1].isalnum()):
        return None
    name, number = match["name"], WEEKDAYS[match["name"].lower()]
    named = name[0].isupper() or match["day"] is not None
    if named and (dated := _weekday_with_date(context, match, number) or _several(context, match, number)):
        return dated
    if (not named and (name.lower() == "minggu" or not LOWER_TAIL.match(context.text, match.end()))) or (
        name.lower() == "minggu" and _is_week(context, match)
    ):
        return None
    if re.search(r"(?:malam|setiap|tiap)\s+$", context.text[max(0, start - 8) : start], re.I) or not _is_weekday(
        context, match
    ):
        return None
    part = PASARAN_OR_PART.match(context.text, match.end())
    end = part.end() if part else match.end()
    if week := WEEK_TAIL.match(context.text, end):
        return Reading(start, week.end(), "day", _in_week(context, number, week.lastgroup))
    tail = WEEKDAY_TAIL.match(context.text, end)
    future = bool(tail["future"]) if tail else context.points_ahead(start)
    end = tail.end() if tail else end
    if context.reference is None:
        return Reading(start, end, "day")
    strict = bool(tail and (tail["past"] or tail["future"]))
    found = calendar.nearest_weekday(context.reference, number, future=future, strict=strict)
    return Reading(start, end, "day", found.isoformat())


def _in_week(context: Context, number: int, way: str | None) -> str | None:
    """``Senin pekan lalu``: the Monday of the ISO week before."""
    if context.reference is None:
        return None
    weeks = {"past": -1, "future": 1}.get(way or "", 0)
    monday = context.reference - timedelta(days=context.reference.weekday()) + timedelta(weeks=weeks)
    return (monday + timedelta(days=number)).isoformat()


def _several(context: Context, match: re.Match[str], number: int) -> Reading | None:
    """``Sabtu-Minggu (9-10/11/2024)``, ``Senin hingga Rabu``: from one weekday to another."""
    link = SEVERAL.match(context.text, match.end())
    if link is None:
        return None
    if days := DAYS_IN_BRACKETS.match(context.text, link.end()):
        month, year = int(days["month"]), int(days["year"]) if days["year"] else None
        year = century_of(year) if year is not None and year < 100 else year
        first, last = (
            iso_of(context, Partial(0, 0, "day", year, month, int(days[end]), weekday=weekday))
            if calendar.day(year or 2024, month, int(days[end]))
            else None
            for end, weekday in (("first", number), ("last", WEEKDAYS[link["name"].lower()]))
        )
        iso = f"{first}/{last}" if first and last and first < last else None
        return Reading(match.start(), days.end(), "interval", iso) if iso else None
    dated = absolute(context, inside.end()) if (inside := INSIDE.match(context.text, link.end())) else None
    if dated and dated.granularity == "interval":
        return replace(dated, start=match.start())
    if link["and"] or dated:
        return None
    first_day = _in_week(context, number, None)
    last_day = WEEKDAYS[link["name"].lower()]
    week = WEEK_TAIL.match(context.text, link.end())
    if context.reference is None or first_day is None:
        return Reading(match.start(), week.end() if week else link.end(), "interval")
    if week:
        begin = date.fromisoformat(_in_week(context, number, week.lastgroup) or first_day)
    else:
        begin = calendar.nearest_weekday(context.reference, number, future=context.points_ahead(match.start()))
    until = begin + timedelta(days=(last_day - number) % 7)
    return Reading(
        match.start(), week.end() if week else link.end(), "interval", f"{begin.isoformat()}/{until.isoformat()}"
    )


def _weekday_with_date(context: Context, match: re.Match[str], number: int) -> Reading | None:
    """``Jumat (15/11/2024)``, ``Kamis, (27/2)``, ``Sabtu, 5 Juni 2021``: the date counts, not the weekday."""
    inside = INSIDE.match(context.text, match.end())
    if inside is None:
        return None
    found = partial_at(context, inside.end(), bracket=inside["open"] is not None)
    if found is None or found.unit not in ("day", "only day"):
        return None
    reading = absolute(context, inside.end()) if found.unit == "only day" else None
    iso = reading.iso if reading else iso_of(context, replace(found, weekday=number))
    end = reading.end if reading else found.end
    if inside["open"]:
        closing = CLOSING.match(context.text, end)
        end = closing.end() if closing else end
    further = _weekday_until(context, end)
    if further and iso and further.iso:
        return Reading(match.start(), further.end, "interval", f"{iso}/{further.iso}")
    return Reading(match.start(), end, "interval" if reading else "day", iso)


def _weekday_until(context: Context, start: int) -> Reading | None:
    """A second weekday with its date after ``hingga``."""
    link = UNTIL_WEEKDAY.match(context.text, start)
    name = BARE_NAME.match(context.text, link.end()) if link else None
    return _weekday_with_date(context, name, WEEKDAYS[name.group().lower()]) if name else None


def _is_week(context: Context, match: re.Match[str]) -> bool:
    """ "Minggu lalu" at the start of a sentence is last week, inside one the last Sunday."""
    if match["day"]:
        return False
    before = context.text[max(0, match.start() - 3) : match.start()]
    opens = not before.strip() or re.search(r"[.!?\n\"“:]\s*$", before) is not None
    return not match["name"][0].isupper() or (opens and TAIL.match(context.text, match.end()) is not None)


def _is_weekday(context: Context, match: re.Match[str]) -> bool:
    """No weekday: a name ("Pasar Senin", "Pasar Minggu") or an old era ("Rabu Pon" stays a day)."""
    before = context.text[max(0, match.start() - 12) : match.start()]
    return re.search(r"(?:Pasar|Jalan|Jl\.|Jembatan|Kampung|Desa|Black|Kolaborasi|Koran)\s+$", before) is None


def night_before(context: Context, start: int) -> Reading | None:
    """``malam Minggu`` is Saturday night."""
    match = NIGHT_BEFORE.match(context.text, start)
    if match is None:
        return None
    tail = WEEKDAY_TAIL.match(context.text, match.end())
    end = tail.end() if tail else match.end()
    if context.reference is None:
        return Reading(start, end, "day")
    number = (WEEKDAYS[match["weekday"].lower()] - 1) % 7
    future = bool(tail["future"]) if tail else context.points_ahead(start)
    found = calendar.nearest_weekday(context.reference, number, future=future)
    return Reading(start, end, "day", found.isoformat())
