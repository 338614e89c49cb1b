"""What a pair of parties and an act look like to the model that judges whether one acts upon the other.

Every trait is a name such as ``source:before``; a model gives each a weight (``relation_weights.csv``). Traits of
a side tell how one party stands to the act, those of the pair how the two stand to each other.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from dashboard.data.language.acts import MUTUAL, PASSIVE, TOGETHER
from dashboard.data.language.chunks import ASIDE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.parties import OUTSIDE, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.parties import Party
    from dashboard.data.language.triggers import Trigger

STEPS = (0, 1, 2, 4, 8, 16)  # chunks between a party and an act, in steps
JOINING = frozenset({"dan", "serta", ",", "maupun", "&"})
LONGEST_LINK = 5  # chunks between two names of a list
AND = "dan"
CITING = frozenset({"menurut", "dalam", "mengutip", "dilansir", "dikutip", "laporan", "berdasarkan"})
PHRASE = 5  # words of a noun phrase before the name in it
MARKS = frozenset('"“”')
OPENING = frozenset('"“,')


class Outline:
    """A sentence's marks counted from its start, so that what lies between two places is a difference."""

    def __init__(self, chunks: Sequence[Chunk], parties: Sequence[Party]) -> None:
        self.chunks = chunks
        self.places = [p.at for p in parties]
        words = lexicon()
        self.verbs = _count(c.kind == WORD and is_verb(c.form) for c in chunks)
        self.commas = _count(c.form == "," for c in chunks)
        self.marks = _count(c.kind == QUOTED or c.form in MARKS for c in chunks)
        self.relatives = _count(c.form == "yang" for c in chunks)
        self.clauses = _count(c.form in words["barriers"] and c.form not in JOINING for c in chunks)
        self.joins = _count(c.form in ("dan", "serta") for c in chunks)
        self.lists = _lists(chunks)
        self.stops = _count(c.form in (";", ":", ".") for c in chunks)

    def names_between(self, start: int, end: int) -> int:
        return bisect_left(self.places, end) - bisect_left(self.places, start)

    def joined(self, first: int, last: int) -> bool:
        """Whether the names at two places are members of one list (Iran, Irak, dan pemerintah Suriah)."""
        return first in self.lists and self.lists.get(first) == self.lists.get(last)

    def preposition(self, at: int) -> str:
        """What leads to the noun phrase around a name: a preposition, a verb, a mark, another name, the start."""
        prepositions = lexicon()["prepositions"]
        for k in range(at - 1, max(-1, at - 1 - PHRASE), -1):
            chunk = self.chunks[k]
            if chunk.kind == ASIDE:
                continue
            if chunk.kind == NAME:
                return "name"
            if chunk.kind == POINT:
                return "," if chunk.form == "," else "point"
            if chunk.form in prepositions or chunk.form in ("yang", "bahwa", "antara", "melawan", "bersama"):
                return chunk.form
            if chunk.form in JOINING:
                return "dan"
            if is_verb(chunk.form):
                return "verb"
        return "start" if at <= PHRASE else "noun"

    def adjunct(self, at: int) -> str:
        """The preposition with which the sentence, or what follows a comma, opens and leads to a name."""
        prepositions = lexicon()["prepositions"]
        for k in range(at - 1, -1, -1):
            chunk = self.chunks[k]
            if chunk.kind not in (WORD, NAME):
                return ""
            if chunk.form in prepositions:
                return chunk.form if not k or self.chunks[k - 1].form in OPENING else ""
        return ""

    def word_before(self, at: int) -> str:
        return _kind(self.chunks[at - 1]) if at else "start"

    def word_after(self, at: int) -> str:
        k = at + 1
        while k < len(self.chunks) and self.chunks[k].kind == ASIDE:
            k += 1
        if k >= len(self.chunks):
            return "end"
        after = self.chunks[k]
        return "person" if after.kind == NAME and after.label == "PER" else _kind(after)


def _lists(chunks: Sequence[Chunk]) -> dict[int, int]:
    """The number of the list that each name of one stands in; "dan" leads to the last name of a list."""
    names = [at for at, chunk in enumerate(chunks) if chunk.kind == NAME]
    found: dict[int, int] = {}
    members = names[:1]
    for left, right in pairwise(names):
        link = _link(chunks[left + 1 : right])
        if link == "," and CITING.intersection(c.form for c in chunks[max(0, left - PHRASE) : left]):
            link = ""  # "Menurut Kabar Pesisir, Rahma dan Surya …": no list of three
        members = [*members, right] if link else [right]
        if link == AND:
            found |= dict.fromkeys(members, members[0])
            members = [right]
    return found


def _link(between: Sequence[Chunk]) -> str:
    """How two names are joined: by a comma, by "dan" or not at all; words of rank may stand between."""
    prepositions, forms = lexicon()["prepositions"], [c.form for c in between if c.kind != ASIDE]
    if not 0 < len(forms) <= LONGEST_LINK or any(
        form in prepositions or form == "yang" or is_verb(form) for form in forms
    ):
        return ""
    if AND in forms[:2] or "serta" in forms[:2] or "maupun" in forms[:2]:
        return AND
    return "," if forms[0] == "," and "," not in forms[1:] else ""


def _count(marks: Iterable[bool]) -> list[int]:
    return [0, *accumulate(map(int, marks))]


