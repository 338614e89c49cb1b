"""A left-to-right scan: rules are tried where their opening word stands, the first that reads something wins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

WORD = re.compile(r"\d+|[^\W\d_]+|[$€£¥₩₹(]")
DIGIT = "#"  # the opening of every run of digits


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Text(Protocol):
    @property
    def text(self) -> str: ...


Found = TypeVar("Found", bound=Spanned)
Reader = TypeVar("Reader", bound=Text)


class Claims:
    """Which characters of a text are spoken for: one stretch belongs to one frame."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in spans:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (min(end, len(self._taken)) - start)

    def free(self, start: int, end: int) -> bool:
        return 1 not in self._taken[start:end]


def table(*entries: Any) -> dict[str, tuple[Callable[..., Any], ...]]:
    """Rules by opening word; an entry is the words and, in order, the rules tried there.

    A phrase stands for its first word. Where two entries share a word, the rules of the earlier come first.
    """
    rules: dict[str, tuple[Callable[..., Any], ...]] = {}
    for words, *tried in entries:
        for word in dict.fromkeys(
            opening for phrase in words for opening in WORD.findall(phrase.lower())[:1] or [phrase]
        ):
            rules[word] = (*rules.get(word, ()), *tried)
    return rules


@lru_cache(maxsize=4)
def openings(text: str) -> tuple[tuple[str, int], ...]:
    """Every word of a text in lower case, with its offset; ``DIGIT`` for a run of digits."""
    return tuple(
        (DIGIT if word[0].isdigit() else word.lower(), match.start())
        for match in WORD.finditer(text)
        for word in (match.group(),)
    )


def scan(
    reader: Reader, rules: Mapping[str, tuple[Callable[[Reader, int], Found | None], ...]], claims: Claims
) -> Iterator[Found]:
    """What the rules read in the reader's text, in order, each on free ground, which it then claims.

    No rule is tried at a word that is spoken for.
    """
    past = 0
    for key, start in openings(reader.text):
        if start < past or key not in rules or not claims.free(start, start + 1):
            continue
        for rule in rules[key]:
            found = rule(reader, start)
            if found is not None and claims.free(found.start, found.end):
                claims.take(found.start, found.end)
                past = found.end
                yield found
                break
