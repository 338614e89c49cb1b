"""The pairs of parties around each act of a document, with their traits: what the model of relations judges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from dashboard.data.language import traits
from dashboard.data.language.acts import ACTIVE, BARE, MUTUAL, TOGETHER
from dashboard.data.language.chunks import NAME, read
from dashboard.data.language.claims import Claims
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.naming import Speaker
from dashboard.data.language.parties import OUTSIDE, Parties
from dashboard.data.language.partners import Partners
from dashboard.data.language.speakers import Speakers
from dashboard.data.language.triggers import is_contest, triggers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.parties import Party
    from dashboard.data.language.traits import Outline
    from dashboard.data.language.triggers import Trigger

REACH = 45  # chunks between an act and a party
LEAST_CONTESTS = 3  # sentences of sport that make a text one of sport
MOST = 12  # parties of one act
PLACING = frozenset({"di", "ke", "pada", "tentang", "soal", "mengenai"})  # lead to no subject


@dataclass(frozen=True)
class Situation:
    """One act in a sentence, whoever may take part in it, and whom the rules take for its sources and targets."""

    chunks: Sequence[Chunk]
    outline: Outline
    trigger: Trigger
    parties: Sequence[Party]
    ruled: tuple[Sequence[Party], Sequence[Party]]

    @cached_property
    def symmetric(self) -> bool:
        return self.trigger.act.frame in (MUTUAL, TOGETHER)

    def pairs(self) -> Iterator[tuple[Party, Party]]:
        """Every source and target; of an act that both sides do, in the order of the text."""
        sources = [p for p in self.parties if not self._is_aside(p)]
        targets = [p for p in self.parties if not self._is_of_another(p)]
        for source, target in product(sources, targets):
            if source.actor_id == target.actor_id or (self.symmetric and source.at > target.at):
                continue
            if source.at == target.at and not (self.symmetric and self._come_together(source, target)):
                continue
            yield source, target

    @cached_property
    def _one_sided(self) -> bool:
        return self.trigger.act.frame in (ACTIVE, BARE)

    def _is_aside(self, party: Party) -> bool:
        """Whether a party only says where or whereof, so that no verb has it as its subject (di Natuna)."""
        if not self._one_sided or party.at == OUTSIDE or party.at > self.trigger.start:
            return False
        after = self.chunks[party.at + 1].form if party.at + 1 < len(self.chunks) else ""
        at = party.at
        while at and self.chunks[at - 1].kind == NAME:
            at -= 1  # whose place it is (ke Natuna Indonesia)
        return after != "yang" and self.outline.preposition(at) in PLACING

    def _is_of_another(self, party: Party) -> bool:
        """Whether a party is the object of a verb that helps with (membantu memukul mundur X)."""
        end = self.trigger.end
        helps = self._one_sided and self.trigger.act.type == "AID"
        return helps and party.at >= end and end < len(self.chunks) and is_verb(self.chunks[end].form)

    def _come_together(self, source: Party, target: Party) -> bool:
        """Whether one phrase means the two, in this order (kedua negara)."""
        return self.parties.index(source) < self.parties.index(target)

    def of_side(self, party: Party) -> list[str]:
        return traits.of_side(self.outline, self.trigger, party, ruled=self._role(party))

    def of_pair(self, source: Party, target: Party) -> list[str]:
        return traits.of_pair(self.outline, self.trigger, source, target, ruled=self._roles(source, target))

    def same_side(self, one: Party, other: Party) -> bool:
        """Whether two parties are one, or stand side by side in one list of names."""
        if one.at == other.at or one.actor_id == other.actor_id:
            return True
        if OUTSIDE in (one.at, other.at):
            return False
        return self.outline.joined(*sorted((one.at, other.at)))

    def is_inverted(self, source: Party, target: Party) -> bool:
        """Whether a verb in the active voice would have its subject between itself and its object."""
        return self.trigger.act.frame in (ACTIVE, BARE) and self.trigger.start < source.at < target.at

    def _role(self, party: Party) -> str:
        """What the rules make of a party; "again" where they mean the same actor elsewhere in the sentence."""
        for role, ruled in zip(("source", "target"), self.ruled, strict=True):
            if party in ruled:
                return role
            if any(party.actor_id == one.actor_id for one in ruled):
                return f"{role} again"
        return "none"

    def _roles(self, source: Party, target: Party) -> str:
        roles = self._role(source), self._role(target)
        if roles == ("source", "target"):
            return "so"
        if roles[0].startswith("source") and roles[1].startswith("target"):
            return "again"
        return "otherwise" if all(self.ruled) else "open"


def situations(doc: Doc) -> Iterator[Situation]:
    """The acts of a document, in the order of the text, each with the parties of its sentence.

    ``doc`` has its names linked and its quotes found.
    """
    reading, claims = read(doc, stretches=[]), Claims(doc._.quotes)
    speakers = Speakers(reading)
    parties = Parties(doc, speakers, claims)
    turns = iter(claims.quotes)
    turn = next(turns, None)
    contest = sum(is_contest(sentence.chunks) for sentence in reading.sentences) >= LEAST_CONTESTS
    for sentence in reading.sentences:
        while turn is not None and turn.start < sentence.start:
            speakers.floor.spoke(Speaker(turn.speaker_ids, None, turn.confidence), at=turn.end)
            turn = next(turns, None)
        if any(c.kind == NAME for c in sentence.chunks):
            yield from _of_sentence(sentence.chunks, parties, contest=contest)


def _of_sentence(chunks: Sequence[Chunk], parties: Parties, *, contest: bool) -> Iterator[Situation]:
    found = list(triggers(chunks, contest=contest))
    if not found:
        return
    named = parties.of(chunks)
    outline = traits.Outline(chunks, named)
    partners = Partners(chunks, named, speakers=parties.speakers, claims=parties.claims)
    for trigger in found:
        near = _near(named, trigger)
        speaking = parties.speaking(chunks[trigger.start].start)
        if speaking and not any(speaking.actor_id == p.actor_id for p in near):
            near.append(speaking)
        if len({p.actor_id for p in near}) > 1:
            yield Situation(chunks, outline, trigger, near, partners.of(trigger))


def _near(parties: Sequence[Party], trigger: Trigger) -> list[Party]:
    """The parties nearest to an act, in the order of the text."""
    within = [p for p in parties if abs(p.at - trigger.start) <= REACH and not trigger.start <= p.at < trigger.end]
    nearest = sorted(within, key=lambda p: abs(p.at - trigger.start))[:MOST]
    return sorted(nearest, key=lambda p: p.at)
