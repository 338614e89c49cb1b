"""Sentences and boilerplate.

``tilik_sentences`` sets the sentence starts and ``doc._.boilerplate``, a sorted list of ``(start, end, kind)`` in
code points; kinds are the keys of ``lexicon/boilerplate.yaml``. Boilerplate is marked, never cut.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language

from dashboard.data.language import lexicon
from dashboard.data.language.headlines import headlines
from dashboard.data.language.text import text_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

START, NO_START = 1, -1  # spaCy's values of SENT_START
STOPS = frozenset((".", "!", "?", "…"))
OPENING = frozenset("“‘«„‹([{")
CLOSING = frozenset("”’»›)]}")
STRAIGHT = frozenset("\"'`")
NEWLINE = re.compile("\n")


@Language.component("tilik_sentences")
def tilik_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` everywhere and ``doc._.boilerplate``."""
    # one array, since setting one token after the other is quadratic
    marks = np.full(len(doc), NO_START, dtype="int64")
    marks[list(sentence_starts(doc))] = START
    text = text_of(doc)
    inset = list(headlines(text))
    marks[_tokens_at(doc, [offset for span in inset for offset in span])] = START
    doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]
    doc._.boilerplate = boilerplate(text, inset=inset)
    return doc


def _tokens_at(doc: Doc, offsets: list[int]) -> list[int]:
    """The first token at or after each offset that is no blank."""
    if not offsets:
        return []
    starts = doc.to_array(IDX)
    tokens = (int(at) for at in np.searchsorted(starts, offsets))
    return [at + (at + 1 < len(doc) and doc[at].is_space) for at in tokens if at < len(doc)]


def sentence_starts(doc: Doc) -> Iterator[int]:
    """The index of each sentence's first token; blanks and line breaks belong to the sentence before them.

    A line break ends a sentence; so does a full stop, with the quotation marks and brackets that close behind it,
    before anything that can open one (a capital, a digit, an opening mark).
    """
    words = words_of(doc)
    abbreviations = _after_names()
    ended, stopped = True, False
    for i, word in enumerate(words):
        if word.isspace():
            ended = ended or "\n" in word or "\r" in word or "\u2029" in word
            continue
        if stopped and not ended:
            if _closes(doc, words, i):
                continue
            ended = _opens_sentence(doc, words, i)
        if ended:
            yield i
            ended = False
        stopped = word in STOPS or word.startswith("..") or (word.endswith(".") and word[:-1] in abbreviations)


@cache
def _after_names() -> frozenset[str]:
    return frozenset(lexicon.mapping("abbreviations")["after_names"])


def _closes(doc: Doc, words: list[str], i: int) -> bool:
    """Whether the token closes what the stopped sentence opened: a mark without a blank before it."""
    word = words[i]
    if word in STOPS or word in CLOSING:
        return True
    if word not in STRAIGHT and word not in OPENING:
        return False
    glued = not doc[i - 1].whitespace_ and not words[i - 1].isspace()
    alone = i + 1 == len(words) or bool(doc[i].whitespace_) or not words[i + 1][:1].isalnum()
    return glued and alone


def _opens_sentence(doc: Doc, words: list[str], i: int) -> bool:
    word, first = words[i], words[i][0]
    if word in STRAIGHT or word in OPENING or word in "-–—•*":
        following = next((w[0] for w in words[i + 1 : i + 4] if not w.isspace()), "")
        return bool(following) and not following.islower()
    if first.isdigit():
        return bool(doc[i - 1].whitespace_) or words[i - 1].isspace()
    return first.isupper() or (first.isalpha() and not first.islower())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries: dict[str, Iterable[str]] = lexicon.mapping("boilerplate")
    return tuple(
        (kind, re.compile(pattern, re.MULTILINE)) for kind, patterns in entries.items() for pattern in patterns
    )


def boilerplate(text: str, *, inset: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int, str]]:
    """What belongs to the page and not to the story, as ``(start, end, kind)``; the first pattern to claim wins.

    ``inset`` are the headlines within paragraphs, where they are known already.

    >>> boilerplate("JAKARTA, KOMPAS.com - Banjir surut.\\nBaca juga: Banjir Lagi")
    [(0, 22, 'dateline'), (36, 58, 'read_also')]
    """
    headings = {(start, end, "read_also") for start, end in (headlines(text) if inset is None else inset)}
    found: list[tuple[int, int, str]] = list(headings)
    lines = (0, *(line.end() for line in NEWLINE.finditer(text)))
    for kind, pattern in _patterns():
        matches = _at_lines(pattern, text, lines) if pattern.pattern[0] == "^" else pattern.finditer(text)
        found += [(match.start(), match.end(), kind) for match in matches if match.group().strip()]
    found.sort(key=lambda span: (span[0], span not in headings, -span[1]))
    kept: list[tuple[int, int, str]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _at_lines(pattern: re.Pattern[str], text: str, lines: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds of a pattern that begins with "^", tried only where a line starts."""
    done = 0
    for start in lines:
        if start >= done and (match := pattern.match(text, start)):
            yield match
            done = match.end()
