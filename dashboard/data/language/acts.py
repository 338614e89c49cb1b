"""The words of acts between two parties, read from ``lexicon/acts.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIVE, PASSIVE, TOGETHER, NOUN, MUTUAL = "active", "passive", "together", "noun", "mutual"

VOWELS = "aeiou"
MONOSYLLABLES = frozenset({"bom", "cap", "cat", "lap", "pel", "sah", "tik"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a trigger says: ``type`` after PLOVER; ``frame`` is how its parties stand around it."""

    type: str
    frame: str


def active(stem: str) -> str:
    """A stem with the prefix meN-, after the rules of the standard grammar (TBBBI 1998, section 4.2).

    >>> [active(stem) for stem in ("serang", "tuduh", "kritik", "pukul", "desak", "bom")]
    ['menyerang', 'menuduh', 'mengkritik', 'memukul', 'mendesak', 'mengebom']
    """
    first, second = stem[0], stem[1]
    if stem in MONOSYLLABLES:
        return "menge" + stem
    if first in "kpst" and second in VOWELS:
        return {"k": "meng", "p": "mem", "s": "meny", "t": "men"}[first] + stem[1:]
    if first in VOWELS or first in "kgh":
        return "meng" + stem
    if first in "bpfv":
        return "mem" + stem
    return ("men" if first in "cdjstz" else "me") + stem


@cache
def acts() -> dict[tuple[str, ...], Act]:
    """Every trigger, as a tuple of one or two words in small letters."""
    return {tuple(form.split()): Act(kind, frame) for form, kind, frame in _forms()}


@cache
def openings() -> frozenset[str]:
    """The first words of all triggers."""
    return frozenset(words[0] for words in acts())


def _forms() -> Iterator[tuple[str, str, str]]:
    for kind, words in mapping("acts").items():
        for entry in words.get("stems", ()):
            stem, _, written = entry.partition("/")
            yield written or active(stem), kind, ACTIVE
            yield "di" + (written.removeprefix("mem") or stem), kind, PASSIVE
        for key, frame in (("verbs", ACTIVE), ("together", TOGETHER), ("nouns", NOUN), ("mutual", MUTUAL)):
            for form in words.get(key, ()):
                yield form, kind, frame
