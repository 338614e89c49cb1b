"""Dates and times: calendar expressions, resolved against the day of publication.

Each rule reads one kind of expression where its opening word stands. What an expression leaves out (the year of
"5 Juni", the day that "Kamis" means) comes from the day of publication; what refers back ("tahun sebelumnya") from
the date mentioned last. Without a day of publication such expressions stay unresolved, their ``iso`` None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from spacy.language import Language

from dashboard.data.language import calendar, clock, eras, relative_dates, weekdays, written_dates
from dashboard.data.language.annotation import Date
from dashboard.data.language.codes import codes
from dashboard.data.language.moments import (
    CALENDAR,
    PART_MODIFIERS,
    PERIODS,
    SHORT_MONTHS,
    WEEKDAY,
    WEEKDAYS,
    ZONES,
    Context,
    Reading,
    S,
    regex,
)
from dashboard.data.language.numerals import LETTERS, OPENERS, SHARES, alternation
from dashboard.data.language.scanner import DIGIT, Claims, scan, table
from dashboard.data.language.text import text_of
from dashboard.data.language.units import MEASURES, SIGNS, SYMBOLS
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from spacy.tokens import Doc

NAMES = frozenset({"PER", "ORG", "FAC", "EVT", "PRD", "LAW", "WOA"})  # labels whose numbers belong to the name

# Which rules are tried at which word, in order.
RULES = table(
    (("pukul", "jam", "pkl"), clock.clock, clock.clock_in_words),
    ((DIGIT,), clock.bare_clock, eras.school_year, eras.hijri, eras.before_christ, eras.javanese),
    ((DIGIT,), written_dates.absolute),
    ((DIGIT,), relative_dates.first_months, relative_dates.distance, eras.decade),
    (("tanggal", "tgl"), written_dates.absolute, relative_dates.day_number),
    (("pekan", "minggu"), written_dates.week_of_month),
    (("ii", "iii", "iv", "kedua", "ketiga", "keempat"), written_dates.next_quarter),
    (WEEKDAYS, weekdays.weekday),
    (("hari",), weekdays.weekday),
    (("malam",), weekdays.night_before),
    (OPENERS, relative_dates.first_months, relative_dates.distance),
    (("sehari", "sepekan", "seminggu", "sebulan", "setahun", "sedekade", "seabad"), relative_dates.fused),
    (("bulan",), relative_dates.same_month),
    (("bulan", "tahun"), eras.hijri, eras.before_christ, eras.javanese, eras.decade, written_dates.absolute),
    (
        {*SHORT_MONTHS, "kuartal", "triwulan", "semester", "paruh", "q", "k", "tw", "h", "caturwulan"},
        written_dates.absolute,
    ),
    (PART_MODIFIERS, relative_dates.weekend, relative_dates.part_of),
    (("abad",), eras.century),
    (("dekade", "era"), eras.decade),
    (PERIODS, relative_dates.relative_period),
    (CALENDAR["deictic"], relative_dates.deictic),
    (CALENDAR["anaphoric_days"], relative_dates.back),
    (("musim",), relative_dates.season),
    (CALENDAR["hijri_months"], eras.hijri),
)

# Words of which no name is made: signs of money, units, months, quarters, ordinals in digits
MEASURING = frozenset(
    {
        *map(str.lower, SYMBOLS),
        *(sign.lower().strip(".$") for sign in SIGNS),
        *SHORT_MONTHS,
        *OPENERS,
        *SHARES,
        "mwatt",
    }
    | {"i", "ii", "iii", "iv", "v", "ke", "km", "q", "k", "h", "tw", "sr", "hari", "tahun", "bulan", "data"}
    | {"sm", "m", "masehi", "hijriah", "hijriyah", "saka", "tanggal", "pukul", "jam", "malam", "selesai", "waktu"}
    | {*WEEKDAYS, *PERIODS, *PART_MODIFIERS, *ZONES, "paruh", "pertama", "kedua", "ketiga", "keempat"}
    | {part for month in (*CALENDAR["hijri_months"], *CALENDAR["javanese_months"]) for part in month.split("'")}
    | {word for unit in MEASURES for word in unit.split()}
)
AMOUNT = re.compile(rf"(?<![\w$])(?:{alternation(SIGNS)})\s?\d")
CUE = regex(
    rf"(?<!\w)(?P<cue>{alternation(CALENDAR['before_modifiers'])}){S}(?:hari{S}|tahun{S}|bulan{S}|tanggal{S})?$"
)
OWN_DAY = regex(rf"(?:{WEEKDAY}),?\s*\((?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})\)")

IN_BRACKETS = re.compile(r"\(\d{1,2}/\d{1,2}/\d{4}\)")  # a cheap look before OWN_DAY, which tries every letter


def find_dates(
    text: str, *, published: date | None = None, claims: Claims | None = None, zone: ZoneInfo | None = None
) -> list[Date]:
    """Every calendar expression and time of day in a text, in order, none overlapping.

    ``claims`` holds ground that is not free (names, codes); what is found is claimed on it. ``zone`` is the one
    whose days are meant, by default that of the settings.

    >>> [date.iso for date in find_dates("Rapat pada Jumat (15/11/2024) membahas tahun 1949.")]
    ['2024-11-15', '1949']
    """
    claims = Claims(len(text), codes(text)) if claims is None else claims
    zone = zone or settings().zone
    context = Context(text, published or own_day(text))
    readings = []
    for reading in scan(context, RULES, claims):
        readings.append(_modified(reading, text))
        context.remember(reading)
    return [_dated(reading, context, zone) for reading in readings]


def own_day(text: str) -> date | None:
    """The latest full date that a text gives beside a weekday: its own day where no other is known."""
    if IN_BRACKETS.search(text) is None:
        return None
    days = (calendar.day(int(m["year"]), int(m["month"]), int(m["day"])) for m in OWN_DAY.finditer(text))
    return max(filter(None, days), default=None)


def _modified(reading: Reading, text: str) -> Reading:
    """The reading with ``since``, ``until``, ``before`` or ``after`` where a word before it says so."""
    if reading.modifier is None and (cue := CUE.search(text, max(0, reading.start - 30), reading.start)):
        return replace(reading, modifier=CALENDAR["before_modifiers"][cue["cue"].lower()])
    return reading


def _dated(reading: Reading, context: Context, zone: ZoneInfo) -> Date:
    if reading.iso and reading.iso.startswith("T"):
        begin, until = _instants(reading.iso, context.day_near(reading), zone)
    else:
        begin, until = calendar.bounds(reading.iso, zone=zone)
    return Date(
        start=reading.start,
        end=reading.end,
        granularity=reading.granularity,
        iso=reading.iso,
        begin=begin,
        until=until,
        modifier=reading.modifier,
    )


def _instants(iso: str, on: date | None, zone: ZoneInfo) -> tuple[datetime, datetime] | tuple[None, None]:
    """The minute that a time of day is on a day; of ``T09:00/T21:00`` its two ends."""
    if on is None:
        return None, None
    first, _, last = iso.partition("/")
    begin = _instant(on, first, zone)
    if not last:
        return begin, begin + timedelta(minutes=1)
    until = _instant(on, last, zone)
    return begin, until if until > begin else until + timedelta(days=1)


def _instant(on: date, time: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(f"{on.isoformat()}{time}")
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def unclaimed(doc: Doc) -> Claims:
    """The ground of a document for dates and numbers: all but its names and codes."""
    text = text_of(doc)
    return Claims(len(text), (*codes(text), *_names(doc)))


def _names(doc: Doc) -> Iterator[tuple[int, int]]:
    """The spans of names, without amounts that a name was taken to end in and without what is no name at all."""
    text = text_of(doc)
    for ent in doc.ents:
        if ent.label_ in NAMES:
            start = ent.start_char
            name = text[start : ent.end_char]
            if amount := AMOUNT.search(name):
                name = name[: amount.start()]
            if any(word.lower() not in MEASURING for word in LETTERS.findall(name)):
                yield start, start + len(name)


@Language.component("tilik_dates", assigns=["doc._.dates"])
def tilik_dates(doc: Doc) -> Doc:
    """Sets ``doc._.dates``, resolved against ``doc._.published`` in the time zone of the settings."""
    zone = settings().zone
    published = doc._.published.astimezone(zone).date() if doc._.published else None
    doc._.dates = find_dates(text_of(doc), published=published, claims=unclaimed(doc), zone=zone)
    return doc
