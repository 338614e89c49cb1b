"""Where a sentence names an act: the words of the lexicon, in their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.data.language.acts import Act, acts, openings
from dashboard.data.language.chunks import WORD
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.chunks import Chunk

CLITIC = "nya"
BLAME_REACH = 12  # chunks after "menyebut" in which it blames
SENT_REACH = 4  # chunks after a verb of sending in which it says what is sent


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an act, as places in a row of chunks; ``clitic`` where -nya ends them (serangannya)."""

    start: int
    end: int
    act: Act
    clitic: bool = False


def triggers(chunks: Sequence[Chunk], *, contest: bool = False) -> Iterator[Trigger]:
    """The triggers of a sentence, from left to right; the longer of two that start together.

    ``contest`` tells that the text is of sport.
    """
    contest = contest or is_contest(chunks)
    forms = [c.form if c.kind == WORD else "" for c in chunks]
    end = 0
    for start, form in enumerate(forms):
        if start < end or not form:
            continue
        found = _longest(forms, start)
        if found is None or _is_part_of_another(chunks, found.start, found.end):
            continue
        if contest and (form in lexicon()["contests"] or found.act.type in mapping("act_forms")["not_in_sport"]):
            continue
        if form in mapping("act_forms")["judging"] and not _blames(forms, found.end):
            continue
        end = found.end
        yield found


def is_contest(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence tells of sport, where to attack and to host are no acts of this kind."""
    sport = lexicon()["sport"]
    return any(c.form in sport or c.form.startswith("timnas") for c in chunks)


def _longest(forms: Sequence[str], start: int) -> Trigger | None:
    """The trigger that starts at a chunk; a chunk of several words ("meminta kepada") counts by its first."""
    known, opening = acts(), openings()
    if forms[start].split()[0].removesuffix(CLITIC) not in opening and forms[start] not in opening:
        return None
    for end in (start + 2, start + 1):
        if not all(forms[start:end]) or end > len(forms):
            continue
        words = " ".join(forms[start:end]).split()
        for size in (len(words), 1) if end == start + 1 else (len(words),):
            form = tuple(words[:size])
            if act := known.get(form):
                return Trigger(start, end, _by_object(act, forms, end))
            if form[-1].endswith(CLITIC) and (act := known.get((*form[:-1], form[-1].removesuffix(CLITIC)))):
                return Trigger(start, end, act, clitic=True)
    return None


def _blames(forms: Sequence[str], end: int) -> bool:
    """Whether a judgement is one against somebody (menyebut X melanggar …) rather than a plain report."""
    blaming = mapping("act_forms")["blaming"]
    return any(form in blaming for form in forms[end : end + BLAME_REACH])


def _by_object(act: Act, forms: Sequence[str], end: int) -> Act:
    """Whoever sends troops mobilizes them; whoever sends anything else aids."""
    words = mapping("act_forms")
    if act.type != "AID" or forms[end - 1].split()[0] not in words["sending"]:
        return act
    sent = forms[end : end + SENT_REACH]
    armed = any(form in words["troops"] for form in sent) and not any(form in words["peaceful"] for form in sent)
    return Act("MOBILIZE", act.frame) if armed else act


def _is_part_of_another(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether a word of an act belongs to an expression that says something else (juru bicara, perang harga)."""
    words, forms = lexicon(), mapping("act_forms")
    before = chunks[start - 1].form if start else ""
    after = chunks[end].form if end < len(chunks) else ""
    if before in words["no_act_after"] or before in forms["field"]:
        return True
    return after in words["no_act_before"] or after in forms["nobody"]
