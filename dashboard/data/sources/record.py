"""One record of a source, whatever its form, as an article or as the reason why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.article import Article, Reason, Refusal, printable
from dashboard.data.sources.published import DateError, instant

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CHARACTERS = 1_000_000  # spaCy's limit for one text
NAMES = ("outlet", "title", "url", "byline")
TRUE = {"true", "1", "yes", "ya"}


def article_of(fields: Mapping[str, object], *, source: str, line: int | None = None) -> Article | Refusal:
    """The article of one record with the keys text, id, outlet, title, url, byline, published and sample.

    All but ``text`` may be absent or null; other keys are passed over.

    >>> article_of({"text": "Air surut.", "id": 7}, source="a.jsonl", line=1).article_id
    '7'
    >>> article_of({"judul": "Air surut"}, source="a.jsonl", line=2).reason
    <Reason.NO_TEXT: 'no_text'>
    """

    def refused(reason: Reason, detail: str) -> Refusal:
        return Refusal(source=source, line=line, reason=reason, detail=detail)

    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        return refused(Reason.NO_TEXT, printable(", ".join(map(str, fields)))[:200])
    if len(text) > MAX_CHARACTERS:
        return refused(Reason.TOO_LONG, f"{len(text):,}")
    names = {name: _string(fields.get(name)) for name in NAMES}
    given_id = _string(fields.get("id"))
    for key, value in {"text": text, "id": given_id, **names}.items():
        if value and not _encodable(value):
            return refused(Reason.JSON, f'"{key}": \\ud800–\\udfff')
    try:
        published = instant(fields.get("published"))
    except DateError as error:
        return refused(Reason.BAD_DATE, printable(str(error)))
    sample = str(fields.get("sample")).strip().lower() in TRUE
    return Article(
        text=text, published=published, given_id=given_id, sample=sample, source=source, line=line, **names
    )


def _string(value: object) -> str | None:
    return None if value is None else str(value).strip() or None


def _encodable(text: str) -> bool:
    """False where half a surrogate pair stands in the text, which JSON can escape and no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
