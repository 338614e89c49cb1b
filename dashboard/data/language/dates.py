"""Dates and times: calendar expressions, resolved against the day of publication.

Each rule reads one kind of expression where its opening word stands. What an expression leaves out (the year of
"5 Juni", the day that "Kamis" means) comes from the day of publication; what refers back ("tahun sebelumnya") from
the date mentioned last. Without a day of publication such expressions stay unresolved, their ``iso`` None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from dashboard.data.language import calendar
from dashboard.data.language.annotation import Date
from dashboard.data.language.codes import codes
from dashboard.data.language.numerals import (
    OPENERS,
    UNITS,
    alternation,
    lexicon,
    numeral_at,
    ordinal_at,
    roman,
)
from dashboard.data.language.scanner import DIGIT, Claims, scan
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zoneinfo import ZoneInfo

    from spacy.tokens import Doc

    Rule = Callable[[int], "Reading | None"]

NAMES = frozenset({"PER", "ORG", "FAC", "EVT", "PRD", "LAW", "WOA"})  # labels whose numbers belong to the name

_CALENDAR: dict[str, Any] = lexicon("calendar")
MONTHS = {word: number for number, words in _CALENDAR["months"].items() for word in words}
SHORT_MONTHS: dict[str, int] = MONTHS | _CALENDAR["month_abbreviations"]
WEEKDAYS: dict[str, int] = _CALENDAR["weekdays"]
PERIODS: dict[str, str] = _CALENDAR["periods"]
PART_MODIFIERS: dict[str, str] = _CALENDAR["part_modifiers"]
AFTERNOON = frozenset(_CALENDAR["afternoon"])
ZONES: dict[str, str] = _CALENDAR["zones"]

S = r"[\s\xa0]+"
DASH = r"[\s\xa0]?[-–—−][\s\xa0]?"
TO = rf"(?:{DASH}|{S}(?:hingga|sampai(?:{S}dengan)?|s\.?d\.?|s/d|dan){S}(?:tanggal{S})?)"
MONTH = rf"(?:{alternation(MONTHS)})(?!\w)"
SHORT_MONTH = rf"(?:{alternation(SHORT_MONTHS)})(?![^\W\d_])"
WEEKDAY = rf"(?:{alternation(WEEKDAYS)})(?!\w)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\w]|[.,]\d)"
PART = rf"(?:{alternation(_CALENDAR['day_parts'])})(?!\w)"
PAST = rf"(?:{alternation(_CALENDAR['past'])})(?!\w)"
FUTURE = rf"(?:{alternation(_CALENDAR['future'])})(?!\w)"
THIS = r"ini(?!\w)"
ZONE = rf"(?:{alternation(ZONES)})(?!\w)"
UNIT = rf"(?:{alternation(PERIODS)})"


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NUMERIC = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d]|[/.-]\d)"
    r"|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2})(?!\d)"
)
DAY_SLASH_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
DAY_MONTH = _regex(
    rf"(?:tanggal{S}|tgl\.?{S})?(?P<day>\d{{1,2}})(?:{S}|-)(?P<month>{SHORT_MONTH})\.?(?:(?:,?{S}|-|/)(?P<year>{YEAR})|{S}['’](?P<short>\d\d))?"
)
DAY_ONLY = _regex(rf"(?:tanggal{S})?(?P<day>\d{{1,2}})(?=(?:{TO})\d{{1,2}}(?:{S}|-){SHORT_MONTH})")
MONTH_YEAR = _regex(
    rf"(?:bulan{S})?(?:(?P<month>{MONTH})(?:(?:,?{S}(?:tahun{S})?|-|/)(?P<year>{YEAR}))?|(?P<short>{SHORT_MONTH})\.?{S}(?P<year2>{YEAR}))"
)
YEAR_ONLY = _regex(rf"(?:tahun{S})?(?P<year>{YEAR})")
QUARTER = _regex(
    rf"(?P<unit>kuartal|triwulan|semester|caturwulan|tw|q(?=[1-4])|h(?=[12]\s))[\s-]*(?:ke-)?"
    rf"(?P<number>I{{1,3}}V?|IV|[1-4]|pertama|kedua|ketiga|keempat|satu|dua|tiga|empat|terakhir)(?!\w)"
    rf"(?:(?:{S}tahun{S}|{S}|/|-|'|,{S})(?P<year>{YEAR}))?"
)
BRACKETED = re.compile(r",?[\s\xa0]*\((?P<inside>[^()\n]{3,50})\)")
YEAR_TAIL = _regex(
    rf"{S}tahun{S}(?:(?P<past>lalu|sebelumnya|kemarin)|(?P<future>depan|mendatang)|(?P<this>ini|yang{S}sama))(?!\w)"
)
TAIL = _regex(rf"{S}(?:(?P<past>{PAST})|(?P<future>{FUTURE})|(?P<this>{THIS}))")
CLAUSE = re.compile(r"[^,.;:!?\n\"“”()]{0,70}$")
FUTURE_CUE = _regex(rf"(?<!\w)(?:{alternation(_CALENDAR['future_cues'])})(?!\w)")
BEFORE_CUE = _regex(
    rf"(?<!\w)(?P<cue>{alternation(_CALENDAR['before_modifiers'])}){S}(?:hari{S}|tahun{S}|bulan{S}|tanggal{S})?$"
)
TIME_CUE = _regex(rf"(?<!\w)(?:{alternation(_CALENDAR['time_cues'])}){S}$")
CLOCK = _regex(
    rf"(?P<word>pukul|jam|pkl\.?){S}(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?(?![\d/])"
    rf"(?:(?:{TO})(?:pukul{S})?(?P<hour2>\d{{1,2}})[.:](?P<minute2>\d\d))?(?:{S}(?P<part>{PART}))?(?:{S}(?P<zone>{ZONE}))?"
)
CLOCK_BARE = _regex(
    rf"(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:{S}(?P<zone>{ZONE}))|(?P<hour3>\d{{1,2}}):(?P<minute3>\d\d)(?![\d:])"
)
CLOCK_WORDS = _regex(
    rf"(?:pukul|jam){S}(?P<half>setengah{S})?(?P<hour>{alternation([*UNITS, 'sepuluh', 'sebelas', 'dua belas'])})(?!\w)(?:{S}(?P<part>{PART}))?(?:{S}(?P<zone>{ZONE}))?"
)
DEICTIC = _regex(rf"(?P<word>{alternation(_CALENDAR['deictic'])})(?:{S}(?P<part>{PART}))?(?!\w)")
BACK = _regex(rf"(?P<word>{alternation(_CALENDAR['anaphoric_days'])})(?!\w)")
NIGHT_BEFORE = re.compile(rf"[Mm]alam\s+(?P<weekday>{alternation([w.capitalize() for w in WEEKDAYS])})(?!\w)")
DISTANCE = _regex(
    rf"(?:{S}|-)?(?P<unit>detik|menit|jam|{UNIT})(?:an)?{S}"
    rf"(?:(?P<past>yang{S}lalu|yg{S}lalu|lalu|silam)|(?P<future>lagi|mendatang|yang{S}akan{S}datang|ke{S}depan|kedepan)"
    rf"|(?P<back>sebelumnya)|(?P<on>kemudian|berselang|berikutnya|setelahnya|sesudahnya)|(?P<last>terakhir))(?!\w)"
)
FUSED = _regex(r"(?P<word>sehari|sepekan|seminggu|sebulan|setahun|sedekade|seabad)")
FIRST_MONTHS = _regex(
    rf"(?:{S}|-)bulan{S}(?P<which>pertama|terakhir)(?:{S}(?:tahun{S})?(?P<year>{YEAR})|{YEAR_TAIL.pattern})"
)
RELATIVE_PERIOD = _regex(
    rf"(?P<unit>{UNIT}){S}(?:(?P<this>ini|berjalan)|(?P<past>lalu|yang{S}lalu|kemarin|silam)"
    rf"|(?P<future>depan|mendatang|yang{S}akan{S}datang|nanti)|(?P<same>itu|tersebut|yang{S}sama)"
    rf"|(?P<back>sebelumnya|lalunya)|(?P<on>berikutnya|selanjutnya|setelahnya))(?!\w)"
)
WEEKEND = _regex(
    rf"akhir{S}(?:pekan|minggu)(?:{S}(?:(?P<this>ini)|(?P<past>lalu|kemarin)|(?P<future>depan|mendatang|nanti)))(?!\w)"
)
MODIFIED = _regex(rf"(?P<part>{alternation(PART_MODIFIERS)})(?:{S}(?:di{S})?)")
BARE_PERIOD = _regex(r"(?P<unit>tahun|bulan)(?!\w)")
CENTURY = _regex(
    rf"abad{S}(?:(?P<ordinal>ke[-\s]?\d{{1,2}}|ke\w+|pertama)|(?P<roman>[IVX]+)(?!\w)|(?P<number>\d{{1,2}})(?!\w))(?P<bce>{S}(?:sebelum{S}masehi|sm)\b)?"
)
DECADE = _regex(r"(?:(?:tahun|dekade|era)[\s\xa0]+)?(?P<year>(?:1[0-9]|20)?\d0)(?:-?an|s|’s|'s)(?!\w)")
BCE = _regex(rf"(?:tahun{S})?(?P<year>\d{{1,4}}){S}(?:SM|sebelum{S}masehi)(?!\w)")
HIJRI_MONTH = rf"(?:{alternation(_CALENDAR['hijri_months'])})(?!\w)"
HIJRI = _regex(
    rf"(?:bulan{S})?(?:(?P<day>\d{{1,2}}){S})?(?P<month>{HIJRI_MONTH})(?:{S}(?P<year>1[34]\d\d)(?:{S}?(?:hijriah|hijriyah|h)\b)?)?"
)
HIJRI_YEAR = _regex(rf"(?:tahun{S})?1[34]\d\d{S}?(?:hijriah|hijriyah|H)\b")
SEASON = _regex(
    rf"(?P<season>{alternation(_CALENDAR['seasons'])})(?:{S}(?P<tail>lalu|ini|depan|mendatang|kemarin)(?!\w)|{S}(?:tahun{S})?(?P<year>{YEAR})|(?P<relative>{YEAR_TAIL.pattern}))"
)
DAY_NUMBER = _regex(rf"tanggal{S}(?P<day>\d{{1,2}})(?![\w.,/]\d)(?!{S}{SHORT_MONTH})(?={S}|[,.)])")


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression as read: the span, and what it says of the calendar so far."""

    start: int
    end: int
    granularity: str
    iso: str | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class _Partial:
    """A day, month, year or quarter whose missing fields the context fills."""

    start: int
    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    weekday: int | None = None


