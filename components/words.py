"""The words of the interface, as components ask for them; ``dashboard.catalogue`` answers."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Words(Protocol):
    """A reader's language: its messages, plurals, numbers and dates."""

    language: str

    def __hash__(self) -> int:
        """What was worded once can be kept."""
        ...

    def __call__(self, message: str, **values: object) -> str:
        """The message in the reader's language, ``{placeholders}`` filled."""
        ...

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The form that fits ``count``, with ``{count}`` written as the reader writes it."""
        ...

    def number(self, value: float, *, digits: int | None = None) -> str:
        """A number with the reader's separators."""
        ...

    def date(self, value: date, *, form: str = "medium") -> str:
        """A day as the reader writes it; ``form`` is one of short, medium, long, month."""
        ...
