"""Headlines of other articles that a page sets into the story ("… surut. Baca juga: Banjir Lagi Warga pulang.").

On their own line they end with it. Where the line breaks of a page were lost, a headline ends before the sentence
that follows: headlines write all but their small words with capitals, sentences do not.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAD = re.compile(r"\b(?:Baca|BACA|Simak|Lihat)(?: (?:[Jj]uga|JUGA|pula))?\s?:[ \t]?(?=\S)")
LEAD_WORD = re.compile(r"(?:Baca|BACA|Simak|Lihat)\b")
WORD = re.compile(r"\S+")
LONGEST = 30  # words
LONGEST_LINE = 400  # characters of a line that are looked at
LEAST = 3  # words that a headline has at least
LONGEST_INDENT = 20  # characters
RANK_REACH = 3  # words between a rank and the last word of the name behind it
OPENING_REACH = 4  # words between the first of a sentence and its first small one
SIGNS = ".,:;!?…)]\"”’'"


def headlines(text: str) -> Iterator[tuple[int, int]]:
    """The headlines within paragraphs and the words that lead to them, as ``(start, end)`` in code points.

    >>> text = "Air surut. Baca juga: Banjir Lagi di Tegal Rahma mengatakan jalan dibuka."
    >>> [text[start:end] for start, end in headlines(text)]
    ['Baca juga: Banjir Lagi di Tegal']
    """
    for lead in LEAD.finditer(text):
        before = text[max(0, lead.start() - LONGEST_INDENT) : lead.start()].rstrip(" \t(")
        if before and before[-1] != "\n" and (end := headline_end(text, lead.end())):
            yield lead.start(), end


def headline_end(text: str, start: int) -> int | None:
    """Where a headline that begins at code point ``start`` ends; None where its line has no sentence after it.

    >>> text = "Banjir Lagi di Tegal, Rahma Minta Warga Pulang Surya mengatakan air surut."
    >>> text[: headline_end(text, 0)]
    'Banjir Lagi di Tegal, Rahma Minta Warga Pulang'
    """
    limit = min(len(text), start + LONGEST_LINE)
    line = text.find("\n", start, limit)
    words = list(islice(WORD.finditer(text, start, limit if line < 0 else line), LONGEST))
    forms = [word.group() for word in words]
    turn = _first_small(forms)
    if turn is None:
        return None
    first = _sentence_start(forms, turn)
    return words[first - 1].end() if first >= LEAST else None


def _first_small(forms: Sequence[str]) -> int | None:
    """The first word that no headline writes small, or that opens a quotation."""
    for i, form in enumerate(forms):
        if i >= LEAST and (LEAD_WORD.match(form) or (form[0] in '"“' and forms[i - 1][-1] not in ",:")):
            return i
        if form[0].islower() and form.strip(SIGNS) not in _words("small"):
            return i
    return None


def _sentence_start(forms: Sequence[str], turn: int) -> int:
    """The word at which the sentence begins whose first small word is ``turn``."""
    if not forms[turn][0].islower():
        return turn
    for i in range(turn - 1, max(LEAST, turn - OPENING_REACH) - 1, -1):
        ended = forms[i - 1][-1] in ".?!" and len(forms[i - 1]) > 2
        if forms[i][0].isupper() and (ended or forms[i].lower().strip(SIGNS) in _words("opening")):
            return i
    if turn <= LEAST or not forms[turn - 1][0].isupper():
        return turn
    first = turn - 1
    for i in range(first - 1, max(LEAST, first - RANK_REACH) - 1, -1):
        if _leads(forms[i]):
            first = i
    return first


def _leads(form: str) -> bool:
    return form[0].isupper() and form.lower().strip(SIGNS) in _words("leading")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon.mapping("headlines")[name]))
