"""Ordinals: ``putaran kedua`` is the second, ``peringkat 5`` the fifth; ``kedua negara`` counts both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.amounts import whole
from dashboard.data.language.counted_nouns import NEXT, is_noun, noun_after
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import ordinal_at
from dashboard.data.language.quantities import number

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground
    from dashboard.data.language.annotation import Number
    from dashboard.data.language.numerals import Numeral

BOTH_NOUNS = frozenset(mapping("numerals")["both_nouns"])
LOWEST_RANK = 300

S = r"[\s\xa0]+"
RANK_BEFORE = re.compile(r"(?<!\w)(?:peringkat|posisi|urutan|ranking|rangking|juara)[\s\xa0]+$", re.I)
TOP = re.compile(rf"{S}(?:besar|teratas|terbawah|terbaik|dunia{S}teratas)(?!\w)")
ORDINAL_HEAD = re.compile(
    r"(?:putaran|tahap|babak|kali|hari|tahun|periode|peringkat|posisi|urutan|gelombang|laga|set|gim|kuartal|anak|istri|gol|"
    r"edisi|termin|terbesar|terbanyak|tertinggi|bulan|pekan|minggu|yang|orang|negara|wanita|pria)[\s\xa0]+$",
    re.I,
)
PREPOSITION = re.compile(
    r"(?:bagi|antara|dari|oleh|agar|dengan|kepada|terhadap|atas|antar|bahwa|mengatakan)[\s\xa0]+$", re.I
)
THAT_AFTER_NOUN = re.compile(rf"(?:{S}\w+)?{S}(?:itu|tersebut)(?!\w)")
CLAUSE_START = re.compile(r"[,;:(—–][\s\xa0]*$")
DECIMALS = re.compile(r"[.,]\d")


def ordinal(ground: Ground, start: int) -> Number | None:
    """``putaran kedua``, ``ke-12``; ``kedua negara`` are two, ``ke 5 persen`` is none."""
    text = ground.text
    numeral = ordinal_at(text, start)
    if numeral is None or not numeral.value:
        return None
    if numeral.digits and (DECIMALS.match(text, numeral.end) or _is_preposition(text, numeral)):
        return None
    if text[start : start + 2].lower() == "ke" and _is_both(ground, numeral):
        noun = noun_after(text, numeral.end)
        return number(ground, start, numeral.end, kind="cardinal", value=numeral.value, noun=noun)
    return number(ground, start, numeral.end, kind="ordinal", value=numeral.value)


def _is_preposition(text: str, numeral: Numeral) -> bool:
    """Whether ``ke`` stands apart before a quantity: "ke 5 persen", "ke 12 kota"."""
    apart = " " in text[numeral.start : numeral.end]
    return apart and bool(units.unit_after(text, numeral.end) or noun_after(text, numeral.end))


def _is_both(ground: Ground, numeral: Numeral) -> bool:
    """Whether ``kedua`` counts what follows: by the noun, by ``itu`` after it, by a preposition before it."""
    text, start = ground.text, numeral.start
    noun = NEXT.match(text, numeral.end)
    if noun is None or not is_noun(noun["word"]) or noun["word"].lower().startswith("kali"):
        return False
    before = text[max(0, start - 15) : start]
    if ORDINAL_HEAD.search(before):
        return False
    pointed = THAT_AFTER_NOUN.match(text, noun.end())
    if numeral.digits:  # "Ke-9 orang itu", but "Presiden ke-7 RI itu"
        return ground.opens(start) or (pointed is not None and CLAUSE_START.search(before) is not None)
    known = noun["word"].lower().removesuffix("nya") in BOTH_NOUNS and noun["word"].islower()
    return bool(ground.opens(start) or pointed or known or PREPOSITION.search(before))


def rank(ground: Ground, numeral: Numeral) -> Number | None:
    """``peringkat 5``: a bare number after a word for a place in an order."""
    ranked = RANK_BEFORE.search(ground.text, max(0, numeral.start - 12), numeral.start)
    if not ranked or not whole(numeral.value, most=LOWEST_RANK) or TOP.match(ground.text, numeral.end):
        return None
    return number(ground, numeral.start, numeral.end, kind="ordinal", value=numeral.value)
