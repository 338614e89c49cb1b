"""Names of bodies: their words with short forms spelt out, and when one name is short for another.

"PT Sumber Rejeki Abadi Tbk", "Sumber Rejeki Abadi" and "Sumber Rejeki" are one company; "Pemkab Bogor" is
"Pemerintah Kabupaten (Pemkab) Bogor"; "UI" has the first letters of "Universitas Indonesia".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon, person_names
from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.tokenizer import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.data.language.gazetteer import Entry
    from dashboard.data.language.person_names import Words

BRACKETS = re.compile(r"\s*\(([^()]{1,40})\)")
_SMALL = frozenset(("dan", "serta", "untuk", "dari", "di", "of", "the", "and", "for", "bidang"))


def unbracketed(name: str) -> str:
    """The name without what stands in brackets.

    >>> unbracketed("Kementerian Luar Negeri (Kemlu) Iran")
    'Kementerian Luar Negeri Iran'
    """
    return " ".join(BRACKETS.sub(" ", name).split())


@lru_cache(maxsize=8192)
def words(name: str) -> Words:
    """The words of a body's name for comparing: known short forms spelt out, legal forms off.

    >>> words("Pemkab Cilacap") == words("Pemerintah Kabupaten (Pemkab) Cilacap")
    True
    >>> words("PT Sumber Rejeki Abadi (Persero) Tbk")
    ('sumber', 'rejeki', 'abadi')
    """
    tokens = split(unbracketed(name))[0]
    found: list[str] = []
    at = 0
    while at < len(tokens):
        size, spelt = _spelt_out(tokens, at)
        found += spelt
        at += size
    kept = tuple(word for word in found if word not in _terms("legal"))
    return kept or tuple(found)


def _spelt_out(tokens: list[str], at: int) -> tuple[int, Words]:
    """The number of tokens of the known name here, and its words in full; else one token and its own words."""
    short = _short_forms().get(tokens[at].casefold())
    if short:
        return 1, short
    listed = gazetteer().longest(tokens, at)
    if listed and listed[0] < len(tokens) and _abbreviated(tokens[at], listed[1]):
        return listed[0], person_names.words(listed[1].name)
    return 1, person_names.words(tokens[at])


def _abbreviated(first: str, entry: Entry) -> bool:
    """Whether a listed name inside a longer one may be spelt out: a place, or an abbreviation of a state body."""
    if entry.label == "GPE":
        return not entry.ambiguous
    return entry.label == "ORG" and (first.isupper() or entry.name.split()[0].casefold() in _state_heads())


def core(name: str) -> str:
    """A company's name as written, without brackets and legal forms.

    >>> core("PT Sumber Rejeki (Persero) Tbk.")
    'Sumber Rejeki'
    """
    kept = unbracketed(name).split()
    while kept and kept[-1].strip(".,").casefold() in _terms("legal"):
        kept.pop()
    while kept and kept[0].strip(".,").casefold() in _terms("legal"):
        kept.pop(0)
    return " ".join(kept).strip(" ,.")


def shortens(part: Words, whole: Words) -> bool:
    """Whether ``part`` opens ``whole`` or leaves words of it out, and says more than what kind of body it is.

    >>> shortens(words("Sumber Rejeki"), words("PT Sumber Rejeki Abadi Tbk"))
    True
    >>> shortens(words("Polres Situbondo"), words("Satpolairud Polres Situbondo"))
    False
    """
    if not part or len(part) >= len(whole) or part[0] != whole[0]:
        return False
    rest = iter(whole)
    return all(word in rest for word in part)


def general(name: Words) -> bool:
    """Whether a name only says what kind of body it is ("Kementerian", "Polda").

    >>> general(words("Polda")), general(words("Migrant Care"))
    (True, False)
    """
    return all(word in _general() for word in name)


def initials(name: str) -> Iterator[str]:
    """What a body's name may be abbreviated to by its first letters.

    >>> sorted(set(initials("PT Krakatau Sarana Infrastruktur")))
    ['KSI', 'PKSI']
    """
    every = [word for word in re.findall(r"\w+", unbracketed(name)) if not word.isdigit()]
    for kept in (every, [word for word in every if word.casefold() not in _terms("legal")]):
        for chosen in (kept, [word for word in kept if word.casefold() not in _SMALL]):
            if len(chosen) > 1:
                yield "".join(word[0] for word in chosen).upper()


def formal(name: str) -> bool:
    """Whether a company's name is written with its legal form, and so in full.

    >>> formal("PT Sumber Rejeki"), formal("Sumber Rejeki")
    (True, False)
    """
    words = unbracketed(name).replace(".", "").split()
    return words[0] in ("PT", "CV") or words[-1] in ("Tbk", "Ltd", "Inc", "Corp", "Bhd")


def defined_inside(name: str) -> Mapping[str, Words]:
    """The short form that a name brings along: {"kemlu": words of "Kementerian Luar Negeri"}.

    >>> defined_inside("Kementerian Luar Negeri (Kemlu) Iran")
    {'kemlu': ('kementerian', 'luar', 'negeri')}
    """
    found = BRACKETS.search(name)
    if not found or not found.start():
        return {}
    return {found[1].casefold(): words(name[: found.start()])}


@cache
def _terms(group: str) -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")[group])


@cache
def _short_forms() -> dict[str, Words]:
    return {short: tuple(long.split()) for short, long in lexicon.mapping("name_forms")["spelt_out"].items()}


@cache
def _state_heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon.mapping("contexts")["national"])


@cache
def _general() -> frozenset[str]:
    """Words that many bodies' names share: the heads of heads.yaml, spelt out, and what goes on them."""
    heads = {word for head in lexicon.mapping("heads")["ORG"] for word in words(head)}
    return frozenset(heads | _terms("general"))
