"""Noun phrases in chunks: where they begin and end, and how the names within them stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import REACH, WITHIN_PHRASE, is_predicate, is_verb
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.chunks import Chunk

JOINING = frozenset({"dan", "serta", "maupun", "bersama", ","})
LONGEST_DESCRIPTION = 14  # words


def ends_description(chunk: Chunk) -> bool:
    words = lexicon()
    if chunk.kind == POINT:
        return chunk.form != "," and chunk.form not in WITHIN_PHRASE
    if chunk.kind != WORD or chunk.form in words["goes_on"]:
        return chunk.kind in (QUOTED, DATE)
    return chunk.form in words["speaker_ends"] or is_verb(chunk.form)


def can_speak(form: str) -> bool:
    return not is_verb(form) and form not in lexicon()["unspeaking"]


def opens_clause(chunks: Sequence[Chunk], start: int) -> bool:
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


def opening_phrase(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The words with which a sentence begins, up to its verb, a mark or a preposition; connectives passed over."""
    words = lexicon()
    start = next((i for i, c in enumerate(chunks) if c.form not in words["connectives"] and c.form != ","), 0)
    phrase: list[Chunk] = []
    for chunk in chunks[start : start + LONGEST_DESCRIPTION]:
        ends = chunk.kind in (QUOTED, DATE, ASIDE) or (chunk.kind == POINT and chunk.form not in JOINING | {"/"})
        if ends or is_predicate(chunk) or chunk.form in words["prepositions"] | words["adverbs"] | {"yang"}:
            break
        phrase.append(chunk)
    return trimmed(phrase)


def measured_by(phrase: list[Chunk], person: Chunk) -> bool:
    """Whether a person only says whose somebody is (pendukung Surya)."""
    before = [c.form for c in phrase if c.start < person.start]
    return bool(before) and before[-1] in lexicon()["relational"]


def spokesman_of(phrase: list[Chunk], person: Chunk) -> bool:
    """Whether the person is only whom someone speaks for (juru bicara Surya), not the speaker."""
    before = [c.form for c in phrase if c.start < person.start]
    return before[-1:] in (["bicara"], ["jubir"], ["pengacara"], ["hukum"])


def joined(phrase: list[Chunk], names: list[Chunk]) -> bool:
    """Whether the names stand side by side as several speakers (Rahma dan Bupati Tegal Surya)."""
    between = [c for c in phrase if names[0].end <= c.start < names[-1].start and c.kind != ASIDE]
    return (
        bool(between)
        and (any(c.form in ("dan", "serta", "maupun") for c in between) or between[0].form in (",", "/"))
        and not any(is_verb(c.form) for c in between)
    )


def trimmed(phrase: list[Chunk]) -> list[Chunk]:
    adverbs = lexicon()["adverbs"]

    def outside(chunk: Chunk, words: frozenset[str]) -> bool:
        return chunk.kind in (POINT, ASIDE, DATE) or (chunk.kind == WORD and chunk.form in words)

    while phrase and outside(phrase[0], adverbs):
        phrase = phrase[1:]
    while phrase and outside(phrase[-1], adverbs - lexicon()["definite"]):
        phrase = phrase[:-1]
    return phrase


def phrase_end(chunks: Sequence[Chunk], start: int) -> int:
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


def subordinate(phrase: list[Chunk]) -> bool:
    """Whether a description points back to someone known by another person (anak buah Surya itu)."""
    return (
        len(phrase) > 2
        and phrase[-1].form in lexicon()["definite"]
        and (phrase[0].form in lexicon()["relational"] or phrase[0].form in lexicon()["kin"])
    )
