"""People's names: what belongs to the name, its words, and when one name is short for another.

A surname, a given name or initials stand for the full name, whatever the order: "Xi" for "Xi Jinping" (Chinese and
Korean surnames come first), "Luhut B. Pandjaitan" for "Luhut Binsar Pandjaitan", "Al-Habsyi" for "Ali bin
Muhammad Al Habsyi". Particles ("bin", "al", "van", the Balinese "I" and "Ni") are no name by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from dashboard.data.language import lexicon

Words = tuple[str, ...]
LEAST_NICKNAME = 4  # letters of a first syllable that may stand for the name it opens ("Jalal", "Enggar")
_DEGREE = re.compile(r"(?:S|M|A|B|D|LL|Ph|Sp|Th)\.(?:[A-Z][a-z]{0,2}\.?|Farm\.?|Stat\.?){1,4}")
_DEGREE_AFTER_COMMA = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Za-z]{0,8}\.?")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"['’‘ʼ`.](?=\w\w)|['’‘ʼ`]")


def bare(name: str) -> str:
    """The name without ranks, forms of address and degrees, blanks single.

    >>> bare("Letjen TNI (Purn) Dr. H. Budi  Santoso, S.H., M.Si.")
    'Budi Santoso'
    >>> bare("Imam Santoso")
    'Imam Santoso'
    """
    first, *rest = name.split(",")
    words = first.split()
    while len(words) > 1 and (_DEGREE.fullmatch(words[-1]) or words[-1].rstrip(".") in _terms("degrees")):
        words.pop()
    for part in rest:
        words += [word for word in part.split() if not _is_degree(word)]
    at = 0
    while at + 1 < len(words) and _is_rank(words[at]):
        at += 1
    kept = words[at:]
    return " ".join(words if len("".join(kept).strip(".")) < 2 else kept)


def _is_degree(word: str) -> bool:
    return bool(_DEGREE_AFTER_COMMA.fullmatch(word)) or word.rstrip(".") in _terms("degrees")


def _is_rank(word: str) -> bool:
    term = word.strip("().").lower()
    return (term in _terms("ranks") or term in _addresses()) and word not in lexicon.words("given_names")


@lru_cache(maxsize=8192)
def words(name: str) -> Words:
    """The words of a name for comparing: small letters, no accents, hyphens parted.

    >>> words("Ali bin Al-Habsyi"), words("Ma'ruf Amin")
    (('ali', 'bin', 'al', 'habsyi'), ('maruf', 'amin'))
    """
    plain = unicodedata.normalize("NFKD", _JOINED.sub(_mark, name.casefold()))
    return tuple(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def _mark(found: re.Match[str]) -> str:
    return " " if found.group() == "." else ""


def shortens(part: Words, whole: Words) -> bool:
    """Whether the words of ``part`` are a short form of the longer name ``whole``.

    >>> shortens(words("Xi"), words("Xi Jinping"))
    True
    >>> shortens(words("Luhut B. Pandjaitan"), words("Luhut Binsar Pandjaitan"))
    True
    >>> shortens(words("Al"), words("Ali bin Al-Habsyi")), shortens(words("Hunter Biden"), words("Joe Biden"))
    (False, False)
    """
    if part == whole or len(part) > len(whole):
        return False
    left = list(whole)
    named = False
    for word in part:
        match = next((other for other in left if word == other), None) or next(
            (other for other in left if _initial(word, other)), None
        )
        if match is None:
            if word in _terms("particles") or word in _addresses():
                continue
            return False
        named = named or (match == word and len(word) > 1 and word not in _terms("particles"))
        left.remove(match)
    return named


def opens(part: Words, whole: Words) -> bool:
    """Whether a single word is the first part of a word of the name, as nicknames are.

    >>> opens(("jalal",), ("jalaluddin", "parawansa")), opens(("budi", "santoso"), ("budi", "santosoharjo"))
    (True, False)
    """
    return (
        len(part) == 1
        and len(part[0]) >= LEAST_NICKNAME
        and any(word.startswith(part[0]) and word != part[0] for word in whole)
    )


def _initial(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


@cache
def _terms(group: str) -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")[group])


@cache
def _addresses() -> frozenset[str]:
    """Forms of address and ranks of one word, as titles.yaml has them."""
    return frozenset(form.strip(".") for form in lexicon.mapping("titles")["courtesy"] if " " not in form)
