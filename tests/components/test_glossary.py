"""What the columns mean, in the reader's words and as plain text."""

from __future__ import annotations

import re

from components.glossary import chapters, glossary
from dashboard.catalogue import Catalogue


def test_every_chapter_says_how_right_it_is_and_what_its_columns_mean(words):
    told = chapters(words)
    assert [chapter.title for chapter in told] == [
        "Articles", "Actors", "Quotes", "Numbers", "Calendar dates", "Relations",
    ]  # fmt: skip
    assert all(chapter.right and chapter.entries for chapter in told)
    assert all(entry.column and entry.meaning for chapter in told for entry in chapter.entries)


def test_both_languages_tell_the_same_figures():
    indonesian, english = (
        [re.findall(r"\d+", chapter.right) for chapter in chapters(Catalogue(language))]
        for language in ("id", "en")
    )
    assert list(map(sorted, indonesian)) == list(map(sorted, english))
    assert all(indonesian[1:])


def test_the_glossary_is_markup_of_its_own_and_text(words):
    told = glossary(words)
    assert told.count("<h3>") == len(chapters(words))
    assert "installation&#x27;s time zone" in told
