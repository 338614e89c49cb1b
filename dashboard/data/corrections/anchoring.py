"""Where the words of a correction stand in another version of their article.

An anchor is what the W3C's Web Annotation Data Model calls a text quote selector with a position: the words, what
stood before and after them, and where. https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 32  # characters kept of what stands on either side
EVIDENCE = 24  # agreeing characters, words and surroundings together, for words to be taken for the same
CANDIDATES = 500


@dataclass(frozen=True, slots=True)
class Anchor:
    """Some words of a text: ``start`` and ``end`` in code points, the words, and their surroundings."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Anchor:
        """The anchor of ``text[start:end]``.

        >>> Anchor.of("Banjir surut.", 7, 12)
        Anchor(start=7, end=12, exact='surut', prefix='Banjir ', suffix='.')
        """
        return cls(start, end, text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT])

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the words stand in ``text``; None where they do not, or where it might be other such words.

        White space counts as one space. Of several places the one with the likest surroundings is meant, of
        those the nearest. Short words alone say little: with what agrees around them they must come to
        ``EVIDENCE`` characters, or to all that there were.

        >>> Anchor.of("Banjir surut.", 7, 12).find("Semarang, 3 Mei. Banjir surut.")
        (24, 29)
        """
        best = max(self._candidates(text), default=None)
        return None if best is None else (best[2], best[3])

    def _candidates(self, text: str) -> Iterator[tuple[int, int, int, int]]:
        """Places with enough evidence: how much, how near (negative), start and end."""
        words = self.exact.split()
        if not words:
            return
        least = min(EVIDENCE, sum(len(_plain(part)) for part in (self.prefix, self.exact, self.suffix)))
        found = re.finditer(r"\s+".join(map(re.escape, words)), text)
        for _, match in zip(range(CANDIDATES), found, strict=False):
            start, end = match.span()
            around = self._agreement(text, start, end)
            if len(_plain(self.exact)) + around >= least:
                yield around, -abs(start - self.start), start, end

    def _agreement(self, text: str, start: int, end: int) -> int:
        """How many characters before and after agree, without a break."""
        before = _plain(text[max(start - 2 * CONTEXT, 0) : start])[::-1]
        after = _plain(text[end : end + 2 * CONTEXT])
        return _shared(before, _plain(self.prefix)[::-1]) + _shared(after, _plain(self.suffix))


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
