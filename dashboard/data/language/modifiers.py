"""Modifiers: ``sekitar``, ``lebih dari``, ``hingga`` before a quantity, ``lebih``, ``ke atas`` after it."""

from __future__ import annotations

import re
from typing import Any

from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import alternation

_QUANTITIES: dict[str, Any] = mapping("quantities")
CUES: dict[str, str] = {
    word: modifier for modifier, words in _QUANTITIES["modifiers_before"].items() for word in words
}
FILLERS = alternation(_QUANTITIES["fillers"])

S = r"[\s\xa0]+"
BEFORE = re.compile(rf"(?<!\w)(?P<cue>{alternation(CUES)})[\s\xa0]*(?:(?:{FILLERS}){S}){{0,2}}$", re.I)
FROM = re.compile(r"(?<!\w)(?:dari|antara|mulai|sejak)\s[^,.;]{1,40}$", re.I)
COMPARED = (  # "Rp 2 triliun lebih banyak" compares, "10 ribu lebih orang" does not
    r"(?:dari|banyak|tinggi|rendah|besar|kecil|cepat|lama|murah|mahal|baik|buruk|sedikit|awal|lambat|jauh|dekat|kuat|"
    r"lemah|panjang|pendek|unggul|ringan|berat|muda|tua|lanjut|luas|dulu|hemat|buruk|parah)"
)
AFTER = re.compile(
    rf"{S}(?:(?P<gt>lebih(?!\w)(?!{S}{COMPARED}))|(?P<ge>ke{S}?atas)|(?P<le>ke{S}?bawah))(?!\w)", re.I
)
MORE_AFTER_NOUN = re.compile(
    rf"{S}(?:{alternation(_QUANTITIES['classifiers'])}){S}lebih(?!\w)(?!{S}{COMPARED})", re.I
)


def modifier_of(text: str, start: int, end: int) -> str | None:
    """What modifies the quantity between two offsets: approx, almost, gt, lt, ge, le.

    >>> modifier_of("Sekitar 300 warga", 8, 11)
    'approx'
    """
    after = AFTER.match(text, end)
    if after and after.lastgroup:
        return after.lastgroup
    if MORE_AFTER_NOUN.match(text, end):
        return "gt"
    before = text[max(0, start - 50) : start]
    cue = BEFORE.search(before)
    if cue is None:
        return None
    word = re.sub(r"[\s\xa0]+", " ", cue["cue"].lower())
    if word in ("hingga", "sampai") and FROM.search(before[: cue.start()]):
        return None  # "dari 3 hingga 5" ends a range
    return CUES[word]


def after_modifier(text: str, end: int) -> int:
    """Where a modifier that follows a quantity ends."""
    after = AFTER.match(text, end)
    return after.end() if after else end
