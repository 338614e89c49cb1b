"""The date of publication, in the forms in which Indonesian sites and spreadsheets write it.

Read are ISO 8601, RFC 5322 (feeds), ``Jumat, 29 Mei 2026 22:02 WIB``, ``Sep 28, 2019``, ``10-Sep-19`` and
``13/05/2024, 05:28 WIB``. Where day and month could be the other way round, the date is not guessed unless
``TILIK_DATE_ORDER`` says which comes first.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from babel import Locale

from dashboard.settings import settings

# The three zones of Indonesia, and those that need no table.
ZONES: dict[str, tzinfo] = {
    "wib": timezone(timedelta(hours=7)),
    "wita": timezone(timedelta(hours=8)),
    "wit": timezone(timedelta(hours=9)),
    "utc": UTC,
    "gmt": UTC,
}
WORD = r"[^\W\d_]+\.?"
SEPARATOR = r"[\s+.,/-]+"
TIME = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(wib|wita|wit|utc|gmt)?\s*$", re.IGNORECASE
)
DAY_MONTH_YEAR = re.compile(rf"\b(\d{{1,2}}){SEPARATOR}({WORD}){SEPARATOR}(\d{{4}}|\d{{2}})\b")
MONTH_DAY_YEAR = re.compile(rf"({WORD}){SEPARATOR}(\d{{1,2}}){SEPARATOR}(\d{{4}})\b")
NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")
MAX_LENGTH = 200


class DateError(ValueError):
    """No date, or one that can be read in two ways; the message is the value, or both readings."""


def instant(value: object) -> datetime | None:
    """The instant of publication; without a zone, in ``TILIK_TIMEZONE``. None where the value is null or blank.

    Raises ``DateError``.

    >>> instant("Jumat, 29 Mei 2026 22:02 WIB").isoformat()
    '2026-05-29T22:02:00+07:00'
    >>> instant("9/10/2025 22:30")
    Traceback (most recent call last):
    dashboard.data.sources.published.DateError: 9/10/2025 → 2025-10-09 | 2025-09-10
    """
    if value is None or not str(value).strip():
        return None
    written = " ".join(str(value).split())
    try:
        if len(written) > MAX_LENGTH:
            raise DateError(f"{written[:MAX_LENGTH]}…")
        found = _iso(written) or _mail(written) or _newspaper(written)
        if found is None:
            raise DateError(written)
        found = found if found.tzinfo else found.replace(tzinfo=settings().zone)
        found.astimezone(UTC)  # the first and the last days of the calendar have none
    except DateError:
        raise
    except (ValueError, OverflowError):
        raise DateError(written) from None
    return found


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _mail(written: str) -> datetime | None:
    # The parser of the standard library takes much for a date; only what names its offset is a feed's.
    if not re.search(r"\d{2}:\d{2} ?([+-]\d{4}|GMT|UTC|UT)$", written):
        return None
    try:
        return parsedate_to_datetime(written)
    except ValueError:
        return None


def _newspaper(written: str) -> datetime | None:
    time = TIME.search(written)
    zone = ZONES[time[5].lower()] if time and time[5] else None
    day = _day(written[: time.start()] if time else written, indonesian=zone in tuple(ZONES.values())[:3])
    if day is None or time is None:
        return day
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + 12 * (time[4].lower() == "pm")
    return day.replace(hour=hour, minute=int(time[2]), second=int(time[3] or 0), tzinfo=zone)


def _day(written: str, *, indonesian: bool) -> datetime | None:
    if (match := DAY_MONTH_YEAR.search(written)) and (month := _month(match[2])):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return datetime(year, month, int(match[1]))
    if (match := MONTH_DAY_YEAR.search(written)) and (month := _month(match[1])):
        return datetime(int(match[3]), month, int(match[2]))
    if match := NUMERIC.search(written):
        return _numeric(written, int(match[1]), int(match[3]), int(match[4]), indonesian=indonesian)
    return None


def _numeric(written: str, first: int, second: int, year: int, *, indonesian: bool) -> datetime:
    """Day before month, as Indonesia writes, unless only the other order is a date."""
    order = settings().date_order
    if second > 12 or (order == "mdy" and first <= 12):
        return datetime(year, first, second)
    if first > 12 or first == second or indonesian or order == "dmy":
        return datetime(year, second, first)
    raise DateError(f"{written.strip()} → {year}-{second:02}-{first:02} | {year}-{first:02}-{second:02}")


def _month(name: str) -> int | None:
    name = name.rstrip(".").lower()
    return _months().get(name) or _months().get(name[:3] if len(name) > 3 else "")


@cache
def _months() -> dict[str, int]:
    """Names and short names of the months in Indonesian and English, after CLDR, with the usual variants."""
    known = {"peb": 2, "agt": 8, "ags": 8, "agu": 8, "nop": 11, "nopember": 11, "pebruari": 2, "sept": 9}
    for language in ("id", "en"):
        months = Locale(language).months["format"]
        for width in ("wide", "abbreviated"):
            known |= {name.rstrip(".").lower(): month for month, name in months[width].items()}
    return known
