"""Links inside of HTML that lead on without loading the app anew: many of them are one element of the page."""

from __future__ import annotations

from html import escape


def link(href: str, content: str, *, css: str = "", current: bool = False) -> str:
    """An anchor around HTML; ``document.js`` follows it as the browser's back button would, so the session stays.

    ``content`` is markup, and so must be escaped where it holds text; ``href`` is an address within the app.
    ``current`` marks the page that is open.

    >>> link("quotes?lang=id", "Kutipan")
    '<a class="tilik-go" href="quotes?lang=id" target="_self">Kutipan</a>'
    """
    page = ' aria-current="page"' if current else ""
    classes = f"tilik-go {css}".strip()
    return f'<a class="{classes}" href="{escape(href)}" target="_self"{page}>{content}</a>'


def icon(name: str) -> str:
    """A symbol of the font that comes with Streamlit; it says nothing to who listens.

    >>> icon(":material/hub:")
    '<span class="tilik-icon" aria-hidden="true">hub</span>'
    """
    return (
        f'<span class="tilik-icon" aria-hidden="true">{escape(name.removeprefix(":material/").rstrip(":"))}</span>'
    )
