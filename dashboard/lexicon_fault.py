"""What is wrong with the analyst's own lexicon, in the reader's words: which line, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboard.data.language.own_names import COLUMNS, KINDS, LexiconFault

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.language.own_names import LexiconError

Wording = Callable[["Words", str], str]

WORDINGS: dict[LexiconFault, Wording] = {
    LexiconFault.MISSING: lambda words, detail: words(
        "There is no such file, nor a folder with .csv files. Check TILIK_LEXICON, or unset it."
    ),
    LexiconFault.ENCODING: lambda words, detail: words(
        "It is not valid UTF-8 ({detail}). Save it as CSV in UTF-8.", detail=detail
    ),
    LexiconFault.COLUMNS: lambda words, detail: words(
        'The header cannot be read ({detail}). It needs "name" and "label"; the columns are {columns}.',
        detail=detail,
        columns=", ".join(COLUMNS),
    ),
    LexiconFault.CELLS: lambda words, detail: words(
        "The line has more cells than the header ({detail}). Put a cell that holds the separator into quotation"
        " marks.",
        detail=detail,
    ),
    LexiconFault.NAME: lambda words, detail: words(
        'A name or alias has no letter or is longer than 200 characters ("{detail}"). Write a name, or remove the'
        " line.",
        detail=detail,
    ),
    LexiconFault.LABEL: lambda words, detail: words(
        'There is no label "{detail}". Use one of {labels}.', detail=detail, labels=", ".join(KINDS)
    ),
    LexiconFault.KEY: lambda words, detail: words(
        'The key "{detail}" cannot be used. Write it as org:badan-ombak, in small letters, or leave it empty.',
        detail=detail,
    ),
    LexiconFault.KIND: lambda words, detail: words(
        'There is no kind "{detail}". Use one of {kinds}, or leave it empty.',
        detail=detail,
        kinds=", ".join(dict.fromkeys((*KINDS.values(), "country"))),
    ),
    LexiconFault.COUNTRY: lambda words, detail: words(
        'There is no country "{detail}". Write the two letters of ISO 3166, such as ID, or leave it empty.',
        detail=detail,
    ),
    LexiconFault.POINT: lambda words, detail: words(
        'The point "{detail}" is nowhere on the map. Write both lat and lon in degrees, such as -6.2 and 106.8, or'
        " neither.",
        detail=detail,
    ),
}


def explain(error: LexiconError, *, words: Words) -> str:
    """The file, its line where there is one, and what to mend; plain text."""
    where = str(error.path) if error.line is None else f"{error.path}:{error.line}"
    return f"TILIK_LEXICON: {where}: {WORDINGS[error.fault](words, error.detail)}"
