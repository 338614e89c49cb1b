"""One short passage, as escaped HTML; a page lays its link over it."""

from __future__ import annotations

from html import escape

from components.cards import shorten
from components.style import sheet

SHOWN = 220


def citation(text: str, *, note: str = "") -> str:
    """A passage under a line that says who or what it is about."""
    head = f"<b>{escape(note)}</b>" if note else ""
    return (
        f"{sheet('citation')}<div class='tilik-citation'>{head}<p>{escape(shorten(text, length=SHOWN))}</p></div>"
    )
