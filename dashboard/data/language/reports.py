"""Indirect speech: the clause that a sentence reports, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language.annotation import Quote
from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.clauses import has_predicate, is_predicate, is_verb
from dashboard.data.language.contents import (
    around,
    complement,
    content_end,
    past_apposition,
    past_circumstances,
    past_connective,
    requested,
)
from dashboard.data.language.cues import ACTIVE, INTRODUCED, REQUEST, Cue, lexicon
from dashboard.data.language.naming import NOBODY, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.data.language.chunks import Chunk, Sentence
    from dashboard.data.language.contents import Slice
    from dashboard.data.language.speakers import Speakers

NOUN_REACH = 10  # chunks between a noun of speech and its "bahwa"
HEADLINE_REACH = 12  # chunks before the colon of a headline
OPENING = 4  # chunks at the start of a sentence among which a passive cue announces what follows
FINAL = frozenset(".,;:!?-–—")


class Reports:
    """The indirect quotes of one document, sentence by sentence."""

    def __init__(self, text: str, speakers: Speakers) -> None:
        self.text, self.speakers = text, speakers
        self.previous: Sentence | None = None

    def of(self, sentence: Sentence, *, taken: frozenset[int]) -> Iterator[Quote]:
        """The sentence's reports; cues that start at an offset in ``taken`` belong to direct speech."""
        within = NOBODY
        told: list[Quote] = []
        reporting = lexicon().reporting
        for i, chunk in enumerate(sentence.chunks):
            if chunk.kind != WORD or chunk.start in taken or chunk.form not in reporting:
                continue
            quote = self._at(sentence, i, within)
            if quote is None:
                continue
            yield quote
            if chunk.form not in lexicon()["based_on"]:  # a medium is nobody to come back to as "dia" or "-nya"
                within = Speaker(quote.speaker_ids, quote.speaker_span, quote.confidence)
                if not _retold(sentence.chunks, i, told):
                    self.speakers.floor.spoke(within, at=sentence.end)
            told.append(quote)
        if not told and not taken and (quote := self._headline(sentence.chunks)):
            told.append(quote)
            yield quote
        if not taken:
            self._heard(sentence, told)
        self.previous = None if told or taken else sentence

    def _heard(self, sentence: Sentence, told: Sequence[Quote]) -> None:
        """Remember who speaks in a sentence though no clause is reported (Rahma menyambut rencana itu)."""
        words, chunks = lexicon(), sentence.chunks
        for i, chunk in enumerate(chunks):
            if chunk.kind != WORD or (told and chunk.start >= told[0].start):
                continue
            if chunk.form in words["voicing"] or (not told and chunk.form in words.verbs):
                found = self.speakers.before(chunks, i)
            elif not told and (cue := words.passive.get(chunk.form)) and not cue.nya:
                found = self.speakers.after(chunks, i)
            else:
                continue
            if found and found[0].ids and not _in_relative(chunks, i):
                self.speakers.floor.spoke(found[0], at=sentence.end)
                return

    def _at(self, sentence: Sentence, i: int, within: Speaker) -> Quote | None:
        """The report whose cue is chunk ``i``."""
        words, chunks = lexicon(), sentence.chunks
        form = chunks[i].form
        if (cue := words.verbs.get(form)) is not None:
            return self._verb(chunks, i, cue, within)
        if form in words["according"] or form in words["according_nya"]:
            return self._according(chunks, i, nya=form in words["according_nya"])
        if (cue := words.bare.get(form)) is not None and i and self._inverts(chunks, i):
            return self._inverted(chunks, i, cue)
        if (cue := words.passive.get(form)) is not None and (quote := self._passive(sentence, i, cue)):
            return quote
        if form in words["based_on"] and i < 3:
            return self._based(chunks, i)
        if form in words["via"] and not within.ids:
            return self._cited(chunks, i)
        if form in INTRODUCED:
            return self._by_noun(chunks, i)
        return None

    def _verb(self, chunks: Sequence[Chunk], i: int, cue: Cue, within: Speaker) -> Quote | None:
        words = lexicon()
        if i and chunks[i - 1].form in words["negations"] and chunks[i].form not in words["admitting"]:
            return None
        if i and chunks[i - 1].form in words["aiming"]:
            return None
        content = requested(chunks, i) if cue.frame == REQUEST else complement(chunks, i)
        if content is None and cue.act == "warn":
            content = requested(chunks, i)
        if content is None:
            return None
        speaker = self._subject(chunks, i, within, plain=cue.frame == ACTIVE)
        if speaker is None:
            return None
        return self._made(chunks, content, i, speaker, cue.act)

    def _subject(self, chunks: Sequence[Chunk], i: int, within: Speaker, *, plain: bool) -> Speaker | None:
        words = lexicon()
        if i == 1 and chunks[0].form in ("dan", "serta") and self.speakers.floor.last.ids:
            return self.speakers.floor.last
        k = i - 1
        while k > 0 and chunks[k].form in words["adverbs"]:
            k -= 1
        adverb = 0 <= k < i - 1 and (chunks[k].kind == NAME or chunks[k].form in words["singular"])
        if i and chunks[i - 1].form in words["conjoined"] and not adverb:
            return self._shared_subject(chunks, i, within)
        if i and chunks[i - 1].form == "dengan":
            shared = self.speakers.of_verb_before(chunks, i - 1, plain=plain)
            return shared if shared and shared.ids else None
        found = self.speakers.before(chunks, i, plain=plain)
        if found is None or (not found[0].ids and found[0].span is None):
            return None
        return found[0]

    def _shared_subject(self, chunks: Sequence[Chunk], i: int, within: Speaker) -> Speaker | None:
        """The subject of an earlier verb that this one is joined to (membantah kabar itu dan mengatakan …)."""
        if within.ids:
            return within
        if self.speakers.floor.last.ids and self.speakers.floor.last_at >= chunks[i].end:
            return self.speakers.floor.last
        verb = next((k for k in range(1, i - 1) if is_verb(chunks[k].form)), None)
        found = self.speakers.before(chunks, verb) if verb else None
        return found[0] if found and found[0].ids else None

    def _according(self, chunks: Sequence[Chunk], i: int, *, nya: bool) -> Quote | None:
        if nya:
            speaker, end = self._nya(chunks, i)
        else:
            speaker, end = self.speakers.after(chunks, i, plain=chunks[i].form not in lexicon()["opening"])
            if not speaker.ids and speaker.span is None:
                return None
        if chunks[i].form in lexicon()["opening"] and (i > 1 or end >= len(chunks) or chunks[end].form != ","):
            return None
        if i and chunks[i - 1].form in ("yang", ":", ";", ".", *INTRODUCED):
            return self._made(chunks, (end, content_end(chunks, end)), i, speaker, "say")
        content = around(chunks, i, past_apposition(chunks, end))
        return self._made(chunks, content, i, speaker, "say") if content else None

    def _nya(self, chunks: Sequence[Chunk], i: int) -> tuple[Speaker, int]:
        """Whom the -nya of the cue at ``i`` means, and where the cue ends."""
        return self.speakers.floor.pronoun(chunks[i].start, phrase="nya"), i + 1

    def _inverts(self, chunks: Sequence[Chunk], i: int) -> bool:
        """Whether a bare cue follows a comma, or a fragment with the comma inside; a capital is a headline's."""
        return (chunks[i - 1].form == "," or chunks[i - 1].kind == QUOTED) and self.text[chunks[i].start].islower()

    def _inverted(self, chunks: Sequence[Chunk], i: int, cue: Cue) -> Quote | None:
        """P, kata X — or X's cue set inside the clause."""
        if cue.nya:
            speaker, end = self._nya(chunks, i)
        else:
            speaker, end = self.speakers.after(chunks, i, plain=True)
        if not speaker.ids:
            return None
        content = around(chunks, i, past_circumstances(chunks, end))
        return self._made(chunks, content, i, speaker, cue.act) if content else None

    def _passive(self, sentence: Sentence, i: int, cue: Cue) -> Quote | None:
        """What a passive reports, with its agent named beside it (P, seperti disampaikan X; P dinilai X P)."""
        chunks = sentence.chunks
        speaker, end = self._agent(chunks, i, cue)
        if not speaker.ids:
            return self._stated_in(chunks, i, cue)
        if cue.act == "ask":
            content = requested(chunks, end - 1)
        elif i <= OPENING and chunks[0].form in lexicon()["pointing_back"] and self.previous is not None:
            return self._pointing_back(sentence, i, speaker, cue)
        else:
            content = _beside_passive(chunks, i, end)
        return self._made(chunks, content, i, speaker, cue.act) if content else None

    def _agent(self, chunks: Sequence[Chunk], i: int, cue: Cue) -> tuple[Speaker, int]:
        """Who does what the passive at ``i`` says, and where the words for them end."""
        if cue.nya:
            return self._nya(chunks, i)
        by = i + (i + 1 < len(chunks) and chunks[i + 1].form in ("oleh", ","))
        if by == i and not self._can_act(chunks, i + 1):
            return NOBODY, i + 1
        return self.speakers.after(chunks, by)

    def _pointing_back(self, sentence: Sentence, i: int, speaker: Speaker, cue: Cue) -> Quote | None:
        """Hal itu disampaikan X: the sentence before is what was said."""
        if self.previous is None or sentence.paragraph - self.previous.paragraph > 1:
            return None
        before = self.previous.chunks
        content = past_connective(before, 0, len(before)), len(before)
        return self._made(before, content, i, speaker, cue.act, cue_chunks=sentence.chunks)

    def _can_act(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether an agent stands behind a passive (dinilai pengamat), not its complement (dinilai kurang)."""
        words = lexicon()
        if at >= len(chunks) or chunks[at].kind == NAME:
            return at < len(chunks)
        groups = ("roles", "bodies", "indefinite", "singular", "plural", "own_side", "groups")
        return any(chunks[at].form in words[group] for group in groups) or self.text[chunks[at].start].isupper()

    def _stated_in(self, chunks: Sequence[Chunk], i: int, cue: Cue) -> Quote | None:
        """Dalam surat itu, disebutkan P: what a document says, the document named before the verb."""
        words = lexicon()
        opening = int(bool(chunks) and chunks[0].form in words["opening_conjunctions"])
        if i < opening + 2 or chunks[opening].form not in ("dalam", "di", "pada") or cue.act != "say":
            return None
        phrase = [c for c in chunks[opening + 1 : i] if c.form != ","]
        if (
            not phrase
            or phrase[0].form not in words["material"] | words["bodies"]
            or any(is_verb(c.form) for c in phrase)
        ):
            return None
        start = i + 1 + (i + 1 < len(chunks) and chunks[i + 1].form in words["complementizers"] | {","})
        speaker = self.speakers.resolve(phrase)
        if not speaker.ids or not has_predicate(chunks[start:]):
            return None
        return self._made(chunks, (start, content_end(chunks, start)), i, speaker, cue.act)

    def _cited(self, chunks: Sequence[Chunk], i: int) -> Quote | None:
        """P, seperti dilansir X: the medium's own report, where nobody else speaks in the sentence."""
        if i < 4 or chunks[i - 1].form not in ("seperti", "sebagaimana", "demikian") or chunks[i - 2].form != ",":
            return None
        start = past_connective(chunks, 0, i - 2)
        clause = chunks[start : i - 2]
        if not has_predicate(clause) or any(c.kind == QUOTED or c.form in lexicon().verbs for c in clause):
            return None
        speaker, _ = self.speakers.after(chunks, i)
        return self._made(chunks, (start, i - 2), i, speaker, "say") if speaker.ids else None

    def _by_noun(self, chunks: Sequence[Chunk], that: int) -> Quote | None:
        """A noun of speech and its clause (pernyataan Rahma bahwa P; Rahma memberi jaminan bahwa P)."""
        words = lexicon()
        noun = _noun_of_speech(chunks, that)
        if noun is None:
            return None
        owner = [c for c in chunks[noun + 1 : that] if c.form not in ("dari", ",")]
        if owner:
            start = noun + (chunks[noun + 1].form == "dari")
            speaker, _ = self.speakers.after(chunks[:that], start)
        else:
            verb = next((k for k in range(noun - 1, max(-1, noun - 4), -1) if is_verb(chunks[k].form)), None)
            found = self.speakers.before(chunks, verb) if verb else None
            speaker = found[0] if found else NOBODY
        if not speaker.ids or any(c.form in words["negations"] for c in chunks[max(0, noun - 2) : noun]):
            return None
        return self._made(chunks, (that + 1, content_end(chunks, that + 1)), noun, speaker, "say")

    def _headline(self, chunks: Sequence[Chunk]) -> Quote | None:
        """Rahma: P — a headline, no cue but the colon."""
        colon = next((k for k, c in enumerate(chunks[:HEADLINE_REACH]) if c.form == ":"), 0)
        if not colon or len(chunks) - colon < 4 or not self._heads(chunks, colon):
            return None
        rest = chunks[colon + 1 :]
        if any(c.kind == QUOTED for c in chunks) or not has_predicate(rest):
            return None
        start = next((k for k in range(colon - 1, -1, -1) if chunks[k].form in (",", "?", "!")), -1) + 1
        if any(is_verb(c.form) for c in chunks[start:colon]):
            return None
        speaker = self.speakers.resolve(list(chunks[start:colon]))
        return self._made(chunks, (colon + 1, len(chunks)), None, speaker, "say") if speaker.ids else None

    def _heads(self, chunks: Sequence[Chunk], colon: int) -> bool:
        """Whether a person stands before the colon, or an office or a body alone (Menaker: P)."""
        words = lexicon()
        if chunks[0].form in words["captions"]:
            return False
        office = chunks[0].form in words["roles"] and all(self.text[c.start].isupper() for c in chunks[:colon])
        body = colon == 1 and chunks[0].label == "ORG"
        return office or body or chunks[colon - 1].label == "PER"

    def _based(self, chunks: Sequence[Chunk], i: int) -> Quote | None:
        """Berdasarkan data X, P: a source in print, unless P has a speaker of its own."""
        words = lexicon()
        end = i + 1
        while end < len(chunks) and chunks[end].form in words["material"]:
            end += 1
        speaker, end = self.speakers.publisher(chunks, end)
        if not speaker.ids:
            return None
        if end < len(chunks) and chunks[end].form == "yang":
            end = next((k for k in range(end, len(chunks)) if chunks[k].form == ","), end)
        while end < len(chunks) and (chunks[end].kind in (DATE, ASIDE) or chunks[end].form in (",", "pada")):
            end += 1
        rest = chunks[end:]
        if any(c.kind == QUOTED or c.form in words["according"] for c in rest):
            return None
        told = next((k for k, c in enumerate(rest) if is_verb(c.form) and not _in_relative(rest, k)), None)
        if told is not None and rest[told].form in words.verbs and rest[told - 1].form not in words["negations"]:
            return None
        if not has_predicate(rest):
            return None
        return self._made(chunks, (end, content_end(chunks, end)), i, speaker, "say")

    def _made(
        self,
        chunks: Sequence[Chunk],
        content: Slice,
        cue: int | None,
        speaker: Speaker,
        act: str,
        *,
        cue_chunks: Sequence[Chunk] | None = None,
    ) -> Quote | None:
        start, end = content
        while end > start and chunks[end - 1].form in FINAL:
            end -= 1
        while start < end and chunks[start].form in FINAL:
            start += 1
        introduced = start > 0 and chunks[start - 1].form in INTRODUCED
        if end - start < 2 - introduced or all(c.kind in (QUOTED, POINT) for c in chunks[start:end]):
            return None
        at = None if cue is None else (cue_chunks or chunks)[cue]
        return Quote(
            start=chunks[start].start,
            end=chunks[end - 1].end,
            type="indirect",
            speaker_ids=speaker.ids,
            speaker_span=speaker.span,
            cue_span=(at.start, at.end) if at else None,
            act=act,
            confidence=round(0.9 * speaker.confidence, 2),
        )


def _beside_passive(chunks: Sequence[Chunk], i: int, end: int) -> Slice | None:
    """What the passive at ``i`` reports, whose agent's words end at ``end``: before, behind or around."""
    follows = end + 1 < len(chunks) and chunks[end].form == ","
    if i >= 2 and chunks[i - 1].form in ("seperti", "sebagaimana", "demikian") and chunks[i - 2].form == ",":
        inside = follows and is_predicate(chunks[end + 1])
        return past_connective(chunks, 0, i - 2), content_end(chunks, end) if inside else i - 2
    if i <= OPENING and follows and has_predicate(chunks[end:]):
        return end, content_end(chunks, end + 1)
    if i > OPENING and chunks[i - 1].form == "," and has_predicate(chunks[: i - 1]):
        return past_connective(chunks, 0, i - 1), i - 1
    start = past_connective(chunks, 0, i)
    embeds = i > start and chunks[i].form in lexicon()["embedding"]
    if embeds and end < len(chunks) and is_predicate(chunks[end]):
        return start, content_end(chunks, end)
    return None


def _retold(chunks: Sequence[Chunk], cue: int, told: Sequence[Quote]) -> bool:
    """Whether a cue is itself told by somebody, or only tells of whom one speaks (Surya yang menyebut …)."""
    at = chunks[cue].start
    return any(quote.start <= at < quote.end for quote in told) or _in_relative(chunks, cue)


def _in_relative(chunks: Sequence[Chunk], verb: int) -> bool:
    at = next((k for k in range(verb - 1, max(-1, verb - 4), -1) if chunks[k].form == "yang"), None)
    return at is not None and chunks[max(0, at - 1)].form != "hal"  # "hal yang sama disampaikan Rahma" is her word


def _noun_of_speech(chunks: Sequence[Chunk], that: int) -> int | None:
    """The noun whose content the clause after "bahwa" or "agar" is, with at most its owner between the two."""
    words = lexicon()
    nouns = words["asking_nouns"] if chunks[that].form in ("agar", "supaya") else words["speech_nouns"]
    for k in range(that - 1, max(-1, that - NOUN_REACH), -1):
        chunk = chunks[k]
        if chunk.form in nouns:
            return k
        if chunk.kind == QUOTED or (chunk.kind == POINT and (chunk.form != "," or k < that - 1)):
            return None
        if chunk.kind == WORD and is_verb(chunk.form):
            return None
    return None
