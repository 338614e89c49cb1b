"""When, where, to whom and by which way something was said: what stands around the attribution."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language import calendar
from dashboard.data.language.attributions import PERSON, PLACES, Attributions, dated_place, words
from dashboard.data.language.chunks import DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.provenance import Provenance
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from dashboard.data.language.annotation import Date, Offsets, Quote
    from dashboard.data.language.attributions import Attribution
    from dashboard.data.language.chunks import Chunk, Reading

HEARERS = frozenset({"PER", "ORG", "GPE", "NOR"})
PLACE_REACH = 9  # chunks between "di" and the place's name
YEAR_REACH = 4  # chunks between an occasion of speech and its year
HEARER_REACH = 10  # chunks of a hearer's description
WIDER = frozenset({"week", "month", "quarter", "half", "year", "interval"})
BOUNDED = frozenset({"since", "until", "before", "after"})


class Circumstances:
    """The circumstances of the quotes of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc, self.text = reading, reading.doc, reading.text
        self.ents: tuple[Span, ...] = tuple(reading.doc.ents)
        self.ent_starts = [e.start_char for e in self.ents]
        self.attributions, self.provenance = Attributions(reading), Provenance(reading)
        published = reading.doc._.published
        self.today = published.astimezone(settings().zone).date().isoformat() if published else None

    def of(self, quote: Quote) -> Quote:
        """The quote with whom it is about, and the circumstances its attribution gives."""
        if quote.cue_span is None:
            return replace(quote, about_ids=self._about(quote))
        attribution = self.attributions.of(quote, quote.cue_span)
        return replace(
            quote,
            about_ids=self._about(quote, inserted=attribution.inserted),
            act=self._act(quote, quote.cue_span),
            via=self.provenance.of(quote, attribution),
            said_on=self._day(attribution.circumstances),
            place=self._place(attribution.circumstances),
            addressee_ids=self._hearers(quote, attribution, quote.cue_span),
        )

    def _about(self, quote: Quote, *, inserted: Offsets = (0, 0)) -> tuple[str, ...]:
        """The actors named in what is said, the speaker and an attribution set inside it left out."""
        first = bisect_left(self.ent_starts, quote.start)
        last = bisect_left(self.ent_starts, quote.end)
        named = (e.kb_id_ for e in self.ents[first:last] if not inserted[0] <= e.start_char < inserted[1])
        return tuple(dict.fromkeys(actor for actor in named if actor and actor not in quote.speaker_ids))

    def _act(self, quote: Quote, cue: Offsets) -> str:
        """The act of the cue, also where the cue only ever leads to a fragment (memuji "…")."""
        return _fragment_acts().get(self.text[slice(*cue)].lower(), quote.act)

    def _day(self, chunks: Sequence[Chunk]) -> str | None:
        """The date of the attribution in EDTF: a day where there is one, else the interval; not one to come. The
        day on which a text was taken from a medium counts where no other is given."""
        found: list[tuple[bool, bool, str]] = []
        cited = False
        for i, chunk in enumerate(chunks):
            cited = cited or chunk.form in words()["citing"]
            if chunk.kind != DATE or (i and chunks[i - 1].form in words()["bounding"]):
                continue
            date: Date = self.doc._.dates[chunk.index]
            before = {c.form for c in chunks[max(0, i - YEAR_REACH) : i]}
            if date.granularity == "year" and before.isdisjoint(words()["events"]):
                continue
            if (written := _edtf(date)) and not self._lies_ahead(written):
                found.append((date.granularity != "day", cited, written))
        return min(found, key=lambda each: each[:2])[2] if found else None

    def _lies_ahead(self, written: str) -> bool:
        return self.today is not None and written[: len(self.today)] > self.today

    def _place(self, chunks: Sequence[Chunk]) -> str | None:
        lists = words()
        for i, chunk in enumerate(chunks):
            leads = chunk.form == "di" or chunk.form in lists["visiting"]
            leads = leads or (chunk.form == "," and dated_place(chunks, i + 1))
            if not leads or (i and chunks[i - 1].form in lists["dwelling"]):
                continue
            if found := self._place_at(chunks, i + 1):
                return self.text[slice(*found)]
        return None

    def _place_at(self, chunks: Sequence[Chunk], start: int) -> Offsets | None:
        """The place named from ``start`` on, with those that it lies in (Gedung Juang, Menteng, Jakarta)."""
        for k in range(start, min(start + PLACE_REACH, len(chunks))):
            chunk = chunks[k]
            if chunk.kind == NAME:
                first = k
                while first > start and chunks[first - 1].form in words()["premises"]:
                    first -= 1
                if chunk.label in PLACES or ((first < k or k == start) and self._houses(chunk)):
                    return chunks[first].start, self._place_end(chunks, k)
            elif _ends_place(chunk, first=k == start):
                return None
        return None

    def _houses(self, chunk: Chunk) -> bool:
        """Whether "di" before a body's name tells of its seat (di Gedung Putih), not of a medium."""
        return chunk.label == "ORG" and not self.provenance.is_medium(chunk)

    @staticmethod
    def _place_end(chunks: Sequence[Chunk], k: int) -> int:
        while k + 2 < len(chunks) and chunks[k + 1].form == "," and chunks[k + 2].label in PLACES:
            k += 2
        return chunks[k].end

    def _hearers(self, quote: Quote, attribution: Attribution, cue: Offsets) -> tuple[str, ...]:
        form = self.text[slice(*cue)].lower()
        found = self._addressed(attribution.circumstances)
        if not found and form in lexicon().passive and quote.act == "ask":
            found = self._named(_last_phrase(attribution.before))
        elif not found and cue[0] < quote.start and (quote.act == "ask" or form in words()["telling"]):
            found = self._asked(attribution.after)
        return tuple(one for one in found if one not in quote.speaker_ids)

    def _addressed(self, chunks: Sequence[Chunk]) -> tuple[str, ...]:
        """kata X kepada Y; saat bertemu Y."""
        for i, chunk in enumerate(chunks):
            if chunk.kind == WORD and chunk.form in words()["addressing"]:
                phrase = _noun_phrase(chunks, i + 1)
                if any(c.form in words()["press"] for c in phrase):
                    phrase = [c for c in phrase if self.provenance.is_medium(c)]
                if found := self._named(phrase):
                    return found
        return ()

    def _asked(self, chunks: Sequence[Chunk]) -> tuple[str, ...]:
        """meminta Y agar …: the object of the request."""
        start = 0
        while start < len(chunks) and chunks[start].form in words()["asked_before"]:
            start += 1
        phrase = _noun_phrase(chunks, start)
        if not phrase:
            return ()
        head = phrase[0]
        heads = lexicon()["roles"] | lexicon()["bodies"]
        return self._named(phrase) if head.kind == NAME or head.form in heads else ()

    def _named(self, phrase: Sequence[Chunk]) -> tuple[str, ...]:
        """The people that a noun phrase names, else the body that it names first and those joined to it."""
        names = [c for c in phrase if c.kind == NAME and c.label in HEARERS]
        people = [c for c in names if c.label == PERSON]
        before = {after.start: before.form for before, after in pairwise(phrase)}
        first = (people or names)[:1]
        if not first or before.get(first[0].start) in lexicon()["relational"] | words()["allied"]:
            return ()
        joined = [c for c in names[1:] if before.get(c.start) in ("dan", "serta")]
        names = people or [names[0], *joined]
        ids = (self.ents[c.index].kb_id_ for c in names)
        return tuple(dict.fromkeys(actor for actor in ids if actor))


