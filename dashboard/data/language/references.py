"""To whom a pronoun or a bare role points: recency, kind and the subject of the last sentence, never a guess."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.chunks import sentence_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

REACH = 4  # sentences that a pronoun may look back
NOBODY: tuple[tuple[str, ...], float] = ((), 0.0)
_CONJUNCTION = re.compile(r"(?: ?\([^()]{1,20}\))?,? (?:dan|serta|bersama) (?:\w[\w.]* ){0,6}")
_CACHE = "tilik_references"


@dataclass(frozen=True, slots=True)
class Named:
    """A linked name, with the number of its sentence and the words of its role."""

    start: int
    end: int
    label: str
    actor_id: str
    sentence: int
    role: frozenset[str]


def antecedent(doc: Doc, offset: int, *, phrase: str) -> tuple[tuple[str, ...], float]:
    """The actors to whom ``phrase`` at code point ``offset`` most likely points, and a confidence 0..1.

    ``phrase`` is a pronoun ("dia", "-nya", "keduanya", "pihaknya") or a role without a name ("Menlu itu"). Only
    names before the offset count, save for a role that the article explains later. Where nothing fits, the
    answer is ``((), 0.0)``.
    """
    names, sentences = _read(doc)
    words = [word for word in phrase.lower().split() if word]
    plain = " ".join(words)
    kinds = lexicon.mapping("references")
    before = names[: bisect_left(names, offset, key=attrgetter("start"))]
    here = bisect_right(sentences, offset) - 1
    if plain in kinds["both"]:
        return _pair(doc, before, here)
    if plain in kinds["single"]:
        return _subject(before, here, ("PER",))
    if words and words[0] in kinds["side"] and len(words) == 1:
        return _subject(before, here, ("PER", "ORG"))
    return _holder(names, before, _office(phrase))


def _read(doc: Doc) -> tuple[list[Named], list[int]]:
    """The linked names and the sentence starts of a doc, kept with it until its names change."""
    ents = doc.ents
    kept = doc.user_data.get(_CACHE)
    mark = (len(ents), ents[-1].kb_id_ if ents else "")
    if kept and kept[0] == mark:
        names, sentences = kept[1]
        return names, sentences
    sentences = sentence_starts(doc)
    names = [
        Named(
            ent.start_char,
            ent.end_char,
            ent.label_,
            ent.kb_id_,
            bisect_right(sentences, ent.start_char) - 1,
            _office(ent._.role or ""),
        )
        for ent in ents
        if ent.kb_id_
    ]
    doc.user_data[_CACHE] = (mark, (names, sentences))
    return names, sentences


def _subject(before: list[Named], here: int, labels: tuple[str, ...]) -> tuple[tuple[str, ...], float]:
    """The first fitting name of the last sentence that has one; surer where nobody else is named there."""
    for distance, group in _sentences_back(before, here):
        fitting = [name for name in group if name.label in labels]
        if fitting:
            alone = len({name.actor_id for name in fitting}) == 1
            return (fitting[0].actor_id,), round((0.8 if alone else 0.6) - 0.1 * distance, 2)
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


def _pair(doc: Doc, before: list[Named], here: int) -> tuple[tuple[str, ...], float]:
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


def _holder(names: list[Named], before: list[Named], office: frozenset[str]) -> tuple[tuple[str, ...], float]:
    """The last person before, or the only one after, whose role holds all words of the office."""
    if not office:
        return NOBODY
    for name in reversed(before):
        if name.label == "PER" and office <= name.role:
            return (name.actor_id,), 0.8
    later = {name.actor_id for name in names[len(before) :] if name.label == "PER" and office <= name.role}
    return ((later.pop(),), 0.5) if len(later) == 1 else NOBODY


@cache
def _long_offices() -> dict[str, str]:
    offices: dict[str, str] = lexicon.mapping("references")["offices"]
    return offices


def _office(role: str) -> frozenset[str]:
    """The words of a role, short offices spelt out, pointing words off."""
    pointing = lexicon.mapping("references")["pointing"]
    words = (word for word in re.findall(r"[\w'-]+", role.lower()) if word not in pointing)
    return frozenset(part for word in words for part in _long_offices().get(word, word).split())
