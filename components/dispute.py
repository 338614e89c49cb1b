"""Two sentences that count one thing and come to different amounts, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from components.citation import citation

if TYPE_CHECKING:
    from components.words import Words


def reasons(scope: Iterable[str], *, words: Words) -> list[str]:
    """What else differs between two sentences, in the reader's words."""
    named = {
        "per": words("another rate"),
        "place": words("another place"),
        "actor": words("other people or bodies"),
        "date": words("another time"),
        "later": words("the same outlet on another day"),
    }
    return [named[one] for one in scope if one in named]


def verdict(scope: Iterable[str], *, words: Words) -> str:
    """Whether two figures contradict each other or are about different things, as escaped HTML.

    A sign and a word tell them apart, not a colour.
    """
    conflict, other = words("Conflict"), words("Different scope")
    found = reasons(scope, words=words)
    if not found:
        return f"<span class='tilik-verdict conflict'>≠ {escape(conflict)}</span>"
    return f"<span class='tilik-verdict'>≈ {escape(other)}: {escape(', '.join(found))}</span>"


def side(figure: str, sentence: str, *, offset: int, length: int) -> str:
    """One of the sentences under its figure, the number marked; styled by ``citation.css``."""
    return citation(sentence, note=figure, hits=[(offset, offset + length)])