@cache
def _phrase_stops() -> frozenset[str]:
    lists = lexicon()
    return (lists["prepositions"] | lists["barriers"] | words()["openers"] | {"yang"}) - {"dan", "serta"}


def _noun_phrase(chunks: Sequence[Chunk], start: int) -> list[Chunk]:
    """The chunks from ``start`` up to a preposition, a verb, a date or the end of the clause."""
    stops = _phrase_stops()
    phrase: list[Chunk] = []
    for chunk in chunks[start : start + HEARER_REACH]:
        if chunk.kind in (DATE, QUOTED) or (chunk.kind == POINT and chunk.form not in "-/.'"):
            break
        if chunk.kind == WORD and (chunk.form in stops or is_verb(chunk.form)):
            break
        phrase.append(chunk)
    return phrase


def _ends_place(chunk: Chunk, *, first: bool) -> bool:
    """Whether no place can follow: after a full stop, a date, a verb, another preposition."""
    if chunk.kind == POINT:
        return first or chunk.form != ","
    return chunk.kind in (DATE, QUOTED) or chunk.form in lexicon()["prepositions"] or is_verb(chunk.form)


def _last_phrase(chunks: Sequence[Chunk]) -> list[Chunk]:
    """What follows the last comma."""
    commas = [i for i, chunk in enumerate(chunks) if chunk.form == ","]
    return list(chunks[commas[-1] + 1 if commas else 0 :])


def _edtf(date: Date) -> str | None:
    """A date as a calendar date or interval of EDTF level 0, which knows no weeks, quarters and halves.

    >>> from dashboard.data.language.annotation import Date
    >>> _edtf(Date(start=0, end=10, granularity="week", iso="2024-W45"))
    '2024-11-04/2024-11-10'
    """
    if not date.iso or date.modifier in BOUNDED:
        return None
    if date.granularity in ("week", "quarter", "half"):
        first, after = calendar.first_day(date.iso), calendar.shift(date.iso, 1)
        last = calendar.first_day(after) if after else None
        return f"{first}/{last - timedelta(days=1)}" if first and last else None
    return date.iso if date.granularity == "day" or date.granularity in WIDER else None


@cache
def _fragment_acts() -> dict[str, str]:
    """The act of each verb that reports no clause but may lead to a fragment."""
    return {form: act for act, frames in mapping("cues").items() for form in frames.get("fragment", ())}
