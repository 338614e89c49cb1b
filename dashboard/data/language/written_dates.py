"""Dates written out: days, months, quarters, half-years, years and ranges of them, the year left out or not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.language import calendar
from dashboard.data.language.counted_nouns import noun_after
from dashboard.data.language.moments import (
    CALENDAR,
    DASH,
    MONTH,
    SHORT_MONTH,
    SHORT_MONTHS,
    TAIL,
    TO,
    YEAR,
    YEAR_TAIL,
    Partial,
    Reading,
    S,
    regex,
)
from dashboard.data.language.numerals import alternation, numeral_at, ordinal_at, roman

if TYPE_CHECKING:
    from datetime import date

    from dashboard.data.language.moments import Context

LINK = regex(TO)
HALVES = frozenset({*CALENDAR["halves"], "h"})
AT_HAND = 183  # days; a day that just passed is nearer than the one of next year
MONTHS = {word: number for number, words in CALENDAR["months"].items() for word in words}
NUMERIC = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d]|[/.-]\d)"
    r"|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2})(?!\d)"
)
DAY_SLASH_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
DAY_MONTH = regex(
    rf"(?:tanggal{S}|tgl\.?{S})?(?P<day>\d{{1,2}})(?:{S}|[-/])?(?P<month>{SHORT_MONTH})\.?(?:(?:,?{S}|-|/)(?P<year>{YEAR})|{S}['’](?P<short>\d\d))?"
)
DAY_ONLY = regex(rf"(?:tanggal{S})?(?P<day>\d{{1,2}})(?=(?:{TO})\d{{1,2}}(?:{S}|-){SHORT_MONTH})")
# 9, 10, dan 11 November 2024: a day that a list gives its month
DAY_IN_LIST = regex(
    rf"(?P<day>\d{{1,2}})(?=(?:,{S}\d{{1,2}}){{0,6}},?{S}(?:dan|atau|serta){S}(?P<last>\d{{1,2}}{S}{SHORT_MONTH}(?:{S}{YEAR})?))"
)
MONTH_YEAR = regex(
    rf"(?:bulan{S})?(?:(?P<month>{MONTH})(?:(?:,?{S}(?:tahun{S})?|-|/)(?P<year>{YEAR})|{S}['’](?P<digits>\d\d)(?!\d))?|(?P<begin>{SHORT_MONTH})\.?(?={DASH}{SHORT_MONTH}\.?{S}{YEAR})|(?P<short>{SHORT_MONTH})\.?{S}(?P<year2>{YEAR}))"
)
YEAR_ONLY = regex(rf"(?:tahun{S})?(?P<year>{YEAR})")
QUARTER = regex(
    rf"(?P<unit>kuartal|triwulan|semester|paruh|caturwulan|tw|q(?=[1-4])|k(?=[1-4]\s(?:19|20)\d\d)|h(?=[12]\s))[\s-]*(?:ke-)?"
    rf"(?P<number>I{{1,3}}V?(?!\w)|IV|[1-4]|pertama|kedua|ketiga|keempat|satu|dua|tiga|empat|terakhir)(?!\w)"
    rf"(?:(?!{S}dan)(?:{TO})(?:(?:kuartal|triwulan|semester){S})?(?P<until>III|II|IV|[2-4]|kedua|ketiga|keempat)(?!\w))?"
    rf"(?:(?:{S}tahun{S}|{S}|/|-|'|,{S})(?P<year>{YEAR}))?"
)
OF_CENTURY = regex(rf"{S}abad(?!\w)")
# Laba kuartal I dan II 2024: the left one lends its unit, the right one its year
NEXT_QUARTER = regex(
    rf"(?:,|{S}(?:dan|atau|serta)){S}(?P<last>(?P<number>III|II|IV|kedua|ketiga|keempat)(?!\w)"
    rf"(?:(?:{S}tahun{S}|{S}|/|-)(?P<year>{YEAR}))?)"
)
QUARTER_BEFORE = regex(
    rf"(?P<unit>kuartal|triwulan|semester|caturwulan){S}(?:ke-)?(?:I{{1,3}}|pertama|kedua|ketiga)"
    rf"(?P<link>,|{S}(?:dan|atau|serta)){S}$"
)
WEEK_OF_MONTH = regex(
    rf"(?:pekan|minggu){S}(?P<number>ke-?(?P<digit>[1-5])|pertama|kedua|ketiga|keempat|kelima|terakhir){S}"
    rf"(?:(?:di|pada|dari){S})?(?P<month>(?:bulan{S})?{MONTH})"
)
TIME_CUE = regex(rf"(?<!\w)(?:{alternation(CALENDAR['time_cues'])}){S}$")


def absolute(context: Context, start: int) -> Reading | None:
    first = partial_at(context, start)
    if first is None:
        return None
    link = LINK.match(context.text, first.end)
    second = partial_at(context, link.end()) if link else None
    if link and second and _is_range(context, first, second, link.group()):
        return _interval(context, first, second)
    if first.unit == "only day" or (first.unit == "month" and not _is_month(context, first)):
        return None
    if first.unit == "year" and not _is_year(context, first):
        return None
    return _single(context, first)


def partial_at(context: Context, start: int, *, bracket: bool = False) -> Partial | None:
    """What stands at ``start`` of a day, month, quarter or year, fields missing where not written."""
    for rule in (_numeric, _day_month, _only_day, _in_list, _quarter, _month, _year):
        if found := rule(context, start):
            return found
    match = DAY_SLASH_MONTH.match(context.text, start) if bracket else None
    return Partial(start, match.end(), "day", month=int(match["month"]), day=int(match["day"])) if match else None


def _numeric(context: Context, start: int) -> Partial | None:
    match = NUMERIC.match(context.text, start)
    if match is None or (start and context.text[start - 1] in "/-.,"):
        return None
    if match["year2"]:
        fields = match["year2"], match["month2"], match["day2"]
    elif match["mark"] == "." and len(match["year"]) == 2:
        return None
    else:
        fields = match["year"], match["month"], match["day"]
    year, month, number = (int(field) for field in fields)
    year = year if year > 99 else century_of(year)
    return Partial(start, match.end(), "day", year, month, number) if calendar.day(year, month, number) else None


def _day_month(context: Context, start: int) -> Partial | None:
    match = DAY_MONTH.match(context.text, start)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else century_of(int(match["short"])) if match["short"] else None
    month, number = SHORT_MONTHS[match["month"].lower()], int(match["day"])
    if calendar.day(year or 2024, month, number) is None:
        return None
    end = match.end() if match["year"] or match["short"] else match.end("month")
    return Partial(start, end, "day", year, month, number)


def _only_day(context: Context, start: int) -> Partial | None:
    match = DAY_ONLY.match(context.text, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    return Partial(start, match.end(), "only day", day=int(match["day"]))


def _in_list(context: Context, start: int) -> Partial | None:
    match = DAY_IN_LIST.match(context.text, start)
    last = _day_month(context, match.start("last")) if match else None
    if match is None or last is None or last.month is None or not 1 <= int(match["day"]) < (last.day or 0):
        return None
    return replace(last, start=start, end=match.end(), day=int(match["day"]))


def _quarter(context: Context, start: int) -> Partial | None:
    match = QUARTER.match(context.text, start)
    if (
        match is None
        or (start and context.text[start - 1].isalnum())
        or OF_CENTURY.match(context.text, match.end())
    ):
        return None
    unit = "half" if match["unit"].lower() in HALVES else "quarter"
    most = 2 if unit == "half" else 4
    number = most if match["number"].lower() == "terakhir" else _number(match["number"])
    until = _number(match["until"]) if match["until"] else None
    if not 1 <= number <= most or (until is not None and not number < until <= most):
        return None
    following = None if match["year"] else NEXT_QUARTER.match(context.text, match.end())
    year = match["year"] or (following["year"] if following else None)
    return Partial(start, match.end(), unit, int(year) if year else None, number=number, until=until)


def next_quarter(context: Context, start: int) -> Reading | None:
    """``II 2024`` in "kuartal I dan II 2024"."""
    before = QUARTER_BEFORE.search(context.text, max(0, start - 40), start)
    match = NEXT_QUARTER.match(context.text, before.start("link")) if before else None
    if before is None or match is None or match.start("last") != start:
        return None
    unit = "half" if before["unit"].lower() in HALVES else "quarter"
    year = int(match["year"]) if match["year"] else None
    return _single(context, Partial(start, match.end(), unit, year, number=_number(match["number"])))


def week_of_month(context: Context, start: int) -> Reading | None:
    """``pekan kedua Mei 2024``, ``minggu terakhir bulan Juli``: of the weeks whose Thursday the month holds."""
    match = WEEK_OF_MONTH.match(context.text, start)
    month = absolute(context, match.start("month")) if match else None
    if match is None or month is None or month.granularity != "month":
        return None
    last = match["number"].lower() == "terakhir"
    number = None if last else int(match["digit"] or _number(match["number"]))
    iso = calendar.week_of_month(month.iso, number) if month.iso else None
    return Reading(start, month.end, "week", iso) if iso or month.iso is None else None


def _number(word: str) -> int:
    """A quarter's number in digits, words or Roman numerals."""
    numeral = ordinal_at(word, 0) or numeral_at(word, 0)
    return roman(word.upper()) if numeral is None or numeral.value is None else int(numeral.value)