def _kind(chunk: Chunk) -> str:
    words = lexicon()
    if chunk.kind != WORD:
        return chunk.kind if chunk.kind != POINT else chunk.form
    if chunk.form in words["prepositions"] or chunk.form in JOINING or chunk.form == "yang":
        return chunk.form
    for name in ("roles", "bodies", "negations", "auxiliaries"):
        if chunk.form in words[name]:
            return name
    if chunk.form in mapping("act_forms")["forces"]:
        return "force"
    return "verb" if is_verb(chunk.form) else "noun"


def _step(count: int) -> int:
    return next((step for step in reversed(STEPS) if count >= step), 0)


def of_side(outline: Outline, trigger: Trigger, party: Party, *, ruled: str) -> list[str]:
    """The traits of one party of an act; ``ruled`` is what the rules make of it (source, target, none)."""
    frame = trigger.act.frame
    if party.at == OUTSIDE:
        return [SPEAKER, f"{SPEAKER} {frame}", f"ruled {ruled}", f"{SPEAKER} names {_names(outline, trigger)}"]
    before = party.at < trigger.start
    start, end = (party.at + 1, trigger.start) if before else (trigger.end, party.at)
    side = "before" if before else "after"
    names, verbs = min(outline.names_between(start, end), 3), min(outline.verbs[end] - outline.verbs[start], 2)
    preposition = outline.preposition(party.at)
    place = f"{frame} {side}"
    found = [
        place,
        f"{place} ruled {ruled}",
        f"ruled {ruled}",
        f"{place} names {names}",
        f"{place} verbs {verbs}",
        f"{place} {preposition}",
        f"{preposition} verbs {verbs}",
        f"{side} distance {_step(end - start)}",
        f"{frame} {side} adjacent {min(end - start, 2)}",
        f"word before {outline.word_before(party.at)}",
        f"word after {outline.word_after(party.at)}",
        f"{side} word after {outline.word_after(party.at)}",
        f"kind {party.kind} {party.label}",
        f"{side} kind {party.kind} {party.label}",
        f"{trigger.act.type} {side}",
        f"{trigger.act.type} {party.label}",
        f"{trigger.act.type} {side} {preposition}",
        f"{place} names {names} verbs {verbs}",
        f"{place} names {names} verbs {verbs} {preposition}",
    ]
    if not outline.names_between(0, party.at):
        found.append(f"{side} first")
    if before and outline.commas[end] - outline.commas[start] and (adjunct := outline.adjunct(party.at)):
        found.extend(("adjunct", f"adjunct {adjunct}"))
    found.extend(f"{side} {mark}" for mark in _between(outline, start, end))
    return found


def _names(outline: Outline, trigger: Trigger) -> int:
    """How many parties stand before an act, up to two."""
    return min(outline.names_between(0, trigger.start), 2)


def _between(outline: Outline, start: int, end: int) -> Iterator[str]:
    for name in ("commas", "marks", "relatives", "clauses", "joins", "stops"):
        counts = getattr(outline, name)
        if n := min(counts[end] - counts[start], 2):
            yield f"{name} {n}"


def of_pair(outline: Outline, trigger: Trigger, source: Party, target: Party, *, ruled: str) -> list[str]:
    """The traits that only the two together have; ``ruled`` is what the rules make of the pair."""
    frame = trigger.act.frame
    order = "".join(name for _, name in sorted(((source.at, "S"), (target.at, "T"), (trigger.start, "V"))))
    found = [
        "pair",
        f"pair {frame} {order}",
        f"pair ruled {ruled}",
        f"pair {frame} ruled {ruled}",
        f"pair {trigger.act.type}",
        f"pair word {' '.join(c.form for c in outline.chunks[trigger.start : trigger.end])}",
        f"pair labels {source.label or source.kind} {target.label or target.kind}",
        f"pair clitic {trigger.clitic}",
        *_before_trigger(outline, trigger),
    ]
    if OUTSIDE not in (source.at, target.at):
        first, last = sorted((source.at, target.at))
        between = outline.chunks[first + 1 : last]
        symmetric = frame in (MUTUAL, TOGETHER)
        link = " ".join(c.form for c in between if c.kind != ASIDE)[:10] if last - first < 4 else "far"
        joined = any(c.form in JOINING for c in between) and not outline.verbs[last] - outline.verbs[first]
        found.append(f"pair {frame if symmetric else ''} link {link if link in LINKS else 'other'}")
        found.append(f"pair {symmetric} {order} joined {joined} {min(outline.names_between(first + 1, last), 2)}")
        found.append(f"pair marks {min(outline.marks[last] - outline.marks[first + 1], 2)}")
        found.append(f"pair {symmetric} in order {source.at < target.at}")
    return found


LINKS = frozenset({"dan", "dengan", "-", "–", "", "far", ",", "ke", "dari", "serta", "dan pemerintah", "vs", "/"})


def _before_trigger(outline: Outline, trigger: Trigger) -> Iterator[str]:
    before = outline.chunks[trigger.start - 1] if trigger.start else None
    after = outline.chunks[trigger.end] if trigger.end < len(outline.chunks) else None
    yield f"pair {trigger.act.frame} after {_kind(before) if before else 'start'}"
    yield f"pair {trigger.act.frame} before {_kind(after) if after else 'end'}"
    if trigger.act.frame == PASSIVE and after is not None:
        yield f"pair passive by {after.form == 'oleh'}"
