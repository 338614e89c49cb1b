"""Where a sentence names an act: the words of the lexicon, in their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.data.language.acts import acts, openings
from dashboard.data.language.chunks import WORD
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.acts import Act
    from dashboard.data.language.chunks import Chunk

CLITIC = "nya"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an act, as places in a row of chunks; ``clitic`` where -nya ends them (serangannya)."""

    start: int
    end: int
    act: Act
    clitic: bool = False


def triggers(chunks: Sequence[Chunk]) -> Iterator[Trigger]:
    """The triggers of a sentence, from left to right; the longer of two that start together."""
    contest = is_contest(chunks)
    forms = [c.form if c.kind == WORD else "" for c in chunks]
    end = 0
    for start, form in enumerate(forms):
        if start < end or not form:
            continue
        found = _longest(forms, start)
        if found is None or _is_part_of_another(chunks, found.start, found.end):
            continue
        if contest and form in lexicon()["contests"]:
            continue
        end = found.end
        yield found


def is_contest(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence tells of sport, where to attack and to host are no acts of this kind."""
    sport = lexicon()["sport"]
    return any(c.form in sport or c.form.startswith("timnas") for c in chunks)


def _longest(forms: Sequence[str], start: int) -> Trigger | None:
    known, opening = acts(), openings()
    plain = forms[start].removesuffix(CLITIC)
    if forms[start] not in opening and plain not in opening:
        return None
    for length in (2, 1):
        words = tuple(forms[start : start + length])
        if act := known.get(words):
            return Trigger(start, start + len(words), act)
        if words[-1].endswith(CLITIC) and (act := known.get((*words[:-1], words[-1].removesuffix(CLITIC)))):
            return Trigger(start, start + len(words), act, clitic=True)
    return None


def _is_part_of_another(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether a word of an act belongs to an expression that says something else (juru bicara, perang harga)."""
    words = lexicon()
    before = chunks[start - 1].form if start else ""
    after = chunks[end].form if end < len(chunks) else ""
    return before in words["no_act_after"] or after in words["no_act_before"]
