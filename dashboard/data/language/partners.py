"""The parties of an act by the build of the clause: what stands as its subject, its object, its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language.acts import ACTIVE, BARE, MUTUAL, NOUN, PASSIVE, TOGETHER, acts
from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import PLACING, WITHIN_PHRASE, is_verb, subject
from dashboard.data.language.cues import lexicon
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.parties import BODY, DESCRIBED, SIDE, STATE, TWO, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.claims import Claims
    from dashboard.data.language.speakers import Speakers
    from dashboard.data.language.triggers import Trigger

Group = tuple[Party, ...]

DEEPEST = 3  # verbs from one to the next whose subject it shares
BETWEEN_REACH = 12  # chunks after a noun in which "antara X dan Y" names its parties
OBJECT_REACH = 14  # chunks after a trigger in which its object is named
WITH_REACH = 5  # chunks after a trigger in which "dengan" leads to the other side
TOWARDS = frozenset({"kepada", "terhadap", "ke", "pada", "atas", "untuk", "di", "bagi", "dengan"})
ONWARDS = frozenset({"dari", "kepada", "terhadap", "ke", "pada", "untuk", "atas", "di"})
PURPOSE = frozenset({"untuk", "guna", "demi", "dengan", "sambil", "seraya", "sembari"})
WITH = frozenset({"dengan", "bersama"})
BETWEEN = frozenset({"dan", "dengan", "vs", "-", "–", "/", "serta"})
LISTING = frozenset({"yakni", "yaitu", "termasuk", "seperti"})  # lead from a description to the names
OPENING_MARKS = frozenset("\"“‘'")
ALSO = frozenset({"dan", "serta", "lalu", "kemudian"})
DIRECTING = frozenset({"REQUEST", "THREATEN", "YIELD"})  # acts whose object does what is told next
MEANT = frozenset({SIDE, TWO, STATE, DESCRIBED})


class Partners:
    """The parties of the acts of one sentence, from the phrases around each."""

    def __init__(
        self, chunks: Sequence[Chunk], parties: Sequence[Party], *, speakers: Speakers, claims: Claims
    ) -> None:
        self.chunks, self.parties = chunks, parties
        self.speakers, self.claims = speakers, claims
        self.places = {party.at for party in parties}

    def of(self, trigger: Trigger) -> tuple[Group, Group]:
        """The sources and the targets of a trigger, either empty where the clause has none."""
        if self.chunks[trigger.start].form in mapping("act_forms")["suspects"]:
            return self._suspect(trigger.start, trigger.end)
        find = {
            ACTIVE: self._active,
            BARE: self._active,
            PASSIVE: self._passive,
            TOGETHER: self._together,
            NOUN: self._noun,
            MUTUAL: self._mutual,
        }[trigger.act.frame]
        return find(trigger.start, trigger.end)

    def _active(self, start: int, end: int) -> tuple[Group, Group]:
        return self._subject(start), self._object(end)

    def _passive(self, start: int, end: int) -> tuple[Group, Group]:
        by = end + 1 if end < len(self.chunks) and self.chunks[end].form == "oleh" else end
        place = _place_before(self.chunks, start)
        if place is not None:
            return self._phrase(by), self._in(place, place + 1)
        return self._phrase(by), self._subject(start)

    def _together(self, start: int, end: int) -> tuple[Group, Group]:
        before = self._subject(start)
        if len(before) > 1:
            return before[:1], before[1:]
        if companion := self._companion(start):
            return companion, before
        return before, self._with(end) or self._object(end)

    def _with(self, at: int) -> Group:
        """The other side behind "dengan", words of kind passed over (rapat terbuka dengan DPR)."""
        for k in range(at, min(len(self.chunks), at + WITH_REACH)):
            if self.chunks[k].form in WITH:
                return self._phrase(k + 1)
            if self.chunks[k].kind not in (WORD, ASIDE) or is_verb(self.chunks[k].form):
                break
        return ()

    def _companion(self, verb: int) -> Group:
        """The first side of "X bersama Y sepakat", whose second the subject of the verb is."""
        found = subject(self.chunks, verb)
        if found is None or found[0] < 2 or self.chunks[found[0] - 1].form not in WITH:
            return ()
        return self._in(*_phrase_before(self.chunks, found[0] - 1))

    def _noun(self, start: int, end: int) -> tuple[Group, Group]:
        verb = self.chunks[start - 1].form if start else ""
        if verb in lexicon()["asking"]:
            return (), ()
        owner, after = self._owner(end)
        if verb in lexicon()["receiving"]:
            return owner, self._subject(start - 1)
        towards = self._towards(after)
        if not owner and start and is_verb(verb):
            owner = self._subject(start - 1)
        if not towards and owner and after < len(self.chunks):
            towards = self._struck(after)
        return owner, towards

    def _struck(self, at: int) -> Group:
        """Whom the subject of an act hits (serangan Israel telah menewaskan warga Gaza)."""
        words = lexicon()
        while at < len(self.chunks) and self.chunks[at].form in words["adverbs"] | words["definite"] | {"yang"}:
            at += 1
        act = acts().get((self.chunks[at].form,)) if at < len(self.chunks) else None
        return self._object(at + 1) if act and act.frame == ACTIVE else ()

    def _suspect(self, start: int, end: int) -> tuple[Group, Group]:
        """Who accuses whom: "K menetapkan X sebagai tersangka", "X menjadi tersangka K"."""
        verb = next((k for k in range(start - 1, -1, -1) if is_verb(self.chunks[k].form)), None)
        if verb is None:
            return (), ()
        if self.chunks[verb].form.startswith("men") and self.chunks[start - 1].form == "sebagai":
            return self._subject(verb), self._phrase(verb + 1)
        return self._owner(end)[0] or self._phrase(verb + 1), self._subject(verb)

    def _mutual(self, start: int, end: int) -> tuple[Group, Group]:
        between = self._between(end)
        if all(between):
            return between
        at = end
        while at < min(len(self.chunks), end + 4) and self.chunks[at].kind == WORD:
            if self.chunks[at].form in TOWARDS or is_verb(self.chunks[at].form):
                break
            at += 1
        pair = self._pair(at)
        if all(pair):
            return pair
        owner, after = self._owner(end)
        if start and is_verb(self.chunks[start - 1].form):
            before = self._subject(start - 1)
            if len(before) > 1:
                return before[:1], before[1:]
            return before, self._towards(end) or owner
        return owner, self._towards(after) if owner else ()

    def _between(self, at: int) -> tuple[Group, Group]:
        """The parties of "perang di Timur Tengah antara Iran dan Israel"."""
        for k in range(at, min(len(self.chunks), at + BETWEEN_REACH)):
            if self.chunks[k].form in ("antara", "antar"):
                return self._pair(k + 1)
            if self.chunks[k].form in (",", ".", ";", "yang") or is_verb(self.chunks[k].form):
                break
        return (), ()

    def _pair(self, at: int) -> tuple[Group, Group]:
        """Sides that stand together: X dan Y, X dengan Y, X-Y, X-Y dengan Z."""
        stop = _phrase_stop(self.chunks, at, through=WITH)
        with_at = next((k for k in range(at, stop) if self.chunks[k].form in WITH), None)
        if with_at is not None:
            return self._in(at, with_at, everyone=True), self._in(with_at, stop, everyone=True)
        names = self._in(at, stop, everyone=True)
        joined = any(c.form in BETWEEN for c in self.chunks[at:stop])
        return (names[:1], names[1:]) if joined else ((), ())

    def _owner(self, at: int) -> tuple[Group, int]:
        """Whose act a noun names: the name after it, before any preposition."""
        if at + 1 < len(self.chunks) and self.chunks[at].form == "yang" and is_verb(self.chunks[at + 1].form):
            at += 2
        stop = _phrase_stop(self.chunks, at)
        if at < len(self.chunks) and self.chunks[at].form in ("dari", "oleh"):
            stop = _phrase_stop(self.chunks, at + 1)
            at += 1
        return self._in(at, stop), stop

    def _towards(self, at: int) -> Group:
        for k in range(at, min(len(self.chunks), at + 5)):
            if self.chunks[k].form in TOWARDS:
                return self._phrase(k + 1)
            if self.chunks[k].kind in (POINT, NAME) or is_verb(self.chunks[k].form):
                break
        return ()

    def _object(self, at: int) -> Group:
        """The object of a verb; through "agar", the subject of what is asked for."""
        chunks, words = self.chunks, lexicon()
        if at < len(chunks) and chunks[at].form == "bahwa" and chunks[at - 1].form in words["accusing"]:
            at += 1
        passed = TOWARDS | words["after_verb"] | set(mapping("act_forms")["completing"])
        while at < len(chunks) and chunks[at].form in passed:
            at += 1
        found = self._phrase(at)
        stop = _phrase_stop(chunks, at)
        if found or stop + 1 >= len(chunks):
            return found
        if chunks[stop].form in ONWARDS:
            return self._phrase(stop + 1)
        if chunks[stop].form == "," and chunks[stop + 1].form in LISTING:
            stop += 1
        return self._phrase(stop + 1) if chunks[stop].form in LISTING else ()

    def _phrase(self, at: int) -> Group:
        return self._in(at, min(_phrase_stop(self.chunks, at), at + OBJECT_REACH))

    def _subject(self, verb: int) -> Group:
        return self._agent(verb, DEEPEST)

    def _agent(self, verb: int, depth: int) -> Group:
        """The parties that do what a verb says; where it has no subject, those of the verb that governs it."""
        chunks = self.chunks
        found = _subject(chunks, verb)
        if found and not _is_object(chunks, found, verb):
            if depth == DEEPEST or _acts(chunks, found):
                return self._in(*found)
            reporting = _reporting(chunks, found[0])
            return self._agent(reporting, depth - 1) if reporting is not None and depth else ()
        governing = _governing(chunks, verb) if depth else None
        if governing is None:
            return ()
        if (twin := _twin(chunks, verb)) is not None:
            return self._agent(twin, depth - 1)
        act = acts().get((chunks[governing].form,))
        if act and act.frame == ACTIVE and act.type in DIRECTING:
            asked = self._before(verb)._object(governing + 1)
            if asked:
                return asked
        return self._agent(governing, depth - 1)

    def _before(self, at: int) -> Partners:
        return Partners(self.chunks[:at], self.parties, speakers=self.speakers, claims=self.claims)

    def _in(self, start: int, stop: int, *, everyone: bool = False) -> Group:
        """The parties that a noun phrase names, or means where it names none."""
        within = [p for p in self.parties if start <= p.at < stop]
        if not within:
            return ()
        phrase = [c for k, c in enumerate(self.chunks[start:stop], start) if c.kind != NAME or k in self.places]
        ids = self.speakers.parties(phrase, claims=self.claims, everyone=everyone)
        named = tuple(p for p in within if p.actor_id in ids and p.kind != BODY)
        if named:
            return named
        return tuple(p for p in within if p.kind in MEANT) if not ids else ()


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


def _place_before(chunks: Sequence[Chunk], verb: int) -> int | None:
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
    return at if placed else None


def _phrase_before(chunks: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The noun phrase that ends before a place, as a slice."""
    start = at
    while start and chunks[start - 1].kind in (WORD, NAME, ASIDE) and not is_verb(chunks[start - 1].form):
        if chunks[start - 1].form in lexicon()["barriers"] or chunks[start - 1].form in lexicon()["prepositions"]:
            break
        start -= 1
    return start, at


