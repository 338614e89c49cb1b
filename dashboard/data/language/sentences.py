"""Sentences and boilerplate.

``tilik_sentences`` sets the sentence starts and ``doc._.boilerplate``, a sorted list of ``(start, end, kind)`` in
code points; kinds are the keys of ``lexicon/boilerplate.yaml``. Boilerplate is marked, never cut.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from dashboard.data.language import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

START, NO_START = 1, -1  # spaCy's values of SENT_START
STOPS = frozenset((".", "!", "?", "…"))
OPENING = frozenset("“‘«„‹([{")
CLOSING = frozenset("”’»›)]}")
STRAIGHT = frozenset("\"'`")


@Language.component("tilik_sentences")
def tilik_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` everywhere and ``doc._.boilerplate``."""
    # one array, since setting one token after the other is quadratic
    marks = np.full(len(doc), NO_START, dtype="int64")
    marks[list(sentence_starts(doc))] = START
    doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]
    doc._.boilerplate = boilerplate(doc.text)
    return doc


def sentence_starts(doc: Doc) -> Iterator[int]:
    """The index of each sentence's first token; blanks and line breaks belong to the sentence before them.

    A line break ends a sentence; so does a full stop, with the quotation marks and brackets that close behind it,
    before anything that can open one (a capital, a digit, an opening mark).
    """
    ended, stopped = True, False
    for token in doc:
        text = token.text
        if token.is_space:
            ended = ended or "\n" in text or "\r" in text or "\u2029" in text
            continue
        if stopped and not ended:
            if _closes(doc, token):
                continue
            ended = _opens_sentence(doc, token)
        if ended:
            yield token.i
            ended = False
        stopped = text in STOPS or text.startswith("..") or _ends_with_abbreviation(text)


def _ends_with_abbreviation(text: str) -> bool:
    return text.endswith(".") and text[:-1] in _after_names()


@cache
def _after_names() -> frozenset[str]:
    return frozenset(lexicon.mapping("abbreviations")["after_names"])


def _closes(doc: Doc, token: Token) -> bool:
    """Whether the token closes what the stopped sentence opened: a mark without a blank before it."""
    if token.text in STOPS or token.text in CLOSING:
        return True
    if token.text not in STRAIGHT and token.text not in OPENING:
        return False
    before = doc[token.i - 1]
    glued = not before.whitespace_ and not before.is_space
    alone = token.i + 1 == len(doc) or bool(token.whitespace_) or not doc[token.i + 1].text[:1].isalnum()
    return glued and alone


def _opens_sentence(doc: Doc, token: Token) -> bool:
    first = token.text[0]
    if token.text in STRAIGHT or token.text in OPENING or token.text in "-–—•*":
        following = next((t.text[0] for t in doc[token.i + 1 : token.i + 4] if not t.is_space), "")
        return bool(following) and not following.islower()
    before = doc[token.i - 1]
    if first.isdigit():
        return bool(before.whitespace_) or before.is_space
    return first.isupper() or (first.isalpha() and not first.islower())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries: dict[str, Iterable[str]] = lexicon.mapping("boilerplate")
    return tuple(
        (kind, re.compile(pattern, re.MULTILINE)) for kind, patterns in entries.items() for pattern in patterns
    )


def boilerplate(text: str) -> list[tuple[int, int, str]]:
    """What belongs to the page and not to the story, as ``(start, end, kind)``; the first pattern to claim wins.

    >>> boilerplate("JAKARTA, KOMPAS.com - Banjir surut.\\nBaca juga: Banjir Lagi")
    [(0, 22, 'dateline'), (36, 58, 'read_also')]
    """
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _patterns():
        found += [(match.start(), match.end(), kind) for match in pattern.finditer(text) if match.group().strip()]
    found.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, str]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
