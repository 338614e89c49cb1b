"""Slips of the pen: words that differ by one letter, found without comparing each with each.

Two words within one letter of each other share a key of ``slips``: the word itself or the word less one letter
(the symmetric delete method of Garbe 2012, SymSpell).
"""

from __future__ import annotations

from functools import lru_cache

LEAST = 4  # letters of a word that may hold a slip
LONGEST = 24


@lru_cache(maxsize=8192)
def slips(word: str) -> tuple[str, ...]:
    """The keys under which a word and its misspellings meet; none for a word too short or too long.

    >>> set(slips("rusia")) & set(slips("rusi"))
    {'rusi'}
    """
    if not LEAST <= len(word) <= LONGEST:
        return ()
    return tuple(dict.fromkeys((word, *(word[:at] + word[at + 1 :] for at in range(len(word))))))


def within_one_letter(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another one, or two changed about are all that differs.

    >>> within_one_letter("santosa", "santoso"), within_one_letter("juncker", "junkcer")
    (True, True)
    >>> within_one_letter("jawa", "java barat")
    False
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
