"""To whom a pronoun or a bare role points: the last who spoke, the subject of the last sentence, the holder of the
office; never a guess.

Names inside quotation marks are passed over, since a pronoun of the story points to people of the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.attrs import LOWER
from spacy.strings import get_string_id

from dashboard.data.language import cues, lexicon, sentences
from dashboard.data.language.chunks import sentence_starts
from dashboard.data.language.marks import quoted
from dashboard.data.language.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from dashboard.data.language.annotation import Actor

Found = tuple[tuple[str, ...], float]

REACH = 4  # sentences that a pronoun may look back to whoever did not speak
SPEECH_REACH = 2500  # characters over which it may look back to whoever spoke last
AHEAD = 500  # characters within which the first person may be named after the pronoun
CUE_REACH = 14  # tokens between a name and the cue that makes it a speaker's
MOST_HOLDERS = 100  # people with a word of an office in their role that are compared
MOST_NAMES = 200  # names before "keduanya" that are looked at
NOBODY: Found = ((), 0.0)
_CONJUNCTION = re.compile(r"(?: ?\([^()]{1,20}\))?,? (?:dan|serta|bersama) (?:\w[\w.]* ){0,6}")
_WORD = re.compile(r"[\w'-]+")
_CACHE = "tilik_references"


@dataclass(frozen=True, slots=True)
class Named:
    """A linked name, the number of its sentence, the words of its role and whether it speaks there."""

    start: int
    end: int
    label: str
    actor_id: str
    text: str
    sentence: int
    role: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()  # the words of the body that the role belongs to
    quoted: bool = False
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What resolving needs of a document: its linked names in order, its sentences, its speakers."""

    names: list[Named]
    starts: list[int]  # of the names
    sentences: list[int]  # where they start
    people: list[Named] = field(default_factory=list)  # outside quotation marks
    people_starts: list[int] = field(default_factory=list)
    subjects: list[tuple[Named, bool]] = field(default_factory=list)  # of the sentence up to each of the people
    vocal: frozenset[str] = frozenset()  # the people who are named beside a cue somewhere
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)  # the words of each person's role
    holders: Mapping[str, list[Named]] = field(default_factory=dict)  # the people by each of those words