def _subject(chunks: Sequence[Chunk], verb: int) -> tuple[int, int] | None:
    """The subject of a verb; where none is found, that behind the adjunct with which the sentence opens."""
    verb = _before_mark(chunks, verb)
    found = subject(chunks, verb)
    if not found and chunks[0].form in lexicon()["prepositions"]:
        after = next((k + 1 for k in range(verb) if chunks[k].form == ","), verb)
        behind = subject(chunks[after:], verb - after)
        found = (behind[0] + after, behind[1] + after) if behind else None
    return found if found and found[0] < found[1] else None


def _reporting(chunks: Sequence[Chunk], clause: int) -> int | None:
    """The verb that reports a clause (menyebut bahwa isu itu menjadi …)."""
    at = clause - 1 - (clause > 1 and chunks[clause - 1].form == "bahwa")
    return at if at >= 0 and is_verb(chunks[at].form) else None


def _before_mark(chunks: Sequence[Chunk], verb: int) -> int:
    """The place of the mark that a quoted fragment opens with, where the verb is its first word."""
    return verb - 1 if verb and chunks[verb - 1].form in OPENING_MARKS else verb


def _twin(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The same verb before, to which "dan" joins this one (meminta X mundur dan meminta Y menunggu)."""
    adverbs, link = lexicon()["adverbs"], verb - 1
    while link > 0 and chunks[link].form in adverbs:
        link -= 1
    if link < 1 or chunks[link].form not in ALSO:
        return None
    return next((k for k in range(link - 1, -1, -1) if chunks[k].form == chunks[verb].form), None)


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
