"""Who speaks: from the words beside a cue to actors, through names, descriptions, pronouns and -nya."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language.actors import antecedent
from dashboard.data.language.annotation import Actor
from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import REACH, WITHIN_PHRASE, is_predicate, is_verb, subject
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

    from dashboard.data.language.annotation import Offsets
    from dashboard.data.language.chunks import Chunk, Reading
    from dashboard.data.language.claims import Claims

SPEAKING = frozenset({"PER", "ORG", "LAW", "GPE", "NOR", "LOC", "FAC", "WOA", "PRD", "EVT"})
ACTING = frozenset({"PER", "ORG", "GPE", "NOR", "LOC"})
PLACED = frozenset({"GPE", "LOC", "NOR", "EVT", "FAC"})  # tell of what kind whoever stands before them is
PERSONAL = frozenset({"ia", "dia", "beliau"})  # stand for a person, never for a body
JOINING = frozenset({"dan", "serta", "maupun", "bersama", ","})
HEARING = frozenset(
    {"kepada", "saat", "ketika", "usai", "dikutip", "dilansir", "seperti"}
)  # lead on from a speaker
ARTICLE = re.compile(r"^seorang (?=\w)", re.IGNORECASE)
LONGEST_DESCRIPTION = 14  # words
INTRODUCED_WITHIN = 1500  # characters between "seorang reporter" and "reporter itu"
NAMED_REACH = 60  # characters between an introduction and the name that ends it
LEAST_PERSON = 4  # words of a description that "hal itu" is too short for
LONGEST_PLAIN = 5  # words of a source that no list knows
MAKER_REACH = 6  # chunks between material and whoever made it
RANKS = 5  # words that may stand between a comma and the person whom a description leads to
SAME_NAME = 0.8  # confidence of an antecedent whose name begins with the word for its kind
BODY_REACH = 1500  # characters over which "perusahaan itu" is the body that spoke last
GROUP_REACH = 2  # sentences, with its own, that "mereka" looks back to
PERSON_REACH = 1500  # characters over which a pronoun prefers the person who spoke last to a body since


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actors that speak, the words that name them nearest to the cue, and how sure that is."""

    ids: tuple[str, ...] = ()
    span: Offsets | None = None
    confidence: float = 0.2


NOBODY = Speaker()