def _month(context: Context, start: int) -> Partial | None:
    match = MONTH_YEAR.match(context.text, start)
    if match is None:
        return None
    word = match["month"] or match["begin"] or match["short"]
    year = match["year"] or match["year2"] or (str(century_of(int(match["digits"]))) if match["digits"] else None)
    if not word[0].isupper() and not (match.group().lower().startswith("bulan") or year):
        return None
    return Partial(start, match.end(), "month", int(year) if year else None, SHORT_MONTHS[word.lower()])


def _year(context: Context, start: int) -> Partial | None:
    match = YEAR_ONLY.match(context.text, start)
    return Partial(start, match.end(), "year", int(match["year"])) if match else None


def _is_range(context: Context, first: Partial, second: Partial, link: str) -> bool:
    if "dan" in link:
        between = re.search(
            r"antara\s+(?:tahun\s+|bulan\s+|tanggal\s+)?$",
            context.text[max(0, first.start - 20) : first.start],
            re.I,
        )
        if not between and first.unit != "only day":
            return False
    if first.unit == "year" and second.unit == "year":
        assert first.year and second.year
        return first.year < second.year
    return first.unit == second.unit or (first.unit == "only day" and second.unit == "day")


def _is_year(context: Context, found: Partial) -> bool:
    """Whether four digits are a year; with ``tahun`` before they are."""
    return context.text[found.start : found.start + 1].lower() == "t" or _year_like(
        context, found.start, found.end
    )


