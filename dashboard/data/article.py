"""What comes in: one article as a source gives it, or the reason why it was refused."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article, its text untouched.

    ``published`` is an aware instant, or None where the source gives none. Only ``text`` is required. ``source``
    and ``line`` say where it was read, for whoever has to complain about it.

    >>> Article(text="Banjir surut.", outlet="Kabar Pesisir").article_id[:4]
    'a-81'
    """

    text: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    published: datetime | None = None
    given_id: str | None = None
    sample: bool = False
    source: str = ""
    line: int | None = None

    @property
    def article_id(self) -> str:
        """The id given by the source, else one derived from the URL, else one from the content."""
        if self.given_id:
            return self.given_id
        source = self.url or "\x1f".join((self.outlet or "", self.title or "", self.text))
        return "a-" + hashlib.sha256(source.encode()).hexdigest()[:16]

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Reason(StrEnum):
    """Why something was not stored; the interface words each in the reader's language."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LONG = "too_long"
    LINE_TOO_LONG = "line_too_long"
    JSON = "json"
    NO_TEXT = "no_text"
    NO_TEXT_COLUMN = "no_text_column"
    BAD_DATE = "bad_date"
    DUPLICATE = "duplicate"
    UNKNOWN_FORMAT = "unknown_format"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXTRACTION = "extraction"


def printable(text: str) -> str:
    """The text with lone surrogates spelled out, which no file can hold.

    >>> printable("\\udcff.txt")
    '\\\\udcff.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """One thing that was not stored. ``line`` counts from 1, None for a whole file."""

    source: str
    reason: Reason
    line: int | None = None
    detail: str = ""
