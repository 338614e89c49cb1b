"""School years, decades, centuries, years before Christ, and the Islamic calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language.moments import CALENDAR, Reading, S, regex
from dashboard.data.language.numerals import alternation, ordinal_at, roman
from dashboard.data.language.written_dates import century_of

if TYPE_CHECKING:
    from dashboard.data.language.moments import Context

SEASON_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)(?:/(?P<b>(?:19|20)?\d\d)|[-–](?P<c>\d\d))(?![\d/-]|[.,]\d)")
CENTURY = regex(
    rf"abad{S}(?:(?P<ordinal>ke[-\s]?\d{{1,2}}|ke\w+|pertama)|(?P<roman>[IVX]+)(?!\w)|(?P<number>\d{{1,2}})(?!\w))(?P<bce>{S}(?:sebelum{S}masehi|sm)\b)?"
)
DECADE = regex(r"(?:(?:tahun|dekade|era)[\s\xa0]+)?(?P<year>(?:1[0-9]|20)?\d0)(?:-?an|s|’s|'s)(?!\w)")
BCE = regex(
    rf"(?:tahun{S})?(?P<year>\d{{1,4}}){S}(?:(?P<before>SM|sebelum{S}masehi)|masehi|M(?=[\s.,;)]|$))(?!\w)"
)
SAKA = regex(rf"(?:tahun{S})?(?:saka{S}1[89]\d\d|1[89]\d\d{S}saka)(?!\w)")
JAVANESE = re.compile(
    rf"\d{{1,2}}{S}(?:{alternation(w.title() for w in CALENDAR['javanese_months'])})(?!\w)(?:{S}1[89]\d\d)?"
)
HIJRI_MONTH = rf"(?:{alternation(CALENDAR['hijri_months'])})(?!\w)"
HIJRI = regex(
    rf"(?:bulan{S})?(?:(?P<day>\d{{1,2}}){S})?(?P<month>{HIJRI_MONTH})(?:{S}(?P<year>1[34]\d\d)(?:{S}?(?:hijriah|hijriyah|h)\b)?)?"
)
HIJRI_YEAR = regex(rf"(?:tahun{S})?1[34]\d\d{S}?(?:hijriah|hijriyah|H)\b")


def school_year(context: Context, start: int) -> Reading | None:
    """``2023/2024``: a season or a school year; a year alone is read with the absolute ones."""
    match = SEASON_YEARS.match(context.text, start)
    if match is None:
        return None
    first, last = int(match["a"]), int(match["b"] or match["c"])
    last = last if last > 99 else first // 100 * 100 + last
    return Reading(start, match.end(), "interval", f"{first}/{last}") if last == first + 1 else None


def decade(context: Context, start: int) -> Reading | None:
    """``1980-an``, ``tahun 80-an``, ``90s``."""
    match = DECADE.match(context.text, start)
    if match is None or (start and context.text[start - 1] in ".,-/$"):
        return None
    digits = match["year"]
    named = match.group()[0].isalpha() or match.group().lower().endswith("s")
    if len(digits) < 4 and not named:
        return None
    year = int(digits) if len(digits) == 4 else century_of(int(digits))
    return Reading(start, match.end(), "decade", f"{year // 10}X")


def century(context: Context, start: int) -> Reading | None:
    match = CENTURY.match(context.text, start)
    if match is None:
        return None
    if match["ordinal"]:
        word = re.sub(r"^ke\s", "ke-", match["ordinal"].lower())
        numeral = ordinal_at(word, 0)
        number = int(numeral.value) if numeral and numeral.value else 0
    else:
        number = roman(match["roman"].upper()) if match["roman"] else int(match["number"])
    if not number:
        return None
    return Reading(start, match.end(), "century", None if match["bce"] else f"{number - 1:02}XX")


def before_christ(context: Context, start: int) -> Reading | None:
    """``300 SM`` is the year -0299, ``tahun 79 Masehi`` the year 0079."""
    match = BCE.match(context.text, start)
    if match is None or not int(match["year"]) or (start and context.text[start - 1] in ".,-/$"):
        return None
    year = int(match["year"])
    named = (
        match["before"] or match.group().lower().startswith("tahun") or match.group().lower().endswith("masehi")
    )
    if not named:
        return None
    return Reading(start, match.end(), "year", f"-{year - 1:04}" if match["before"] else f"{year:04}")


def javanese(context: Context, start: int) -> Reading | None:
    """Days and years of the Javanese and the Saka calendar are recognised, not converted."""
    if match := JAVANESE.match(context.text, start):
        return Reading(start, match.end(), "day")
    match = SAKA.match(context.text, start)
    return Reading(start, match.end(), "year") if match else None


def hijri(context: Context, start: int) -> Reading | None:
    """Dates of the Islamic calendar are recognised, not converted."""
    match = HIJRI.match(context.text, start)
    if match is None:
        year = HIJRI_YEAR.match(context.text, start)
        return Reading(start, year.end(), "year") if year else None
    if not match["month"][0].isupper():
        return None
    return Reading(start, match.end(), "day" if match["day"] else "month")
