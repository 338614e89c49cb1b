"""Short lines of figures with what they count, as escaped HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple


class Fact(NamedTuple):
    """One line: a figure as the reader writes it, what it counts, and the small print."""

    figure: str
    label: str
    note: str = ""


def facts(lines: Iterable[Fact]) -> str:
    """The lines as a list; styled by ``citation.css``.

    >>> "&lt;b&gt;" in facts([Fact("2", "<b>")])
    True
    """
    rows = "".join(
        f"<div><dd>{escape(line.figure)}</dd><dt>{escape(line.label)}"
        + (f"<small>{escape(line.note)}</small>" if line.note else "")
        + "</dt></div>"
        for line in lines
    )
    return f"<dl class='tilik-facts'>{rows}</dl>"