def find_dates(
    text: str, *, published: date | None = None, claims: Claims | None = None, zone: ZoneInfo | None = None
) -> list[Date]:
    """Every calendar expression and time of day in a text, in order, none overlapping.

    ``claims`` holds ground that is not free (names, codes); what is found is claimed on it.

    >>> [date.iso for date in find_dates("Rapat pada Jumat (15/11/2024) membahas tahun 1949.")]
    ['2024-11-15', '1949']
    """
    if claims is None:
        claims = Claims(len(text))
        for span in codes(text):
            claims.take(*span)
    zone = zone or settings().zone
    reader = _Reader(text, published or own_day(text))
    return [_dated(reading, reader, zone) for reading in reader.read(claims)]


OWN_DAY = re.compile(rf"(?:{WEEKDAY}),?\s*\((?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})\)", re.I)


def own_day(text: str) -> date | None:
    """The latest full date that a text gives beside a weekday, which serves where no day of publication is known."""
    days = (calendar.day(int(m["year"]), int(m["month"]), int(m["day"])) for m in OWN_DAY.finditer(text))
    return max(filter(None, days), default=None)


def _dated(reading: Reading, reader: _Reader, zone: ZoneInfo) -> Date:
    iso = reading.iso
    if iso and iso.startswith("T"):
        begin, until = _instants(iso, reader.day_of(reading), zone)
    else:
        begin, until = calendar.bounds(iso, zone=zone)
    return Date(
        start=reading.start,
        end=reading.end,
        granularity=reading.granularity,
        iso=iso,
        begin=begin,
        until=until,
        modifier=reading.modifier,
    )