class Speakers:
    """The speakers of one document, read from its start to its end."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc: Doc = reading.doc
        self.text = reading.text
        self.ents: tuple[Span, ...] = tuple(reading.doc.ents)
        self.sentence_starts = [sentence.start for sentence in reading.sentences]
        self.people, self.starts = self._people(reading)
        bodies = [(e.start_char, e.kb_id_) for e in self.ents if e.label_ == "ORG" and e.kb_id_]
        self.body_starts, self.bodies = [start for start, _ in bodies], [body for _, body in bodies]
        self.body_ids = frozenset(self.bodies)
        self.last, self.last_at = NOBODY, 0
        self.last_person, self.last_person_at = NOBODY, -PERSON_REACH
        self.person_ids = {e.kb_id_ for e in self.ents if e.label_ == "PER" and e.kb_id_}

    def spoke(self, speaker: Speaker, *, at: int) -> None:
        """Remember who spoke last: the likeliest antecedent of the next pronoun."""
        if speaker.ids:
            self.last, self.last_at = speaker, at
            if self._is_human(speaker):
                self.last_person, self.last_person_at = speaker, at

    def _is_human(self, speaker: Speaker) -> bool:
        return self.person_ids.issuperset(speaker.ids)

    def after(self, chunks: Sequence[Chunk], cue: int, *, plain: bool = False) -> tuple[Speaker, int]:
        """The speaker named from ``cue + 1`` on, and the index where its words end; with ``plain`` even one whom
        no list knows."""
        publisher = self._publisher(chunks, cue + 1)
        if publisher is not None:
            end = self._enumeration_end(chunks, _phrase_end(chunks, publisher))
            return self.resolve(list(chunks[publisher:end])), end
        end = self._enumeration_end(chunks, _phrase_end(chunks, cue + 1))
        people = [k for k in range(cue + 1, end) if self._is_person(chunks[k])]
        if people:
            end = people[-1] + 1
        phrase = list(chunks[cue + 1 : end])
        if not phrase:
            return NOBODY, end
        if not people and (pointed := self._pointed_at(chunks, cue + 1, end)):
            return pointed
        apposed = None if self._person_in(phrase) else self._apposed(chunks, cue + 1, end)
        if apposed is not None:
            return self.resolve([chunks[apposed]]), apposed + 1
        if not people and (longer := self._told_apart(chunks, cue + 1, end, len(chunks))) > end:
            return self._own(list(chunks[cue + 1 : longer])), longer
        speaker = self.resolve(phrase)
        if plain and speaker is NOBODY and self._plain(phrase):
            speaker = self._own(phrase)
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
                return self.pronoun(chunks[start].start, phrase="dia", span=span), k + 1
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
        if at >= len(chunks) or not self._speaks(chunks[at]) or self._is_person(chunks[at]):
            return self.after(chunks, at - 1)
        apposed = at + 2 < len(chunks) and chunks[at + 1].form == "," and chunks[at + 2].label == "ORG"
        if apposed and chunks[at].label in PLACED and self._speaks(chunks[at + 2]):
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
        if not self._person_in(phrase):
            if start >= 2 and chunks[start - 1].form == ",":
                name = start - 2 - (chunks[start - 2].kind == ASIDE)
                if name >= 0 and (self._is_person(chunks[name]) or (not name and self._speaks(chunks[name]))):
                    return self.resolve([chunks[name]]), name
            if (longer := self._told_apart(chunks, start, end, verb)) > end:
                return self._own(_trimmed(list(chunks[start:longer]))), start
            if pointed := self._closed_by_pointing(chunks, start, end, verb):
                return pointed, start
            made = end + 1 < verb and chunks[end].form == "dari" and self._speaks(chunks[end + 1])
            if made and len(phrase) == 1 and phrase[0].form in lexicon()["material"]:
                return self.resolve([chunks[end + 1]]), start
        speaker = self.resolve(phrase)
        if plain and speaker is NOBODY and self._plain(phrase) and _opens_clause(chunks, start):
            return self._own(phrase), start
        return speaker, start

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
        return self.pronoun(chunks[start].start, phrase="dia", span=(chunks[start].start, chunks[at].end))

    def pronoun(self, offset: int, *, phrase: str, span: Offsets | None = None) -> Speaker:
        """Whoever a pronoun, a clitic or a bare description at ``offset`` points back to."""
        if phrase in lexicon()["plural"]:
            return self._several(offset, phrase=phrase, span=span)
        since = bisect_left(self.starts, offset)
        named = self.people[since - 1] if since and self.starts[since - 1] >= self.last_at else None
        recent = offset - self.last_person_at < PERSON_REACH
        last = self.last_person if recent or (phrase in PERSONAL and self.last_person.ids) else self.last
        if named is not None and (named in self.vocal or not self.vocal.issuperset(last.ids) or not last.ids):
            return Speaker((named,), span, 0.7)
        if last.ids and (phrase not in PERSONAL or self._is_human(last) or _unnamed(last)):
            return Speaker(last.ids, span, 0.85 if last is self.last else 0.6)
        ids, confidence = antecedent(self.doc, offset, phrase=phrase)
        return Speaker(ids, span, confidence) if ids else Speaker((), span)

    def _several(self, offset: int, *, phrase: str, span: Offsets | None) -> Speaker:
        """Whom "mereka" and "keduanya" stand for: a subject before them, two names joined, a body that spoke."""
        if phrase == "mereka" and (ids := self._group_before(offset)):
            return Speaker(ids, span, 0.6)
        ids, confidence = antecedent(self.doc, offset, phrase=phrase)
        if not ids and self.last.ids and (len(self.last.ids) > 1 or not self._is_human(self.last)):
            return Speaker(self.last.ids, span, 0.5)
        return Speaker(ids, span, confidence) if ids else Speaker((), span)

    def _group_before(self, offset: int) -> tuple[str, ...]:
        """Several people, a body or a group without a name (para pedagang) that a sentence before is about."""
        here = bisect_left(self.sentence_starts, offset)
        for sentence in reversed(self.reading.sentences[max(0, here - GROUP_REACH) : here]):
            phrase = _opening_phrase([c for c in sentence.chunks if c.end <= offset])
            names = [c for c in phrase if self._is_person(c)]
            if len(names) > 1 and _joined(phrase, names):
                return self._named(phrase, names).ids
            if phrase and phrase[0].form in lexicon()["groups"]:
                return self._own(phrase).ids
            body = next((c for c in phrase if self._speaks(c) and c.label == "ORG"), None)
            if body is not None and not names and (body is phrase[0] or phrase[0].form in lexicon()["bodies"]):
                return self._named(phrase, [body]).ids
        return ()

    def named_at(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a person or a role is named right there (katanya Rahma)."""
        if at >= len(chunks):
            return False
        titled = chunks[at].form in lexicon()["roles"] and self.text[chunks[at].start].isupper()
        return titled or self._is_person(chunks[at])

    def resolve(self, phrase: list[Chunk]) -> Speaker:
        """The actors that a noun phrase names."""
        phrase = _trimmed(phrase)
        if not phrase:
            return NOBODY
        words = lexicon()
        first = phrase[0].form
        span = (phrase[0].start, phrase[-1].end)
        if first in words["singular"] | words["plural"] or (len(phrase) == 1 and first in words["own_side"]):
            return self.pronoun(phrase[0].start, phrase=first, span=(phrase[0].start, phrase[0].end))
        people = [c for c in phrase if self._is_person(c)]
        if people and self._subordinate(phrase):
            return self.pronoun(span[0], phrase="dia", span=span)
        if people and not _spokesman_of(phrase, people[-1]):
            return self._named(phrase, people)
        bodies = [c for c in phrase if self._speaks(c) and c not in people]
        if bodies and not self._describes_person(phrase, bodies[0]):
            return self._named(phrase, bodies[:1] if len(bodies) > 1 and not _joined(phrase, bodies) else bodies)
        return self._described(phrase, span)

    def parties(self, phrase: list[Chunk], *, claims: Claims, everyone: bool = False) -> tuple[str, ...]:
        """The actors that a noun phrase names as parties of an act; ``everyone`` takes each name in it."""
        phrase = [c for c in phrase if c.kind != ASIDE]
        if phrase and phrase[0].form in lexicon()["singular"] | lexicon()["own_side"]:
            return self.pronoun(phrase[0].start, phrase=phrase[0].form).ids
        if phrase and phrase[0].form in lexicon()["first_person"]:
            claim = claims.at(phrase[0].start)
            return claim.speaker_ids if claim and claim.type == "direct" else ()
        people = [c for c in phrase if self._is_person(c)]
        if people and _measured_by(phrase, people[0]):
            return ()
        origins = {after.start for before, after in pairwise(phrase) if before.form == "asal"}
        names = people or [c for c in phrase if self._acts(c) and c.start not in origins]
        if not names:
            return ()
        if not everyone:
            return self._named(phrase, names if people or _joined(phrase, names) else names[:1]).ids
        return tuple(dict.fromkeys(self.ents[c.index].kb_id_ for c in names))

    def _named(self, phrase: list[Chunk], names: list[Chunk]) -> Speaker:
        chosen = [names[-1]]
        if len(names) > 1:
            chosen = [n for i, n in enumerate(names) if i == len(names) - 1 or _joined(phrase, names[i : i + 2])]
        ids = tuple(dict.fromkeys(self.ents[c.index].kb_id_ for c in chosen))
        return Speaker(ids, (chosen[0].start, chosen[-1].end), 0.95)

    def _described(self, phrase: list[Chunk], span: Offsets) -> Speaker:
        words = lexicon()
        if len(phrase) > LONGEST_DESCRIPTION or any(c.kind == QUOTED for c in phrase):
            return NOBODY
        text = self.text[slice(*span)]
        head = next((c.form for c in phrase if c.form in words["roles"] or c.form in words["indefinite"]), None)
        definite = phrase[-1].form in words["definite"]
        if definite and len(phrase) < LEAST_PERSON and phrase[0].form in words["unspeaking"] - words["material"]:
            return NOBODY
        if definite and (known := self._known_source(phrase)):
            return Speaker((known,), span, 0.6)
        named = any(c.kind == NAME for c in phrase)
        if not definite and self._paraphrases(phrase):
            return self.pronoun(span[0], phrase="dia", span=span)
        if not definite and (phrase[0].form in words["indefinite"] or (head and named)):
            return Speaker((self._source(text),), span, 0.6)
        ids, confidence = antecedent(self.doc, span[0], phrase=text)
        body = phrase[0].form in words["bodies"] if definite else text.lower() in words["bodies_alone"]
        if body and confidence < SAME_NAME:
            return self._body(span, otherwise=Speaker(ids, span, confidence))
        if ids:
            return Speaker(ids, span, confidence)
        if definite or (head and self.person_ids and len(phrase) == 1):
            return self.pronoun(span[0], phrase="dia", span=span)
        opening = phrase[0]
        if head or (named and opening.kind == WORD and _can_speak(opening.form)):
            return Speaker((self._source(text),), span, 0.4)
        return NOBODY

    def _paraphrases(self, phrase: list[Chunk]) -> bool:
        """Whether a role by origin stands for the person who spoke last (ujar pelatih asal Belanda)."""
        words = lexicon()
        if (
            phrase[0].form not in words["roles"]
            or phrase[0].form in words["indefinite"]
            or not self.last_person.ids
        ):
            return False
        return any(c.form in words["origin"] for c in phrase[1:3])

    def _own(self, phrase: list[Chunk]) -> Speaker:
        """A source without a name, known by the words of the phrase alone."""
        span = (phrase[0].start, phrase[-1].end)
        return Speaker((self._source(self.text[slice(*span)]),), span, 0.4)

    @staticmethod
    def _plain(phrase: list[Chunk]) -> bool:
        """Whether a phrase without a known head names somebody all the same (penyelenggara, panitia lomba)."""
        return len(phrase) <= LONGEST_PLAIN and not any(
            c.kind not in (WORD, NAME) or not _can_speak(c.form) for c in phrase
        )

    def _body(self, span: Offsets, *, otherwise: Speaker) -> Speaker:
        """The body that spoke last before "perusahaan itu", "laporan tersebut", else the one named last."""
        if self.last.ids and self.body_ids.issuperset(self.last.ids) and span[0] - self.last_at < BODY_REACH:
            return Speaker(self.last.ids, span, 0.6)
        if otherwise.ids:
            return otherwise
        since = bisect_left(self.body_starts, span[0])
        return Speaker((self.bodies[since - 1],), span, 0.5) if since else Speaker((), span)

    def _known_source(self, phrase: list[Chunk]) -> str | None:
        """The source without a name whom the article described before in the same words, or only introduced."""
        if len(phrase) < 2:
            return None
        start = phrase[0].start
        actor_id = f"source:{slug(self.text[start : phrase[-2].end])}"
        known = [one for one in self.doc._.actors if one == actor_id or one.startswith(f"{actor_id}-")]
        if known:
            return str(known[-1])
        if phrase[0].form not in lexicon()["incidental"]:
            return None
        introduced = rf"\b(?:seorang|salah (?:satu|seorang)) ({phrase[0].form})\b(?! (?:bernama|berinisial))"
        before = self.text[max(0, start - INTRODUCED_WITHIN) : start]
        found = re.search(introduced, before, re.IGNORECASE)
        if found is None or self._named_within(start - len(before) + found.end()):
            return None
        return self._source(found[1])

    def _named_within(self, at: int) -> bool:
        """Whether a person is named right after an introduction (seorang reporter televisi, Rahma)."""
        return any(at <= e.start_char < at + NAMED_REACH and e.label_ == "PER" for e in self.ents)

    def _source(self, text: str) -> str:
        """The id of an actor of its own for a source without a name; "seorang" is no part of it."""
        name = re.sub(r"\s+", " ", text).strip()
        name = ARTICLE.sub("", name)
        actor_id = f"source:{slug(name)}"
        self.doc._.actors.setdefault(actor_id, Actor(actor_id=actor_id, name=name, kind="source"))
        return actor_id

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
        found = at > start + 1 and at < len(chunks) and self._speaks(chunks[at])
        return at if found and not self._is_person(chunks[at]) else None

    def _maker(self, chunks: Sequence[Chunk], start: int) -> int | None:
        """Who made the material (data ekspor yang dikumpulkan oleh Badan Pelabuhan)."""
        for k in range(start, min(len(chunks) - 1, start + MAKER_REACH)):
            if chunks[k].kind != WORD or chunks[k].form in lexicon()["barriers"]:
                return None
            if chunks[k].form in ("oleh", "dari"):
                return k + 1 if self._speaks(chunks[k + 1]) else None
        return None

    def _apposed(self, chunks: Sequence[Chunk], start: int, end: int) -> int | None:
        """A person's name that a description leads to (kata Ketua RT, Rahma; kata Ketua RT untuk Tegal Rahma)."""
        words = lexicon()
        if end + 1 < len(chunks) and chunks[end].form == "," and self._describes(chunks[start:end]):
            for k in range(end + 1, min(len(chunks), end + 1 + RANKS)):
                if self._is_person(chunks[k]):
                    return k
                if chunks[k].kind != WORD or not self.text[chunks[k].start].isupper():
                    break
        if (
            not any(c.form in words["roles"] for c in chunks[start:end])
            or chunks[end - 1].form in words["definite"]
        ):
            return None
        for k in range(end, min(len(chunks), end + LONGEST_DESCRIPTION)):
            chunk = chunks[k]
            if self._is_person(chunk):
                return k
            if _ends_description(chunk):
                return None
        return None

    def _describes(self, phrase: Sequence[Chunk]) -> bool:
        """Whether a phrase says what somebody is rather than how a medium is called (laman Kabar Pesisir)."""
        words = lexicon()
        known = words["roles"] | words["bodies"] | words["indefinite"]
        return any(c.form in known or c.kind == NAME or self.text[c.start].islower() for c in phrase)

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
            if at >= len(chunks) or not self._speaks(chunks[at]):
                return end
            at += 1 + (at + 1 < len(chunks) and chunks[at + 1].kind == ASIDE)
            if joined:
                return at
        return end

    def _people(self, reading: Reading) -> tuple[list[str], list[int]]:
        """The person each sentence names first outside quotation marks, and where."""
        firsts = [next((c for c in s.chunks if self._is_person(c)), None) for s in reading.sentences]
        named = [c for c in firsts if c is not None]
        return [self.ents[c.index].kb_id_ for c in named], [c.start for c in named]

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
                    end = _phrase_end(chunks, i + 1)
                    apposed = self._apposed(chunks, i + 1, end)
                    phrase = chunks[i + 1 : end if apposed is None else apposed + 1]
                elif chunk.form in words.verbs and (found := subject(chunks, i)):
                    phrase = chunks[slice(*found)]
                for c in phrase:
                    if self._is_person(c):
                        yield self.ents[c.index].kb_id_

    def _person_in(self, phrase: list[Chunk]) -> bool:
        return any(self._is_person(c) for c in phrase)

    def _is_person(self, chunk: Chunk) -> bool:
        return (
            chunk.kind == NAME and self.ents[chunk.index].label_ == "PER" and bool(self.ents[chunk.index].kb_id_)
        )

    def _acts(self, chunk: Chunk) -> bool:
        return self._speaks(chunk) and self.ents[chunk.index].label_ in ACTING

    def _speaks(self, chunk: Chunk) -> bool:
        if chunk.kind != NAME:
            return False
        ent = self.ents[chunk.index]
        return bool(ent.kb_id_) and ent.label_ in SPEAKING

    def _subordinate(self, phrase: list[Chunk]) -> bool:
        """Whether a description points back to someone known by another person (anak buah Surya itu)."""
        return (
            len(phrase) > 2
            and phrase[-1].form in lexicon()["definite"]
            and (phrase[0].form in lexicon()["relational"] or phrase[0].form in lexicon()["kin"])
        )

    def _describes_person(self, phrase: list[Chunk], body: Chunk) -> bool:
        """Whether the words before a body's name make it a person of that body (juru bicara NATO)."""
        words = lexicon()
        heads = [c.form for c in phrase if c.start < body.start and c.kind == WORD]
        head = next(
            (h for h in heads if h in words["roles"] or h in words["bodies"] or h in words["indefinite"]), ""
        )
        if not head and self.ents[body.index].label_ in PLACED:
            return any(h not in words["adverbs"] for h in heads)
        return head in words["roles"] or head in words["indefinite"]


