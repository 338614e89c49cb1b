"""Direct speech: which quoted stretches somebody utters, and who."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.data.language.annotation import Quote
from dashboard.data.language.chunks import NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import is_predicate
from dashboard.data.language.cues import BARE, PHRASE, Cue, lexicon
from dashboard.data.language.naming import NOBODY, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.annotation import Offsets
    from dashboard.data.language.chunks import Chunk, Reading, Sentence
    from dashboard.data.language.marks import Quoted
    from dashboard.data.language.speakers import Speakers

CUE_REACH = 25  # chunks between a cue and the quoted words it introduces
LEAST_ALONE = 4  # words of a quoted stretch that is taken for speech without a cue
LEAST_GOING_ON = 2  # the same where the paragraph has an utterance already
LONGEST_LIST_NUMBER = 8  # characters
LIST_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s*")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who utters a quoted stretch, and the cue that says so."""

    speaker: Speaker
    cue: Offsets | None
    act: str = "say"
    type: str = "direct"


class Utterances:
    """The direct quotes of one document, sentence by sentence; remembers what waits for its speaker."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.speakers = reading, speakers
        self.text = reading.text
        self.waiting: list[Quoted] = []
        self.paragraph, self.current = -1, NOBODY

    def of(self, sentence: Sentence) -> Iterator[Quote]:
        """The quotes of the sentence, and those before it that it gives a speaker."""
        if sentence.paragraph != self.paragraph:
            if not self.waiting or self.waiting[-1].closed:
                yield from self._settled(self.speakers.floor.last, 0.6)
            self.paragraph, self.current = sentence.paragraph, NOBODY
        if self.waiting and (found := _cue_alone(sentence.chunks, self.speakers)):
            yield from self._attributed(found)
        for i, chunk in enumerate(sentence.chunks):
            if chunk.kind == QUOTED:
                yield from self._quote(sentence, i)

    def rest(self) -> Iterator[Quote]:
        """What is left at the end of the text."""
        yield from self._settled(self.speakers.floor.last, 0.6)

    def _quote(self, sentence: Sentence, i: int) -> Iterator[Quote]:
        stretch = self.reading.quoted[sentence.chunks[i].index]
        found = attribution(sentence.chunks, i, self.speakers) or self._shared(sentence.chunks, i)
        if found is None and self._leads_on(sentence.chunks, i, stretch):
            found = _unlisted(sentence.chunks, i, self.speakers)
            if found is None:
                yield from self._without_cue(stretch)
                return
        if found is None or not self._is_speech(sentence.chunks, i, stretch, found):
            if self._stands_alone(sentence, stretch):
                yield from self._without_cue(stretch)
            return
        yield from self._settled(found.speaker, 0.8)
        yield self._made(stretch, found)
        self.current = found.speaker
        self.speakers.floor.spoke(found.speaker, at=sentence.chunks[-1].end)

    def _shared(self, chunks: Sequence[Chunk], i: int) -> Attribution | None:
        """The attribution of another fragment of the same sentence (air "naik" dan warga "pergi", kata Rahma)."""
        for k in range(i + 1, len(chunks)):
            if chunks[k].kind == QUOTED:
                found = _cue_after(chunks, k, self.speakers)
                return replace(found, type="mixed") if found else None
        return None

    def _without_cue(self, stretch: Quoted) -> Iterator[Quote]:
        if self.current.ids:
            yield self._made(stretch, Attribution(Speaker(self.current.ids, None, 0.85), None))
        else:
            self.waiting.append(stretch)

    def _settled(self, speaker: Speaker, confidence: float) -> Iterator[Quote]:
        """What waited for its speaker: the one who speaks next, else the one who spoke last."""
        who = Speaker(speaker.ids, None, min(confidence, speaker.confidence))
        for stretch in self.waiting:
            yield self._made(stretch, Attribution(who, None))
        self.waiting = []

    def _attributed(self, found: Attribution) -> Iterator[Quote]:
        """What waited for its speaker, the last of it with the cue that follows in a sentence of its own."""
        *before, last = self.waiting
        self.waiting = before
        yield from self._settled(found.speaker, 0.8)
        yield self._made(last, found)
        self.current = found.speaker

    def _made(self, stretch: Quoted, found: Attribution) -> Quote:
        return Quote(
            start=stretch.start,
            end=stretch.end,
            type=found.type,
            speaker_ids=found.speaker.ids,
            speaker_span=found.speaker.span,
            cue_span=found.cue,
            act=found.act,
            confidence=round(found.speaker.confidence * (1.0 if stretch.whole else 0.6), 2),
        )

    def _is_speech(self, chunks: Sequence[Chunk], i: int, stretch: Quoted, found: Attribution) -> bool:
        """Whether an attributed stretch is speech rather than a title, a nickname or a scare quote."""
        if found.type == "direct":
            return True
        words = WORDS.findall(self.text, stretch.start, stretch.end)
        titled = all(w[0].isupper() or w[0].isdigit() for w in words)
        before = chunks[i - 1].form if i else ""
        return not titled and before not in lexicon()["titling"]

    def _leads_on(self, chunks: Sequence[Chunk], i: int, stretch: Quoted) -> bool:
        """Whether a stretch opens its sentence and ends in a comma, as speech does before its attribution."""
        last = self.text[stretch.end : stretch.outer[1]].strip()[:1]
        opens = not i or chunks[i - 1].kind == QUOTED
        return opens and last == "," and len(WORDS.findall(self.text, stretch.start, stretch.end)) >= LEAST_ALONE

    def _stands_alone(self, sentence: Sentence, stretch: Quoted) -> bool:
        opens = stretch.outer[0]
        first = max(0, opens - LONGEST_LIST_NUMBER)
        line = self.text.rfind("\n", first, opens) + 1
        if LIST_NUMBER.fullmatch(self.text, max(line, first), opens):
            return False
        others = [c for c in sentence.chunks if c.kind not in (QUOTED, POINT)]
        least = LEAST_GOING_ON if self.current.ids else LEAST_ALONE
        return not others and len(WORDS.findall(self.text, stretch.start, stretch.end)) >= least


def attribution(chunks: Sequence[Chunk], i: int, speakers: Speakers) -> Attribution | None:
    """The attribution of the quoted chunk ``i``: after it (…," kata Rahma), else before it."""
    return _cue_after(chunks, i, speakers) or _cue_before(chunks, i, speakers)


def _cue_after(chunks: Sequence[Chunk], i: int, speakers: Speakers) -> Attribution | None:
    words = lexicon()
    at = i + 1
    while at < len(chunks) and chunks[at].kind == POINT and chunks[at].form in ",.;-–—'\"":
        at += 1
    if (
        at + 1 < len(chunks)
        and chunks[at].form in ("demikian", "begitu", "jelas")
        and chunks[at + 1].form in words.bare
    ):
        at += 1
    if at >= len(chunks) or chunks[at].kind != WORD:
        return _verb_after(chunks, at, speakers)
    chunk = chunks[at]
    sources = words["according"] | words["according_nya"]
    if (cue := words.bare.get(chunk.form)) is None and chunk.form in sources - words["opening"]:
        cue = Cue("say", BARE, nya=chunk.form in words["according_nya"])
    if cue is not None:
        fragment = i and chunks[i - 1].kind in (WORD, NAME) and speakers.text[chunks[i].start + 1].islower()
        kind = "mixed" if fragment and chunk.form != "demikian" else "direct"
        return Attribution(_speaker_at(chunks, at, cue, speakers), (chunk.start, chunk.end), cue.act, kind)
    return _verb_after(chunks, at, speakers)


def _unlisted(chunks: Sequence[Chunk], i: int, speakers: Speakers) -> Attribution | None:
    """A cue that no list knows, where only a cue can stand ("…," lugas Rahma; "…," tegasny.)."""
    if i + 1 >= len(chunks) or chunks[i + 1].kind != WORD:
        return None
    chunk, words = chunks[i + 1], lexicon()
    if any(chunk.form in words[name] for name in ("prepositions", "barriers", "roles", "bodies", "singular")):
        return None
    cue = Cue("say", BARE, nya=chunk.form.endswith(("nya", "ny")))
    return Attribution(_speaker_at(chunks, i + 1, cue, speakers), (chunk.start, chunk.end))


def _verb_after(chunks: Sequence[Chunk], at: int, speakers: Speakers) -> Attribution | None:
    """Subject and verb after the stretch, as in English ("…," Rahma menulis di akunnya)."""
    for verb in range(at + 1, min(at + 8, len(chunks))):
        cue = lexicon().verbs.get(chunks[verb].form)
        if cue is not None:
            found = speakers.before(chunks, verb)
            if found and found[1] == at:
                return Attribution(found[0], (chunks[verb].start, chunks[verb].end), cue.act)
    return None


def _cue_before(chunks: Sequence[Chunk], i: int, speakers: Speakers) -> Attribution | None:
    at = i - 1
    adjacent = at >= 0 and chunks[at].form in (",", ":", "bahwa", "-", "–", "—")
    if at >= 0 and chunks[at].form == ":" and (said := _before_colon(chunks, at, speakers)):
        return said
    words = lexicon()
    for k in range(at, max(-1, i - CUE_REACH), -1):
        chunk = chunks[k]
        if chunk.kind == QUOTED:
            if chunks[i - 1].form in ("dan", "serta", "atau", "tetapi", "tapi"):
                before = _cue_before(chunks, k, speakers)
                return replace(before, type="mixed") if before else None
            return None if k < i - 8 else _continued(chunks, k, i, speakers)
        if chunk.kind == WORD and chunk.form in words["according"] - words["opening"]:
            speaker, _ = speakers.after(chunks, k)
            return Attribution(speaker, (chunk.start, chunk.end), "say", "mixed") if speaker.ids else None
        if named := _so_called(chunks, k, speakers):
            return named
        cue = words.verbs.get(chunk.form) or (words.bare.get(chunk.form) if adjacent else None)
        if cue is None and chunk.form in words["quoting"]:
            cue = Cue("say", PHRASE)
        if cue is None or chunk.kind != WORD:
            continue
        if cue.frame == BARE:
            speaker = _speaker_at(chunks, k, cue, speakers)
        else:
            found = speakers.before(chunks, k)
            subject = found[0] if found else _controlling(chunks, k, speakers)
            if subject is None:
                continue
            speaker = subject
        full = adjacent or (k == i - 1 and not _goes_on(chunks, i, speakers))
        full = full and not _begins_clause(chunks, i)
        return Attribution(speaker, (chunk.start, chunk.end), cue.act, "direct" if full else "mixed")
    return None


def _so_called(chunks: Sequence[Chunk], cue: int, speakers: Speakers) -> Attribution | None:
    """What somebody calls something (Rahma mengecam apa yang ia sebut "pasar"; apa yang disebutnya "pasar")."""
    words, form = lexicon(), chunks[cue].form
    namer = cue - 1 if form == "sebut" else cue
    if form not in ("sebut", "disebutnya") or namer < 1 or chunks[namer - 1].form != "yang":
        return None
    speaker = NOBODY
    if namer < cue and chunks[namer].form not in words["singular"] | words["plural"]:
        speaker = speakers.resolve([chunks[namer]])
    else:
        named = speakers.of_verb_before(chunks, namer, after=max(0, cue - CUE_REACH), plain=True)
        speaker = named or speakers.floor.pronoun(chunks[namer].start, phrase=chunks[namer].form)
    span = (chunks[cue].start, chunks[cue].end)
    return Attribution(speaker, span, "say", "mixed") if speaker.ids else None


def _goes_on(chunks: Sequence[Chunk], i: int, speakers: Speakers) -> bool:
    """Whether a fragment in small letters is only a part of its clause (mengecam "langkah sepihak" pengelola)."""
    return (
        speakers.text[chunks[i].start + 1].islower() and i + 1 < len(chunks) and chunks[i + 1].kind in (WORD, NAME)
    )


def _cue_alone(chunks: Sequence[Chunk], speakers: Speakers) -> Attribution | None:
    """The attribution of a sentence that is nothing else ("Kami siap." Demikian kata Rahma.)."""
    at = int(bool(chunks) and chunks[0].form in ("demikian", "begitu", "begitulah"))
    if at >= len(chunks) or (cue := lexicon().bare.get(chunks[at].form)) is None or cue.nya:
        return None
    if any(c.kind == QUOTED for c in chunks):
        return None
    speaker = _speaker_at(chunks, at, cue, speakers)
    return Attribution(speaker, (chunks[at].start, chunks[at].end), cue.act) if speaker.ids else None


def _begins_clause(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the stretch is only the subject of what is reported (mengatakan bahwa "Kota Bahari" menolak …)."""
    return chunks[i - 1].form == "bahwa" and i + 1 < len(chunks) and is_predicate(chunks[i + 1])


def _controlling(chunks: Sequence[Chunk], verb: int, speakers: Speakers) -> Speaker | None:
    """The subject of the verb to which this one is joined (Rahma mengecam rencana itu dengan menyebut …)."""
    if not verb or chunks[verb - 1].form not in lexicon()["joining"]:
        return None
    return speakers.of_verb_before(chunks, verb - 1, after=max(0, verb - CUE_REACH))


def _continued(chunks: Sequence[Chunk], before: int, i: int, speakers: Speakers) -> Attribution | None:
    """The second half of an utterance split by its attribution ("…," kata Rahma, "…")."""
    if chunks[i - 1].form not in (",", ":", ".", ";"):
        return None
    found = _cue_after(chunks, before, speakers)
    return found if found and found.cue and found.cue[0] < chunks[i].start else None


def _before_colon(chunks: Sequence[Chunk], colon: int, speakers: Speakers) -> Attribution | None:
    """Rahma: "…" — no cue but the colon."""
    start = colon
    while start > 0 and (chunks[start - 1].kind in (NAME, WORD)) and colon - start < 10:
        start -= 1
    phrase = list(chunks[start:colon])
    if not phrase or any(c.form in lexicon().verbs or c.form in lexicon().bare for c in phrase):
        return None
    if phrase[-1].kind != NAME:
        return None
    speaker = speakers.resolve(phrase)
    return Attribution(speaker, None) if speaker.ids else None


def _speaker_at(chunks: Sequence[Chunk], at: int, cue: Cue, speakers: Speakers) -> Speaker:
    if cue.nya and not speakers.named_at(chunks, at + 1):
        return speakers.floor.pronoun(chunks[at].start, phrase="nya")
    speaker, _ = speakers.after(chunks, at, plain=True)
    if speaker is NOBODY and at + 1 < len(chunks) and chunks[at + 1].form in lexicon().bare:
        speaker, _ = speakers.after(chunks, at + 1)
    return speaker
