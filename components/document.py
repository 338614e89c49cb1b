"""The page as the browser's document: its heading, its language, and Streamlit's own words in that language."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.words import Words

SCRIPT = Path(__file__).with_name("document.js")


def document(title: str, *, words: Words) -> str:
    """The first heading of a page, out of sight, and the script that tells the browser its language.

    Streamlit writes ``<html lang="en">`` and English words of its own ("Main menu", "Sort ascending", "Page 2")
    whatever the reader's language. The script puts the reader's in their place, names the landmarks, leads the
    link "Skip to main content" past the filters, and lets Enter and Escape go between a table and its drawer.

    >>> from dashboard.catalogue import Catalogue
    >>> document("<Kutipan>", words=Catalogue("id")).partition("<script>")[0]
    '<h1 class="tilik-page" tabindex="-1">&lt;Kutipan&gt;</h1>'
    """
    given = {
        "language": words.language,
        "words": {english: wording for english, wording in own_words(words).items() if english != wording},
        "landmarks": [
            (".st-key-bar", "search", words("Filters")),
            (".st-key-drawer-open", "region", words("What was chosen")),
        ],
    }
    # "<" would end the script.
    data = json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    before, after = _script()
    return f'<h1 class="tilik-page" tabindex="-1">{escape(title)}</h1><script>{before}{data}{after}</script>'


@cache
def _script() -> tuple[str, str]:
    before, _, after = SCRIPT.read_text(encoding="utf-8").partition("GIVEN")
    return before, after


def own_words(words: Words) -> dict[str, str]:
    """Streamlit's own words that a reader of these pages can meet, each with the reader's.

    ``#`` stands for a number, ``*`` for anything.
    """
    return dict(zip(_own(lambda message: message), _own(words), strict=True))


def _own(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        *_header(words),
        *_choices(words),
        *_calendar(words),
        *_tables(words),
        *_figures(words),
        *_files(words),
    )


def _header(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("Skip to main content"),
        words("Navigate to home page"),
        words("Logo"),
        words("Main menu"),
        words("Theme"),
        words("System"),
        words("Light"),
        words("Dark"),
        words("Rerun"),
        words("Print"),
        words("Record screen"),
        words("Made with Streamlit v"),
        words("Copy version to clipboard"),
        words("Running..."),
        words("Stop"),
        words("Stop script"),
        words("Connecting"),
        words("Notifications"),
        words("Close"),
        words("Cancel"),
    )


def _choices(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("No results"),
        words("Select all"),
        words("Select # matches"),
        words("Selected values"),
        words("Clear all"),
        words("Clear value"),
        words("Clear entry"),
        words("Remove *"),
        words("Add: *"),
        words("Open"),
        words("Choose an option"),
        words("Choose options"),
        words("Scroll tabs left"),
        words("Scroll tabs right"),
        words("Pagination"),
        words("Previous page"),
        words("Next page"),
        words("Page #"),
        words("Increment"),
        words("Decrement"),
        words("Help for *"),
        words("Copy to clipboard"),
        words("Copied"),
    )


def _calendar(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("Choose date"),
        words("Choose date range"),
        words("Date range"),
        words("Quick select a date range"),
        words("None"),
        words("Past Week"),
        words("Past Month"),
        words("Past # Months"),
        words("Past Year"),
        words("Past # Years"),
        words("Clear dates"),
        words("Clear date"),
        words("Previous month"),
        words("Next month"),
        words("* start date"),
        words("* end date"),
        words("Selected Date: *"),
        words("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    )


def _tables(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("Show/hide columns"),
        words("Show/hide columns: *"),
        words("Search"),
        words("Search: *"),
        words("Type to search"),
        words("Close Search"),
        words("Previous Result"),
        words("Next Result"),
        words("# results"),
        words("# result"),
        words("Fullscreen"),
        words("Fullscreen: *"),
        words("Toggle fullscreen"),
        words("Close fullscreen"),
        words("Clear selection"),
        words("Clear selection: *"),
        words("Dataframe column menu"),
        words("Copy column name"),
        words("Sort ascending"),
        words("Sort descending"),
        words("Format"),
        words("Statistics"),
        words("Autosize"),
        words("Pin column"),
        words("Unpin column"),
        words("Hide column"),
        words("Automatic"),
        words("Localized"),
        words("Plain"),
        words("Compact"),
        words("Dollar"),
        words("Euro"),
        words("Yen"),
        words("Percent"),
        words("Scientific"),
        words("Accounting"),
        words("Duration"),
        words("Distance"),
        words("Calendar"),
        words("Minimum"),
        words("Maximum"),
        words("Median"),
        words("Average"),
        words("Sum"),
        words("Standard deviation"),
        words("Distinct"),
        words("Empty"),
        words("Values"),
        words("Count"),
        words("Range"),
        words("Minimum length"),
        words("Maximum length"),
        words("Average length"),
        words("Based on sample"),
        words("No data"),
    )


def _figures(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("Download plot"),
        words("Download plot as a PNG"),
        words("Download as PNG"),
        words("Download as PNG: *"),
        words("Zoom in"),
        words("Zoom out"),
        words("Reset"),
        words("Show data"),
        words("Show data: *"),
        words("Show chart"),
    )


def _files(words: Callable[[str], str]) -> tuple[str, ...]:
    return (
        words("Upload"),
        words("Upload *"),
        words("file upload"),
        words("Add files"),
        words("#MB per file"),
        words("Drag and drop files here"),
        words("Drag and drop a file here"),
        words("Only one file is allowed."),
        words("* files are not allowed."),
        words("Network Error"),
    )
