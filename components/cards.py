"""Short views of a quote or an article, as escaped HTML, and cards of them that are one link each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from components.link import link
from components.palette import GLYPHS, QUOTE_BARS

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words

SHOWN = 240


def card(content: str, *, href: str, label: str, css: str = "", quiet: bool = False) -> str:
    """Markup over a link that fills the whole card; ``label`` is the text of the link, and what it is called.

    A ``quiet`` label is there for who listens alone; ``content`` is markup, ``css`` names more classes.

    >>> card("<b>1</b>", href="quotes", label="<All>")
    '<div class="tilik-card"><b>1</b><a class="tilik-go" href="quotes" target="_self">&lt;All&gt;</a></div>'
    """
    classes = f"tilik-card {css}".strip()
    text = f'<span class="tilik-told">{escape(label)}</span>' if quiet else escape(label)
    return f'<div class="{classes}">{content}{link(href, text)}</div>'


def cards(drawn: Iterable[str], *, columns: int = 1, least: int = 300) -> str:
    """Cards beside each other, in so many ``columns`` where each has ``least`` pixels."""
    inside = "".join(drawn)
    return (
        f'<div class="tilik-cards" style="--columns:{columns};--least:{least}px">{inside}</div>' if inside else ""
    )


def section(title: str, *content: str) -> str:
    """Markup under a heading of the page; nothing where there is none.

    >>> section("New"), section("<New>", "<p>1</p>")
    ('', '<section class="tilik-section"><h3>&lt;New&gt;</h3><p>1</p></section>')
    """
    body = "".join(content)
    return f'<section class="tilik-section"><h3>{escape(title)}</h3>{body}</section>' if body else ""


def caption(text: str) -> str:
    """A line of small print."""
    return f'<p class="tilik-caption">{escape(text)}</p>'


def quote_card(
    text: str,
    *,
    speaker: str | None,
    role: str | None = None,
    type: str = "direct",
    kind: str | None,
    words: Words,
) -> str:
    """Who said what. The bar says how it is quoted, its colour the kind of the speaker; unresolved in italics."""
    bar = QUOTE_BARS.get(type, "solid")
    who = _speaker(speaker, role, kind, words)
    style = f"--bar:{bar};--kind:var(--tilik-kind-{kind},var(--tilik-muted))" if kind in GLYPHS else f"--bar:{bar}"
    return (
        f'<figure class="tilik-quote" style="{style}"><figcaption>{who}</figcaption>'
        f'<blockquote lang="id">{escape(shorten(text))}</blockquote></figure>'
    )


def _speaker(speaker: str | None, role: str | None, kind: str | None, words: Words) -> str:
    if not speaker:
        return "<em>" + escape(words("Speaker unresolved")) + "</em>"
    glyph = f'<span class="tilik-glyph">{GLYPHS[kind]}</span> ' if kind and kind in GLYPHS else ""
    described = f'<span class="tilik-role">{escape(role)}</span>' if role else ""
    return f"{glyph}<b>{escape(speaker)}</b>{described}"


def article_line(title: str, *, lead: str | None, sample: bool, words: Words) -> str:
    """One article in a list: its title, how it begins, and whether it is a sample."""
    mark = words("sample")
    badge = f'<span class="tilik-badge">{escape(mark)}</span>' if sample else ""
    begin = f'<p lang="id">{escape(shorten(lead, length=140))}</p>' if lead else ""
    heading = f'<h4><span lang="id">{escape(title)}</span>{badge}</h4>'
    return f'<article class="tilik-line">{heading}{begin}</article>'


def origin(outlet: object, *, sample: object, words: Words) -> str:
    """The outlet as text, marked where the article is a sample; says so where it is unknown."""
    name = outlet if isinstance(outlet, str) and outlet else words("unknown outlet")
    mark = words("sample")  # outside of the f-string, where babel does not look
    return f"{name} ({mark})" if sample is not None and bool(sample) else name


def origins(rows: pd.DataFrame, *, words: Words) -> list[str]:
    """``origin`` of each row, for a column of a table."""
    return [
        origin(outlet, sample=sample, words=words)
        for outlet, sample in zip(rows["outlet"], rows["sample"], strict=True)
    ]


def source_line(outlet: object, published: date | None, *, sample: object = False, words: Words) -> str:
    """Outlet and day in one plain line; says so where either is unknown, and where it is a sample.

    The result is text, not markup.
    """
    day = words.date(published) if published else words("no date")
    return f"{origin(outlet, sample=sample, words=words)}, {day}"


def shorten(text: str, *, length: int = SHOWN) -> str:
    """The text in one line, cut between words at ``length`` characters.

    >>> shorten("Banjir di Kota Lama surut", length=16)
    'Banjir di Kota …'
    """
    plain = " ".join(text.split())
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
