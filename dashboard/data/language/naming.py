"""The names of a document as its chunks point to them: who can speak, act, or say whose somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import NAME, WORD
from dashboard.data.language.clauses import is_predicate
from dashboard.data.language.cues import lexicon
from dashboard.data.language.phrases import LONGEST_DESCRIPTION, ends_description, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from dashboard.data.language.annotation import Offsets
    from dashboard.data.language.chunks import Chunk, Reading

SPEAKING = frozenset({"PER", "ORG", "LAW", "GPE", "NOR", "LOC", "FAC", "WOA", "PRD", "EVT"})
ACTING = frozenset({"PER", "ORG", "GPE", "NOR", "LOC"})
PLACED = frozenset({"GPE", "LOC", "NOR", "EVT", "FAC"})  # tell of what kind whoever stands before them is
RANKS = 5  # words that may stand between a comma and the person whom a description leads to


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actors that speak, the words that name them nearest to the cue, and how sure that is."""

    ids: tuple[str, ...] = ()
    span: Offsets | None = None
    confidence: float = 0.2


NOBODY = Speaker()


class Naming:
    """The linked names of one document."""

    def __init__(self, reading: Reading) -> None:
        self.doc: Doc = reading.doc
        self.text = reading.text
        self.ents: tuple[Span, ...] = tuple(reading.doc.ents)

    def named(self, phrase: list[Chunk], names: list[Chunk]) -> Speaker:
        chosen = [names[-1]]
        if len(names) > 1:
            chosen = [n for i, n in enumerate(names) if i == len(names) - 1 or joined(phrase, names[i : i + 2])]
        ids = tuple(dict.fromkeys(self.ents[c.index].kb_id_ for c in chosen))
        return Speaker(ids, (chosen[0].start, chosen[-1].end), 0.95)

    def person_in(self, phrase: list[Chunk]) -> bool:
        return any(self.is_person(c) for c in phrase)

    def is_person(self, chunk: Chunk) -> bool:
        return (
            chunk.kind == NAME and self.ents[chunk.index].label_ == "PER" and bool(self.ents[chunk.index].kb_id_)
        )

    def acts(self, chunk: Chunk) -> bool:
        return self.speaks(chunk) and self.ents[chunk.index].label_ in ACTING

    def speaks(self, chunk: Chunk) -> bool:
        if chunk.kind != NAME:
            return False
        ent = self.ents[chunk.index]
        return bool(ent.kb_id_) and ent.label_ in SPEAKING

    def describes_person(self, phrase: list[Chunk], body: Chunk) -> bool:
        """Whether the words before a body's name make it a person of that body (juru bicara NATO)."""
        words = lexicon()
        heads = [c.form for c in phrase if c.start < body.start and c.kind == WORD]
        head = next(
            (h for h in heads if h in words["roles"] or h in words["bodies"] or h in words["indefinite"]), ""
        )
        if not head and self.ents[body.index].label_ in PLACED:
            return any(h not in words["adverbs"] for h in heads)
        return head in words["roles"] or head in words["indefinite"]

    def apposed(self, chunks: Sequence[Chunk], start: int, end: int) -> int | None:
        """A person's name that a description leads to (kata Ketua RT, Rahma; kata Ketua RT untuk Tegal Rahma)."""
        words = lexicon()
        if end + 1 < len(chunks) and chunks[end].form == "," and self.describes(chunks[start:end]):
            for k in range(end + 1, min(len(chunks), end + 1 + RANKS)):
                if self.is_person(chunks[k]):
                    goes_on = k + 1 < len(chunks) and is_predicate(chunks[k + 1])
                    return None if goes_on else k
                if chunks[k].kind != WORD or not self.text[chunks[k].start].isupper():
                    break
        if (
            not any(c.form in words["roles"] for c in chunks[start:end])
            or chunks[end - 1].form in words["definite"]
        ):
            return None
        for k in range(end, min(len(chunks), end + LONGEST_DESCRIPTION)):
            chunk = chunks[k]
            if self.is_person(chunk):
                return k
            if ends_description(chunk):
                return None
        return None

    def describes(self, phrase: Sequence[Chunk]) -> bool:
        """Whether a phrase says what somebody is rather than how a medium is called (laman Kabar Pesisir)."""
        words = lexicon()
        known = words["roles"] | words["bodies"] | words["indefinite"]
        return any(c.form in known or c.kind == NAME or self.text[c.start].islower() for c in phrase)
