"""A ranking: one name, one bar, one count a row."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from components.cards import card, cards
from components.palette import GLYPHS
from components.records import records

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words


def ranking(speakers: pd.DataFrame, links: Iterable[str], *, words: Words) -> str:
    """Those who are quoted most, each a link: columns ``name``, ``kind`` and ``quotes``, and an address a row."""
    most = int(speakers["quotes"].max()) if len(speakers) else 0
    return cards(
        card(
            rank(speaker["name"], speaker["quotes"], most=most, kind=speaker["kind"], words=words),
            href=href,
            label=words("Quotes of {name}", name=speaker["name"]),
            quiet=True,
        )
        for speaker, href in zip(records(speakers), links, strict=True)
    )


def rank(name: str, count: int, *, most: int, kind: str | None = None, words: Words) -> str:
    """One row as escaped HTML; the bar's length is the share of ``most``, its colour and glyph say the kind."""
    share = round(100 * count / most) if most else 0
    color = f"var(--tilik-kind-{kind})" if kind in GLYPHS else "var(--tilik-muted)"
    return (
        f'<div class="tilik-rank" style="--share:{share}%;--kind:{color}">'
        f'<span class="tilik-glyph" aria-hidden="true">{GLYPHS.get(kind or "", "○")}</span>'
        f'<span class="tilik-name">{escape(name)}</span><b>{escape(words.number(count))}</b><i></i></div>'
    )
