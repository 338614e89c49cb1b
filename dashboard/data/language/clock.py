"""Times of day: ``pukul 07.30 WIB``, ``jam 7 malam``, ``09.00-21.00``; the zone only where it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language.moments import CALENDAR, DASH, PART, TO, ZONE, ZONES, Reading, S, regex
from dashboard.data.language.numerals import OPENERS, UNITS, alternation, numeral_at

if TYPE_CHECKING:
    from dashboard.data.language.moments import Context

AFTERNOON = frozenset(CALENDAR["afternoon"])
CLOCK = regex(
    rf"(?P<word>pukul|jam|pkl\.?){S}(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d)(?:[.:](?P<second>\d\d))?)?(?![\d/])"
    rf"(?:(?:{TO})(?:pukul{S})?(?P<hour2>\d{{1,2}})(?:[.:](?P<minute2>\d\d)|(?={S}{PART}))"
    rf"|{S}(?P<way>lewat|lebih|kurang){S}(?P<off>\d{{1,2}}|seperempat)(?:{S}menit)?)?(?:{S}(?P<part>{PART})"
    rf"(?:{TO}(?:(?:pukul|jam){S})?(?P<hour3>\d{{1,2}})(?:[.:](?P<minute3>\d\d))?{S}(?P<part3>{PART}))?)?(?:{S}(?P<zone>{ZONE}))?"
)
CLOCK_BARE = regex(
    rf"(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:{DASH}(?P<hour2>\d{{1,2}})[.:](?P<minute2>\d\d))?(?:{S}(?:(?P<zone>{ZONE})|waktu{S}(?:setempat|(?-i:[A-Z])\w+)))|(?P<hour3>\d{{1,2}}):(?P<minute3>\d\d)(?::(?P<second3>\d\d))?(?![\d:])"
)
HOURS = alternation([*UNITS, "sepuluh", "sebelas", "dua belas"])
CLOCK_WORDS = regex(
    rf"(?:pukul|jam){S}(?P<half>setengah{S})?(?P<hour>{HOURS})(?!\w)(?:{S}(?P<part>{PART}))?(?:{S}(?P<zone>{ZONE}))?"
)


def clock(context: Context, start: int) -> Reading | None:
    match = CLOCK.match(context.text, start)
    if match is None or (match["word"].lower() == "jam" and _counted(context, start)):
        return None
    part = None if match["hour2"] and int(match["hour"]) > int(match["hour2"]) else match["part"]
    hour = _hour(match["hour"], match["minute"], part)
    if hour and match["off"]:
        hour = _moved(hour, match["off"], back=match["way"].lower() == "kurang")
    if hour is None:
        return None
    zone = ZONES[match["zone"].lower()] if match["zone"] else ""
    iso = f"{hour}:{match['second']}{zone}" if match["second"] else f"{hour}{zone}"
    if until := _until(match):
        iso = f"{iso}/{until}{zone}"
    exact = match["minute"] or match["off"] or (match["zone"] and match["part"] is None)
    return Reading(start, match.end(), "minute" if exact else "hour", iso)


def _until(match: re.Match[str]) -> str | None:
    """The end of ``09.00-21.00``, ``10 malam sampai 8 pagi``."""
    if match["hour2"]:
        return _hour(match["hour2"], match["minute2"], match["part"])
    return _hour(match["hour3"], match["minute3"], match["part3"]) if match["hour3"] else None


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
    seconds = f":{match['second3']}" if match["second3"] else ""
    until = _hour(match["hour2"], match["minute2"], None) if match["hour2"] else None
    iso = f"{clock}{seconds}{zone}/{until}{zone}" if until else f"{clock}{seconds}{zone}"
    return Reading(start, match.end(), "minute", iso) if clock else None


def _counted(context: Context, start: int) -> bool:
    """Whether a number stands before ``jam``: "20 jam 30 menit" is a duration."""
    before = re.search(r"(\w+)\s+$", context.text[max(0, start - 20) : start])
    return before is not None and (
        before[1].isdigit() or before[1].lower() in OPENERS or before[1].lower() in ("belas", "puluh")
    )


def _moved(time: str, minutes: str, *, back: bool) -> str:
    """``pukul 7 lewat 15 menit``, ``pukul 10 kurang seperempat``."""
    step = 15 if minutes.lower() == "seperempat" else int(minutes)
    whole = int(time[1:3]) * 60 + int(time[4:6]) + (-step if back else step)
    return f"T{whole // 60 % 24:02}:{whole % 60:02}"


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
