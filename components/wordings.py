"""One utterance as several outlets have it: the first wording whole, the others with what they change."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.differences import marked

if TYPE_CHECKING:
    from components.words import Words


def wording(text: str, *, first: str | None, words: Words) -> str:
    """One wording as escaped HTML: whole where there is no ``first``, else against the first one.

    What it leaves out is struck through, what it adds underlined; styled by ``wordings.css``.

    >>> from dashboard.catalogue import Catalogue
    >>> "word for word" in wording("Air naik", first="Air naik", words=Catalogue("en"))
    True
    """
    plain = " ".join(text.split())
    if first is None:
        body, note = escape(plain), words("earliest")
    else:
        body = marked(" ".join(first.split()), plain)
        note = "" if "<del>" in body or "<ins>" in body else words("word for word")
        body = body if not note else escape(plain)
    badge = f"<small>{escape(note)}</small>" if note else ""
    return f"<blockquote class='tilik-wording'><span lang='id'>{body}</span>{badge}</blockquote>"