def _instants(iso: str, on: date | None, zone: ZoneInfo) -> tuple[datetime, datetime] | tuple[None, None]:
    """The instants of a time of day on a day: of ``T07:30+07:00`` the minute, of an interval its two ends."""
    if on is None:
        return None, None
    first, _, last = iso.partition("/")
    moments = []
    for clock in filter(None, (first, last)):
        moment = datetime.fromisoformat(f"{on.isoformat()}{clock}")
        moments.append((moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC))
    begin = moments[0]
    if not last:
        return begin, begin + timedelta(minutes=1)
    return begin, moments[1] if moments[1] > begin else moments[1] + timedelta(days=1)


class _Reader:
    """Reads one text; remembers the date mentioned last."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text, self.reference = text, reference
        self.last: str | None = None
        self.days: list[tuple[int, date]] = []
        self.rules = self._rules()

    def read(self, claims: Claims) -> Iterable[Reading]:
        readings = []
        for reading in scan(self.text, self.rules, claims):
            if reading.modifier is None and (
                cue := BEFORE_CUE.search(self.text, max(0, reading.start - 30), reading.start)
            ):
                reading = replace(reading, modifier=_CALENDAR["before_modifiers"][cue["cue"].lower()])
            readings.append(reading)
            self._remember(reading)
        return readings

    def _remember(self, reading: Reading) -> None:
        if reading.iso and not reading.iso.startswith("T"):
            self.last = reading.iso
            if reading.granularity == "day" and (moment := calendar.first_day(reading.iso)):
                self.days.append((reading.start, moment))

    def day_of(self, reading: Reading) -> date | None:
        """The day of a time: the nearest day mentioned in its own paragraph."""
        begin = self.text.rfind("\n", 0, reading.start) + 1
        near = [
            (abs(start - reading.start), moment)
            for start, moment in self.days
            if begin <= start < reading.end + 60
        ]
        return min(near)[1] if near else None

    def _rules(self) -> dict[str, tuple[Rule, ...]]:
        """Which rules are tried at which word, in order."""
        rules: dict[str, tuple[Rule, ...]] = {}

        def at(words: Iterable[str], *tried: Rule) -> None:
            for word in words:
                rules[word.split()[0]] = (*rules.get(word.split()[0], ()), *tried)

        at(("pukul", "jam", "pkl"), self.clock, self.clock_in_words)
        at(
            (DIGIT,),
            self.bare_clock,
            self.hijri,
            self.before_christ,
            self.absolute,
            self.first_months,
            self.distance,
            self.decade,
            self.bare_year,
        )
        at(("tanggal", "tgl"), self.absolute, self.day_number)
        at(WEEKDAYS, self.weekday)
        at(("hari",), self.weekday, self.deictic, self.back)
        at(("malam",), self.night_before)
        at(OPENERS, self.first_months, self.distance)
        at(("sehari", "sepekan", "seminggu", "sebulan", "setahun", "sedekade", "seabad"), self.back, self.fused)
        at(("beberapa",), self.some)
        at(("bulan", "tahun"), self.hijri, self.before_christ, self.absolute, self.decade)
        at(
            {*MONTHS, *SHORT_MONTHS, "kuartal", "triwulan", "semester", "q", "tw", "h", "caturwulan"},
            self.absolute,
        )
        at(PART_MODIFIERS, self.weekend, self.part_of)
        at(("abad",), self.century)
        at(("dekade", "era"), self.decade)
        at(PERIODS, self.relative_period)
        at(_CALENDAR["deictic"], self.deictic)
        at(_CALENDAR["anaphoric_days"], self.back)
        at(("musim",), self.season)
        at(_CALENDAR["hijri_months"], self.hijri)
        return rules

    # Times of day

    def clock(self, start: int) -> Reading | None:
        match = CLOCK.match(self.text, start)
        if match is None or self._counted(start):
            return None
        hour = self._hour(match["hour"], match["minute"], match["part"])
        if hour is None:
            return None
        zone = ZONES[match["zone"].lower()] if match["zone"] else ""
        iso = f"{hour}{zone}"
        if match["hour2"]:
            until = self._hour(match["hour2"], match["minute2"], match["part"])
            iso = f"{iso}/{until}{zone}" if until else iso
        exact = match["minute"] or (match["zone"] and match["part"] is None)
        return Reading(start, match.end(), "minute" if exact else "hour", iso)

    def clock_in_words(self, start: int) -> Reading | None:
        match = CLOCK_WORDS.match(self.text, start)
        if match is None or self._counted(start):
            return None
        numeral = numeral_at(self.text, match.start("hour"))
        if numeral is None or numeral.value is None or not 1 <= numeral.value <= 12:
            return None
        hour, minute = int(numeral.value), "00"
        if match["half"]:
            hour, minute = hour - 1, "30"
        clock = self._hour(str(hour), minute, match["part"])
        zone = ZONES[match["zone"].lower()] if match["zone"] else ""
        return (
            Reading(start, match.end(), "minute" if match["half"] else "hour", f"{clock}{zone}") if clock else None
        )

    def bare_clock(self, start: int) -> Reading | None:
        match = CLOCK_BARE.match(self.text, start)
        if match is None or (start and self.text[start - 1] in ".,:/-"):
            return None
        clock = self._hour(match["hour"] or match["hour3"], match["minute"] or match["minute3"], None)
        zone = ZONES[match["zone"].lower()] if match["zone"] else ""
        return Reading(start, match.end(), "minute", f"{clock}{zone}") if clock else None

    def _counted(self, start: int) -> bool:
        """Whether a number stands before ``jam``: "20 jam 30 menit" is a duration."""
        before = re.search(r"(\w+)\s+$", self.text[max(0, start - 20) : start])
        return before is not None and (
            before[1].isdigit() or before[1].lower() in OPENERS or before[1].lower() in ("belas", "puluh")
        )

    @staticmethod
    def _hour(hour: str, minute: str | None, part: str | None) -> str | None:
        value, minutes = int(hour), int(minute or 0)
        word = (part or "").lower()
        if (word in AFTERNOON and value < 12) or (word == "siang" and value < 5):
            value += 12
        elif word in ("malam", "tengah malam") and value == 12:
            value = 0
        if value == 24:
            value = 0
        return f"T{value:02}:{minutes:02}" if value < 24 and minutes < 60 else None

    # Days, months, quarters and years written out

    def absolute(self, start: int) -> Reading | None:
        first = self._partial(start)
        if first is None:
            return None
        link = re.compile(TO, re.I).match(self.text, first.end)
        second = self._partial(link.end()) if link else None
        if link and second and self._is_range(first, second, link.group()):
            return self._interval(first, second)
        if first.unit == "only day" or (first.unit == "month" and not self._is_month(first)):
            return None
        if first.unit == "year" and not self._is_year(first):
            return None
        return self._single(first)

    def _partial(self, start: int, *, bracket: bool = False) -> _Partial | None:
        """What stands at ``start`` of a day, month, quarter or year, fields missing where not written."""
        for rule in (self._numeric, self._day_month, self._only_day, self._quarter, self._month, self._year):
            if found := rule(start):
                return found
        match = DAY_SLASH_MONTH.match(self.text, start) if bracket else None
        return (
            _Partial(start, match.end(), "day", month=int(match["month"]), day=int(match["day"]))
            if match
            else None
        )

    def _numeric(self, start: int) -> _Partial | None:
        match = NUMERIC.match(self.text, start)
        if match is None or (start and self.text[start - 1] in "/-.,"):
            return None
        if match["year2"]:
            fields = match["year2"], match["month2"], match["day2"]
        elif match["mark"] == "." and len(match["year"]) == 2:
            return None
        else:
            fields = match["year"], match["month"], match["day"]
        year, month, number = (int(field) for field in fields)
        year = year if year > 99 else _century(year)
        return (
            _Partial(start, match.end(), "day", year, month, number) if calendar.day(year, month, number) else None
        )

    def _day_month(self, start: int) -> _Partial | None:
        match = DAY_MONTH.match(self.text, start)
        if match is None:
            return None
        year = int(match["year"]) if match["year"] else _century(int(match["short"])) if match["short"] else None
        month, number = SHORT_MONTHS[match["month"].lower()], int(match["day"])
        if calendar.day(year or 2024, month, number) is None:
            return None
        end = match.end() if match["year"] or match["short"] else match.end("month")
        return _Partial(start, end, "day", year, month, number)

    def _only_day(self, start: int) -> _Partial | None:
        match = DAY_ONLY.match(self.text, start)
        if match is None or not 1 <= int(match["day"]) <= 31:
            return None
        return _Partial(start, match.end(), "only day", day=int(match["day"]))

    def _quarter(self, start: int) -> _Partial | None:
        match = QUARTER.match(self.text, start)
        if match is None or (start and self.text[start - 1].isalnum()):
            return None
        unit = "half" if match["unit"].lower() in ("semester", "h") else "quarter"
        word = match["number"].lower()
        numeral = ordinal_at(word, 0) or numeral_at(word, 0)
        if numeral is not None and numeral.value is not None:
            number = int(numeral.value)
        else:
            number = (2 if unit == "half" else 4) if word == "terakhir" else roman(word.upper())
        if not 1 <= number <= (2 if unit == "half" else 4):
            return None
        return _Partial(start, match.end(), unit, int(match["year"]) if match["year"] else None, number=number)

    def _month(self, start: int) -> _Partial | None:
        match = MONTH_YEAR.match(self.text, start)
        if match is None:
            return None
        word, year = match["month"] or match["short"], match["year"] or match["year2"]
        if not word[0].isupper() and not (match.group().lower().startswith("bulan") or year):
            return None
        return _Partial(start, match.end(), "month", int(year) if year else None, SHORT_MONTHS[word.lower()])

    def _year(self, start: int) -> _Partial | None:
        match = YEAR_ONLY.match(self.text, start)
        return _Partial(start, match.end(), "year", int(match["year"])) if match else None

    def _is_range(self, first: _Partial, second: _Partial, link: str) -> bool:
        if "dan" in link:
            between = re.search(
                r"antara\s+(?:tahun\s+|bulan\s+|tanggal\s+)?$",
                self.text[max(0, first.start - 20) : first.start],
                re.I,
            )
            if not between and first.unit != "only day":
                return False
        if first.unit == "year" and second.unit == "year":
            assert first.year and second.year
            return first.year < second.year
        return first.unit == second.unit or (first.unit == "only day" and second.unit == "day")

    def _is_year(self, found: _Partial) -> bool:
        """Whether four digits are a year; with ``tahun`` before they are."""
        return self.text[found.start : found.start + 1].lower() == "t" or self._year_like(found.start, found.end)

    def _year_like(self, start: int, end: int) -> bool:
        before, after = self.text[max(0, start - 40) : start], self.text[end : end + 24]
        if re.search(r"[\w$€£.,:/+-]$|(?:Rp|nomor|no)\.?\s*$", before, re.I) and not re.search(
            r"[(/\"“'.,]$|\b\w[a-z]+-$", before
        ):
            return False
        if TIME_CUE.search(before):
            return not _COUNTED_AFTER.match(after) or bool(re.search(r"(?:tahun|sejak)\s+$", before, re.I))
        if re.search(r"(?:sebanyak|sekitar|total|mencapai|sebesar|ada|hampir|lebih)\s+$", before, re.I):
            return False
        if (
            re.search(r"(?<![.!?\n\"“]\s)(?<![.!?\n\"“])\b(?!Januari|Rp)[A-Z][\w-]*\s+$", before)
            and len(before) == 40
        ):
            return False
        return not _COUNTED_AFTER.match(after)

    def _is_month(self, found: _Partial) -> bool:
        """Whether a bare month name is a month and no person's name."""
        word = self.text[found.start : found.end].lower()
        if (
            found.year
            or word.startswith("bulan")
            or TAIL.match(self.text, found.end)
            or YEAR_TAIL.match(self.text, found.end)
        ):
            return True
        before = self.text[max(0, found.start - 40) : found.start]
        if TIME_CUE.search(before):
            return True
        if re.search(r"(?:bernama|penyair|bu|pak|kak|dr|ibu|bapak)\.?\s+$", before, re.I) or re.match(
            r"\s+[A-Z]", self.text[found.end : found.end + 3]
        ):
            return False
        if re.search(r"\b[A-Z]\w*\s+$", before) or re.match(
            r"\s+(?:itu|dan\s+[A-Z])", self.text[found.end : found.end + 8]
        ):
            return word not in _CALENDAR["name_months"]
        return True

    def _single(self, found: _Partial) -> Reading:
        end, tail = self._tail(found)
        return Reading(found.start, end, found.unit, self._iso(found, tail))

    def _tail(self, found: _Partial) -> tuple[int, str | None]:
        """``lalu``, ``mendatang``, ``ini``, ``tahun lalu`` after an expression: its new end, where it points."""
        if found.year is None and (match := YEAR_TAIL.match(self.text, found.end)):
            return match.end(), f"{match.lastgroup} year"
        match = TAIL.match(self.text, found.end)
        if match is None or (found.year is not None and found.unit != "year"):
            return found.end, None
        if (
            found.unit == "year"
            and match["this"]
            and re.match(r"\s+\w", self.text[match.end() : match.end() + 3]) is None
        ):
            return match.end(), match.lastgroup
        return match.end(), match.lastgroup

    def _iso(self, found: _Partial, tail: str | None = None) -> str | None:
        year = found.year or self._year_of(found, tail)
        if year is None:
            return None
        if found.unit == "day":
            assert found.month and found.day
            moment = calendar.day(year, found.month, found.day)
            return moment.isoformat() if moment else None
        if found.unit == "month":
            return f"{year:04}-{found.month:02}"
        if found.unit in ("quarter", "half"):
            return f"{year:04}-{found.unit[0].upper()}{found.number}"
        return f"{year:04}"

    def _year_of(self, found: _Partial, tail: str | None) -> int | None:
        """The year that an expression leaves out."""
        reference = self.reference
        if reference is None:
            return None
        if tail and tail.endswith("year"):
            return reference.year + {"past year": -1, "future year": 1}.get(tail, 0)
        if found.unit in ("quarter", "half"):
            return reference.year
        if tail == "this" and found.unit == "month":
            return reference.year
        future = tail == "future" or (tail is None and self._points_ahead(found.start))
        if found.unit == "month":
            return self._year_of_month(found.month or 1, reference, tail, future=future)
        assert found.month and found.day
        moment = calendar.day(reference.year, found.month, found.day)
        if tail == "past" and moment and moment > reference:
            return reference.year - 1
        return calendar.year_for(found.month, found.day, reference=reference, weekday=found.weekday, future=future)

    @staticmethod
    def _year_of_month(month: int, reference: date, tail: str | None, *, future: bool) -> int:
        if tail == "past":
            return reference.year - (month >= reference.month)
        if future:
            return reference.year + (month < reference.month)
        return reference.year - (month > reference.month + 2)

    def _points_ahead(self, start: int) -> bool:
        """Whether a cue in the same clause puts an expression after the day of publication."""
        clause = CLAUSE.search(self.text, max(0, start - 70), start)
        return clause is not None and FUTURE_CUE.search(clause.group()) is not None

    def _interval(self, first: _Partial, second: _Partial) -> Reading:
        """Two ends with a link: the right one lends its month and year to the left."""
        end, tail = self._tail(second)
        last = self._iso(second, tail)
        year = int(last[:4]) if last else second.year
        month = first.month or second.month
        if first.year is None and year and first.month and second.month and first.month > second.month:
            year -= 1
        begun = replace(first, unit=second.unit, year=first.year or year, month=month)
        iso = self._iso(begun, tail) if begun.year else None
        span = f"{iso}/{last}" if iso and last and iso < last else None
        return Reading(first.start, end if second.year is None else second.end, "interval", span)

    # Weekdays

    def weekday(self, start: int) -> Reading | None:
        match = re.compile(rf"(?P<day>hari{S})?(?P<name>{WEEKDAY})", re.I).match(self.text, start)
        if match is None or (start and self.text[start - 1].isalnum()):
            return None
        name, number = match["name"], WEEKDAYS[match["name"].lower()]
        if dated := self._weekday_with_date(match, number):
            return dated
        if (not name[0].isupper() and not match["day"]) or (name.lower() == "minggu" and self._is_week(match)):
            return None
        if re.search(
            r"(?:malam|setiap|tiap)\s+$", self.text[max(0, start - 8) : start], re.I
        ) or not self._is_weekday(match):
            return None
        part = re.compile(rf"{S}{PART}", re.I).match(self.text, match.end())
        end = part.end() if part else match.end()
        tail = _regex(
            rf"{S}(?:(?P<past>{PAST}|pekan{S}lalu|minggu{S}lalu)|(?P<future>{FUTURE}|pekan{S}depan|minggu{S}depan|besok)|(?P<this>{THIS}))"
        ).match(self.text, end)
        future = bool(tail["future"]) if tail else self._points_ahead(start)
        end = tail.end() if tail else end
        if self.reference is None:
            return Reading(start, end, "day")
        strict = bool(tail and (tail["past"] or tail["future"]))
        found = calendar.nearest_weekday(self.reference, number, future=future, strict=strict)
        return Reading(start, end, "day", found.isoformat())

    def _weekday_with_date(self, match: re.Match[str], number: int) -> Reading | None:
        """``Jumat (15/11/2024)``, ``Kamis, (27/2)``, ``Sabtu, 5 Juni 2021``: the date counts, not the weekday."""
        inside = re.compile(r"(?:[\s\xa0]+\w{4,6})?,?[\s\xa0]*(?P<open>\()?[\s\xa0]*(?=\d)").match(
            self.text, match.end()
        )
        if inside is None:
            return None
        found = self._partial(inside.end(), bracket=inside["open"] is not None)
        if found is None or found.unit not in ("day", "only day"):
            return None
        reading = self.absolute(inside.end()) if found.unit == "only day" else None
        iso = reading.iso if reading else self._iso(replace(found, weekday=number))
        end = reading.end if reading else found.end
        if inside["open"]:
            closing = re.compile(r"[^()\n]{0,25}\)").match(self.text, end)
            end = closing.end() if closing else end
        further = self._weekday_until(end)
        if further and iso and further.iso:
            return Reading(match.start(), further.end, "interval", f"{iso}/{further.iso}")
        return Reading(match.start(), end, "interval" if reading else "day", iso)

    def _weekday_until(self, start: int) -> Reading | None:
        """A second weekday with its date after ``hingga``."""
        link = _regex(rf"(?:{S}{PART})?(?:{DASH}|{S}(?:hingga|sampai){S})(?={WEEKDAY})").match(self.text, start)
        name = re.compile(WEEKDAY, re.I).match(self.text, link.end()) if link else None
        return self._weekday_with_date(name, WEEKDAYS[name.group().lower()]) if name else None

    def _is_week(self, match: re.Match[str]) -> bool:
        """ "Minggu lalu" at the start of a sentence is last week, inside one the last Sunday."""
        if match["day"]:
            return False
        before = self.text[max(0, match.start() - 3) : match.start()]
        opens = not before.strip() or re.search(r"[.!?\n\"“:]\s*$", before) is not None
        return not match["name"][0].isupper() or (opens and TAIL.match(self.text, match.end()) is not None)

    def _is_weekday(self, match: re.Match[str]) -> bool:
        """No weekday: a name ("Pasar Senin", "Pasar Minggu") or an old era ("Rabu Pon" stays a day)."""
        before = self.text[max(0, match.start() - 12) : match.start()]
        return re.search(r"(?:Pasar|Jalan|Jl\.|Jembatan|Kampung|Desa|Black|Kolaborasi|Koran)\s+$", before) is None

    def night_before(self, start: int) -> Reading | None:
        """``malam Minggu`` is Saturday night."""
        match = NIGHT_BEFORE.match(self.text, start)
        if match is None:
            return None
        if self.reference is None:
            return Reading(start, match.end(), "day")
        number = (WEEKDAYS[match["weekday"].lower()] - 1) % 7
        found = calendar.nearest_weekday(self.reference, number, future=self._points_ahead(start))
        return Reading(start, match.end(), "day", found.isoformat())

    # Relative expressions

    def deictic(self, start: int) -> Reading | None:
        match = DEICTIC.match(self.text, start)
        if match is None:
            return None
        word = re.sub(r"[\s\xa0]+", " ", match["word"].lower())
        end = match.end()
        if bracket := BRACKETED.match(self.text, end):
            found = self._partial(bracket.start("inside"), bracket=True)
            if found and found.unit == "day":
                return Reading(start, bracket.end(), "day", self._iso(found))
        iso = calendar.shift(self.reference.isoformat(), _CALENDAR["deictic"][word]) if self.reference else None
        return Reading(start, end, "day", iso)

    def back(self, start: int) -> Reading | None:
        """``keesokan harinya``, ``hari yang sama``: days from the day mentioned last."""
        match = BACK.match(self.text, start)
        if match is None:
            return None
        word = re.sub(r"[\s\xa0]+", " ", match["word"].lower())
        known = self.days[-1][1].isoformat() if self.days else None
        return Reading(
            start, match.end(), "day", calendar.shift(known, _CALENDAR["anaphoric_days"][word]) if known else None
        )

    def distance(self, start: int) -> Reading | None:
        """``dua hari lalu``, ``enam tahun kemudian``, ``dua bulan terakhir``."""
        numeral = numeral_at(self.text, start)
        match = DISTANCE.match(self.text, numeral.end) if numeral else None
        if numeral is None or match is None or (start and self.text[start - 1] in ".,-/"):
            return None
        if match["unit"].lower() in ("detik", "menit", "jam"):
            return Reading(start, match.end(), "hour") if match["past"] else None
        if numeral.value is None or numeral.value != int(numeral.value):
            return None
        return self._far(
            start, match.end(), PERIODS[match["unit"].lower()], int(numeral.value), match.lastgroup or ""
        )

    def fused(self, start: int) -> Reading | None:
        """``setahun lalu``, ``sepekan terakhir``, ``sebulan kemudian``."""
        match = FUSED.match(self.text, start)
        tail = DISTANCE.match(f"{self.text[start + 2 : start + 60]}") if match else None
        if match is None or tail is None:
            return None
        return self._far(start, start + 2 + tail.end(), PERIODS[tail["unit"].lower()], 1, tail.lastgroup or "")

    def _far(self, start: int, end: int, unit: str, count: int, way: str) -> Reading | None:
        if way == "last" or (way == "future" and re.search(r"ke\s*depan$", self.text[start:end], re.I)):
            return self._span(start, end, unit, count, ahead=way == "future")
        origin = self.reference if way in ("past", "future") else self._anchor()
        if origin is None:
            return Reading(start, end, unit)
        iso = calendar.shift(
            calendar.containing(origin, self._coarse(unit)),
            count * (-1 if way in ("past", "back") else 1) * self._width(unit),
        )
        return Reading(start, end, self._coarse(unit), iso)

    @staticmethod
    def _coarse(unit: str) -> str:
        """Decades and centuries are counted from a year."""
        return "year" if unit in ("decade", "century") else unit

    @staticmethod
    def _width(unit: str) -> int:
        return {"decade": 10, "century": 100}.get(unit, 1)

    def _span(self, start: int, end: int, unit: str, count: int, *, ahead: bool) -> Reading | None:
        """``dua bulan terakhir``, ``setahun ke depan``: the days from then to now, or from now to then."""
        before = self.text[max(0, start - 8) : start].lower()
        if (unit == "day" and count == 1) or before.endswith("selama "):
            return None
        if self.reference is None:
            return Reading(start, end, "interval")
        months = count * calendar.MONTHS.get(unit, 0)
        days = count * {"day": 1, "week": 7}.get(unit, 0)
        sign = 1 if ahead else -1
        try:
            other = calendar.add_months(self.reference, sign * months) + timedelta(days=sign * days)
        except (ValueError, OverflowError):
            return None
        first, last = sorted((self.reference, other))
        return Reading(start, end, "interval", f"{first.isoformat()}/{last.isoformat()}")

    def some(self, start: int) -> Reading | None:
        """``beberapa hari lalu`` is a time that no calendar fixes."""
        match = _regex(
            rf"beberapa{S}(?P<unit>{UNIT}|musim){S}(?:yang{S})?(?:lalu|silam|terakhir|mendatang|kemudian|sebelumnya)(?!\w)"
        ).match(self.text, start)
        if match is None:
            return None
        return Reading(start, match.end(), "other")

    def first_months(self, start: int) -> Reading | None:
        """``sembilan bulan pertama 2019``."""
        numeral = numeral_at(self.text, start)
        match = FIRST_MONTHS.match(self.text, numeral.end) if numeral else None
        if numeral is None or match is None or numeral.value is None or not 1 <= numeral.value <= 12:
            return None
        year = int(match["year"]) if match["year"] else None
        if year is None and self.reference:
            year = self.reference.year - bool(match["past"]) + bool(match["future"])
        count = int(numeral.value)
        months = (1, count) if match["which"].lower() == "pertama" else (13 - count, 12)
        iso = f"{year}-{months[0]:02}/{year}-{months[1]:02}" if year else None
        return Reading(start, match.end(), "interval", iso)

    def relative_period(self, start: int) -> Reading | None:
        """``tahun lalu``, ``pekan depan``, ``kuartal tersebut``, ``tahun sebelumnya``."""
        match = RELATIVE_PERIOD.match(self.text, start)
        if match is None or (start and self.text[start - 1].isalnum()):
            return None
        unit, way = PERIODS[match["unit"].lower()], match.lastgroup or ""
        if unit == "day":
            return None
        if (
            match["unit"][0].isupper()
            and match["unit"].lower() == "minggu"
            and not self._sentence_start(start)
            and way != "same"
        ):
            return None
        steps = {"past": -1, "back": -1, "future": 1, "on": 1}.get(way, 0)
        origin = self._anchor(unit) if way in ("same", "back", "on") else self.reference
        if way == "same" and origin is None:
            return None
        iso = calendar.shift(calendar.containing(origin, unit), steps) if origin else None
        return Reading(start, match.end(), unit, iso)

    def _sentence_start(self, start: int) -> bool:
        return start == 0 or re.search(r"[.!?\n\"“:]\s*$", self.text[max(0, start - 3) : start]) is not None

    def _anchor(self, unit: str = "day") -> date | None:
        """The first day of the date mentioned last."""
        return calendar.first_day(self.last) if self.last else None

    def weekend(self, start: int) -> Reading | None:
        match = WEEKEND.match(self.text, start)
        if match is None:
            return None
        if self.reference is None:
            return Reading(start, match.end(), "interval")
        weeks = -1 if match["past"] else 1 if match["future"] else 0
        monday = self.reference - timedelta(days=self.reference.weekday()) + timedelta(weeks=weeks)
        first, last = monday + timedelta(days=5), monday + timedelta(days=6)
        return Reading(start, match.end(), "interval", f"{first.isoformat()}/{last.isoformat()}")

    def part_of(self, start: int) -> Reading | None:
        """``awal 2025``, ``pertengahan tahun depan``, ``akhir Juni``, ``akhir tahun``."""
        match = MODIFIED.match(self.text, start)
        if match is None:
            return None
        modifier, inner = PART_MODIFIERS[match["part"].lower()], match.end()
        for rule in (self.absolute, self.relative_period, self.century, self.decade):
            if found := rule(inner):
                return replace(found, start=start, modifier=modifier)
        bare = BARE_PERIOD.match(self.text, inner)
        if bare is None or not re.match(r"[\s,.;)\"”]|$", self.text[bare.end() : bare.end() + 1]):
            return None
        if re.match(r"\s+(?:ajaran|fiskal|buku|anggaran|politik)", self.text[bare.end() : bare.end() + 12]):
            return None
        unit = bare["unit"].lower()
        iso = calendar.containing(self.reference, PERIODS[unit]) if self.reference else None
        return Reading(start, bare.end(), PERIODS[unit], iso, modifier)

    def season(self, start: int) -> Reading | None:
        """Northern seasons: ``musim panas lalu`` is June to August."""
        match = SEASON.match(self.text, start)
        if match is None:
            return None
        name = re.sub(r"[\s\xa0]+", " ", match["season"].lower())
        first, last = _CALENDAR["seasons"][name]
        year = int(match["year"]) if match["year"] else self._season_year(match, first)
        iso = f"{year}-{first:02}/{year + (last < first)}-{last:02}" if year else None
        return Reading(start, match.end(), "interval", iso)

    def _season_year(self, match: re.Match[str], first: int) -> int | None:
        if self.reference is None:
            return None
        if match["relative"]:
            return self.reference.year - bool(match["past"]) + bool(match["future"])
        past = match["tail"].lower() in ("lalu", "kemarin")
        return self.reference.year - (past and self.reference.month <= first + 2)

    def day_number(self, start: int) -> Reading | None:
        """``tanggal 5``: a day of the month mentioned last."""
        match = DAY_NUMBER.match(self.text, start)
        if match is None or not 1 <= int(match["day"]) <= 31:
            return None
        base = self._anchor() or self.reference
        moment = calendar.day(base.year, base.month, int(match["day"])) if base else None
        return Reading(start, match.end(), "day", moment.isoformat() if moment else None)

    # Longer periods, other calendars

    def bare_year(self, start: int) -> Reading | None:
        """``2023/2024``: a season or a school year; a year alone is read with the absolute ones."""
        match = re.compile(r"(?P<a>(?:19|20)\d\d)/(?P<b>(?:19|20)?\d\d)(?![\d/])").match(self.text, start)
        if match is None:
            return None
        first, last = int(match["a"]), int(match["b"])
        last = last if last > 99 else first // 100 * 100 + last
        return Reading(start, match.end(), "interval", f"{first}/{last}") if last == first + 1 else None

    def decade(self, start: int) -> Reading | None:
        """``1980-an``, ``tahun 80-an``, ``90s``."""
        match = DECADE.match(self.text, start)
        if match is None or (start and self.text[start - 1] in ".,-/$"):
            return None
        digits = match["year"]
        named = match.group()[0].isalpha() or match.group().lower().endswith("s")
        if len(digits) < 4 and not named:
            return None
        year = int(digits) if len(digits) == 4 else _century(int(digits))
        return Reading(start, match.end(), "decade", f"{year // 10}X")

    def century(self, start: int) -> Reading | None:
        match = CENTURY.match(self.text, start)
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

    def before_christ(self, start: int) -> Reading | None:
        match = BCE.match(self.text, start)
        return Reading(start, match.end(), "year", f"-{int(match['year']) - 1:04}") if match else None

    def hijri(self, start: int) -> Reading | None:
        """Dates of the Islamic calendar are recognised, not converted."""
        match = HIJRI.match(self.text, start)
        if match is None:
            year = HIJRI_YEAR.match(self.text, start)
            return Reading(start, year.end(), "year") if year else None
        if not match["month"][0].isupper():
            return None
        return Reading(start, match.end(), "day" if match["day"] else "month")


