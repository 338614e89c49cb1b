"""The exchange form: one article a JSON line in, one annotated article a JSON line out, in order.

A line in is ``{"id", "published", "outlet", "title", "text"}``, all but ``text`` absent or null where unknown. A
line out is in the form of the gold files, or ``{"id", "error"}`` where the line could not be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from dashboard.data.article import Article, Reason, Refusal
from dashboard.data.extract import documents, gold_form
from dashboard.data.sources.record import article_of

Row = dict[str, Any]

BATCH = 64
REMEDIES = {
    Reason.NO_TEXT: 'the object has no string "text", or an empty one; give the article\'s text under that key',
    Reason.TOO_LONG: "the text has {detail} characters; split it below 1,000,000",
    Reason.JSON: "half a surrogate pair stands in {detail}, which no text can hold; remove or mend the escape",
    Reason.BAD_DATE: '"published": {detail} Write a date as 2024-11-15, or leave it null',
}


class LineError(ValueError):
    """A line that holds no article; the message says what is wrong and how to mend it."""


def annotate(lines: Iterable[bytes]) -> Iterator[Row]:
    """Each line's annotations, in the order of the lines; blank lines are passed over.

    >>> [line] = annotate([b'{"text": "Banjir surut pada 2024."}'])
    >>> line["id"], [date["iso"] for date in line["dates"]]
    ('line:1', ['2024'])
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(numbered, BATCH)):
        read = [_read(line, number) for number, line in batch]
        yield from _annotated(read)


def article(record: object) -> Article:
    """The article of one decoded line; raises :class:`LineError`.

    >>> article({"text": "Air surut.", "published": "2024-11-15"}).published.isoformat()
    '2024-11-15T00:00:00+07:00'
    """
    if not isinstance(record, Mapping):
        raise LineError("the line holds no JSON object; write one object a line")
    read = article_of(record, source="")
    if isinstance(read, Refusal):
        raise LineError(REMEDIES[read.reason].format(detail=read.detail))
    return read


def _read(line: bytes, number: int) -> tuple[Row, Article | None]:
    """What the line out begins with, and the article, or None where ``error`` says why not."""
    head: Row = {"id": f"line:{number}"}
    try:
        record = json.loads(line)
        if isinstance(record, Mapping) and record.get("id") is not None:
            head["id"] = record["id"]
        read = article(record)
        return {**head, "published": record.get("published")}, read
    except UnicodeDecodeError as error:
        return {**head, "error": f"byte {error.start + 1} is no UTF-8; save the file as UTF-8"}, None
    except json.JSONDecodeError as error:
        return {**head, "error": f"column {error.colno}: no JSON ({error.msg})"}, None
    except RecursionError:
        return {**head, "error": "the JSON is nested too deeply; write one flat object a line"}, None
    except LineError as error:
        return {**head, "error": str(error)}, None


def _annotated(read: list[tuple[Row, Article | None]]) -> Iterator[Row]:
    articles = [one for _, one in read if one is not None]
    try:
        forms = iter([gold_form(one, doc) for one, doc in documents(articles)])
    except Exception:  # one article must not take the batch with it
        forms = (_alone(one) for one in articles)
    for head, one in read:
        form = next(forms) if one is not None else {}
        yield {"id": head["id"], **form} if "error" in form else {**form, **head}


def _alone(one: Article) -> Row:
    try:
        return next(gold_form(one, doc) for one, doc in documents([one]))
    except Exception as error:
        return {"error": f"extraction failed: {type(error).__name__}: {error}"}


DATE_FIELDS = ("iso", "granularity")
NUMBER_FIELDS = ("value", "min", "max", "unit", "kind", "modifier", "noun", "score")


def sentence_predictions(rows: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Numbers and dates of single sentences as flat rows, one prediction each.

    ``rows`` are gold rows with ``sid``, ``sentence`` and ``reference_date``; each ``sid`` is read once, as one
    article published on that date.
    """
    sentences = {row["sid"]: row for row in rows}
    lines = (
        json.dumps({"id": sid, "text": row["sentence"], "published": row.get("reference_date")}).encode()
        for sid, row in sentences.items()
    )
    for line in annotate(lines):
        if "error" in line:
            raise LineError(f"{line['id']}: {line['error']}")
        for frame, cls, fields in (("numbers", "number", NUMBER_FIELDS), ("dates", "date", DATE_FIELDS)):
            for span in line[frame]:
                place = {"sid": line["id"], "cls": cls, "start": span["start"], "end": span["end"]}
                yield {**place, **{name: span[name] for name in fields}}
