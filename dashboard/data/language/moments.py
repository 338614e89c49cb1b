"""What the rules for dates share: the calendar's words as regex pieces, readings, the context of a text."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dashboard.data.language import calendar
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import alternation
from dashboard.data.language.scanner import openings

if TYPE_CHECKING:
    from datetime import date

CALENDAR: dict[str, Any] = mapping("calendar")
MONTHS: dict[str, int] = {word: number for number, words in CALENDAR["months"].items() for word in words}
SHORT_MONTHS: dict[str, int] = MONTHS | CALENDAR["month_abbreviations"]
WEEKDAYS: dict[str, int] = CALENDAR["weekdays"]
PERIODS: dict[str, str] = CALENDAR["periods"]
PART_MODIFIERS: dict[str, str] = CALENDAR["part_modifiers"]
ZONES: dict[str, str] = CALENDAR["zones"]

S = r"[\s\xa0]+"
DASH = r"[\s\xa0]?[-–—−][\s\xa0]?"
TO = rf"(?:{DASH}|{S}(?:hingga|sampai(?:{S}dengan)?|s\.?d\.?|s/d|dan){S}(?:tanggal{S})?)"
MONTH = rf"(?:{alternation(MONTHS)})(?!\w)"
SHORT_MONTH = rf"(?:{alternation(SHORT_MONTHS)})(?![^\W\d_])"
WEEKDAY = rf"(?:{alternation(WEEKDAYS)})(?!\w)"
YEAR = r"(?:1[0-9]|2[01])\d\d(?![\w]|[.,]\d|-an(?!\w))"
PART = rf"(?:{alternation(CALENDAR['day_parts'])})(?!\w)"
PAST = rf"(?:{alternation(CALENDAR['past'])})(?!\w)"
FUTURE = rf"(?:{alternation(CALENDAR['future'])})(?!\w)"
THIS = r"ini(?!\w)"
ZONE = rf"(?:{alternation(ZONES)})(?!\w)"
UNIT = rf"(?:{alternation(PERIODS)})"


def regex(pattern: str) -> re.Pattern[str]:
    """A pattern in which case does not matter."""
    return re.compile(pattern, re.IGNORECASE)


TAIL = regex(rf"{S}(?:(?P<past>{PAST})|(?P<future>{FUTURE})|(?P<this>{THIS}))")
YEAR_TAIL = regex(
    rf"{S}tahun{S}(?:(?P<past>lalu|sebelumnya|kemarin)|(?P<future>depan|mendatang)|(?P<this>ini|yang{S}sama))(?!\w)"
)
CLAUSE = re.compile(r"[^,.;:!?\n\"“”()]{0,70}$")
FUTURE_CUE = regex(rf"(?<!\w)(?:{alternation(CALENDAR['future_cues'])})(?!\w)")
PAST_CUE = regex(rf"(?<!\w)(?:{alternation(CALENDAR['past_cues'])})(?!\w)")
SENTENCE_END = re.compile(r"[.!?\n\"“:]\s*$")


DISTANCE_TAILS = frozenset(CALENDAR["distance_tails"])
LONGEST_DISTANCE = 120  # characters
LINE = 5000  # characters; how far back a time of day looks for its day
UNITS_BY_LENGTH = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression as read: its span and what it says of the calendar."""

    start: int
    end: int
    granularity: str
    iso: str | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A day, month, year or quarter whose missing fields the context fills."""

    start: int
    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    weekday: int | None = None
    until: int | None = None  # the last of several quarters


@dataclass(slots=True)
class Context:
    """A text, its day of publication, and the dates mentioned so far, the last of each width at hand."""

    text: str
    reference: date | None
    mentioned: int = 0
    last: dict[str | None, tuple[int, str]] = field(default_factory=dict)
    days: list[tuple[int, date]] = field(default_factory=list)
    tails: list[int] | None = None  # where words stand that may close a distance, once somebody asked

    def may_be_distance(self, start: int) -> bool:
        """Whether a word that closes a distance ("lalu", "terakhir") follows soon; cheaper than a numeral."""
        if self.tails is None:
            self.tails = [at for word, at in openings(self.text) if word in DISTANCE_TAILS]
        place = bisect(self.tails, start)
        return place < len(self.tails) and self.tails[place] - start < LONGEST_DISTANCE

    def remember(self, reading: Reading) -> None:
        if reading.iso and not reading.iso.startswith("T"):
            self.mentioned += 1
            self.last[calendar.unit_of(reading.iso)] = self.mentioned, reading.iso
            if reading.granularity == "day" and (moment := calendar.first_day(reading.iso)):
                self.days.append((reading.start, moment))

    def anchor(self, unit: str = "century") -> date | None:
        """The first day of the date mentioned last, of those no coarser than a unit if there is one."""
        fine = UNITS_BY_LENGTH[: UNITS_BY_LENGTH.index(unit) + 1]
        latest = max((self.last[width] for width in fine if width in self.last), default=None)
        latest = latest or max(self.last.values(), default=None)
        return calendar.first_day(latest[1]) if latest else None

    def day_near(self, reading: Reading) -> date | None:
        """The nearest day that the same line mentions, for a time of day."""
        place = bisect(self.days, reading.start, key=itemgetter(0))
        near = [
            (abs(start - reading.start), moment)
            for start, moment in self.days[max(0, place - 1) : place + 1]
            if reading.start - LINE < start < reading.end + 60 and "\n" not in self.text[start : reading.start]
        ]
        return min(near)[1] if near else None

    def points_ahead(self, start: int) -> bool:
        """Whether a cue in the same clause puts an expression after the day of publication."""
        clause = CLAUSE.search(self.text, max(0, start - 70), start)
        if clause is None or PAST_CUE.search(clause.group()):
            return False
        return FUTURE_CUE.search(clause.group()) is not None

    def opens_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 3) : start]
        return not before.strip() or SENTENCE_END.search(before) is not None