GLUED = re.compile(r"[\w$€£:+-]$|(?:Rp|nomor|no)\.?\s*$", re.I)
UP_TO_AMOUNT = regex(rf"(?:{TO})\d{{5,}}")
COMPARED = regex(r"(?:lebih|kurang)\s+dari\s+$")
AMOUNT_BEFORE = regex(r"(?:sebanyak|sekitar|total|mencapai|sebesar|ada|hampir|lebih)\s+$")
NAMED = re.compile(r"(?P<word>[A-Z][\w-]*\)?)[\s\xa0]+$")
BUDGETS = frozenset({"APBN", "RAPBN", "APBD", "RAPBD", "CBP", "THR"})


def _year_like(context: Context, start: int, end: int) -> bool:
    """Whether four bare digits are a year: no amount, no part of a name ("Uber Cup 2026")."""
    before, after = context.text[max(0, start - 40) : start], context.text[end : end + 24]
    if GLUED.search(before) or COUNTED_AFTER.match(after):
        return False
    if UP_TO_AMOUNT.match(after):
        return False
    year = int(context.text[start : start + 4])
    if COMPARED.search(before) or ((year % 100 == 0 or year < 1900) and _counts(context.text, end)):
        return False
    if TIME_CUE.search(before):
        return True
    if AMOUNT_BEFORE.search(before) or not 1900 <= year < 2100:
        return False
    name = NAMED.search(before)
    return name is None or name["word"] in BUDGETS or context.opens_sentence(start - len(before) + name.start())


def _counts(text: str, end: int) -> bool:
    """Whether a noun in lower case follows: "dari 1000 lagu" are as many."""
    noun = noun_after(text, end)
    return noun is not None and noun[0].islower()


def _is_month(context: Context, found: Partial) -> bool:
    """Whether a bare month name is a month and no person's name."""
    word = context.text[found.start : found.end].lower()
    if (
        found.year
        or word.startswith("bulan")
        or TAIL.match(context.text, found.end)
        or YEAR_TAIL.match(context.text, found.end)
    ):
        return True
    before = context.text[max(0, found.start - 40) : found.start]
    if TIME_CUE.search(before):
        return True
    if re.search(r"(?:bernama|penyair|bu|pak|kak|dr|ibu|bapak)\.?\s+$", before, re.I) or re.match(
        r"\s+[A-Z]", context.text[found.end : found.end + 3]
    ):
        return False
    if re.search(r"\b[A-Z]\w*\s+$", before) or re.match(
        r"\s+(?:itu|dan\s+[A-Z])", context.text[found.end : found.end + 8]
    ):
        return word not in CALENDAR["name_months"]
    return True


