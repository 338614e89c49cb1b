"""Who may be a party of an act: the names of a sentence, and what else points to somebody in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, NAME, WORD
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.claims import Claims
    from dashboard.data.language.speakers import Speakers

NAMED, BODY, PRONOUN, SIDE, FIRST = "named", "body", "pronoun", "side", "first"
DESCRIBED, TWO, STATE, SPEAKER = "described", "two", "state", "speaker"
HOME = "Indonesia"  # whose government "pemerintah" alone is
SURE = 0.8  # of an office that a person was named with before
DATELINE_REACH = 4  # chunks from the start of a sentence
OFFICE_REACH = 10  # chunks from a body to the person who holds an office of it
DASHES = frozenset("-–—")
OWN_SIDE = "pihaknya"
SITE = re.compile(r"\.(?:com|id|net|co)$")
OUTSIDE = -1  # the place of whoever speaks the sentence without being named in it
DESCRIBING = frozenset({"role", "body", "plural"})  # kinds of reference


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a sentence: ``at`` is the place among its chunks, ``kind`` how it is named."""

    at: int
    actor_id: str
    kind: str
    label: str = ""


class Parties:
    """The parties of one document's sentences."""

    def __init__(self, doc: Doc, speakers: Speakers, claims: Claims) -> None:
        self.speakers, self.claims, self.ents = speakers, claims, speakers.naming.ents
        self.described = {r.start: r for r in doc._.references if r.actor_ids and r.kind in DESCRIBING}
        self.bodies = {e.kb_id_: e._.organisation_id for e in self.ents if e._.organisation_id and e.kb_id_}
        self.home = next((key for key, actor in doc._.actors.items() if HOME in (actor.name, *actor.aliases)), "")

    def of(self, chunks: Sequence[Chunk]) -> list[Party]:
        """Whoever is named, meant by a pronoun or described, from left to right; of several meant, one each."""
        return [party for at in range(len(chunks)) for party in self._at(chunks, at)]

    def speaking(self, offset: int) -> Party | None:
        """Whoever says what stands at an offset, where it is quoted word by word."""
        claim = self.claims.at(offset)
        if claim is None or claim.type == "indirect" or len(claim.speaker_ids) != 1:
            return None
        return Party(OUTSIDE, claim.speaker_ids[0], SPEAKER)

    def _at(self, chunks: Sequence[Chunk], at: int) -> Iterator[Party]:
        chunk = chunks[at]
        if chunk.kind == NAME:
            if self.speakers.naming.acts(chunk) and not _is_dateline(chunks, at):
                kind = BODY if self._is_of_person(chunks, at) else NAMED
                yield Party(at, self.ents[chunk.index].kb_id_, kind, chunk.label)
        elif chunk.kind == WORD:
            kind, ids = self._meant(chunks, at)
            yield from (Party(at, actor_id, kind) for actor_id in ids)

    def _meant(self, chunks: Sequence[Chunk], at: int) -> tuple[str, tuple[str, ...]]:
        """To whom a word that is no name points; the side of a person is the body whose office they hold."""
        words, chunk = lexicon(), chunks[at]
        if chunk.form in words["singular"]:
            return PRONOUN, self.speakers.floor.pronoun(chunk.start, phrase=chunk.form).ids
        if chunk.form == OWN_SIDE:
            return SIDE, self._bodies(self.speakers.floor.pronoun(chunk.start, phrase=chunk.form).ids)
        if chunk.form in words["first_person"]:
            return FIRST, self._quoted(chunk)
        if chunk.form in mapping("act_forms")["first_person_plural"]:
            return SIDE, self._bodies(self._quoted(chunk))
        if " ".join(c.form for c in chunks[at : at + 2]) in mapping("act_forms")["two"]:
            return TWO, self.speakers.floor.antecedents.of(chunk.start, phrase="keduanya")[0]
        if chunk.form in mapping("act_forms")["state"]:
            return STATE, self._state(chunks, at)
        found = self.described.get(chunk.start)
        return DESCRIBED, found.actor_ids if found else self._in_office(chunks, at)

    def _state(self, chunks: Sequence[Chunk], at: int) -> tuple[str, ...]:
        """The country whose government is meant, unless words behind it make it another (pemerintah kota)."""
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        other = after is not None and (after.kind == NAME or after.form in mapping("act_forms")["local"])
        return (self.home,) if self.home and not other else ()

    def _in_office(self, chunks: Sequence[Chunk], at: int) -> tuple[str, ...]:
        """Who was named with an office before that now stands alone (Presiden meminta …)."""
        if chunks[at].form not in _offices() or (at + 1 < len(chunks) and chunks[at + 1].kind == NAME):
            return ()
        ids, confidence = self.speakers.floor.antecedents.of(chunks[at].start, phrase=chunks[at].form)
        return ids if confidence >= SURE else ()

    def _quoted(self, chunk: Chunk) -> tuple[str, ...]:
        claim = self.claims.at(chunk.start)
        return claim.speaker_ids if claim and claim.type != "indirect" else ()

    def _bodies(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.bodies.get(one, one) for one in ids))

    def _is_of_person(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a name only says whose office the person behind it holds (Presiden Rusia Vladimir Putin)."""
        body = self.ents[chunks[at].index].kb_id_
        for chunk in chunks[at + 1 : at + OFFICE_REACH]:
            if chunk.kind == NAME and chunk.label == "PER":
                return bool(self.ents[chunk.index]._.organisation_id == body)
            if chunk.kind == WORD and is_verb(chunk.form):
                break
        return False


@cache
def _offices() -> frozenset[str]:
    """Offices of one word that one person at a time holds."""
    return frozenset(mapping("act_forms")["offices"])


def _is_dateline(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a name only says where and by whom a report was written (Jakarta, Kabar Pesisir - …)."""
    if at > DATELINE_REACH or chunks[at].label == "PER":
        return False
    if at == 2 and chunks[1].form == "," and (chunks[0].label == "ORG" or SITE.search(chunks[0].form)):
        return chunks[2].label == "GPE"
    for chunk in chunks[at + 1 : DATELINE_REACH + 3]:
        if chunk.form in DASHES:
            return True
        if chunk.kind not in (NAME, ASIDE, DATE) and chunk.form not in (",", ".", "com", "co"):
            return False
    return False
