"""When, where, to whom and through which medium something was said: what stands around the attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, NAME, QUOTED, WORD
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from dashboard.data.language.annotation import Offsets, Quote
    from dashboard.data.language.chunks import Chunk, Reading

PLACES = frozenset({"GPE", "LOC", "FAC"})
HEARERS = frozenset({"PER", "ORG", "GPE"})
MEDIUM_REACH = 8  # chunks between "dikutip" and the medium's name
PLACE_REACH = 4


class Circumstances:
    """The circumstances of the quotes of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        self.ents: tuple[Span, ...] = tuple(reading.doc.ents)
        self.ent_starts = [e.start_char for e in self.ents]
        self.sentence_starts = [s.start for s in reading.sentences]

    def of(self, quote: Quote) -> Quote:
        """The quote with whom it is about, and the circumstances its attribution gives."""
        quote = replace(quote, about_ids=self._about(quote))
        if quote.cue_span is None:
            return quote
        zone = self._attribution(quote, quote.cue_span)
        return replace(
            quote,
            via=self._media(zone),
            said_on=self._day(zone),
            place=self._place(zone),
            addressee_ids=self._hearers(zone),
        )

    def _about(self, quote: Quote) -> tuple[str, ...]:
        first = bisect_left(self.ent_starts, quote.start)
        last = bisect_left(self.ent_starts, quote.end)
        return tuple(dict.fromkeys(e.kb_id_ for e in self.ents[first:last] if e.kb_id_))

    def _attribution(self, quote: Quote, cue: Offsets) -> list[Chunk]:
        """The chunks of the cue's sentence that are not said: up to the next quoted stretch on either side."""
        sentence = self.reading.sentences[max(bisect_right(self.sentence_starts, cue[0]) - 1, 0)]
        zone: list[Chunk] = []
        for chunk in sentence.chunks:
            if quote.start <= chunk.start < quote.end and quote.type == "indirect":
                continue
            if chunk.start > cue[0] and chunk.form == "yang":
                break
            if chunk.kind != QUOTED:
                zone.append(chunk)
            elif chunk.start > cue[0]:
                break
            else:
                zone.clear()
        return zone

    def _media(self, zone: Sequence[Chunk]) -> tuple[str, ...]:
        words = lexicon()
        found = []
        for i, chunk in enumerate(zone):
            if chunk.kind != WORD or chunk.form not in words["via"]:
                continue
            for after in zone[i + 1 : i + MEDIUM_REACH]:
                if after.kind == NAME:
                    found.append(self.ents[after.index].text)
                    break
                if after.kind != ASIDE and after.form not in words["material"]:
                    break
        return tuple(dict.fromkeys(found))

    def _day(self, zone: Sequence[Chunk]) -> str | None:
        dates = (self.doc._.dates[c.index] for c in zone if c.kind == DATE)
        return next((d.iso for d in dates if d.granularity == "day" and d.iso), None)

    def _place(self, zone: Sequence[Chunk]) -> str | None:
        for i, chunk in enumerate(zone):
            if chunk.form != "di":
                continue
            for k in range(i + 1, min(i + 1 + PLACE_REACH, len(zone))):
                if self._is(zone[k], PLACES):
                    return self.reading.text[zone[k].start : self._place_end(zone, k)]
                if zone[k].kind != WORD:
                    break
        return None

    def _place_end(self, zone: Sequence[Chunk], k: int) -> int:
        """Past the places that a place lies in (Gedung Juang, Menteng, Jakarta)."""
        while k + 2 < len(zone) and zone[k + 1].form == "," and self._is(zone[k + 2], PLACES):
            k += 2
        return zone[k].end

    def _hearers(self, zone: Sequence[Chunk]) -> tuple[str, ...]:
        for i, chunk in enumerate(zone):
            if chunk.form != "kepada":
                continue
            for after in zone[i + 1 : i + 1 + PLACE_REACH]:
                if self._is(after, HEARERS) and (actor := self.ents[after.index].kb_id_):
                    return (actor,)
                if after.kind != WORD or after.form in ("wartawan", "media"):
                    break
        return ()

    def _is(self, chunk: Chunk, labels: frozenset[str]) -> bool:
        return chunk.kind == NAME and self.ents[chunk.index].label_ in labels
