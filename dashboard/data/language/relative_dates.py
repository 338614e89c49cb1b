"""Dates told from the day of publication (``dua hari lalu``) or the date mentioned last (``tahun sebelumnya``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dashboard.data.language import calendar
from dashboard.data.language.eras import century, decade
from dashboard.data.language.moments import (
    CALENDAR,
    PART,
    PART_MODIFIERS,
    PERIODS,
    SHORT_MONTH,
    UNIT,
    YEAR,
    YEAR_TAIL,
    Reading,
    S,
    regex,
)
from dashboard.data.language.numerals import OPENERS, alternation, numeral_at
from dashboard.data.language.written_dates import absolute, iso_of, partial_at

if TYPE_CHECKING:
    from decimal import Decimal

    from dashboard.data.language.moments import Context

MONTHS = {word: number for number, words in CALENDAR["months"].items() for word in words}
BRACKETED = re.compile(r",?[\s\xa0]*\((?P<inside>[^()\n]{3,50})\)")
DEICTIC = regex(rf"(?P<word>{alternation(CALENDAR['deictic'])})(?:{S}(?P<part>{PART}))?(?!\w)")
BACK = regex(rf"(?P<word>{alternation(CALENDAR['anaphoric_days'])})(?!\w)")
DISTANCE = regex(
    rf"(?:{S}|-)?(?P<unit>detik|menit|jam|{UNIT})(?:an)?{S}"
    rf"(?:(?P<past>yang{S}lalu|yg{S}lalu|lalu|silam)"
    rf"|(?P<future>lagi|mendatang|yang{S}akan{S}datang|yg{S}akan{S}(?:datang|dtg)|ke{S}depan|kedepan|dari{S}sekarang)"
    rf"|(?P<back>sebelumnya)|(?P<on>kemudian|berselang|berikutnya|setelahnya|sesudahnya)|(?P<last>terakhir))(?!\w)"
)
FUSED = regex(r"(?P<word>sehari|sepekan|seminggu|sebulan|setahun|sedekade|seabad)")
FIRST_MONTHS = regex(
    rf"(?:{S}|-)bulan{S}(?P<which>pertama|terakhir)(?:{S}(?:tahun{S})?(?P<year>{YEAR})|{YEAR_TAIL.pattern})"
)
RELATIVE_PERIOD = regex(
    rf"(?P<unit>{UNIT}){S}(?:(?P<this>ini|berjalan|nanti)|(?P<past>lalu|yang{S}lalu|kemarin|silam)"
    rf"|(?P<future>depan|mendatang|yang{S}akan{S}datang)|(?P<same>itu|tersebut|yang{S}sama)"
    rf"|(?P<back>sebelumnya|lalunya)|(?P<on>berikutnya|selanjutnya|setelahnya))(?!\w)"
)
WEEKEND = regex(
    rf"akhir{S}(?:pekan|minggu)(?:{S}(?:(?P<this>ini)|(?P<past>lalu|kemarin)|(?P<future>depan|mendatang|nanti)))(?!\w)"
)
MODIFIED = regex(rf"(?P<part>{alternation(PART_MODIFIERS)})(?:{S}(?:di{S})?)")
BARE_PERIOD = regex(r"(?P<unit>tahun|bulan)(?!\w)")
SEASON = regex(
    rf"(?P<season>{alternation(CALENDAR['seasons'])})(?:{S}(?P<tail>lalu|ini|depan|mendatang|kemarin)(?!\w)|{S}(?:tahun{S})?(?P<year>{YEAR})|(?P<relative>{YEAR_TAIL.pattern}))"
)
DAY_NUMBER = regex(
    rf"tanggal{S}(?P<day>\d{{1,2}})(?:{S}bulan{S}(?:(?P<this>ini)|(?P<past>lalu|kemarin)|(?P<future>depan))(?!\w))?(?![\w.,/]\d)(?!{S}{SHORT_MONTH})(?={S}|[,.)]|$)"
)
SAME_MONTH = regex(
    rf"bulan{S}(?:yang{S})?sama{S}(?:pada{S}|di{S})?tahun{S}(?:(?P<past>lalu|kemarin)|(?P<back>sebelumnya))(?!\w)"
)


NUMERAL_BEFORE = regex(
    rf"(?:(?<!\d)\d{{1,3}}|{alternation([*OPENERS, 'belas', 'puluh', 'ratus'])}|per|setiap){S}$"
)
AFTER_DATE = regex(rf"(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?\)|(?:19|20)\d\d|hari){S}$")


def deictic(context: Context, start: int) -> Reading | None:
    match = DEICTIC.match(context.text, start)
    if match is None or AFTER_DATE.search(context.text, max(0, start - 14), start):
        return None
    word = re.sub(r"[\s\xa0]+", " ", match["word"].lower())
    end = match.end()
    if bracket := BRACKETED.match(context.text, end):
        found = partial_at(context, bracket.start("inside"), bracket=True)
        if found and found.unit == "day":
            return Reading(start, bracket.end(), "day", iso_of(context, found))
    iso = calendar.shift(context.reference.isoformat(), CALENDAR["deictic"][word]) if context.reference else None
    return Reading(start, end, "day", iso)


def back(context: Context, start: int) -> Reading | None:
    """``keesokan harinya``, ``hari yang sama``: days from the day mentioned last."""
    match = BACK.match(context.text, start)
    if match is None:
        return None
    word = re.sub(r"[\s\xa0]+", " ", match["word"].lower())
    known = context.days[-1][1].isoformat() if context.days else None
    return Reading(
        start, match.end(), "day", calendar.shift(known, CALENDAR["anaphoric_days"][word]) if known else None
    )


def distance(context: Context, start: int) -> Reading | None:
    """``dua hari lalu``, ``enam tahun kemudian``, ``dua bulan terakhir``."""
    numeral = numeral_at(context.text, start) if context.may_be_distance(start) else None
    match = DISTANCE.match(context.text, numeral.end) if numeral else None
    if numeral is None or match is None or (start and context.text[start - 1] in ".,-/"):
        return None
    if match["unit"].lower() in ("detik", "menit", "jam"):
        return Reading(start, match.end(), "hour") if match["past"] else None
    if numeral.value is None:
        return None
    if numeral.value != int(numeral.value):
        return _half_years(context, start, match, numeral.value)
    return _far(
        context, start, match.end(), PERIODS[match["unit"].lower()], int(numeral.value), match.lastgroup or ""
    )


def _half_years(context: Context, start: int, match: re.Match[str], count: Decimal) -> Reading | None:
    """``setengah tahun lalu``, ``3,5 tahun lalu``: counted in months."""
    months = count * 12
    if (
        PERIODS[match["unit"].lower()] != "year"
        or months != int(months)
        or match.lastgroup not in ("past", "future")
    ):
        return None
    return _far(context, start, match.end(), "month", int(months), match.lastgroup)


def fused(context: Context, start: int) -> Reading | None:
    """``setahun lalu``, ``sepekan terakhir``, ``sebulan kemudian``."""
    match = FUSED.match(context.text, start)
    tail = DISTANCE.match(f"{context.text[start + 2 : start + 60]}") if match else None
    if match is None or tail is None:
        return None
    return _far(context, start, start + 2 + tail.end(), PERIODS[tail["unit"].lower()], 1, tail.lastgroup or "")


WITHIN = regex(rf"(?:dalam|waktu){S}$")
LASTING = regex(rf"(?:selama|hingga|sampai){S}$")
AHEAD = regex(r"ke\s*depan")


def _far(context: Context, start: int, end: int, unit: str, count: int, way: str) -> Reading | None:
    if LASTING.search(context.text, max(0, start - 16), start):
        return None
    within = WITHIN.search(context.text, max(0, start - 12), start) is not None
    ahead = way == "future" and AHEAD.search(context.text, start, end) is not None
    if within and (way == "last" or unit == "decade"):
        return None  # "dalam lima tahun terakhir" says how long
    if way == "last" or (ahead and not within):
        return _span(context, start, end, unit, count, ahead=ahead)
    origin = context.reference if way in ("past", "future") else context.anchor()
    if origin is None:
        return Reading(start, end, unit)
    iso = calendar.shift(
        calendar.containing(origin, _coarse(unit)),
        count * (-1 if way in ("past", "back") else 1) * _width(unit),
    )
    return Reading(start, end, _coarse(unit), iso)


def _coarse(unit: str) -> str:
    """Decades and centuries are counted from a year."""
    return "year" if unit in ("decade", "century") else unit


def _width(unit: str) -> int:
    return {"decade": 10, "century": 100}.get(unit, 1)


def _span(context: Context, start: int, end: int, unit: str, count: int, *, ahead: bool) -> Reading | None:
    """``dua bulan terakhir``, ``setahun ke depan``: the days from then to now, or from now to then."""
    if context.reference is None:
        return Reading(start, end, "interval")
    months = count * calendar.MONTHS.get(unit, 0)
    days = count * {"day": 1, "week": 7}.get(unit, 0)
    sign = 1 if ahead else -1
    try:
        other = calendar.add_months(context.reference, sign * months) + timedelta(days=sign * days)
    except (ValueError, OverflowError):
        return None
    first, last = sorted((context.reference, other))
    return Reading(start, end, "interval", f"{first.isoformat()}/{last.isoformat()}")


def first_months(context: Context, start: int) -> Reading | None:
    """``sembilan bulan pertama 2019``."""
    numeral = numeral_at(context.text, start) if context.may_be_distance(start) else None
    match = FIRST_MONTHS.match(context.text, numeral.end) if numeral else None
    if numeral is None or match is None or numeral.value is None or not 1 <= numeral.value <= 12:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is None and context.reference:
        year = context.reference.year - bool(match["past"]) + bool(match["future"])
    count = int(numeral.value)
    months = (1, count) if match["which"].lower() == "pertama" else (13 - count, 12)
    iso = f"{year}-{months[0]:02}/{year}-{months[1]:02}" if year else None
    return Reading(start, match.end(), "interval", iso)


def relative_period(context: Context, start: int) -> Reading | None:
    """``tahun lalu``, ``pekan depan``, ``kuartal tersebut``, ``tahun sebelumnya``."""
    match = RELATIVE_PERIOD.match(context.text, start)
    if match is None or (start and context.text[start - 1].isalnum()):
        return None
    unit, way = PERIODS[match["unit"].lower()], match.lastgroup or ""
    if unit == "day" or NUMERAL_BEFORE.search(context.text, max(0, start - 16), start):
        return None
    if (
        match["unit"][0].isupper()
        and match["unit"].lower() == "minggu"
        and not context.opens_sentence(start)
        and way != "same"
    ):
        return None
    steps = {"past": -1, "back": -1, "future": 1, "on": 1}.get(way, 0)
    origin = context.anchor(unit) if way in ("same", "back", "on") else context.reference
    if way == "same" and origin is None:
        return None
    iso = calendar.shift(calendar.containing(origin, unit), steps) if origin else None
    return Reading(start, match.end(), unit, iso)


def same_month(context: Context, start: int) -> Reading | None:
    """``bulan yang sama tahun lalu``: the month mentioned last, a year before."""
    match = SAME_MONTH.match(context.text, start)
    origin = context.anchor("month") if match else None
    if match is None:
        return None
    iso = calendar.shift(calendar.containing(origin, "month"), -12) if origin else None
    return Reading(start, match.end(), "month", iso)


def weekend(context: Context, start: int) -> Reading | None:
    match = WEEKEND.match(context.text, start)
    if match is None:
        return None
    if context.reference is None:
        return Reading(start, match.end(), "interval")
    weeks = -1 if match["past"] else 1 if match["future"] else 0
    monday = context.reference - timedelta(days=context.reference.weekday()) + timedelta(weeks=weeks)
    first, last = monday + timedelta(days=5), monday + timedelta(days=6)
    return Reading(start, match.end(), "interval", f"{first.isoformat()}/{last.isoformat()}")


def part_of(context: Context, start: int) -> Reading | None:
    """``awal 2025``, ``pertengahan tahun depan``, ``akhir Juni``, ``akhir tahun``."""
    match = MODIFIED.match(context.text, start)
    if match is None:
        return None
    modifier, inner = PART_MODIFIERS[match["part"].lower()], match.end()
    for rule in (absolute, relative_period, century, decade):
        if found := rule(context, inner):
            return replace(found, start=start, modifier=modifier, iso=_already_past(context, found.iso, modifier))
    bare = BARE_PERIOD.match(context.text, inner)
    if bare is None or not re.match(r"[\s,.;)\"”]|$", context.text[bare.end() : bare.end() + 1]):
        return None
    if re.match(r"\s+(?:ajaran|fiskal|buku|anggaran|politik)", context.text[bare.end() : bare.end() + 12]):
        return None
    unit = bare["unit"].lower()
    iso = calendar.containing(context.reference, PERIODS[unit]) if context.reference else None
    return Reading(start, bare.end(), PERIODS[unit], iso, modifier)


def _already_past(context: Context, iso: str | None, modifier: str) -> str | None:
    """``awal September lalu``, told on 24 September, is of this year: its beginning has passed."""
    now = context.reference
    if iso is None or now is None or modifier != "start" or now.day <= 10 or calendar.unit_of(iso) != "month":
        return iso
    return (
        calendar.containing(now, "month") if calendar.shift(iso, 12) == calendar.containing(now, "month") else iso
    )


def season(context: Context, start: int) -> Reading | None:
    """Northern seasons: ``musim panas lalu`` is June to August."""
    match = SEASON.match(context.text, start)
    if match is None:
        return None
    name = re.sub(r"[\s\xa0]+", " ", match["season"].lower())
    first, last = CALENDAR["seasons"][name]
    year = int(match["year"]) if match["year"] else _season_year(context, match, first)
    iso = f"{year}-{first:02}/{year + (last < first)}-{last:02}" if year else None
    return Reading(start, match.end(), "interval", iso)


def _season_year(context: Context, match: re.Match[str], first: int) -> int | None:
    if context.reference is None:
        return None
    if match["relative"]:
        return context.reference.year - bool(match["past"]) + bool(match["future"])
    past = match["tail"].lower() in ("lalu", "kemarin")
    return context.reference.year - (past and context.reference.month <= first + 2)


def day_number(context: Context, start: int) -> Reading | None:
    """``tanggal 5``: a day of the month mentioned last."""
    match = DAY_NUMBER.match(context.text, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    base = context.anchor() or context.reference
    if context.reference and match.lastgroup in ("this", "past", "future"):
        step = {"past": -1, "future": 1}.get(match.lastgroup, 0)
        base = calendar.add_months(context.reference.replace(day=1), step)
    moment = calendar.day(base.year, base.month, int(match["day"])) if base else None
    return Reading(start, match.end(), "day", moment.isoformat() if moment else None)
