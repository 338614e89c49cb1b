"""Quotation marks: which pair off, which lost their partner, what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING, CLOSING, EITHER = "opening", "closing", "either"

MARK = re.compile(r"[\"“”„‟«»＂'‘’‹›]")
ENTITY = re.compile(r"&(?:(quot|#34)|(ldquo|#8220)|(rdquo|#8221)|(laquo)|(raquo));")
ENTITY_MARKS = '"“”«»'
PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
SINGLE = frozenset("'‘’‹›")
OPENERS, CLOSERS = frozenset("“„«‘‹"), frozenset("”»’›")
TRIMMED_BEFORE, TRIMMED_AFTER = " \t\u00a0", " \t\u00a0,.;"
BEFORE_OPENING = frozenset("([{-–—:;,/")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks. ``start`` and ``end`` bound the words, ``outer`` the marks too."""

    start: int
    end: int
    outer: tuple[int, int]
    opened: bool = True
    closed: bool = True

    @property
    def whole(self) -> bool:
        return self.opened and self.closed


def quoted(text: str) -> list[Quoted]:
    """Every stretch between quotation marks, in order, none beyond its paragraph, none inside another.

    A mark without a partner opens (or closes) a stretch to the end (from the start) of its paragraph, with
    ``closed`` (``opened``) False; whoever reads it decides how much of that is speech.

    >>> text = '"Kami siap," kata Rahma. “Besok kami mulai.”'
    >>> [text[q.start:q.end] for q in quoted(text)]
    ['Kami siap', 'Besok kami mulai']
    """
    if "&" in text and ENTITY.search(text):
        return _escaped(text)
    return [stretch for line in PARAGRAPH.finditer(text) for stretch in _in_paragraph(text, *line.span())]


def _escaped(text: str) -> list[Quoted]:
    """The same where marks are still written as in HTML (&quot;Kami siap,&quot; kata Rahma)."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for found in ENTITY.finditer(text):
        pieces += (text[done : found.start()], ENTITY_MARKS[(found.lastindex or 1) - 1])
        offsets += (*range(done, found.start()), found.start())
        done = found.end()
    offsets += range(done, len(text) + 1)
    stretches = quoted("".join(pieces) + text[done:])
    return [
        replace(q, start=offsets[q.start], end=offsets[q.end], outer=(offsets[q.outer[0]], offsets[q.outer[1]]))
        for q in stretches
    ]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened_at: int | None = None
    done, depth = start, 0
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        side = _side(text, at, start, end)
        if side is None or (opened_at is not None and _nested(text, opened_at, at)):
            continue
        if opened_at is None:
            if side != CLOSING or _glued(text, at, end):
                opened_at = at
            elif text[at] not in SINGLE:
                yield from _trimmed(text, Quoted(done, at, (done, at + 1), opened=False))
                done = at + 1
        elif side == OPENING and _opens_within(text, opened_at, at, end):
            depth += 1
        elif side == CLOSING and depth:
            depth -= 1
        elif side == OPENING and not _closes(text, opened_at, at):
            yield from _unclosed(text, opened_at, at)
            opened_at = at
        else:
            yield from _trimmed(text, Quoted(opened_at + 1, at, (opened_at, at + 1)))
            opened_at, done = None, at + 1
    if opened_at is not None:
        yield from _unclosed(text, opened_at, end)


def _opens_within(text: str, opened_at: int, at: int, end: int) -> bool:
    """Whether the same pair of marks opens inside itself, since two closing ones follow (“… “…” …”)."""
    if text[at] not in OPENERS or text[at] != text[opened_at]:
        return False
    first = MARK.search(text, at + 1, end)
    second = MARK.search(text, first.end(), end) if first else None
    if first is None or second is None:
        return False
    return {text[first.start()], text[second.start()]} <= CLOSERS - SINGLE


def _unclosed(text: str, opened_at: int, end: int) -> Iterator[Quoted]:
    if text[opened_at] not in SINGLE:
        yield from _trimmed(text, Quoted(opened_at + 1, end, (opened_at, end), closed=False))


def _glued(text: str, at: int, end: int) -> bool:
    """Whether a straight mark opens though the blank before it is missing (sudah surut."Warga pulang)."""
    return text[at] == '"' and text[at - 1] in ".,!?" and at + 1 < end and text[at + 1].isalnum()


def _closes(text: str, opened_at: int, at: int) -> bool:
    """Whether a mark closes though the blank after it is missing (sudah surut,"ujarnya)."""
    if text[opened_at] in OPENERS:
        return text[at] in CLOSERS or (text[opened_at] == "„" and text[at] == "“")
    return text[at] == text[opened_at] and text[at - 1] in ",.!?"


def _nested(text: str, opened_at: int, at: int) -> bool:
    return (text[opened_at] in SINGLE) != (text[at] in SINGLE)


def _side(text: str, at: int, start: int, end: int) -> str | None:
    """Whether the mark opens or closes, by its shape and its neighbours; None for an apostrophe."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    single = text[at] in SINGLE
    if single and before.isalnum() and after.isalnum():
        return None
    free_before = before.isspace() or before in BEFORE_OPENING or bool(MARK.match(before))
    if free_before and not after.isspace() and (after.isalnum() or before not in ",;"):
        return OPENING if text[at] not in CLOSERS or not MARK.match(before) else CLOSING
    if text[at] in OPENERS:
        return OPENING
    if text[at] in CLOSERS or not before.isspace():
        return CLOSING
    return None if single else EITHER


def _trimmed(text: str, stretch: Quoted) -> Iterator[Quoted]:
    start, end = stretch.start, stretch.end
    while start < end and text[start] in TRIMMED_BEFORE:
        start += 1
    while end > start and text[end - 1] in TRIMMED_AFTER:
        end -= 1
    if end > start:
        yield replace(stretch, start=start, end=end)