class Antecedents:
    """The antecedents in a document whose names are linked; reads the names once."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, _read(doc)

    def of(self, offset: int, *, phrase: str) -> Found:
        """The actors to whom ``phrase`` at code point ``offset`` most likely points, and a confidence 0..1.

        ``phrase`` is a pronoun ("dia", "-nya", "keduanya", "pihaknya"), a role without a name ("Menlu itu") or a
        kind of body ("kementerian itu"). Only names before the offset count, save for a role that the article
        explains later. Where nothing fits, the answer is ``((), 0.0)``.
        """
        words = [word for word in phrase.lower().split() if word]
        plain = " ".join(words)
        kinds = lexicon.mapping("references")
        here = bisect_right(self.text.sentences, offset) - 1
        if plain in kinds["both"]:
            at = bisect_left(self.text.starts, offset)
            return _pair(self.doc, self.text.names[max(0, at - MOST_NAMES) : at], here)
        if plain in kinds["single"] or (plain in kinds["side"] and len(words) == 1):
            return _person(self.text, offset, here)
        return _described(self.text, offset, here, words)


def antecedent(doc: Doc, offset: int, *, phrase: str) -> Found:
    """One antecedent: ``Antecedents(doc).of(offset, phrase=phrase)``."""
    return Antecedents(doc).of(offset, phrase=phrase)


def _described(text: Read, offset: int, here: int, words: Sequence[str]) -> Found:
    """The holder of an office; for a definite description the likeliest person or body of its kind."""
    kinds = lexicon.mapping("references")
    found = _holder(text, offset, _office(" ".join(words)))
    if found is not NOBODY:
        return found
    definite = words[-1:] != [] and (words[-1] in kinds["definite"] or words[0] in kinds["articles"])
    head = next((word for word in words if word not in kinds["pointing"]), "")
    if head in kinds["bodies"]:
        return _body(text, offset, head) if definite else NOBODY
    if not definite or (head not in _person_heads() and head not in kinds["people"]):
        return NOBODY
    ids, confidence = _person(text, offset, here)
    if head not in kinds["people"] and any(text.offices.get(one) for one in ids):
        return NOBODY  # whoever is known by another office does not hold this one
    return ids, round(confidence * 0.75, 2)


def _person(text: Read, offset: int, here: int) -> Found:
    """The subject of the last sentence that names a person, unless only another one speaks in this article."""
    before = bisect_left(text.people_starts, offset)
    nearest = _subject(text, before, here)
    spoke = next((name for name in reversed(text.people[max(before - 40, 0) : before]) if name.speaks), None)
    if spoke and offset - spoke.start > SPEECH_REACH:
        spoke = None
    if nearest is None:
        return ((spoke.actor_id,), 0.6) if spoke else _soon(text, offset, before)
    name, alone = nearest
    if spoke and name.actor_id not in text.vocal:
        return (spoke.actor_id,), 0.6
    return (name.actor_id,), round((0.85 if alone else 0.65) - 0.05 * (here - name.sentence), 2)


def _soon(text: Read, offset: int, before: int) -> Found:
    """Whom a text that begins with a pronoun names soon after as a speaker."""
    following = text.people[before : before + 1]
    if before or not following or not following[0].speaks or following[0].start - offset > AHEAD:
        return NOBODY
    return (following[0].actor_id,), 0.4


def _subject(text: Read, before: int, here: int) -> tuple[Named, bool] | None:
    """Who speaks in the nearest sentence before that names a person, else whom it names first; whether alone."""
    if not before or here - text.people[before - 1].sentence > REACH:
        return None
    return text.subjects[before - 1]


def _subjects(people: Sequence[Named]) -> Iterator[tuple[Named, bool]]:
    """For each person the subject of their sentence so far, and whether nobody else was named in it."""
    subject, alone = None, True
    for before, name in zip((None, *people), people, strict=False):
        if before is None or subject is None or before.sentence != name.sentence:
            subject, alone = name, True
        else:
            alone = alone and name.actor_id == before.actor_id
            subject = name if name.speaks and not subject.speaks else subject
        yield subject, alone


def _holder(text: Read, offset: int, office: frozenset[str]) -> Found:
    """The last person before, or the only one after, whose role has all words of the office."""
    if not office:
        return NOBODY
    holders = min((text.holders.get(word, []) for word in office), key=len)
    at = bisect_left(holders, offset, key=lambda name: name.start)
    for name in reversed(holders[max(0, at - MOST_HOLDERS) : at]):
        if office <= name.role | name.body:
            return (name.actor_id,), 0.8
    later = {name.actor_id for name in holders[at : at + MOST_HOLDERS] if office <= name.role | name.body}
    return ((later.pop(),), 0.5) if len(later) == 1 else NOBODY


def _holders(names: Iterable[Named]) -> Mapping[str, list[Named]]:
    """The people by each word of their role and of the body that it belongs to."""
    filed: dict[str, list[Named]] = {}
    for name in names:
        if name.label == "PER" and name.role:
            for word in name.role | name.body:
                filed.setdefault(word, []).append(name)
    return filed


def _body(text: Read, offset: int, head: str) -> Found:
    """The last body or country before whose name begins with that word, else the last of its kind."""
    labels = lexicon.mapping("references")["bodies"][head]
    at = bisect_left(text.starts, offset)
    before = [name for name in text.names[max(0, at - 40) : at] if name.label in labels]
    same = [name for name in before if name.text.lower().startswith(head)]
    chosen = (same or before)[-1:]
    return ((chosen[0].actor_id,), 0.8 if same else 0.5) if chosen else NOBODY


def _pair(doc: Doc, before: list[Named], here: int) -> Found:
    """Two names that "dan" joins, in the nearest sentence that has such a pair."""
    for distance, group in _sentences_back(before, here):
        pairs = [
            (left, right)
            for left, right in _unbracketed(doc, group)
            if left.actor_id != right.actor_id
            and left.label == right.label
            and _CONJUNCTION.fullmatch(_between(doc, left, right))
        ]
        if pairs:
            left, right = pairs[0]
            return (left.actor_id, right.actor_id), round(0.6 - 0.1 * distance, 2)
    return NOBODY


def _sentences_back(before: list[Named], here: int) -> Iterator[tuple[int, list[Named]]]:
    """The names of this sentence and of those before it, nearest first, each in the order of the text."""
    group: list[Named] = []
    for name in reversed(before):
        if here - name.sentence > REACH:
            break
        if group and group[-1].sentence != name.sentence:
            yield here - group[0].sentence, group[::-1]
            group = []
        group.append(name)
    if group:
        yield here - group[0].sentence, group[::-1]


def _between(doc: Doc, left: Named, right: Named) -> str:
    first, last = (doc.char_span(name.start, name.end) for name in (left, right))
    if first is None or last is None:
        return ""
    gap: str = doc[first.end : last.start].text_with_ws
    return first[-1].whitespace_ + gap


def _unbracketed(doc: Doc, group: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Neighbours among the names, those in brackets left out."""
    spans = [(doc.char_span(name.start, name.end), name) for name in group]
    free = [
        name for span, name in spans if span is not None and not (span.start and doc[span.start - 1].text == "(")
    ]
    yield from pairwise(free)


