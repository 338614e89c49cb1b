"""Who does what to whom: the component that finds acts of one actor upon another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.data.language.acts import ACTIVE, MUTUAL, NOUN, PASSIVE, TOGETHER, Act, acts, openings
from dashboard.data.language.annotation import Relation
from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD, read
from dashboard.data.language.claims import Claims
from dashboard.data.language.clauses import PLACING, WITHIN_PHRASE, is_verb, subject
from dashboard.data.language.cues import lexicon
from dashboard.data.language.naming import Speaker
from dashboard.data.language.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.chunks import Chunk

Parties = tuple[str, ...]

DEEPEST = 3  # verbs from one to the next whose subject it shares
BETWEEN_REACH = 12  # chunks after a noun in which "antara X dan Y" names its parties
THIRD_REACH = 20  # chunks after a request in which it names a third actor
OBJECT_REACH = 14  # chunks after a trigger in which its object is named
TOWARDS = frozenset({"kepada", "terhadap", "ke", "pada", "atas", "untuk", "di", "bagi", "dengan"})
ONWARDS = frozenset({"dari", "kepada", "terhadap", "ke", "pada", "untuk", "atas"})
PURPOSE = frozenset({"untuk", "guna", "demi", "dengan", "sambil", "seraya", "sembari"})
WITH = frozenset({"dengan", "bersama"})
BETWEEN = frozenset({"dan", "dengan", "vs", "-", "–", "/", "serta"})
CONFIDENCE = {ACTIVE: 0.8, PASSIVE: 0.75, TOGETHER: 0.75, NOUN: 0.6, MUTUAL: 0.6}


@Language.component("tilik_relations")
def tilik_relations(doc: Doc) -> Doc:
    """Set ``doc._.relations``, in order of their triggers."""
    claims = Claims(doc._.quotes)
    found: dict[tuple[int, str, str], Relation] = {}
    if len({e.kb_id_ for e in doc.ents if e.kb_id_}) > 1:
        for relation in _relations(doc, claims):
            found.setdefault((relation.start, relation.source_id, relation.target_id), relation)
    doc._.relations = sorted(found.values(), key=lambda r: r.start)
    return doc


@dataclass(frozen=True, slots=True)
class Match:
    """One trigger with its parties, ids of actors."""

    start: int
    end: int
    act: Act
    sources: Parties
    targets: Parties


def _relations(doc: Doc, claims: Claims) -> Iterator[Relation]:
    reading = read(doc, stretches=[])
    parties = Partners(Speakers(reading), claims)
    words = lexicon()
    for sentence in reading.sentences:
        chunks = sentence.chunks
        parties.hear(until=sentence.start)
        if sum(c.kind == NAME for c in chunks) < 1:
            continue
        sport = any(c.form in words["sport"] or c.form.startswith("timnas") for c in chunks)
        for start, end, act in _triggers(chunks):
            if sport and chunks[start].form in words["contests"]:
                continue
            match = parties.of(chunks, start, end, act)
            if match is not None:
                yield from _made(chunks, match, claims, parties)


def _triggers(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int, Act]]:
    known, opening = acts(), openings()
    forms = [c.form if c.kind == WORD else "" for c in chunks]
    end = 0
    for start, form in enumerate(forms):
        if start < end or form not in opening:
            continue
        for length in (2, 1):
            act = known.get(tuple(forms[start : start + length]))
            if act is not None and not _is_part_of_another(chunks, start, start + length):
                end = start + length
                yield start, end, act
                break


def _is_part_of_another(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether a word of an act belongs to an expression that says something else (juru bicara, perang harga)."""
    words = lexicon()
    before = chunks[start - 1].form if start else ""
    after = chunks[end].form if end < len(chunks) else ""
    return before in words["no_act_after"] or after in words["no_act_before"]


