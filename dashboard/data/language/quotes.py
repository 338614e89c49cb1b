"""Who said what: the component that finds quotes and gives each its speaker and circumstances."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.data.language.chunks import read
from dashboard.data.language.circumstances import Circumstances
from dashboard.data.language.claims import numbers_with_claims
from dashboard.data.language.cues import lexicon
from dashboard.data.language.marks import quoted
from dashboard.data.language.reports import Reports
from dashboard.data.language.speakers import Speakers
from dashboard.data.language.text import text_of
from dashboard.data.language.unnamed import forget_unheard
from dashboard.data.language.utterances import Utterances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.data.language.annotation import Quote
    from dashboard.data.language.chunks import Reading
    from dashboard.data.language.marks import Quoted

CUE_AFTER = re.compile(r"[,.?!]['’]?\s*(\w+)")
BLANKS = frozenset(" \t\u00a0")
CUE_LEADING = re.compile(r"(\w+)\s*[,:]\s*$")
LONGEST_CUE = 40  # characters
LONGEST_SENTENCE = 600  # characters
STOP = re.compile(r"[.?!](?=\s|$)")
CUE_BEFORE = re.compile(r"\s*,?\s*(\w+)")


@Language.component("tilik_quotes")
def tilik_quotes(doc: Doc) -> Doc:
    """Set ``doc._.quotes``, in order of their start, and link ``doc._.numbers`` to them."""
    text = text_of(doc)
    reading = read(doc, stretches=list(mended(text, quoted(text))))
    found = {(q.start, q.end): q for q in _quotes(reading)}
    circumstances = Circumstances(reading)
    doc._.quotes = [circumstances.of(found[span]) for span in sorted(found, key=lambda s: (s[0], -s[1]))]
    doc._.numbers = numbers_with_claims(doc)
    forget_unheard(doc)
    return doc


def _quotes(reading: Reading) -> Iterator[Quote]:
    speakers = Speakers(reading)
    utterances, reports = Utterances(reading, speakers), Reports(reading.text, speakers)
    for sentence in reading.sentences:
        taken = set()
        for quote in utterances.of(sentence):
            yield quote
            if quote.cue_span and quote.type == "direct":
                taken.add(quote.cue_span[0])
        yield from reports.of(sentence, taken=frozenset(taken))
    yield from utterances.rest()


def mended(text: str, stretches: list[Quoted]) -> Iterator[Quoted]:
    """The stretches, those that lost a mark cut where an attribution sets in, or left out.

    >>> text = '"Kami siap, kata Rahma.'
    >>> [text[q.start:q.end] for q in mended(text, quoted(text))]
    ['Kami siap']
    """
    bare = lexicon().bare
    for i, stretch in enumerate(stretches):
        if stretch.whole:
            yield stretch
        elif not stretch.closed:
            cut = next(
                (m for m in CUE_AFTER.finditer(text, stretch.start, stretch.end) if m[1].lower() in bare), None
            )
            if cut and cut.start() > stretch.start:
                yield replace(stretch, end=cut.start(), outer=(stretch.outer[0], cut.start()))
            elif not cut and _goes_on(text, stretches, i):
                yield stretch
            elif not cut and _announced(text, stretch.outer[0]) and (end := _first_sentence(text, stretch)):
                yield replace(stretch, end=end, outer=(stretch.outer[0], end))
        elif (after := CUE_BEFORE.match(text, stretch.outer[1])) and after[1].lower() in bare:
            yield stretch


def _goes_on(text: str, stretches: list[Quoted], i: int) -> bool:
    """Whether a stretch that never closes is a paragraph of an utterance that the next paragraph goes on with."""
    this = stretches[i]
    following = stretches[i + 1].outer[0] if i + 1 < len(stretches) else len(text)
    if text[this.outer[1] : following].strip():
        return False
    spoken = i > 0 and "\n" not in text[stretches[i - 1].outer[1] : this.outer[0]]
    return _opens_paragraph(text, this.outer[0]) or (spoken and following < len(text))


def _announced(text: str, at: int) -> bool:
    """Whether a cue and a comma or colon lead to a mark (Rahma mengatakan, "Kami siap.)."""
    cue = CUE_LEADING.search(text, max(0, at - LONGEST_CUE), at)
    return cue is not None and cue[1].lower() in lexicon().verbs


def _first_sentence(text: str, stretch: Quoted) -> int | None:
    """Where the first sentence of a stretch ends, its full stop left out; None where it is longer than any."""
    limit = min(stretch.end, stretch.start + LONGEST_SENTENCE)
    stop = STOP.search(text, stretch.start, limit)
    end = stop.start() if stop else limit
    return None if end == stretch.start or (stop is None and limit < stretch.end) else end


def _opens_paragraph(text: str, at: int) -> bool:
    while at and text[at - 1] in BLANKS:
        at -= 1
    return not at or text[at - 1] == "\n"
