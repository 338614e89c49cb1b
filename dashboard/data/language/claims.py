"""Who claims what: which quote holds an offset, and what the quotes say of numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import sentence_starts
from dashboard.data.language.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span

    from dashboard.data.language.annotation import Number, Quote

DEEPEST = 16  # quotes that may start between a quote and an offset it holds
MOST_ACTORS = 40  # a "sentence" that names more is a list, and says nothing of a number's actors


class Claims:
    """The quotes of a document by the offsets they hold.

    >>> from dashboard.data.language.annotation import Quote
    >>> claims = Claims([Quote(start=0, end=90, type="indirect"), Quote(start=20, end=40, type="mixed")])
    >>> claims.at(25).type, claims.at(50).type, claims.at(95)
    ('mixed', 'indirect', None)
    """

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self.quotes = sorted(quotes, key=lambda q: (q.start, -q.end))
        self.starts = [q.start for q in self.quotes]

    def at(self, offset: int) -> Quote | None:
        """The innermost quote that holds the offset."""
        last = bisect_right(self.starts, offset)
        candidates = reversed(self.quotes[max(0, last - DEEPEST) : last])
        return next((q for q in candidates if offset < q.end), None)


def numbers_with_claims(doc: Doc) -> list[Number]:
    """The document's numbers, each with the actors named in its sentence and the quote that holds it."""
    claims = Claims(doc._.quotes)
    length, starts = len(text_of(doc)), sentence_starts(doc)
    named = [e for e in doc.ents if e.kb_id_]
    by_sentence: dict[int, tuple[str, ...]] = {}

    def with_claims(number: Number) -> Number:
        first = max(bisect_right(starts, number.start) - 1, 0)
        if first not in by_sentence:
            until = starts[first + 1] if first + 1 < len(starts) else length
            by_sentence[first] = _actors(named, starts[first] if starts else 0, until)
        claim = claims.at(number.start)
        quote_id = claim.quote_id if claim else None
        return replace(number, actor_ids=by_sentence[first], quote_id=quote_id)

    return [with_claims(number) for number in doc._.numbers]


def _actors(named: list[Span], start: int, until: int) -> tuple[str, ...]:
    first = bisect_left(named, start, key=lambda e: e.start_char)
    last = bisect_left(named, until, key=lambda e: e.start_char)
    ids = tuple(dict.fromkeys(e.kb_id_ for e in named[first:last]))
    return ids if len(ids) <= MOST_ACTORS else ()
