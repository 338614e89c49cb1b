"""Ages: in brackets or commas after a name, after ``usia``, as an attribute of a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dashboard.data.language.annotation import Number
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.modifiers import CUES, FILLERS
from dashboard.data.language.numerals import alternation

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground

_QUANTITIES: dict[str, Any] = mapping("quantities")
OLDEST = 110

S = r"[\s\xa0]+"
AGE_CUES = alternation(_QUANTITIES["age_cues"])
AGE_IN_BRACKETS = re.compile(rf"\((?P<age>\d{{1,3}})(?P<unit>{S}(?:tahun|thn|th))?\)")
NAMED = re.compile(r"[A-Z][\w.'’-]*[\s\xa0]$")
AGE_IN_COMMAS = re.compile(r"(?P<age>[1-9]\d)(?=,)")
NAME_AND_COMMA = re.compile(r"[a-z] [A-Z][a-z]+, $")
AGE_BEFORE = re.compile(
    rf"(?<!\w)(?:{AGE_CUES})(?:{S}(?:{alternation(CUES)}|{FILLERS}|baru|sudah|genap|menginjak|memasuki|mencapai|telah|"
    rf"masih|rata-rata|pensiun|,)|{S}(?:pensiun,{S})?(?:yaitu|yakni)){{0,3}}{S}$",
    re.I,
)
USED_AGE = re.compile(rf"(?<!\w)(?:{AGE_CUES}){S}(?:(?:{alternation(CUES)}){S})?$", re.I)
PERSON_BEFORE = re.compile(rf"(?<!\w)(?:{alternation(_QUANTITIES['person_nouns'])})(?P<comma>,)?{S}$", re.I)
LIMIT_BEFORE = re.compile(
    r"(?:di[\s\xa0]?atas|di[\s\xa0]?bawah|paling rendah|paling muda|paling tua)[\s\xa0]+$", re.I
)
TWO_DIGITS = re.compile(r"[1-9]\d(?!\d)")
YEARS = re.compile(r"tahun\W*$", re.I)
THAT_AFTER = re.compile(r"[\s\xa0]+(?:itu|tersebut)(?!\w)")
WORD_BEFORE = re.compile(r"\w\s+$")
SPAN_BEFORE = re.compile(
    r"(?:selama|waktu|dalam|kurun|periode|masa|penantian|hukuman|lebih|berlangsung|durasi|sekitar)\W*$", re.I
)


def age_in_brackets(ground: Ground, start: int) -> Number | None:
    """``Siti (45)``: an age after a name."""
    match = AGE_IN_BRACKETS.match(ground.text, start)
    if match is None or not 1 <= int(match["age"]) <= OLDEST:
        return None
    if not NAMED.search(ground.text[max(0, start - 30) : start]):
        return None
    if len(match["age"]) == 1 and not match["unit"]:
        return None
    end = match.end("unit") if match["unit"] else match.end("age")
    return Number(start=match.start("age"), end=end, kind="age", value=float(match["age"]), unit="year")


def age_in_commas(ground: Ground, start: int) -> Number | None:
    """``Budi Raharjo, 45, mengatakan``: an age between commas after a name."""
    match = AGE_IN_COMMAS.match(ground.text, start)
    if match is None or not NAME_AND_COMMA.search(ground.text[max(0, start - 30) : start]):
        return None
    return Number(start=start, end=match.end(), kind="age", value=float(match["age"]), unit="year")


def follows_age(text: str, start: int) -> bool:
    """Whether ``usia``, ``umur`` … stand right before an offset."""
    return USED_AGE.search(text, max(0, start - 40), start) is not None


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a span of time is an age: after ``usia``, or as an attribute of a person.

    >>> is_age("Pria 58 tahun itu pulang.", 5, 13), is_age("Ia menunggu 3 tahun.", 12, 19)
    (True, False)
    """
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    if AGE_BEFORE.search(before):
        return True
    if not YEARS.search(text[start:end]):
        return False
    closed = text[end : end + 1] in (",", ")")
    if closed and NAME_AND_COMMA.search(before):
        return True
    person = PERSON_BEFORE.search(before)
    if (person and (closed or not person["comma"])) or (
        LIMIT_BEFORE.search(before) and TWO_DIGITS.match(text, start)
    ):
        return True
    pointed = THAT_AFTER.match(text, end) is not None and WORD_BEFORE.search(before) is not None
    return pointed and not SPAN_BEFORE.search(before)
