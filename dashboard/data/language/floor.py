"""Who has the floor: who spoke last, and to whom a pronoun, -nya or a bare description points back."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import WORD
from dashboard.data.language.clauses import is_verb, subject
from dashboard.data.language.cues import lexicon
from dashboard.data.language.naming import NOBODY, Speaker
from dashboard.data.language.phrases import joined, opening_phrase, phrase_end
from dashboard.data.language.references import Antecedents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.annotation import Offsets
    from dashboard.data.language.chunks import Chunk, Reading, Sentence
    from dashboard.data.language.naming import Naming
    from dashboard.data.language.unnamed import Unnamed

PERSONAL = frozenset({"ia", "dia", "beliau"})  # stand for a person, never for a body
COUNTED = {"keduanya": 2, "ketiganya": 3}
BODY_REACH = 1500  # characters over which "perusahaan itu" is the body that spoke last
GROUP_REACH = 2  # sentences, with its own, that "mereka" looks back to
PERSON_REACH = 1500  # characters over which a pronoun prefers the person who spoke last to a body since


class Floor:
    """The turns of one document, taken as it is read from its start to its end."""

    def __init__(self, reading: Reading, naming: Naming, unnamed: Unnamed) -> None:
        self.reading, self.naming, self.unnamed = reading, naming, unnamed
        self.sentence_starts = [sentence.start for sentence in reading.sentences]
        self.people, self.starts = self._people(reading)
        bodies = [(e.start_char, e.kb_id_) for e in naming.ents if e.label_ == "ORG" and e.kb_id_]
        self.body_starts, self.bodies = [start for start, _ in bodies], [body for _, body in bodies]
        self.body_ids = frozenset(self.bodies)
        self.person_ids = {e.kb_id_ for e in naming.ents if e.label_ == "PER" and e.kb_id_}
        self.last, self.last_at = NOBODY, 0
        self.last_person, self.last_person_at = NOBODY, -PERSON_REACH

    def spoke(self, speaker: Speaker, *, at: int) -> None:
        """Remember who spoke last: the likeliest antecedent of the next pronoun."""
        if speaker.ids:
            self.last, self.last_at = speaker, at
            if self._is_human(speaker):
                self.last_person, self.last_person_at = speaker, at

    def _is_human(self, speaker: Speaker) -> bool:
        return all(actor_id in self.person_ids or self.unnamed.is_person(actor_id) for actor_id in speaker.ids)

    def pronoun(self, offset: int, *, phrase: str, span: Offsets | None = None) -> Speaker:
        """Whoever a pronoun, a clitic or a bare description at ``offset`` points back to."""
        if phrase in lexicon()["plural"]:
            return self._several(offset, phrase=phrase, span=span)
        starts, people = self.topics if self.last.ids else (self.starts, self.people)
        since = bisect_left(starts, offset)
        named = people[since - 1] if since and starts[since - 1] >= self.last_at else None
        recent = offset - self.last_person_at < PERSON_REACH
        last = self.last_person if recent or (phrase in PERSONAL and self.last_person.ids) else self.last
        if named is not None and (named in self.vocal or not self.vocal.issuperset(last.ids) or not last.ids):
            return Speaker((named,), span, 0.7)
        if last.ids and (phrase not in PERSONAL or self._is_human(last) or _unnamed(last)):
            return Speaker(last.ids, span, 0.85 if last is self.last else 0.6)
        ids, confidence = self.antecedents.of(offset, phrase=phrase)
        if not ids and not since and phrase not in PERSONAL and (ids := self._group_before(offset)):
            return Speaker(ids, span, 0.5)  # a text without people speaks of bodies
        return Speaker(ids, span, confidence) if ids else Speaker((), span)

    def _several(self, offset: int, *, phrase: str, span: Offsets | None) -> Speaker:
        """Whom "mereka" and "keduanya" stand for: a subject before them, two names joined, a body that spoke."""
        ids = self._group_before(offset)
        if (phrase == "mereka" and ids) or len(ids) == COUNTED.get(phrase):
            return Speaker(ids, span, 0.6)
        ids, confidence = self.antecedents.of(offset, phrase=phrase)
        if not ids and self.last.ids and (len(self.last.ids) > 1 or not self._is_human(self.last)):
            return Speaker(self.last.ids, span, 0.5)
        return Speaker(ids, span, confidence) if ids else Speaker((), span)

    def _group_before(self, offset: int) -> tuple[str, ...]:
        """Several people, a body or a group without a name (para pedagang) that a sentence before is about."""
        here = bisect_left(self.sentence_starts, offset)
        for sentence in reversed(self.reading.sentences[max(0, here - GROUP_REACH) : here]):
            phrase = opening_phrase([c for c in sentence.chunks if c.end <= offset])
            names = [c for c in phrase if self.naming.is_person(c)]
            if len(names) > 1 and joined(phrase, names):
                return self.naming.named(phrase, names).ids
            if phrase and phrase[0].form in lexicon()["groups"]:
                return self.unnamed.own(phrase).ids
            body = next((c for c in phrase if self.naming.speaks(c) and c.label == "ORG"), None)
            if body is not None and not names and (body is phrase[0] or phrase[0].form in lexicon()["bodies"]):
                return self.naming.named(phrase, [body]).ids
        return ()

    def body(self, span: Offsets, *, otherwise: Speaker) -> Speaker:
        """The body that spoke last before "perusahaan itu", "laporan tersebut", else the one named last."""
        if self.last.ids and self.body_ids.issuperset(self.last.ids) and span[0] - self.last_at < BODY_REACH:
            return Speaker(self.last.ids, span, 0.6)
        if otherwise.ids:
            return otherwise
        since = bisect_left(self.body_starts, span[0])
        return Speaker((self.bodies[since - 1],), span, 0.5) if since else Speaker((), span)

    def _people(self, reading: Reading) -> tuple[list[str], list[int]]:
        """The person each sentence names first outside quotation marks, and where."""
        firsts = [next((c for c in s.chunks if self.naming.is_person(c)), None) for s in reading.sentences]
        named = [c for c in firsts if c is not None]
        return [self.naming.ents[c.index].kb_id_ for c in named], [c.start for c in named]

    @cached_property
    def topics(self) -> tuple[list[int], list[str]]:
        """Where each sentence names its subject, and whom, where that is a person."""
        found = [
            (c.start, self.naming.ents[c.index].kb_id_) for c in map(self._topic, self.reading.sentences) if c
        ]
        return [start for start, _ in found], [person for _, person in found]

    def _topic(self, sentence: Sentence) -> Chunk | None:
        """The first person of a sentence, unless a verb or a preposition before them makes them no subject."""
        words, before, acted = lexicon(), "", False
        for chunk in sentence.chunks:
            if self.naming.is_person(chunk):
                return None if acted or before in words["prepositions"] else chunk
            if chunk.form == ",":
                acted = False  # what stands before a comma opens the sentence (Menanggapi itu, Rahma …)
            acted = acted or (is_verb(chunk.form) and chunk.form not in words["adverbs"])
            before = chunk.form
        return None

    @cached_property
    def antecedents(self) -> Antecedents:
        """What the names of the document alone tell of its pronouns and descriptions."""
        return Antecedents(self.naming.doc)

    @cached_property
    def vocal(self) -> frozenset[str]:
        """The people whom the text names beside a cue: likelier to be meant by a pronoun than others."""
        return frozenset(self._vocal())

    def _vocal(self) -> Iterator[str]:
        words = lexicon()
        for sentence in self.reading.sentences:
            chunks = sentence.chunks
            for i, chunk in enumerate(chunks):
                if chunk.kind != WORD:
                    continue
                phrase: Sequence[Chunk] = ()
                bare = words.bare.get(chunk.form)
                if (bare and not bare.nya) or chunk.form in words["according"]:
                    end = phrase_end(chunks, i + 1)
                    apposed = self.naming.apposed(chunks, i + 1, end)
                    phrase = chunks[i + 1 : end if apposed is None else apposed + 1]
                elif chunk.form in words.verbs and (found := subject(chunks, i)):
                    phrase = chunks[slice(*found)]
                for c in phrase:
                    if self.naming.is_person(c):
                        yield self.naming.ents[c.index].kb_id_

    def paraphrases(self, phrase: list[Chunk]) -> bool:
        """Whether a role by origin stands for the person who spoke last (ujar pelatih asal Belanda)."""
        words = lexicon()
        if (
            phrase[0].form not in words["roles"]
            or phrase[0].form in words["indefinite"]
            or not self.last_person.ids
        ):
            return False
        return any(c.form in words["origin"] for c in phrase[1:3])


def _unnamed(speaker: Speaker) -> bool:
    return all(actor_id.startswith("source:") for actor_id in speaker.ids)
