"""The parties of an act by the build of the clause: what stands as its subject, its object, its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language.acts import ACTIVE, BARE, MUTUAL, NOUN, PASSIVE, TOGETHER, acts
from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import PLACING, WITHIN_PHRASE, is_verb, subject
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.claims import Claims
    from dashboard.data.language.speakers import Speakers
    from dashboard.data.language.triggers import Trigger

ActorIds = tuple[str, ...]

DEEPEST = 3  # verbs from one to the next whose subject it shares
BETWEEN_REACH = 12  # chunks after a noun in which "antara X dan Y" names its parties
OBJECT_REACH = 14  # chunks after a trigger in which its object is named
TOWARDS = frozenset({"kepada", "terhadap", "ke", "pada", "atas", "untuk", "di", "bagi", "dengan"})
ONWARDS = frozenset({"dari", "kepada", "terhadap", "ke", "pada", "untuk", "atas"})
PURPOSE = frozenset({"untuk", "guna", "demi", "dengan", "sambil", "seraya", "sembari"})
WITH = frozenset({"dengan", "bersama"})
BETWEEN = frozenset({"dan", "dengan", "vs", "-", "–", "/", "serta"})


class Partners:
    """The parties of an act, from the phrases around its trigger."""

    def __init__(self, speakers: Speakers, claims: Claims) -> None:
        self.speakers, self.claims = speakers, claims

    def of(self, chunks: Sequence[Chunk], trigger: Trigger) -> tuple[ActorIds, ActorIds]:
        """The sources and the targets of a trigger, either empty where the clause has none."""
        find = {
            ACTIVE: self._active,
            BARE: self._active,
            PASSIVE: self._passive,
            TOGETHER: self._together,
            NOUN: self._noun,
            MUTUAL: self._mutual,
        }[trigger.act.frame]
        return find(chunks, trigger.start, trigger.end)

    def _active(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[ActorIds, ActorIds]:
        return self._subject(chunks, start), self._object(chunks, end)

    def _passive(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[ActorIds, ActorIds]:
        by = end + 1 if end < len(chunks) and chunks[end].form == "oleh" else end
        place = _place_before(chunks, start)
        return self._phrase(chunks, by), self._names([place]) if place else self._subject(chunks, start)

    def _together(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[ActorIds, ActorIds]:
        before = self._subject(chunks, start)
        if len(before) > 1:
            return before[:1], before[1:2]
        return before, self._object(chunks, end)

    def _noun(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[ActorIds, ActorIds]:
        verb = chunks[start - 1].form if start else ""
        if verb in lexicon()["asking"]:
            return (), ()
        owner, after = self._owner(chunks, end)
        if verb in lexicon()["receiving"]:
            return owner, self._subject(chunks, start - 1)
        towards = self._towards(chunks, after)
        if not owner and start and is_verb(verb):
            owner = self._subject(chunks, start - 1)
        return owner, towards

    def _mutual(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[ActorIds, ActorIds]:
        between = self._between(chunks, end)
        if all(between):
            return between
        at = end
        while at < min(len(chunks), end + 4) and chunks[at].kind == WORD:
            if chunks[at].form in TOWARDS or is_verb(chunks[at].form):
                break
            at += 1
        pair = self._pair(chunks, at)
        if all(pair):
            return pair
        if start and is_verb(chunks[start - 1].form):
            before = self._subject(chunks, start - 1)
            if len(before) > 1:
                return before[:1], before[1:2]
            return before, self._towards(chunks, end)
        return (), ()

    def _between(self, chunks: Sequence[Chunk], at: int) -> tuple[ActorIds, ActorIds]:
        """The parties of "perang di Timur Tengah antara Iran dan Israel"."""
        for k in range(at, min(len(chunks), at + BETWEEN_REACH)):
            if chunks[k].form in ("antara", "antar"):
                return self._pair(chunks, k + 1)
            if chunks[k].form in (",", ".", ";", "yang") or is_verb(chunks[k].form):
                break
        return (), ()

    def _pair(self, chunks: Sequence[Chunk], at: int) -> tuple[ActorIds, ActorIds]:
        """ActorIds side by side: X dan Y, X dengan Y, X-Y, X-Y dengan Z."""
        stop = _phrase_stop(chunks, at, through=WITH)
        phrase = chunks[at:stop]
        with_at = next((k for k, c in enumerate(phrase) if c.form in WITH), None)
        if with_at is not None:
            return self._names(phrase[:with_at], everyone=True), self._names(phrase[with_at:], everyone=True)
        names = self._names(phrase, everyone=True)
        joined = any(c.form in BETWEEN for c in phrase)
        return (names[:1], names[1:]) if joined else ((), ())

    def _owner(self, chunks: Sequence[Chunk], at: int) -> tuple[ActorIds, int]:
        """Whose act a noun names: the name after it, before any preposition."""
        if at + 1 < len(chunks) and chunks[at].form == "yang" and is_verb(chunks[at + 1].form):
            at += 2
        stop = _phrase_stop(chunks, at)
        if at < len(chunks) and chunks[at].form in ("dari", "oleh"):
            stop = _phrase_stop(chunks, at + 1)
            at += 1
        return self._names(chunks[at:stop]), stop

    def _towards(self, chunks: Sequence[Chunk], at: int) -> ActorIds:
        for k in range(at, min(len(chunks), at + 5)):
            if chunks[k].form in TOWARDS:
                return self._phrase(chunks, k + 1)
            if chunks[k].kind in (POINT, NAME) or is_verb(chunks[k].form):
                break
        return ()

    def _object(self, chunks: Sequence[Chunk], at: int) -> ActorIds:
        """The object of a verb; through "agar", the subject of what is asked for."""
        words = lexicon()
        if at < len(chunks) and chunks[at].form == "bahwa" and chunks[at - 1].form in words["accusing"]:
            at += 1
        while at < len(chunks) and chunks[at].form in TOWARDS | words["after_verb"]:
            at += 1
        found = self._phrase(chunks, at)
        stop = _phrase_stop(chunks, at)
        if found or stop + 1 >= len(chunks) or chunks[stop].form not in ONWARDS:
            return found
        return self._phrase(chunks, stop + 1)

    def _phrase(self, chunks: Sequence[Chunk], at: int) -> ActorIds:
        stop = min(_phrase_stop(chunks, at), at + OBJECT_REACH)
        return self._names(chunks[at:stop])

    def _subject(self, chunks: Sequence[Chunk], verb: int) -> ActorIds:
        return self._agent(chunks, verb, DEEPEST)

    def _agent(self, chunks: Sequence[Chunk], verb: int, depth: int) -> ActorIds:
        """The parties that do what a verb says; where it has no subject, those of the verb that governs it."""
        found = subject(chunks, verb)
        if found and found[0] < found[1] and not _is_object(chunks, found, verb):
            shared = depth < DEEPEST and not _acts(chunks, found)
            return () if shared else self._names(chunks[slice(*found)])
        governing = _governing(chunks, verb) if depth else None
        if governing is None:
            return ()
        act = acts().get((chunks[governing].form,))
        if act and act.type == "REQUEST" and act.frame == ACTIVE:
            asked = self._object(chunks[:verb], governing + 1)
            if asked:
                return asked
        return self._agent(chunks, governing, depth - 1)

    def _names(self, phrase: Sequence[Chunk], *, everyone: bool = False) -> ActorIds:
        return self.speakers.parties(list(phrase), claims=self.claims, everyone=everyone)


def _acts(chunks: Sequence[Chunk], phrase: tuple[int, int]) -> bool:
    """Whether a subject is somebody rather than something of somebody's (isu Rusia)."""
    words = lexicon()
    start, end = phrase
    first = chunks[start]
    relative = end < len(chunks) and "yang" in (c.form for c in chunks[end : end + 2])
    somebody = words["roles"] | words["bodies"] | words["singular"] | words["own_side"] | words["first_person"]
    return first.kind == NAME or first.form in somebody or relative


