"""A ranking: one name, one bar, one count a row."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.palette import GLYPHS

if TYPE_CHECKING:
    from components.words import Words


def rank(name: str, count: int, *, most: int, kind: str | None = None, words: Words) -> str:
    """One row as escaped HTML; the bar's length is the share of ``most``, its colour and glyph say the kind."""
    share = round(100 * count / most) if most else 0
    color = f"var(--tilik-kind-{kind})" if kind in GLYPHS else "var(--tilik-muted)"
    return (
        f'<div class="tilik-rank" style="--share:{share}%;--kind:{color}">'
        f'<span class="tilik-glyph">{GLYPHS.get(kind or "", "○")}</span>'
        f'<span class="tilik-name">{escape(name)}</span><b>{escape(words.number(count))}</b><i></i></div>'
    )
