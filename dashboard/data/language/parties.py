"""Who may be a party of an act: the names of a sentence, and what else points to somebody in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import NAME, WORD
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.annotation import Reference
    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.claims import Claims
    from dashboard.data.language.speakers import Speakers

NAMED, PRONOUN, FIRST, DESCRIBED, SPEAKER = "named", "pronoun", "first", "described", "speaker"
OWN_SIDE = "pihaknya"
OUTSIDE = -1  # the place of whoever speaks the sentence without being named in it
DESCRIBING = frozenset({"role", "body", "plural"})  # kinds of reference


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a sentence: ``at`` is the place among its chunks, ``kind`` how it is named."""

    at: int
    actor_ids: tuple[str, ...]
    kind: str
    label: str = ""


class Parties:
    """The parties of one document's sentences."""

    def __init__(self, speakers: Speakers, claims: Claims, references: Sequence[Reference]) -> None:
        self.speakers, self.claims = speakers, claims
        self.described = {r.start: r for r in references if r.actor_ids and r.kind in DESCRIBING}

    def of(self, chunks: Sequence[Chunk]) -> list[Party]:
        """Whoever is named, meant by a pronoun or described, from left to right."""
        return [party for at, chunk in enumerate(chunks) for party in self._at(at, chunk)]

    def speaking(self, offset: int) -> Party | None:
        """Whoever says what stands at an offset, where it is quoted word by word."""
        claim = self.claims.at(offset)
        if claim is None or claim.type == "indirect" or len(claim.speaker_ids) != 1:
            return None
        return Party(OUTSIDE, claim.speaker_ids, SPEAKER)

    def _at(self, at: int, chunk: Chunk) -> Iterator[Party]:
        words = lexicon()
        if chunk.kind == NAME:
            if self.speakers.naming.acts(chunk):
                yield Party(at, (self.speakers.naming.ents[chunk.index].kb_id_,), NAMED, chunk.label)
        elif chunk.kind != WORD:
            return
        elif chunk.form in words["singular"] or chunk.form == OWN_SIDE:
            if ids := self.speakers.floor.pronoun(chunk.start, phrase=chunk.form).ids:
                yield Party(at, ids, PRONOUN)
        elif chunk.form in words["first_person"] or chunk.form in mapping("act_forms")["first_person_plural"]:
            claim = self.claims.at(chunk.start)
            if claim and claim.type != "indirect" and claim.speaker_ids:
                yield Party(at, claim.speaker_ids, FIRST)
        elif found := self.described.get(chunk.start):
            yield Party(at, found.actor_ids, DESCRIBED)
