"""An article's text against an earlier version of it, as escaped HTML."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

from components.differences import marked

KEPT = 160  # letters at either end of what has not changed


def revision(earlier: str, later: str) -> str:
    """Paragraph by paragraph: what is gone struck through, what is new underlined, what has stayed cut short.

    Styled by ``wordings.css``; empty where both say the same.

    >>> "<del>dua</del>" in revision("Air naik dua meter.", "Air naik tiga meter.")
    True
    """
    one, other = _paragraphs(earlier), _paragraphs(later)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            parts.append(f"<p class='kept'>{escape(_shortened(' ¶ '.join(other[c:d])))}</p>")
        else:
            parts.append(f"<p>{marked(' ¶ '.join(one[a:b]), ' ¶ '.join(other[c:d]))}</p>")
    changed = any(kind != "equal" for kind, *_ in matcher.get_opcodes())
    return f"<div class='tilik-revision' lang='id'>{''.join(parts)}</div>" if changed else ""


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _shortened(text: str) -> str:
    if len(text) <= 2 * KEPT:
        return text
    return f"{text[:KEPT].rsplit(' ', 1)[0]} … {text[-KEPT:].split(' ', 1)[-1]}"
