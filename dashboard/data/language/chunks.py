"""A sentence as the rules read it: a row of words, names, dates, asides and quoted stretches, each one unit."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from spacy.attrs import IDX, SENT_START

from dashboard.data.language.cues import lexicon
from dashboard.data.language.marks import quoted
from dashboard.data.language.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from dashboard.data.language.marks import Quoted

WORD, POINT, NAME, DATE, ASIDE, QUOTED = "word", "point", "name", "date", "aside", "quoted"

WORD_FORM = r"\w+(?:(?:[-'’]|\.(?<![a-z]\.(?=[A-Z][a-z])))\w+)*"
UNIT = re.compile(rf"(?P<word>@?{WORD_FORM})|(?P<point>[^\w\s])")
ASIDES = re.compile(r"\([^()\n]{1,200}\)|\[[^\[\]\n]{1,200}\]")
TERMINAL = ".?!"
NOWHERE = (sys.maxsize, sys.maxsize)
LONGEST = 400  # units; a longer sentence is cut, so that no rule looks further


@dataclass(slots=True)  # not frozen: articles have hundreds, and that would take twice the time
class Chunk:
    """One unit of a sentence. ``form`` is its text in small letters; ``index`` points into ``doc.ents`` for a
    name, ``doc._.dates`` for a date, the document's quoted stretches for a quoted one; ``label`` is the name's."""

    kind: str
    start: int
    end: int
    form: str
    index: int = -1
    label: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence and its chunks; a quoted stretch is one chunk, however many sentences it holds."""

    chunks: list[Chunk] = field(default_factory=list)
    paragraph: int = 0

    @property
    def start(self) -> int:
        return self.chunks[0].start

    @property
    def end(self) -> int:
        return self.chunks[-1].end


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its sentences, and the quoted stretches in them."""

    doc: Doc
    text: str  # of the document; spaCy puts it together anew each time it is asked
    quoted: list[Quoted]
    sentences: list[Sentence]


def read(doc: Doc, *, stretches: list[Quoted] | None = None) -> Reading:
    """The document's sentences in chunks. A sentence never ends within quotation marks."""
    text = text_of(doc)
    stretches = quoted(text) if stretches is None else stretches
    chunks = _chunks(text, list(_units(doc, text, stretches)))
    return Reading(doc, text, stretches, list(_sentences(doc, text, stretches, _of_the_story(doc, chunks))))


