"""Whether a capital is meant as the city or as the government that sits there."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.gazetteer import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

OPENING = (
    250  # characters from the start of a text, or of a paragraph after an outlet's name, that may hold a dateline
)
BUILDINGS = frozenset(("FAC", "FACILITY"))


class Seats:
    """Tells city from government for the names of one article."""

    def __init__(self, doc: Doc, names: list[Span]) -> None:
        self.doc, self.names = doc, names
        self.datelines = [(start, end) for start, end, kind in doc._.boilerplate if kind == "dateline"]

    def is_city(self, index: int) -> bool:
        """Whether a capital is meant as the place rather than as the government."""
        ent = self.names[index]
        return self._in_dateline(ent, index) or self._follows_place(ent, index) or self._precedes_country(ent)

    def _in_dateline(self, ent: Span, index: int) -> bool:
        """In a dateline, or in capitals before a dash or a full stop where one may stand."""
        at = bisect_right(self.datelines, ent.start_char, key=itemgetter(0)) - 1
        if at >= 0 and ent.start_char < self.datelines[at][1]:
            return True
        opening = ent.start_char < OPENING or (index > 0 and self.names[index - 1].label_ == "ORG")
        after = self.doc[ent.end].text if ent.end < len(self.doc) else ""
        return opening and ent.text.isupper() and after in ("-", "--", "–", "—", ".", ",", "(")

    def _follows_place(self, ent: Span, index: int) -> bool:
        """After "di" and other words of place, a building ("Stadion Wembley, London") or a postcode."""
        doc = self.doc
        if not ent.start:
            return False
        before = doc[ent.start - 1]
        if before.lower_ in _before_city():
            return ent.start < 2 or doc[ent.start - 2].lower_ not in lexicon.mapping("contexts")["ruling"]
        last = self.names[index - 1] if index else None
        gap = doc[last.end : ent.start].text if last else ""
        return (last is not None and last.label_ in BUILDINGS and gap in ("", ",")) or before.is_digit

    def _precedes_country(self, ent: Span) -> bool:
        """Before a country's name: "Beijing, China", "London di Inggris"."""
        doc = self.doc
        if ent.end + 1 >= len(doc) or doc[ent.end].lower_ not in (",", "di"):
            return False
        follows = gazetteer().longest([token.text for token in doc[ent.end + 1 : ent.end + 4]], 0)
        return follows is not None and follows[1].kind == "country"


@cache
def _before_city() -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")["before_city"])