def _single(context: Context, found: Partial) -> Reading:
    end, tail = _tail(context, found)
    unit = "interval" if found.until else found.unit
    return Reading(found.start, end, unit, iso_of(context, found, tail))


def _tail(context: Context, found: Partial) -> tuple[int, str | None]:
    """``lalu``, ``mendatang``, ``ini``, ``tahun lalu`` after an expression: its new end, where it points."""
    if found.year is None and (match := YEAR_TAIL.match(context.text, found.end)):
        return match.end(), f"{match.lastgroup} year"
    following = NEXT_QUARTER.match(context.text, found.end) if found.year is None and found.number else None
    if following and (match := YEAR_TAIL.match(context.text, following.end())):
        return found.end, f"{match.lastgroup} year"
    match = TAIL.match(context.text, found.end)
    if match is None or (found.year is not None and found.unit != "year"):
        return found.end, None
    if (
        found.unit == "year"
        and match["this"]
        and re.match(r"\s+\w", context.text[match.end() : match.end() + 3]) is None
    ):
        return match.end(), match.lastgroup
    return match.end(), match.lastgroup


def iso_of(context: Context, found: Partial, tail: str | None = None) -> str | None:
    year = found.year or _year_of(context, found, tail)
    if year is None:
        return None
    if found.unit == "day":
        assert found.month and found.day
        moment = calendar.day(year, found.month, found.day)
        return moment.isoformat() if moment else None
    if found.unit == "month":
        return f"{year:04}-{found.month:02}"
    if found.unit in ("quarter", "half"):
        begin = f"{year:04}-{found.unit[0].upper()}{found.number}"
        return f"{begin}/{begin[:-1]}{found.until}" if found.until else begin
    return f"{year:04}"


def _year_of(context: Context, found: Partial, tail: str | None) -> int | None:
    """The year that an expression leaves out."""
    reference = context.reference
    if reference is None:
        return None
    if tail and tail.endswith("year"):
        return reference.year + {"past year": -1, "future year": 1}.get(tail, 0)
    if found.unit in ("quarter", "half"):
        return reference.year
    if tail == "this" and found.unit == "month":
        return reference.year
    future = tail == "future" or (tail is None and context.points_ahead(found.start))
    if found.unit == "month":
        return _year_of_month(found.month or 1, reference, tail, future=future)
    assert found.month and found.day
    moment = calendar.day(reference.year, found.month, found.day)
    if future and tail is None and moment and (reference - moment).days in range(1, AT_HAND):
        return reference.year  # "sampai tanggal 26 Februari", told in March
    if tail == "past" and moment and moment > reference:
        return reference.year - 1
    return calendar.year_for(found.month, found.day, reference=reference, weekday=found.weekday, future=future)


def _year_of_month(month: int, reference: date, tail: str | None, *, future: bool) -> int:
    if tail == "past":
        return reference.year - (month >= reference.month)
    if future:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month + 2)


def _interval(context: Context, first: Partial, second: Partial) -> Reading:
    """Two ends with a link: the right one lends its month and year to the left."""
    end, tail = _tail(context, second)
    ended = replace(second, start=first.start)
    if first.month and second.month and first.year is None and second.year is None and tail is None:
        begins = iso_of(context, first)  # "Mei sampai November" ends in the year in which it begins
        if begins:
            ended = replace(ended, year=int(begins[:4]) + (second.month < first.month))
    last = iso_of(context, ended, tail)
    year = int(last[:4]) if last else None
    if first.year is None and year and first.month and second.month and first.month > second.month:
        year -= 1
    begun = replace(first, unit=second.unit, year=first.year or year, month=first.month or second.month)
    iso = iso_of(context, begun, tail) if begun.year else None
    span = f"{iso}/{last}" if iso and last and iso < last else None
    return Reading(first.start, end if second.year is None else second.end, "interval", span)


COUNTED_AFTER = regex(
    r"[\s\xa0]?(?:%|persen|orang|ton|kg|km|meter|mdpl|mAh|unit|warga|rupiah|ribu|juta|dolar|dollar|hektare?|kali|"
    r"jiwa|poin|cc|rumah|siswa|kepala|butir|ekor|personel|mm|pcs|peserta|kasus|kilometer|liter|sak|kwh|watt)\b"
)


def century_of(year: int) -> int:
    """The full year that two digits mean: up to 39 in this century."""
    return year + (2000 if year < 40 else 1900)
