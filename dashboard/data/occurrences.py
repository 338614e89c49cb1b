"""Where a text holds what was searched for, as the index compares words: without case and accents."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.data.expression import Term

Span = tuple[int, int]


def occurrences(text: str, terms: Iterable[Term]) -> list[Span]:
    """The spans of ``text``, in code points, that hold one of ``terms``, in order and none within another.

    >>> from dashboard.data.expression import Term
    >>> occurrences("Air laut naik, pelabuhan sepi", [Term("air laut", False), Term("pelabuh", True)])
    [(0, 8), (15, 24)]
    """
    folded = _folded(text)
    found = sorted(
        (match.span() for term in terms if (pattern := _pattern(term)) for match in pattern.finditer(folded)),
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[Span] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _pattern(term: Term) -> re.Pattern[str] | None:
    """The words of a term one after another, with anything between them that is no letter or digit."""
    words = re.findall(r"\w+", _folded(term.text))
    if not words:
        return None
    body = r"[\W_]+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){body}" + (r"\w*" if term.prefix else r"(?!\w)"))


def _folded(text: str) -> str:
    """The text in lower case and without accents, at the same length."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter
