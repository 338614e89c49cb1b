"""What is counted: the noun phrase after a number, or the one noun before it."""

from __future__ import annotations

import re
from typing import Any

from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import OPENERS

_QUANTITIES: dict[str, Any] = mapping("quantities")
NOT_NOUNS = frozenset(_QUANTITIES["not_nouns"])
NOT_AFTER = frozenset(_QUANTITIES["not_after"])
NOUNS_LIKE_VERBS = frozenset(_QUANTITIES["nouns_like_verbs"])
HEADS_BEFORE = frozenset(_QUANTITIES["heads_before"])
MOST_WORDS = 3  # of a noun phrase

NEXT = re.compile(r"[^\S\n]+(?P<word>(?!(?:Rp|US|USD)\d)[^\W\d_][\w'’-]*)")
LAST = re.compile(r"(?P<word>[\w-]+)[\s\xa0]+$")
VERB = re.compile(r"(?:me[mnlrwy]|ber|ter|di|per(?:lu|nah|gi)\b|ke(?:tika)\b)\w{2,}")


def is_noun(word: str) -> bool:
    """Whether a word may be a noun, by what it is not: a function word, a verb by its prefix.

    >>> is_noun("warga"), is_noun("mengungsi"), is_noun("dari")
    (True, False, False)
    """
    lower = word.lower()
    if lower in NOT_NOUNS or lower in OPENERS:
        return False
    return word[0].isupper() or lower in NOUNS_LIKE_VERBS or VERB.match(lower) is None


def noun_after(text: str, end: int) -> str | None:
    """The noun phrase that follows an offset, no longer than three words.

    >>> noun_after("40.000 warga Ambon mengungsi", 6)
    'warga Ambon'
    """
    words: list[re.Match[str]] = []
    while len(words) < MOST_WORDS and (match := NEXT.match(text, words[-1].end() if words else end)):
        word = match["word"].lower()
        if not is_noun(match["word"]) or (words and word in NOT_AFTER):
            break
        words.append(match)
    return text[words[0].start("word") : words[-1].end()] if words else None


def noun_before(text: str, start: int) -> str | None:
    """``bintang tiga``, ``peringkat lima``: some nouns stand before their number.

    >>> noun_before("jenderal bintang tiga", 17)
    'bintang'
    """
    match = LAST.search(text[max(0, start - 24) : start])
    return str(match["word"]) if match and match["word"].lower() in HEADS_BEFORE else None
