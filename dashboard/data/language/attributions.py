"""The words around what is said: which of a cue's sentence tell of the speech, and which of its circumstances."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import DATE, NAME, QUOTED, WORD
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.annotation import Offsets, Quote
    from dashboard.data.language.chunks import Chunk, Reading, Sentence

PERSON = "PER"
PLACES = frozenset({"GPE", "LOC", "FAC"})
LEADING = frozenset({"dalam", "pada"})
REACH = 60  # chunks of an attribution to either side of its cue
CLOSING = frozenset({";", ":"})


@cache
def words() -> dict[str, frozenset[str]]:
    """The word lists of ``lexicon/circumstances.yaml`` by name.

    >>> "dikutip" in words()["citing"]
    True
    """
    return {name: frozenset(map(str, listed)) for name, listed in mapping("circumstances").items()}


@cache
def _barriers() -> frozenset[str]:
    """Conjunctions before which another clause ends, but for those that open circumstances (saat, usai)."""
    return lexicon()["barriers"] - words()["openers"] - {"dan", "serta", "selain"}


@dataclass(slots=True)
class Attribution:
    """What the cue's sentence says beside the content, each part a row of chunks in the order of the text.

    ``before`` is the cue's clause up to the cue, ``cue`` the cue itself, ``after`` the words from there to the
    content or the end, ``beyond`` what follows content that the cue leads to. ``circumstances`` are the phrases
    of these that tell when, where and to whom, without the speaker's description and what is only talked about.
    """

    before: list[Chunk] = field(default_factory=list)
    cue: list[Chunk] = field(default_factory=list)
    after: list[Chunk] = field(default_factory=list)
    beyond: list[Chunk] = field(default_factory=list)
    circumstances: list[Chunk] = field(default_factory=list)
    inserted: Offsets = (0, 0)  # where it stands inside what is said

    @property
    def whole(self) -> list[Chunk]:
        return [*self.before, *self.cue, *self.after, *self.beyond]


class Attributions:
    """The attributions of the quotes of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [s.start for s in reading.sentences]

    def of(self, quote: Quote, cue: Offsets) -> Attribution:
        """The attribution whose cue stands at these offsets."""
        sentence = self._sentence(cue[0])
        at = bisect_left(sentence.chunks, cue[0], key=lambda c: c.start)
        found = Attribution(cue=sentence.chunks[at : at + 1])
        if not found.cue:
            return found
        inserted = quote.type == "indirect" and quote.start < cue[0] < quote.end
        if not inserted:
            found.before = _clause_before(sentence.chunks, at, quote)
        _read_on(sentence.chunks, at, quote, found, inserted=inserted)
        if inserted:
            found.inserted = (cue[0], found.after[-1].end if found.after else cue[1])
        speaker = quote.speaker_span or (cue[1], cue[1])
        found.circumstances = self._circumstances(found, quote, speaker)
        return found

    def _sentence(self, offset: int) -> Sentence:
        return self.reading.sentences[max(bisect_right(self.starts, offset) - 1, 0)]

    def _circumstances(self, found: Attribution, quote: Quote, speaker: Offsets) -> list[Chunk]:
        lead = [c for c in found.before if c.end <= speaker[0]]
        between = [c for c in found.before if c.start >= speaker[1]]
        after = [c for c in found.after if c.start >= speaker[1]]
        if quote.type == "mixed" and found.cue[0].start < quote.start:
            after = []  # reported words around the fragment
        person = any(c.label == PERSON and c.end == speaker[1] for c in found.before)
        return [
            *self._kept(lead, openers=_leading()),
            *self._kept(between, openers=words()["openers"], adjacent=person),
            *self._kept(after, openers=words()["openers"], adjacent=True),
            *self._kept(found.beyond, openers=_citing()),
        ]

    def _kept(self, chunks: Sequence[Chunk], *, openers: frozenset[str], adjacent: bool = False) -> list[Chunk]:
        """The phrases that tell of circumstances: those that one of ``openers`` or a date begins after a comma;
        ``adjacent`` where the first follows the speaker or a bare cue."""
        kept: list[Chunk] = []
        is_open = bool(chunks) and (adjacent or _opens(chunks, 0, kept, openers=openers))
        for i, chunk in enumerate(chunks):
            if chunk.form == ",":
                is_open = i + 1 < len(chunks) and _opens(chunks, i + 1, kept, openers=openers)
            elif chunk.form in words()["citing"]:
                is_open = True
            elif self._turns_away(chunks, i):
                is_open = False
            if is_open:
                kept.append(chunk)
        return kept

    def _turns_away(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a phrase goes over to what is talked about, or to a clause about somebody (yang lahir di …)."""
        chunk = chunks[at]
        if chunk.form == "yang":
            return at + 1 == len(chunks) or chunks[at + 1].form not in words()["telling_on"]
        return chunk.form in words()["topics"] and self.reading.text[chunk.start].islower()


def _clause_before(chunks: Sequence[Chunk], cue: int, quote: Quote) -> list[Chunk]:
    """From the start of the cue's clause up to the cue."""
    barriers = _barriers()
    start, floor = cue, max(0, cue - REACH)
    while start > floor:
        chunk = chunks[start - 1]
        if chunk.kind == QUOTED or chunk.form in CLOSING or chunk.form in barriers or _said(chunk, quote):
            break
        if chunk.kind == WORD and chunk.form in lexicon().verbs:
            break
        start -= 1
    return list(chunks[start:cue])


def _read_on(chunks: Sequence[Chunk], cue: int, quote: Quote, found: Attribution, *, inserted: bool) -> None:
    """Fill ``after`` and ``beyond``: up to the comma that closes an inserted cue, another cue or other speech."""
    speaker_end = quote.speaker_span[1] if quote.speaker_span else chunks[cue].end
    part = found.after
    for i, chunk in enumerate(chunks[cue + 1 :], start=cue + 1):
        if _holds(chunk, quote) or (not inserted and _said(chunk, quote)):
            part = found.beyond
            continue
        if inserted and chunk.form == "," and chunk.start >= speaker_end and not _goes_on(chunks, i + 1):
            return
        if chunk.kind == QUOTED or (chunk.kind == WORD and chunk.form in lexicon().verbs):
            return
        part.append(chunk)
        if len(part) == REACH:
            return


def _goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether an attribution set inside its clause has more to tell after a comma: a date, a place, a medium."""
    if at >= len(chunks):
        return False
    chunk = chunks[at]
    return chunk.kind == DATE or (chunk.kind == WORD and chunk.form in words()["openers"])


def _holds(chunk: Chunk, quote: Quote) -> bool:
    return chunk.kind == QUOTED and chunk.start <= quote.start < chunk.end


def _said(chunk: Chunk, quote: Quote) -> bool:
    return quote.type == "indirect" and quote.start <= chunk.start < quote.end


def _opens(chunks: Sequence[Chunk], at: int, kept: Sequence[Chunk], *, openers: frozenset[str]) -> bool:
    """Whether a phrase of circumstances begins at ``at``; a place goes on after the comma behind a place."""
    chunk = chunks[at]
    if chunk.kind == DATE:
        return bool(kept) or openers is not _citing()
    if chunk.kind == NAME:
        # a person's name is still the speaker's (kata Ketua RT, Rahma, di Tegal)
        placed = any(c.form == "di" for c in kept[-10:]) or dated_place(chunks, at)
        return chunk.label == PERSON or (chunk.label in PLACES and placed)
    if chunk.form in LEADING and openers is _leading():
        ahead = chunks[at + 1 : at + 5]
        return bool(ahead) and (ahead[0].kind == DATE or any(c.form in words()["events"] for c in ahead))
    return chunk.form in openers


def dated_place(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a place and a date stand between commas (dalam keterangan tertulis, Jakarta, Rabu)."""
    ahead = chunks[at : at + 3]
    return len(ahead) == 3 and ahead[0].label in PLACES and ahead[1].form == "," and ahead[2].kind == DATE


@cache
def _leading() -> frozenset[str]:
    """What opens circumstances before the speaker."""
    return words()["occasions"] | words()["citing"]


@cache
def _citing() -> frozenset[str]:
    """What opens circumstances behind the content."""
    return words()["citing"] | {"seperti", "sebagaimana", "demikian"}
