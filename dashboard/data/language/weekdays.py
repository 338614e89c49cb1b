"""Weekdays: with the date in brackets, with ``lalu`` or ``depan``, or bare and resolved by cue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.language import calendar
from dashboard.data.language.moments import (
    DASH,
    FUTURE,
    PART,
    PAST,
    TAIL,
    THIS,
    WEEKDAY,
    WEEKDAYS,
    Reading,
    S,
    regex,
)
from dashboard.data.language.numerals import alternation
from dashboard.data.language.written_dates import absolute, iso_of, partial_at

if TYPE_CHECKING:
    from dashboard.data.language.moments import Context

NIGHT_BEFORE = re.compile(rf"[Mm]alam\s+(?P<weekday>{alternation([w.capitalize() for w in WEEKDAYS])})(?!\w)")


def weekday(context: Context, start: int) -> Reading | None:
    match = re.compile(rf"(?P<day>hari{S})?(?P<name>{WEEKDAY})", re.I).match(context.text, start)
    if match is None or (start and context.text[start - 1].isalnum()):
        return None
    name, number = match["name"], WEEKDAYS[match["name"].lower()]
    if (name[0].isupper() or match["day"]) and (dated := _weekday_with_date(context, match, number)):
        return dated
    if (not name[0].isupper() and not match["day"]) or (name.lower() == "minggu" and _is_week(context, match)):
        return None
    if re.search(r"(?:malam|setiap|tiap)\s+$", context.text[max(0, start - 8) : start], re.I) or not _is_weekday(
        context, match
    ):
        return None
    part = re.compile(rf"{S}{PART}", re.I).match(context.text, match.end())
    end = part.end() if part else match.end()
    tail = regex(
        rf"{S}(?:(?P<past>{PAST}|pekan{S}lalu|minggu{S}lalu)|(?P<future>{FUTURE}|pekan{S}depan|minggu{S}depan|besok)|(?P<this>{THIS}|(?:hari|pekan|malam|pagi|siang|sore){S}ini))"
    ).match(context.text, end)
    future = bool(tail["future"]) if tail else context.points_ahead(start)
    end = tail.end() if tail else end
    if context.reference is None:
        return Reading(start, end, "day")
    strict = bool(tail and (tail["past"] or tail["future"]))
    found = calendar.nearest_weekday(context.reference, number, future=future, strict=strict)
    return Reading(start, end, "day", found.isoformat())


def _weekday_with_date(context: Context, match: re.Match[str], number: int) -> Reading | None:
    """``Jumat (15/11/2024)``, ``Kamis, (27/2)``, ``Sabtu, 5 Juni 2021``: the date counts, not the weekday."""
    inside = re.compile(
        r"(?:[\s\xa0]+(?:dini hari|pagi|siang|sore|petang|malam))?,?[\s\xa0]*(?P<open>\()?[\s\xa0]*(?=\d)"
    ).match(context.text, match.end())
    if inside is None:
        return None
    found = partial_at(context, inside.end(), bracket=inside["open"] is not None)
    if found is None or found.unit not in ("day", "only day"):
        return None
    reading = absolute(context, inside.end()) if found.unit == "only day" else None
    iso = reading.iso if reading else iso_of(context, replace(found, weekday=number))
    end = reading.end if reading else found.end
    if inside["open"]:
        closing = re.compile(r"[^()\n]{0,25}\)").match(context.text, end)
        end = closing.end() if closing else end
    further = _weekday_until(context, end)
    if further and iso and further.iso:
        return Reading(match.start(), further.end, "interval", f"{iso}/{further.iso}")
    return Reading(match.start(), end, "interval" if reading else "day", iso)


def _weekday_until(context: Context, start: int) -> Reading | None:
    """A second weekday with its date after ``hingga``."""
    link = regex(rf"(?:{S}{PART})?(?:{DASH}|{S}(?:hingga|sampai){S})(?={WEEKDAY})").match(context.text, start)
    name = re.compile(WEEKDAY, re.I).match(context.text, link.end()) if link else None
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
    if context.reference is None:
        return Reading(start, match.end(), "day")
    number = (WEEKDAYS[match["weekday"].lower()] - 1) % 7
    found = calendar.nearest_weekday(context.reference, number, future=context.points_ahead(start))
    return Reading(start, match.end(), "day", found.isoformat())