_COUNTED_AFTER = _regex(
    r"[\s\xa0]?(?:%|persen|orang|ton|kg|km|meter|mdpl|mAh|unit|warga|rupiah|ribu|juta|dolar|dollar|hektare?|kali|jiwa|poin|cc|"
    r"rumah|siswa|kepala|butir|ekor|personel|mm|pcs|peserta|kasus|kilometer|liter|sak|kwh|watt)\b"
)


def _century(year: int) -> int:
    """The full year that two digits mean: up to 49 this century."""
    return year + (2000 if year < 50 else 1900)


def taken(doc: Doc) -> Claims:
    """The ground of a document that numbers and dates leave alone: names and codes."""
    claims = Claims(len(doc.text))
    for span in codes(doc.text):
        claims.take(*span)
    for ent in doc.ents:
        if ent.label_ in NAMES:
            claims.take(ent.start_char, ent.end_char)
    return claims


@Language.component("tilik_dates", assigns=["doc._.dates"])
def tilik_dates(doc: Doc) -> Doc:
    """Sets ``doc._.dates``, resolved against ``doc._.published`` in the time zone of the settings."""
    zone = settings().zone
    published = doc._.published.astimezone(zone).date() if doc._.published else None
    doc._.dates = find_dates(doc.text, published=published, claims=taken(doc), zone=zone)
    return doc