def _is_object(chunks: Sequence[Chunk], phrase: tuple[int, int], verb: int) -> bool:
    """Whether a noun phrase before a verb of purpose is the object of another (mengirim tentara untuk …)."""
    before, link = chunks[phrase[0] - 1] if phrase[0] else None, verb - 1
    while link > phrase[1] and chunks[link].form in lexicon()["adverbs"]:
        link -= 1
    return before is not None and is_verb(before.form) and chunks[link].form in PURPOSE


def _place_before(chunks: Sequence[Chunk], verb: int) -> Chunk | None:
    """The place to which something is done in a relative clause (di Tegal yang diduduki Jepara)."""
    adverbs = lexicon()["adverbs"] | lexicon()["control"]
    at = verb - 1
    while at > 0 and chunks[at].kind == WORD and chunks[at].form in adverbs:
        at -= 1
    if at < 1 or chunks[at].form != "yang":
        return None
    at -= 1
    while at > 0 and (chunks[at].kind == ASIDE or chunks[at].form == ","):
        at -= 1
    placed = at > 0 and chunks[at].kind == NAME and chunks[at - 1].form in PLACING
    return chunks[at] if placed else None


def _governing(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The verb before, where nothing that could be a subject stands between the two."""
    words = lexicon()
    for k in range(verb - 1, max(-1, verb - 30), -1):
        chunk = chunks[k]
        if chunk.form in ("bahwa", ";", ":", ".") or chunk.kind == QUOTED:
            return None
        if chunk.kind == WORD and is_verb(chunk.form) and chunk.form not in words["adverbs"]:
            return k
    return None


def _phrase_stop(chunks: Sequence[Chunk], at: int, *, through: frozenset[str] = frozenset()) -> int:
    """Where the noun phrase from ``at`` on ends."""
    words = lexicon()
    for k in range(at, min(len(chunks), at + OBJECT_REACH)):
        chunk = chunks[k]
        if chunk.kind == POINT and chunk.form not in WITHIN_PHRASE and not _lists(chunks, k):
            return k
        if chunk.kind == DATE or chunk.form in ("yang", "untuk", "agar", "supaya"):
            return k
        if (
            chunk.kind == WORD
            and chunk.form not in through
            and (
                chunk.form in words["prepositions"]
                or (chunk.form in words["barriers"] and chunk.form not in ("dan", "serta"))
                or is_verb(chunk.form)
                or chunk.form in words["auxiliaries"]
            )
        ):
            return k
    return min(len(chunks), at + OBJECT_REACH)


def _lists(chunks: Sequence[Chunk], comma: int) -> bool:
    """Whether a comma stands between names of a list (Iran, Irak, dan Suriah)."""
    return (
        chunks[comma].form == ","
        and 0 < comma < len(chunks) - 1
        and chunks[comma - 1].kind in (NAME, ASIDE)
        and (chunks[comma + 1].kind == NAME or chunks[comma + 1].form == "dan")
    )
