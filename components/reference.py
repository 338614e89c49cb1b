"""How an article is cited, in APA style and plainly, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date

LANGUAGES = ("id", "en")
TERMS = {
    "id": {"undated": "t.t.", "untitled": "[Tanpa judul]", "accessed": "Diakses {day}", "from": "dari {url}"},
    "en": {"undated": "n.d.", "untitled": "[Untitled]", "accessed": "Accessed {day}", "from": "from {url}"},
}


def apa(article: Mapping[str, Any], *, published: date | None, accessed: date, link: str, language: str) -> str:
    """Author (year, month day). Title. Outlet. Accessed day, from URL; the outlet stands for an absent author.

    ``link`` is given where the article has no address of its own.

    >>> article = {"title": "Air naik", "outlet": "Kabar", "byline": None, "url": "https://kabar.example/1"}
    >>> apa(article, published=date(2024, 11, 4), accessed=date(2024, 12, 1), link="", language="en")
    'Kabar. (2024, November 4). Air naik. Accessed December 1, 2024, from https://kabar.example/1'
    """
    terms = TERMS[language]
    byline, outlet, title = (_text(article.get(name)) for name in ("byline", "outlet", "title"))
    title = title or terms["untitled"]
    day = _apa_day(published, language) if published else terms["undated"]
    author = byline or outlet
    head = f"{author}. ({day}). {title}." if author else f"{title}. ({day})."
    parts = [head, f"{outlet}." if byline and outlet else ""]
    seen = terms["accessed"].format(day=_day(accessed, language))
    url = _text(article.get("url")) or link
    parts.append(f"{seen}, {terms['from'].format(url=url)}" if url else f"{seen}.")
    return " ".join(part for part in parts if part)


def plain(article: Mapping[str, Any], *, published: date | None, accessed: date, link: str, language: str) -> str:
    """Outlet, “Title”, day, address (access day).

    >>> article = {"title": "Air naik", "outlet": "Kabar", "byline": None, "url": "https://kabar.example/1"}
    >>> plain(article, published=date(2024, 11, 4), accessed=date(2024, 12, 1), link="", language="id")
    'Kabar, “Air naik”, 4 November 2024, https://kabar.example/1 (diakses 1 Desember 2024)'
    """
    terms = TERMS[language]
    outlet, title = _text(article.get("outlet")), _text(article.get("title"))
    parts = [
        outlet,
        f"“{title}”" if title else terms["untitled"],
        _day(published, language) if published else terms["undated"],
        _text(article.get("url")) or link,
    ]
    seen = terms["accessed"].format(day=_day(accessed, language))
    return f"{', '.join(part for part in parts if part)} ({seen[0].lower()}{seen[1:]})"


def quoted(sentence: str, reference: str) -> str:
    """A sentence with its source on the next line."""
    return f"“{' '.join(sentence.split())}”\n{reference}"


def _apa_day(day: date, language: str) -> str:
    return format_date(day, "y, MMMM d" if language == "en" else "y, d MMMM", locale=language)


def _day(day: date, language: str) -> str:
    return format_date(day, "MMMM d, y" if language == "en" else "d MMMM y", locale=language)


def _text(cell: object) -> str:
    """A cell of a text column in one line; null is nothing."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""