def slug(name: str) -> str:
    """The name as part of an id.

    >>> slug("Seorang  warga Tegal")
    'seorang-warga-tegal'
    """
    return re.sub(r"\W+", "-", name.lower()).strip("-")


def _unnamed(speaker: Speaker) -> bool:
    return all(actor_id.startswith("source:") for actor_id in speaker.ids)


def _ends_description(chunk: Chunk) -> bool:
    words = lexicon()
    if chunk.kind == POINT:
        return chunk.form != "," and chunk.form not in WITHIN_PHRASE
    if chunk.kind != WORD or chunk.form in words["goes_on"]:
        return chunk.kind in (QUOTED, DATE)
    return chunk.form in words["speaker_ends"] or is_verb(chunk.form)


def _can_speak(form: str) -> bool:
    return not is_verb(form) and form not in lexicon()["unspeaking"]


def _opens_clause(chunks: Sequence[Chunk], start: int) -> bool:
    """Whether a phrase begins its clause, so that it can be a subject nobody has met."""
    return not start or chunks[start - 1].form in (
        ",",
        "bahwa",
        "sementara",
        "sedangkan",
        "namun",
        "tapi",
        "tetapi",
    )


def _opening_phrase(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The words with which a sentence begins, up to its verb, a mark or a preposition; connectives passed over."""
    words = lexicon()
    start = next((i for i, c in enumerate(chunks) if c.form not in words["connectives"] and c.form != ","), 0)
    phrase: list[Chunk] = []
    for chunk in chunks[start : start + LONGEST_DESCRIPTION]:
        ends = chunk.kind in (QUOTED, DATE, ASIDE) or (chunk.kind == POINT and chunk.form not in JOINING | {"/"})
        if ends or is_predicate(chunk) or chunk.form in words["prepositions"] | words["adverbs"] | {"yang"}:
            break
        phrase.append(chunk)
    return _trimmed(phrase)


def _measured_by(phrase: list[Chunk], person: Chunk) -> bool:
    """Whether a person only says whose somebody is (pendukung Surya)."""
    before = [c.form for c in phrase if c.start < person.start]
    return bool(before) and before[-1] in lexicon()["relational"]


def _spokesman_of(phrase: list[Chunk], person: Chunk) -> bool:
    """Whether the person is only whom someone speaks for (juru bicara Surya), not the speaker."""
    before = [c.form for c in phrase if c.start < person.start]
    return before[-1:] in (["bicara"], ["jubir"], ["pengacara"], ["hukum"])


def _joined(phrase: list[Chunk], names: list[Chunk]) -> bool:
    """Whether the names stand side by side as several speakers (Rahma dan Bupati Tegal Surya)."""
    between = [c for c in phrase if names[0].end <= c.start < names[-1].start and c.kind != ASIDE]
    return (
        bool(between)
        and (any(c.form in ("dan", "serta", "maupun") for c in between) or between[0].form in (",", "/"))
        and not any(is_verb(c.form) for c in between)
    )


def _trimmed(phrase: list[Chunk]) -> list[Chunk]:
    adverbs = lexicon()["adverbs"]

    def outside(chunk: Chunk, words: frozenset[str]) -> bool:
        return chunk.kind in (POINT, ASIDE, DATE) or (chunk.kind == WORD and chunk.form in words)

    while phrase and outside(phrase[0], adverbs):
        phrase = phrase[1:]
    while phrase and outside(phrase[-1], adverbs - lexicon()["definite"]):
        phrase = phrase[:-1]
    return phrase


def _phrase_end(chunks: Sequence[Chunk], start: int) -> int:
    """Where the noun phrase that starts at ``start`` ends: at a comma, a preposition, a verb, a date."""
    words = lexicon()
    for i in range(start, min(len(chunks), start + REACH)):
        chunk = chunks[i]
        if chunk.kind in (QUOTED, DATE) or (chunk.kind == POINT and chunk.form not in WITHIN_PHRASE):
            return i
        if chunk.form == "." and (i + 1 == len(chunks) or chunks[i - 1].kind == NAME):
            return i
        if chunk.kind == WORD and i > start and (chunk.form in words["speaker_ends"] or is_verb(chunk.form)):
            return i
    return min(len(chunks), start + REACH)
