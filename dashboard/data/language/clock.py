"""Times of day: ``pukul 07.30 WIB``, ``jam 7 malam``, ``09.00-21.00``; the zone only where it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language.moments import CALENDAR, PART, TO, ZONE, ZONES, Reading, S, regex
from dashboard.data.language.numerals import OPENERS, UNITS, alternation, numeral_at

if TYPE_CHECKING:
    from dashboard.data.language.moments import Context

AFTERNOON = frozenset(CALENDAR["afternoon"])
CLOCK = regex(
    rf"(?P<word>pukul|jam|pkl\.?){S}(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?(?![\d/])"
    rf"(?:(?:{TO})(?:pukul{S})?(?P<hour2>\d{{1,2}})[.:](?P<minute2>\d\d))?(?:{S}(?P<part>{PART}))?(?:{S}(?P<zone>{ZONE}))?"
)
CLOCK_BARE = regex(
    rf"(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:{S}(?P<zone>{ZONE}))|(?P<hour3>\d{{1,2}}):(?P<minute3>\d\d)(?![\d:])"
)
HOURS = alternation([*UNITS, "sepuluh", "sebelas", "dua belas"])
CLOCK_WORDS = regex(
    rf"(?:pukul|jam){S}(?P<half>setengah{S})?(?P<hour>{HOURS})(?!\w)(?:{S}(?P<part>{PART}))?(?:{S}(?P<zone>{ZONE}))?"
)


def clock(context: Context, start: int) -> Reading | None:
    match = CLOCK.match(context.text, start)
    if match is None or _counted(context, start):
        return None
    hour = _hour(match["hour"], match["minute"], match["part"])
    if hour is None:
        return None
    zone = ZONES[match["zone"].lower()] if match["zone"] else ""
    iso = f"{hour}{zone}"
    if match["hour2"]:
        until = _hour(match["hour2"], match["minute2"], match["part"])
        iso = f"{iso}/{until}{zone}" if until else iso
    exact = match["minute"] or (match["zone"] and match["part"] is None)
    return Reading(start, match.end(), "minute" if exact else "hour", iso)


def clock_in_words(context: Context, start: int) -> Reading | None:
    match = CLOCK_WORDS.match(context.text, start)
    if match is None or _counted(context, start):
        return None
    numeral = numeral_at(context.text, match.start("hour"))
    if numeral is None or numeral.value is None or not 1 <= numeral.value <= 12:
        return None
    hour, minute = int(numeral.value), "00"
    if match["half"]:
        hour, minute = hour - 1, "30"
    clock = _hour(str(hour), minute, match["part"])
    zone = ZONES[match["zone"].lower()] if match["zone"] else ""
    return Reading(start, match.end(), "minute" if match["half"] else "hour", f"{clock}{zone}") if clock else None


def bare_clock(context: Context, start: int) -> Reading | None:
    match = CLOCK_BARE.match(context.text, start)
    if match is None or (start and context.text[start - 1] in ".,:/-"):
        return None
    clock = _hour(match["hour"] or match["hour3"], match["minute"] or match["minute3"], None)
    zone = ZONES[match["zone"].lower()] if match["zone"] else ""
    return Reading(start, match.end(), "minute", f"{clock}{zone}") if clock else None


def _counted(context: Context, start: int) -> bool:
    """Whether a number stands before ``jam``: "20 jam 30 menit" is a duration."""
    before = re.search(r"(\w+)\s+$", context.text[max(0, start - 20) : start])
    return before is not None and (
        before[1].isdigit() or before[1].lower() in OPENERS or before[1].lower() in ("belas", "puluh")
    )


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
