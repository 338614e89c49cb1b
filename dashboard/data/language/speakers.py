"""Who speaks: from the words beside a cue to actors, through names, descriptions, pronouns and -nya."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import WITHIN_PHRASE, is_verb, subject
from dashboard.data.language.cues import lexicon
from dashboard.data.language.floor import Floor
from dashboard.data.language.naming import NOBODY, PLACED, Naming, Speaker
from dashboard.data.language.phrases import (
    LONGEST_DESCRIPTION,
    can_speak,
    joined,
    measured_by,
    opens_clause,
    phrase_end,
    spokesman_of,
    subordinate,
    trimmed,
)
from dashboard.data.language.unnamed import Unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.annotation import Offsets
    from dashboard.data.language.chunks import Chunk, Reading
    from dashboard.data.language.claims import Claims

HEARING = frozenset(
    {"kepada", "saat", "ketika", "usai", "dikutip", "dilansir", "seperti"}
)  # lead on from a speaker
LEAST_PERSON = 4  # words of a description that "hal itu" is too short for
MAKER_REACH = 6  # chunks between material and whoever made it
SAME_NAME = 0.8  # confidence of an antecedent whose name begins with the word for its kind


class Speakers:
    """The speakers of one document, read from its start to its end."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.naming = Naming(reading)
        self.unnamed = Unnamed(self.naming)
        self.floor = Floor(reading, self.naming, self.unnamed)

    def after(self, chunks: Sequence[Chunk], cue: int, *, plain: bool = False) -> tuple[Speaker, int]:
        """The speaker named from ``cue + 1`` on, and the index where its words end; with ``plain`` even one whom
        no list knows."""
        publisher = self._publisher(chunks, cue + 1)
        if publisher is not None:
            end = self._enumeration_end(chunks, phrase_end(chunks, publisher))
            return self.resolve(list(chunks[publisher:end])), end
        end = self._enumeration_end(chunks, phrase_end(chunks, cue + 1))
        people = [k for k in range(cue + 1, end) if self.naming.is_person(chunks[k])]
        if people:
            end = people[-1] + 1
            end += end < len(chunks) and subordinate(list(chunks[cue + 1 : end + 1]))
        phrase = list(chunks[cue + 1 : end])
        if not phrase:
            return NOBODY, end
        if not people and (pointed := self._pointed_at(chunks, cue + 1, end)):
            return pointed
        apposed = None if self.naming.person_in(phrase) else self.naming.apposed(chunks, cue + 1, end)
        if apposed is not None:
            return self.resolve([chunks[apposed]]), apposed + 1
        if not people and (longer := self._told_apart(chunks, cue + 1, end, len(chunks))) > end:
            return self.unnamed.own(trimmed(list(chunks[cue + 1 : longer]))), longer
        speaker = self.resolve(phrase)
        if plain and speaker is NOBODY and self.unnamed.plain(phrase):
            speaker = self.unnamed.own(phrase)
        return speaker, end

    def _told_apart(self, chunks: Sequence[Chunk], start: int, end: int, limit: int) -> int:
        """Where the words end that tell who somebody without a name is (sumber yang mengetahui rapat itu)."""
        words = lexicon()
        if (
            chunks[start].form not in words["indefinite"]
            or end >= limit
            or chunks[end].form not in ("yang", "dari")
        ):
            return end
        for k in range(end + 1, min(limit, end + LONGEST_DESCRIPTION)):
            chunk = chunks[k]
            if chunk.kind in (QUOTED, DATE) or chunk.form in HEARING | words["via"]:
                return k
            if chunk.kind == POINT and chunk.form not in WITHIN_PHRASE:
                return k
        return limit if limit - end < LONGEST_DESCRIPTION else end

    def _pointed_at(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Speaker, int] | None:
        """Whom a description that only "itu" closes points back to (kata perempuan yang lahir di Tegal itu)."""
        words = lexicon()
        head = chunks[start]
        if head.kind != WORD or head.form in words["bodies"] | words["indefinite"] | words["material"]:
            return None
        if chunks[end - 1].form in words["definite"]:
            return None
        for k in range(end, min(len(chunks), end + LONGEST_DESCRIPTION)):
            chunk = chunks[k]
            if chunk.form in words["definite"] and (chunks[k - 1].kind != DATE or end == k - 1):
                span = (chunks[start].start, chunk.end)
                return self.floor.pronoun(chunks[start].start, phrase="dia", span=span), k + 1
            if (
                chunk.kind in (QUOTED, DATE)
                or chunk.form in HEARING
                or (chunk.kind == POINT and chunk.form != ",")
            ):
                return None
            if chunk.form == "," and not all(c.kind == NAME for c in chunks[k - 1 : k + 2 : 2]):
                return None
        return None

    def publisher(self, chunks: Sequence[Chunk], at: int) -> tuple[Speaker, int]:
        """The medium or body named at ``at`` (dilansir media Jepang, Harian Tirta), else whoever is named."""
        if at >= len(chunks) or not self.naming.speaks(chunks[at]) or self.naming.is_person(chunks[at]):
            return self.after(chunks, at - 1)
        apposed = at + 2 < len(chunks) and chunks[at + 1].form == "," and chunks[at + 2].label == "ORG"
        if apposed and chunks[at].label in PLACED and self.naming.speaks(chunks[at + 2]):
            at += 2
        end = self._enumeration_end(chunks, at + 1)
        return self.resolve(list(chunks[at:end])), end

    def before(self, chunks: Sequence[Chunk], verb: int, *, plain: bool = False) -> tuple[Speaker, int] | None:
        """The speaker that is the subject of the verb, and where its words start; with ``plain`` even one whom
        no list knows."""
        found = subject(chunks, verb)
        if found is None:
            return None
        start, end = found
        phrase = list(chunks[start:end])
        if not self.naming.person_in(phrase):
            if start >= 2 and chunks[start - 1].form == ",":
                name = start - 2 - (chunks[start - 2].kind == ASIDE)
                opens = not name and self.naming.speaks(chunks[name])
                if opens or (name >= 0 and self.naming.is_person(chunks[name])):
                    return self.resolve([chunks[name]]), name
            if (longer := self._told_apart(chunks, start, end, verb)) > end:
                return self.unnamed.own(trimmed(list(chunks[start:longer]))), start
            if pointed := self._closed_by_pointing(chunks, start, end, verb):
                return pointed, start
            made = end + 1 < verb and chunks[end].form == "dari" and self.naming.speaks(chunks[end + 1])
            if made and len(phrase) == 1 and phrase[0].form in lexicon()["material"]:
                return self.resolve([chunks[end + 1]]), start
        speaker = self.resolve(phrase)
        if plain and speaker is NOBODY and self.unnamed.plain(phrase) and opens_clause(chunks, start):
            return self.unnamed.own(phrase), start
        return speaker, start

    def of_verb_before(
        self, chunks: Sequence[Chunk], at: int, *, after: int = 0, plain: bool = False
    ) -> Speaker | None:
        """The subject of the nearest verb between ``after`` and ``at``: whoever a verb joined to it belongs to."""
        verb = next((k for k in range(at - 1, after, -1) if is_verb(chunks[k].form)), None)
        found = self.before(chunks, verb, plain=plain) if verb else None
        return found[0] if found else None

    def _closed_by_pointing(self, chunks: Sequence[Chunk], start: int, end: int, verb: int) -> Speaker | None:
        """Whom a description with a clause of its own points back to (kiper yang lahir di Tegal itu mengaku)."""
        words = lexicon()
        at = verb - 1
        while at > end and chunks[at].form in words["adverbs"] - words["definite"]:
            at -= 1
        if at <= end or chunks[at].form not in words["definite"] or chunks[end].form != "yang":
            return None
        if chunks[start].form in words["bodies"] or chunks[start].kind != WORD:
            return None
        return self.floor.pronoun(chunks[start].start, phrase="dia", span=(chunks[start].start, chunks[at].end))

    def named_at(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a person or a role is named right there (katanya Rahma)."""
        if at >= len(chunks):
            return False
        titled = chunks[at].form in lexicon()["roles"] and self.text[chunks[at].start].isupper()
        return titled or self.naming.is_person(chunks[at])

    def resolve(self, phrase: list[Chunk]) -> Speaker:
        """The actors that a noun phrase names."""
        phrase = trimmed(phrase)
        if not phrase:
            return NOBODY
        words = lexicon()
        first = phrase[0].form
        span = (phrase[0].start, phrase[-1].end)
        if first in words["singular"] | words["plural"] or (len(phrase) == 1 and first in words["own_side"]):
            return self.floor.pronoun(phrase[0].start, phrase=first, span=(phrase[0].start, phrase[0].end))
        people = [c for c in phrase if self.naming.is_person(c)]
        if people and subordinate(phrase):
            return self.floor.pronoun(span[0], phrase="dia", span=span)
        if people and not spokesman_of(phrase, people[-1]):
            return self.naming.named(phrase, people)
        bodies = [c for c in phrase if self.naming.speaks(c) and c not in people]
        if bodies and not self.naming.describes_person(phrase, bodies[0]):
            return self.naming.named(phrase, bodies if joined(phrase, bodies) else bodies[:1])
        return self._described(phrase, span)

    def parties(self, phrase: list[Chunk], *, claims: Claims, everyone: bool = False) -> tuple[str, ...]:
        """The actors that a noun phrase names as parties of an act; ``everyone`` takes each name in it."""
        phrase = [c for c in phrase if c.kind != ASIDE]
        if phrase and phrase[0].form in lexicon()["singular"] | lexicon()["own_side"]:
            return self.floor.pronoun(phrase[0].start, phrase=phrase[0].form).ids
        if phrase and phrase[0].form in lexicon()["first_person"]:
            claim = claims.at(phrase[0].start)
            return claim.speaker_ids if claim and claim.type == "direct" else ()
        people = [c for c in phrase if self.naming.is_person(c)]
        if people and measured_by(phrase, people[0]):
            return ()
        origins = {after.start for before, after in pairwise(phrase) if before.form == "asal"}
        names = people or [c for c in phrase if self.naming.acts(c) and c.start not in origins]
        if not names:
            return ()
        if not everyone:
            return self.naming.named(phrase, names if people or joined(phrase, names) else names[:1]).ids
        return tuple(dict.fromkeys(self.naming.ents[c.index].kb_id_ for c in names))

    def _described(self, phrase: list[Chunk], span: Offsets) -> Speaker:
        words = lexicon()
        if len(phrase) > LONGEST_DESCRIPTION or any(c.kind == QUOTED for c in phrase):
            return NOBODY
        text = self.text[slice(*span)]
        head = next((c.form for c in phrase if c.form in words["roles"] or c.form in words["indefinite"]), None)
        definite = phrase[-1].form in words["definite"]
        if definite and len(phrase) < LEAST_PERSON and phrase[0].form in words["unspeaking"] - words["material"]:
            return NOBODY
        if definite and (known := self.unnamed.known(phrase)):
            return Speaker((known,), span, 0.6)
        named = any(c.kind == NAME for c in phrase)
        if not definite and self.floor.paraphrases(phrase):
            return self.floor.pronoun(span[0], phrase="dia", span=span)
        if not definite and (phrase[0].form in words["indefinite"] or (head and named)):
            return Speaker((self.unnamed.source(text),), span, 0.6)
        ids, confidence = self.floor.antecedents.of(span[0], phrase=text)
        body = phrase[0].form in words["bodies"] if definite else text.lower() in words["bodies_alone"]
        if body and confidence < SAME_NAME:
            return self.floor.body(span, otherwise=Speaker(ids, span, confidence))
        if ids:
            return Speaker(ids, span, confidence)
        if definite or (head and self.floor.person_ids and len(phrase) == 1):
            return self.floor.pronoun(span[0], phrase="dia", span=span)
        opening = phrase[0]
        if head or (named and opening.kind == WORD and can_speak(opening.form)):
            return Speaker((self.unnamed.source(text),), span, 0.4)
        return NOBODY

    def _publisher(self, chunks: Sequence[Chunk], start: int) -> int | None:
        """Whose material speaks (bunyi keterangan resmi dari Badan Pelabuhan)."""
        words = lexicon()
        at = start
        while (
            at < len(chunks)
            and chunks[at].kind in (WORD, NAME)
            and chunks[at].form in words["material"] | words["via"]
        ):
            at += 1
        if start < at < len(chunks) and chunks[at].kind == WORD:
            at = self._maker(chunks, at) or at
        found = at > start + 1 and at < len(chunks) and self.naming.speaks(chunks[at])
        return at if found and not self.naming.is_person(chunks[at]) else None

    def _maker(self, chunks: Sequence[Chunk], start: int) -> int | None:
        """Who made the material (data ekspor yang dikumpulkan oleh Badan Pelabuhan)."""
        for k in range(start, min(len(chunks) - 1, start + MAKER_REACH)):
            if chunks[k].kind != WORD or chunks[k].form in lexicon()["barriers"]:
                return None
            if chunks[k].form in ("oleh", "dari"):
                return k + 1 if self.naming.speaks(chunks[k + 1]) else None
        return None

    def _enumeration_end(self, chunks: Sequence[Chunk], end: int) -> int:
        """Past the further names of a list (menurut intelijen Amerika Serikat, Korea Selatan, dan Ukraina)."""
        at, joined = end, False
        while (
            at + 1 < len(chunks)
            and chunks[at - 1].kind in (NAME, ASIDE)
            and chunks[at].form in (",", "dan", "serta")
        ):
            joined = joined or chunks[at].form != ","
            at += 1
            if not joined and chunks[at].form in ("dan", "serta"):
                joined, at = True, at + 1
            if at >= len(chunks) or not self.naming.speaks(chunks[at]):
                return end
            at += 1 + (at + 1 < len(chunks) and chunks[at + 1].kind == ASIDE)
            if joined:
                return at
        return end
