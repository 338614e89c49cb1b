"""How two wordings differ, word by word, as escaped HTML with signs that need no colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from typing import Literal, NamedTuple

TOKENS = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]|\s+")
LONGEST = 4000  # tokens of either side that are still compared word by word


class Piece(NamedTuple):
    """A stretch of one wording: in ``both``, only in the ``first``, or only in the ``second``."""

    where: Literal["both", "first", "second"]
    text: str


def differences(first: str, second: str) -> list[Piece]:
    """The second wording against the first, in order; case, spaces and the shape of quotation marks are no
    difference.

    >>> differences("Air naik", "Air sungai naik")[1]
    Piece(where='second', text=' sungai')
    """
    one, other = TOKENS.findall(first), TOKENS.findall(second)
    if max(len(one), len(other)) > LONGEST:
        return [Piece("first", first), Piece("second", second)]
    return list(_merged(_pieces(one, other)))


def _pieces(one: list[str], other: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [_key(token) for token in one], [_key(token) for token in other], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("both", "".join(other[c:d]))
            continue
        if b > a:
            yield Piece("first", "".join(one[a:b]))
        if d > c:
            yield Piece("second", "".join(other[c:d]))


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; nothing but a space between two changes is part of them."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and piece.where == last.where:
            last = Piece(last.where, last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _key(token: str) -> str:
    if token.isspace():
        return " "
    return {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-"}.get(token, token.casefold())


def marked(first: str, second: str) -> str:
    """The second wording with what it lacks struck through and what it adds underlined.

    >>> marked("Air naik", "Air <b> naik")
    'Air <ins>&lt;b&gt; </ins>naik'
    """
    tags = {"first": "del", "second": "ins"}
    return "".join(
        f"<{tags[where]}>{escape(text)}</{tags[where]}>" if where in tags else escape(text)
        for where, text in differences(first, second)
    )


def likeness(first: str, second: str) -> float:
    """The share of the words that both wordings have, 0 to 1.

    >>> likeness("Air naik", "air naik."), likeness("Air naik", "Hujan reda")
    (1.0, 0.0)
    """
    one, other = (set(re.findall(r"\w+", text.casefold())) for text in (first, second))
    return len(one & other) / len(one | other) if one or other else 1.0
