"""JSON: one object a line (``.jsonl``, ``.ndjson``), or one object or a list of them (``.json``)."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from dashboard.data.article import Article, Reason, Refusal
from dashboard.data.sources import lines
from dashboard.data.sources.decoding import SAMPLE, DecodingError, bom, decode, looks_binary
from dashboard.data.sources.record import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_FILE = 64_000_000  # of a .json file, which is read whole


def read(path: Path, *, encoding: str | None = None) -> Iterator[Article | Refusal]:
    """The article of each line; a line that holds none is refused and the next one read."""
    source = str(path)
    with lines.opened(path, encoding=encoding) as (file, encoding):
        if refusal := _refuse_whole(file, source):
            yield refusal
            return
        found = False
        for number, line, size in lines.capped(file):
            if line is None:
                found = True
                yield Refusal(
                    source=source, line=number, reason=Reason.LINE_TOO_LONG, detail=f"{size / 1e6:.1f} MB"
                )
            elif line.strip():
                found = True
                yield _article(line, source=source, number=number, encoding=encoding)
        if not found:
            yield Refusal(source=source, reason=Reason.EMPTY)


def read_document(path: Path, *, encoding: str | None = None) -> Iterator[Article | Refusal]:
    """The articles of a ``.json`` file; of a list, the line of a refusal is the place in the list."""
    source = str(path)
    with lines.opened(path, encoding=encoding) as (file, encoding):
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        yield Refusal(source=source, reason=Reason.LINE_TOO_LONG, detail=f"> {MAX_FILE / 1e6:.0f} MB")
        return
    if not data.strip():
        yield Refusal(source=source, reason=Reason.EMPTY)
        return
    found = _parsed(data, source=source, number=None, encoding=encoding)
    if isinstance(found, list):
        for number, record in enumerate(found, start=1):
            yield _of(record, source=source, number=number)
        if not found:
            yield Refusal(source=source, reason=Reason.EMPTY)
    else:
        yield _of(found, source=source, number=None)


def _refuse_whole(file: IO[bytes], source: str) -> Refusal | None:
    head = file.read(SAMPLE)
    file.seek(0)
    if looks_binary(head):
        return Refusal(source=source, reason=Reason.BINARY)
    if bom(head) in lines.WIDE:
        return Refusal(source=source, reason=Reason.ENCODING, detail=str(bom(head)))
    return None


def _article(line: bytes, *, source: str, number: int, encoding: str | None) -> Article | Refusal:
    return _of(_parsed(line, source=source, number=number, encoding=encoding), source=source, number=number)


def _parsed(data: bytes, *, source: str, number: int | None, encoding: str | None) -> object:
    try:
        return json.loads(decode(data, encoding=encoding))
    except DecodingError as error:
        return Refusal(source=source, line=number, reason=error.reason, detail=error.detail)
    except (ValueError, RecursionError) as error:
        return Refusal(source=source, line=number, reason=Reason.JSON, detail=str(error)[:200])


def _of(record: object, *, source: str, number: int | None) -> Article | Refusal:
    if isinstance(record, Refusal):
        return record
    if not isinstance(record, dict):
        return Refusal(source=source, line=number, reason=Reason.JSON, detail=json.dumps(record)[:80])
    return article_of(record, source=source, line=number)
