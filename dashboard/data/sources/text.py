"""A text file: one article, its metadata in ``NAME.json`` beside ``NAME.txt`` where that exists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dashboard.data.article import Article, Reason, Refusal
from dashboard.data.sources.decoding import DecodingError, decode
from dashboard.data.sources.record import MAX_CHARACTERS, article_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_BYTES = 4 * MAX_CHARACTERS + 4  # no text within the limit is longer, in any encoding


def read(path: Path, *, encoding: str | None = None) -> Iterator[Article | Refusal]:
    """The one article of the file. The sidecar's keys are id, outlet, title, url, published, byline, sample."""
    source = str(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        text = decode(data, encoding=encoding)
    except DecodingError as error:
        yield Refusal(source=source, reason=error.reason, detail=error.detail)
        return
    if len(data) > MAX_BYTES:
        yield Refusal(source=source, reason=Reason.TOO_LONG, detail=f"> {MAX_CHARACTERS:,}")
    elif not text.strip():
        yield Refusal(source=source, reason=Reason.EMPTY)
    else:
        metadata = _metadata(sidecar(path))
        yield metadata if isinstance(metadata, Refusal) else article_of({**metadata, "text": text}, source=source)


def sidecar(path: Path) -> Path:
    """Where the metadata of a text file would be."""
    return path.with_suffix(".json")


def described(path: Path) -> Path:
    """The text file whose metadata ``path`` would be."""
    return path.with_suffix(".txt")


def _metadata(path: Path) -> Mapping[str, object] | Refusal:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return Refusal(source=str(path), reason=Reason.JSON, detail=str(error)[:200])
    return found if isinstance(found, dict) else Refusal(source=str(path), reason=Reason.JSON, detail="{…}")
