"""A left-to-right scan: rules are tried where their opening word stands, the first that reads something wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

WORD = re.compile(r"\d+|[^\W\d_]+|[$€£¥₩₹±(]")
DIGIT = "#"  # the opening of every run of digits


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


class Claims:
    """Which characters of a text are spoken for: one stretch belongs to one frame."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (min(end, len(self._taken)) - start)

    def free(self, start: int, end: int) -> bool:
        return 1 not in self._taken[start:end]

    def copy(self) -> Claims:
        twin = Claims(0)
        twin._taken = bytearray(self._taken)
        return twin


def scan(text: str, rules: Mapping[str, Sequence[Callable[[int], T | None]]], claims: Claims) -> Iterator[T]:
    """What the rules read in the text, in order, each on free ground, which it then claims.

    ``rules`` is keyed by the lower-case word at which a rule may begin, ``DIGIT`` for digits.
    """
    past = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < past:
            continue
        key = DIGIT if word.group().isdigit() else word.group().lower()
        for rule in rules.get(key, ()):
            found = rule(start)
            if found is not None and claims.free(found.start, found.end):
                claims.take(found.start, found.end)
                past = found.end
                yield found
                break
