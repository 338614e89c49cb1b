"""The words of acts between two parties, made from the stems in ``lexicon/acts.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIVE, BARE, PASSIVE, TOGETHER, NOUN, MUTUAL = "active", "bare", "passive", "together", "noun", "mutual"

VOWELS = "aeiou"
MONOSYLLABLES = frozenset({"bom", "cap", "cat", "lap", "pel", "sah", "tik"})
LEAST_ROOT = 3  # letters of a root that a suffix may follow
LISTS = (("verbs", ACTIVE), ("together", TOGETHER), ("nouns", NOUN), ("mutual", MUTUAL))


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


def doing(stem: str) -> str:
    """The noun of an act with peN-an; the suffixes -kan and -i of the stem go.

    >>> [doing(stem) for stem in ("serang", "tangkap", "kirimkan", "bom")]
    ['penyerangan', 'penangkapan', 'pengiriman', 'pengeboman']
    """
    root = stem.removesuffix("kan") if len(stem) >= LEAST_ROOT + 3 else stem
    if len(root) > LEAST_ROOT + 1 and not root.endswith("si"):  # -asi, -usi: loans
        root = root.removesuffix("i")
    return "pe" + active(root).removeprefix("me") + "an"


@cache
def acts() -> dict[tuple[str, ...], Act]:
    """Every trigger, as a tuple of one or two words in small letters."""
    known: dict[tuple[str, ...], Act] = {}
    for form, kind, frame in (*_listed(), *_derived()):
        known.setdefault(tuple(form.split()), Act(kind, frame))
    return known


@cache
def openings() -> frozenset[str]:
    """The first words of all triggers."""
    return frozenset(words[0] for words in acts())


def _listed() -> Iterator[tuple[str, str, str]]:
    for kind, words in mapping("acts").items():
        for key, frame in LISTS:
            for form in words.get(key, ()):
                yield form, kind, frame


def _derived() -> Iterator[tuple[str, str, str]]:
    """The forms of each stem; the voices first, since a noun made of one stem may be the verb of another."""
    excluded = mapping("act_forms")
    stems = [(kind, entry) for kind, words in mapping("acts").items() for entry in words.get("stems", ())]
    for kind, entry in stems:
        stem, _, written = entry.partition("/")
        yield written or active(stem), kind, ACTIVE
        yield "di" + (written.removeprefix("mem") or stem), kind, PASSIVE
    for kind, entry in stems:
        stem = entry.partition("/")[0]
        if stem not in excluded["not_bare"]:
            yield stem, kind, BARE
        if doing(stem) not in excluded["not_nouns"]:
            yield doing(stem), kind, NOUN