# What is read of a document, once


def _read(doc: Doc) -> Read:
    """The linked names of a doc, kept with it until its names change."""
    ents = doc.ents
    mark = (len(ents), ents[-1].kb_id_ if ents else "")
    kept = doc.user_data.get(_CACHE)
    if kept and kept[0] == mark:
        found: Read = kept[1]
        return found
    starts = _sentence_starts(doc)
    names = list(_names(doc, [ent for ent in ents if ent.kb_id_], starts))
    people = [name for name in names if name.label == "PER" and not name.quoted]
    text = Read(
        names,
        [name.start for name in names],
        starts,
        people,
        [name.start for name in people],
        list(_subjects(people)),
        frozenset(name.actor_id for name in people if name.speaks),
        {name.actor_id: name.role for name in people if name.role},
        _holders(names),
    )
    doc.user_data[_CACHE] = (mark, text)
    return text


def _sentence_starts(doc: Doc) -> list[int]:
    """Where sentences start; found anew where no component has set them."""
    if doc.has_annotation("SENT_START"):
        return sentence_starts(doc)
    return [doc[at].idx for at in sentences.sentence_starts(doc)] or [0]


def _names(doc: Doc, ents: list[Span], starts: list[int]) -> Iterator[Named]:
    words: list[int] = doc.to_array(LOWER).tolist()
    stretches = [stretch.outer for stretch in quoted(text_of(doc))]
    opens = [start for start, _ in stretches]
    done: dict[int, int] = {}  # people of each sentence so far
    last_end = 0
    for ent in ents:
        start = ent.start_char
        sentence = bisect_right(starts, start) - 1
        person = ent.label_ in ("PER", "PERSON")
        inside = bisect_right(opens, start) - 1
        within = inside >= 0 and start < stretches[inside][1]
        speaks = False
        if person and not within:
            first = not done.get(sentence)
            done[sentence] = 1
            speaks = _after_cue(words, max(last_end, ent.start - CUE_REACH), ent.start) or (
                first and _before_cue(words, ent.end)
            )
            last_end = ent.end
        body = doc._.actors.get(ent._.organisation_id) if ent._.organisation_id else None
        yield Named(
            start, ent.end_char, "PER" if person else ent.label_, ent.kb_id_, ent.text, sentence,
            _office(ent._.role or ""), _actor_words(body), within, speaks,
        )  # fmt: skip


def _after_cue(words: Sequence[int], start: int, end: int) -> bool:
    """Whether a bare cue ("kata", "menurut") leads to the name, in the same clause."""
    leading, stops = _cue_words()[0], _stops()
    for word in reversed(words[start:end]):
        if word in leading or word in stops:
            return word in leading
    return False


def _before_cue(words: Sequence[int], start: int) -> bool:
    """Whether a verb of speech follows the name before the sentence ends or a quote begins."""
    verbs, stops = _cue_words()[1], _stops()
    for word in words[start : start + CUE_REACH]:
        if word in verbs or word in stops:
            return word in verbs
    return False


@cache
def _cue_words() -> tuple[frozenset[int], frozenset[int]]:
    """The cues that stand before their speaker, and the verbs that stand behind, by their hashes."""
    terms = cues.lexicon()
    bare = (form for kind in (terms.bare, terms.passive) for form, cue in kind.items() if not cue.nya)
    leading = frozenset(map(get_string_id, (*bare, *terms["according"])))
    return leading, frozenset(map(get_string_id, terms.verbs))


@cache
def _stops() -> frozenset[int]:
    return frozenset(map(get_string_id, (".", '"', "”", "“", ":", ";", "\n", "\n\n")))


def _actor_words(actor: Actor | None) -> frozenset[str]:
    if actor is None:
        return frozenset()
    return frozenset(word for name in (actor.name, *actor.aliases) for word in _WORD.findall(name.lower()))


@cache
def _long_offices() -> Mapping[str, str]:
    offices: dict[str, str] = lexicon.mapping("references")["offices"]
    return offices


@cache
def _person_heads() -> frozenset[str]:
    return frozenset(form.split()[0] for line in lexicon.mapping("titles")["heads"] for form in line)


def _office(role: str) -> frozenset[str]:
    """The words of a role, short offices spelt out, pointing words off."""
    return _words_of_office(role.lower()) if role else frozenset()


@cache
def _pointing() -> frozenset[str]:
    return frozenset(lexicon.mapping("references")["pointing"])


def _words_of_office(role: str) -> frozenset[str]:
    words: Iterable[str] = (word for word in _WORD.findall(role) if word not in _pointing())
    return frozenset(part for word in words for part in _long_offices().get(word, word).split())