def _of_the_story(doc: Doc, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The chunks outside boilerplate; captions belong to the story."""
    page = iter(_page(doc))
    start, end = next(page, NOWHERE)
    for chunk in chunks:
        while chunk.start >= end:
            start, end = next(page, NOWHERE)
        if chunk.start < start:
            yield chunk


def _page(doc: Doc) -> list[tuple[int, int]]:
    return [(start, end) for start, end, kind in doc._.boilerplate if kind != "caption"]


def sentence_starts(doc: Doc) -> list[int]:
    """The offsets at which the document's sentences start; much faster than going through ``doc.sents``."""
    marks = doc.to_array([SENT_START, IDX])
    marks[:1, 0] = 1  # as in doc.sents, whatever was said of the first token
    starts: list[int] = marks[marks[:, 0] == 1, 1].tolist()
    return starts


def _units(doc: Doc, text: str, stretches: list[Quoted]) -> Iterator[Chunk]:
    """What is one unit before words are; where two overlap, the one that starts first, then by this order."""
    spans = [
        *((q.outer[0], 0, q.outer[1], QUOTED, i, "") for i, q in enumerate(stretches)),
        *((e.start_char, 1, e.end_char, NAME, i, e.label_) for i, e in enumerate(doc.ents)),
        *((d.start, 2, d.end, DATE, i, "") for i, d in enumerate(doc._.dates)),
        *((found.start(), 3, found.end(), ASIDE, -1, "") for found in ASIDES.finditer(text)),
    ]
    done = 0
    for start, _, end, kind, index, label in sorted(spans):
        if start >= done:
            yield Chunk(kind, start, end, text[start:end].lower(), index, label)
            done = end


def _chunks(text: str, units: Iterable[Chunk]) -> Iterator[Chunk]:
    done = 0
    for unit in units:
        yield from _words(text, done, unit.start)
        yield unit
        done = unit.end
    yield from _words(text, done, len(text))


@cache
def _compound() -> re.Pattern[str]:
    """A cue of several words."""
    compounds = "|".join(sorted(map(re.escape, lexicon().compounds), key=len, reverse=True))
    return re.compile(rf"\b(?:{compounds})\b", re.IGNORECASE)


@cache
def _compound_openings() -> frozenset[str]:
    return frozenset(form.split()[0] for form in lexicon().compounds)


def _words(text: str, start: int, end: int) -> Iterator[Chunk]:
    """The words and single marks of a stretch; a cue of several words is one."""
    openings = _compound_openings()
    while start < end:
        for found in UNIT.finditer(text, start, end):
            form = found.group().lower()
            if form in openings and (cue := _compound().match(text, found.start(), end)):
                start = cue.end()
                yield Chunk(WORD, cue.start(), start, cue.group().lower())
                break
            yield Chunk(found.lastgroup or WORD, found.start(), found.end(), form)
        else:
            return


def _sentences(doc: Doc, text: str, stretches: list[Quoted], chunks: Iterable[Chunk]) -> Iterator[Sentence]:
    boundaries = iter(_boundaries(doc, stretches))
    boundary, sentence, done = next(boundaries, len(text)), Sentence(), 0
    for chunk in chunks:
        crossed = boundary <= chunk.start
        while boundary <= chunk.start:
            boundary = next(boundaries, len(text) + 1)
        if held := sentence.chunks:
            newline = "\n" in text[done : chunk.start]
            ends = crossed or len(held) >= LONGEST or _ended(text, held[-1]) or _paragraph_lost(text, held, chunk)
            if newline or (ends and not _runs_on(text, held, chunk)):
                yield sentence
                sentence = Sentence(paragraph=sentence.paragraph + newline)
        sentence.chunks.append(chunk)
        done = chunk.end
    if sentence.chunks:
        yield sentence


def _ended(text: str, last: Chunk) -> bool:
    """Whether a sentence ends though no boundary was seen: after a quoted stretch that closes with a full stop,
    or where the blank after a full stop is missing."""
    if last.kind == QUOTED:
        return last.end < len(text) and text[last.end - 2] in TERMINAL
    if last.form != "." or last.end >= len(text):
        return False
    return text[last.start - 1].islower() and text[last.end].isupper()


def _paragraph_lost(text: str, held: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a comma right after a full stop stands where a paragraph ended (sudah surut.,Warga pulang)."""
    if len(held) < 2 or held[-1].form != "," or held[-2].end != held[-1].start:
        return False
    return text[held[-2].end - 1] in TERMINAL and (chunk.kind == QUOTED or text[chunk.start].isupper())


def _runs_on(text: str, held: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether what follows a quoted stretch still belongs to its sentence ("Siapa?" tanya Rahma)."""
    tail = held[-2:]
    if _paragraph_lost(text, held, chunk):
        return False
    if not any(c.kind == QUOTED for c in tail) or tail[-1].kind not in (QUOTED, POINT):
        return False
    return (chunk.kind == WORD and text[chunk.start].islower()) or chunk.form in (",", ".")


def _boundaries(doc: Doc, stretches: list[Quoted]) -> list[int]:
    """Where the sentences found before start and boilerplate ends, but for what lies in a quoted stretch."""
    opens = [q.outer[0] for q in stretches]

    def outside(at: int) -> bool:
        i = bisect_left(opens, at) - 1
        return i < 0 or at >= stretches[i].outer[1]

    starts = set(sentence_starts(doc)) | {end for _, end in _page(doc)}
    return sorted(filter(outside, starts))
