"""Two sides by side: what each does how often, bars that grow outwards from a common middle."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.words import Words


def comparison(
    left: Mapping[str, int],
    right: Mapping[str, int],
    *,
    names: tuple[str, str],
    labels: Mapping[str, str],
    words: Words,
) -> str:
    """A table of counts by category: the left side's, the category, the right side's, all on one scale.

    ``labels`` words the categories; those that neither side has are left out, the most frequent come first.

    >>> from dashboard.catalogue import Catalogue
    >>> table = comparison({"say": 2}, {}, names=("Sari", "Budi"), labels={"say": "says"}, words=Catalogue("en"))
    >>> table.count("<tr>")
    2
    """
    known = sorted({*left, *right}, key=lambda key: (-left.get(key, 0) - right.get(key, 0), key))
    most = max([*left.values(), *right.values(), 1])
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in (names[0], "", names[1]))
    rows = "".join(
        f"<tr><td>{_bar(left.get(key, 0), most)}{_count(left.get(key, 0), words)}</td>"
        f"<th scope='row'>{escape(labels.get(key, key))}</th>"
        f"<td>{_count(right.get(key, 0), words)}{_bar(right.get(key, 0), most)}</td></tr>"
        for key in known
    )
    return f"<table class='tilik-comparison'><tr>{head}</tr>{rows}</table>"


def _bar(count: int, most: int) -> str:
    return f"<i style='--share:{round(100 * count / most)}%'></i>"


def _count(count: int, words: Words) -> str:
    return f"<span>{escape(words.number(count))}</span>"
