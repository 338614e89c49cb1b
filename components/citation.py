"""One short passage, as escaped HTML; ``cards.card`` makes it a link."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from components.cards import shorten

SHOWN = 220
LEAD = 90


def citation(text: str, *, note: str = "", hits: Sequence[tuple[int, int]] = ()) -> str:
    """A passage under a line that says who or what it is about; styled by ``citation.css``.

    ``hits`` are stretches of ``text``, in code points, that are marked; a long passage is cut around the first.

    >>> "<mark>meminta</mark>" in citation("NATO meminta Beijing", hits=[(5, 12)])
    True
    """
    head = f"<b>{escape(note)}</b>" if note else ""
    shown = _marked(text, hits) if hits else escape(shorten(text, length=SHOWN))
    return f"<div class='tilik-citation'>{head}<p lang='id'>{shown}</p></div>"


def _marked(text: str, hits: Sequence[tuple[int, int]]) -> str:
    """The text around the first of ``hits``, with all that lie in it marked."""
    first = min(start for start, _ in hits)
    begin = 0 if len(text) <= SHOWN else max(0, text.rfind(" ", 0, max(first - LEAD, 0)) + 1)
    end = len(text) if len(text) - begin <= SHOWN else max(text.rfind(" ", 0, begin + SHOWN), first + 1)
    parts, at = ["… " if begin else ""], begin
    for start, stop in sorted(hits):
        start, stop = max(start, at), min(stop, end)
        if start < stop:
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:stop])}</mark>"]
            at = stop
    return "".join([*parts, escape(text[at:end]), " …" if end < len(text) else ""])