class Partners:
    """The parties of an act, from the phrases around its trigger."""

    def __init__(self, speakers: Speakers, claims: Claims) -> None:
        self.speakers, self.claims = speakers, claims
        self.heard = 0

    def hear(self, *, until: int) -> None:
        """Let the speakers of the quotes before an offset be those whom the next pronoun may mean."""
        quotes = self.claims.quotes
        while self.heard < len(quotes) and quotes[self.heard].start < until:
            quote = quotes[self.heard]
            self.speakers.floor.spoke(Speaker(quote.speaker_ids, None, quote.confidence), at=quote.end)
            self.heard += 1

    def of(self, chunks: Sequence[Chunk], start: int, end: int, act: Act) -> Match | None:
        """The sources and targets of the trigger ``chunks[start:end]``; None where one of them is missing."""
        find = {
            ACTIVE: self._active,
            PASSIVE: self._passive,
            TOGETHER: self._together,
            NOUN: self._noun,
            MUTUAL: self._mutual,
        }[act.frame]
        sources, targets = find(chunks, start, end)
        targets = tuple(t for t in targets if t not in sources)
        return Match(start, end, act, sources, targets) if sources and targets else None

    def third(self, chunks: Sequence[Chunk], match: Match) -> str | None:
        """Whom a request is about: the first other actor after the verb of what is asked for."""
        if match.act.type != "REQUEST" or match.act.frame != ACTIVE:
            return None
        asked = range(match.end, min(len(chunks), match.end + THIRD_REACH))
        verb = next((k for k in asked if is_verb(chunks[k].form)), None)
        if verb is None:
            return None
        for chunk in chunks[verb + 1 : match.end + THIRD_REACH]:
            if chunk.form == "yang" or (chunk.kind == POINT and chunk.form not in WITHIN_PHRASE):
                return None
            names = self._names([chunk])
            if names and names[0] not in match.sources + match.targets:
                return names[0]
        return None

    def _active(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Parties, Parties]:
        return self._subject(chunks, start), self._object(chunks, end)

    def _passive(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Parties, Parties]:
        by = end + 1 if end < len(chunks) and chunks[end].form == "oleh" else end
        place = _place_before(chunks, start)
        return self._phrase(chunks, by), self._names([place]) if place else self._subject(chunks, start)

    def _together(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Parties, Parties]:
        before = self._subject(chunks, start)
        if len(before) > 1:
            return before[:1], before[1:2]
        return before, self._object(chunks, end)

    def _noun(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Parties, Parties]:
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

    def _mutual(self, chunks: Sequence[Chunk], start: int, end: int) -> tuple[Parties, Parties]:
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

    def _between(self, chunks: Sequence[Chunk], at: int) -> tuple[Parties, Parties]:
        """The parties of "perang di Timur Tengah antara Iran dan Israel"."""
        for k in range(at, min(len(chunks), at + BETWEEN_REACH)):
            if chunks[k].form in ("antara", "antar"):
                return self._pair(chunks, k + 1)
            if chunks[k].form in (",", ".", ";", "yang") or is_verb(chunks[k].form):
                break
        return (), ()

    def _pair(self, chunks: Sequence[Chunk], at: int) -> tuple[Parties, Parties]:
        """Parties side by side: X dan Y, X dengan Y, X-Y, X-Y dengan Z."""
        stop = _phrase_stop(chunks, at, through=WITH)
        phrase = chunks[at:stop]
        with_at = next((k for k, c in enumerate(phrase) if c.form in WITH), None)
        if with_at is not None:
            return self._names(phrase[:with_at], everyone=True), self._names(phrase[with_at:], everyone=True)
        names = self._names(phrase, everyone=True)
        joined = any(c.form in BETWEEN for c in phrase)
        return (names[:1], names[1:]) if joined else ((), ())

    def _owner(self, chunks: Sequence[Chunk], at: int) -> tuple[Parties, int]:
        """Whose act a noun names: the name after it, before any preposition."""
        if at + 1 < len(chunks) and chunks[at].form == "yang" and is_verb(chunks[at + 1].form):
            at += 2
        stop = _phrase_stop(chunks, at)
        if at < len(chunks) and chunks[at].form in ("dari", "oleh"):
            stop = _phrase_stop(chunks, at + 1)
            at += 1
        return self._names(chunks[at:stop]), stop

    def _towards(self, chunks: Sequence[Chunk], at: int) -> Parties:
        for k in range(at, min(len(chunks), at + 5)):
            if chunks[k].form in TOWARDS:
                return self._phrase(chunks, k + 1)
            if chunks[k].kind in (POINT, NAME) or is_verb(chunks[k].form):
                break
        return ()

    def _object(self, chunks: Sequence[Chunk], at: int) -> Parties:
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

    def _phrase(self, chunks: Sequence[Chunk], at: int) -> Parties:
        stop = min(_phrase_stop(chunks, at), at + OBJECT_REACH)
        return self._names(chunks[at:stop])

    def _subject(self, chunks: Sequence[Chunk], verb: int) -> Parties:
        return self._agent(chunks, verb, DEEPEST)

    def _agent(self, chunks: Sequence[Chunk], verb: int, depth: int) -> Parties:
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

    def _names(self, phrase: Sequence[Chunk], *, everyone: bool = False) -> Parties:
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


def _made(chunks: Sequence[Chunk], match: Match, claims: Claims, parties: Partners) -> Iterator[Relation]:
    start, end = chunks[match.start].start, chunks[match.end - 1].end
    claim = claims.at(start)
    before = [c.form for c in chunks[max(0, match.start - 4) : match.start]]
    words = lexicon()
    third = parties.third(chunks, match)
    for source in match.sources:
        for target in match.targets:
            yield Relation(
                start=start,
                end=end,
                source_id=source,
                target_id=target,
                third_id=third if third not in (source, target) else None,
                type=match.act.type,
                voice="passive" if match.act.frame == PASSIVE else "active",
                negated=any(form in words["negations"] for form in before),
                hypothetical=any(form in words["hypotheticals"] for form in before),
                quote_id=claim.quote_id if claim else None,
                reported_by=claim.speaker_ids if claim else (),
                confidence=CONFIDENCE[match.act.frame],
            )
