"""Spellings of names: what stays of a name once the ways to write it are set aside.

Indonesian names keep the spelling of their bearer's day: van Ophuijsen's (1901: oe, tj, dj, sj, nj, j for y), the
Republican (1947: u for oe) or the present one (EYD, 1972). ``spelling`` undoes what an orthography prescribes;
``sound`` goes on to what families write as they like (f, ph and v; z and s; a final y).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

ORTHOGRAPHY = (("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("nj", "ny"))
SOUNDS = (
    ("ph", "f"), ("v", "f"), ("z", "s"), ("sh", "sy"), ("kh", "h"), ("ch", "h"), ("dh", "d"), ("th", "t"),
    ("q", "k"), ("ck", "k"), ("ie", "i"), ("ei", "i"), ("ai", "ay"), ("j", "y"), ("w", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(\w)\1+")
_NUMERAL = re.compile(r"[ivxlc]+|\w*\d\w*")
SHORT, LONG = 5, 8  # letters from which a word may differ by one slip, and by two


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The word in today's orthography, doubled letters single; numerals stay as they are.

    >>> spelling("sjamsoeddin"), spelling("syamsudin"), spelling("iii")
    ('syamsudin', 'syamsudin', 'iii')
    """
    if _NUMERAL.fullmatch(word):
        return word
    for old, new in ORTHOGRAPHY:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word as it is heard, roughly: what differs only here may be one name written by two families.

    >>> sound("deddy") == sound("dedi"), sound("jusuf") == sound("yusuf"), sound("budi") == sound("buda")
    (True, True, False)
    """
    word = spelling(word)
    if _NUMERAL.fullmatch(word):
        return word
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = _DOUBLED.sub(r"\1", word)
    return re.sub(r"y$", "i", word).removesuffix("h")


def spelled(words: Sequence[str]) -> str:
    """One key for a name however its words are parted: "Xi Jinping", "Xi Jin-ping".

    >>> spelled(["xi", "jin", "ping"]) == spelled(["xi", "jinping"])
    True
    """
    return "".join(spelling(word) for word in words)


def slip(one: str, other: str) -> bool:
    """Whether two words may be one with a slip of the pen: they sound alike, or differ by a letter or two.

    A word of fewer than five letters must sound the same; up to seven letters may differ by one, longer ones by
    two. The first sound is the same always: nearly all pairs of different names differ there.

    >>> slip("satrio", "satriyo"), slip("zelensky", "zelenskyy"), slip("dani", "deni")
    (True, True, False)
    """
    if _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other):
        return one == other
    heard, also = sound(one), sound(other)
    if heard == also:
        return True
    least = min(len(one), len(other))
    if least < SHORT or heard[:1] != also[:1]:
        return False
    allowed = 2 if least >= LONG else 1
    return int(OSA.distance(spelling(one), spelling(other), score_cutoff=allowed)) <= allowed


def near(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of as many words, two at least, differ by slips in one word only.

    >>> near(["mario", "dandy", "satrio"], ["mario", "dandy", "satriyo"]), near(["budi"], ["budy"])
    (True, False)
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if spelling(a) != spelling(b)]
    return len(apart) <= 1 and all(slip(a, b) for a, b in apart)


def shortens(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether every word of ``part`` is one of ``whole``, spelt alike or its initial, and one of them in full.

    >>> shortens(["luhut", "b", "pandjaitan"], ["luhut", "binsar", "panjaitan"])
    True
    >>> shortens(["l", "b", "p"], ["luhut", "binsar", "panjaitan"])
    False
    """
    if len(part) > len(whole) or list(part) == list(whole):
        return False
    left, full = [spelling(word) for word in whole], False
    for word in map(spelling, part):
        same = word in left
        match = word if same else next((other for other in left if initial(word, other)), None)
        if match is None:
            return False
        full = full or (same and len(word) > 1)
        left.remove(match)
    return full


def initial(one: str, other: str) -> bool:
    """Whether one of the words is the other's first letter."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)
