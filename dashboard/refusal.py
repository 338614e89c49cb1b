"""Why an article was refused, in the reader's words: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboard.data.article import Reason

if TYPE_CHECKING:
    from components.words import Words

Wording = Callable[["Words", str], str]

WORDINGS: dict[Reason, Wording] = {
    Reason.EMPTY: lambda words, detail: words("It is empty. Check that the file was saved whole."),
    Reason.BINARY: lambda words, detail: words("It is no text but binary data. Save the article as plain text."),
    Reason.ENCODING: lambda words, detail: words(
        "It is not valid UTF-8 ({detail}). Save it as UTF-8, or ingest it with --encoding auto.", detail=detail
    ),
    Reason.TOO_LONG: lambda words, detail: words(
        "The text is longer than 1,000,000 characters ({detail}). Split it into articles.", detail=detail
    ),
    Reason.LINE_TOO_LONG: lambda words, detail: words(
        "The line is too long to be one article ({detail}). Write one article a line.", detail=detail
    ),
    Reason.JSON: lambda words, detail: words(
        "It is not valid JSON ({detail}). Write one JSON object a line.", detail=detail
    ),
    Reason.NO_TEXT: lambda words, detail: words(
        'The article has no text ({detail}). Give it under the key "text".', detail=detail
    ),
    Reason.NO_TEXT_COLUMN: lambda words, detail: words(
        'No column holds the text ({detail}). Name one "text" or "isi".', detail=detail
    ),
    Reason.BAD_DATE: lambda words, detail: words(
        "The publication date cannot be read ({detail}). Write it as 2024-11-15, leave it out, or set"
        " TILIK_DATE_ORDER to dmy or mdy.",
        detail=detail,
    ),
    Reason.DUPLICATE: lambda words, detail: words(
        "It is there already ({detail}). Nothing needs to be done.", detail=detail
    ),
    Reason.UNKNOWN_FORMAT: lambda words, detail: words(
        "This kind of file is not read ({detail}). Use .txt, .jsonl, .json or .csv.", detail=detail
    ),
    Reason.MISSING: lambda words, detail: words("There is no such file or folder. Check the path."),
    Reason.UNREADABLE: lambda words, detail: words(
        "It cannot be opened ({detail}). Check the permissions.", detail=detail
    ),
    Reason.EXTRACTION: lambda words, detail: words(
        "Reading it failed ({detail}). Please report this with the article.", detail=detail
    ),
}


def explain(reason: str, detail: str | None, *, words: Words) -> str:
    """One or two sentences for a reason code; codes of a newer version are shown as they are."""
    try:
        wording = WORDINGS[Reason(reason)]
    except ValueError:
        return f"{reason}: {detail or ''}"
    return wording(words, detail or "–")
