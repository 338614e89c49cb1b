"""No word of the other language stays on any view.

Two looks, since neither sees all. A text that is a message of the catalogue in the other language was not
translated on its way. A text that stays the same when the language changes was never in the catalogue, unless it
comes from the articles or the catalogue says that both languages write it so.
"""

from __future__ import annotations

import json
import re
from itertools import chain

import pytest
import streamlit

from dashboard import catalogue
from dashboard.catalogue import Catalogue

pytestmark = pytest.mark.e2e

WORDLESS = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"\{\w+\}")
GROUPED = re.compile(r"\d[.,]\d")
# Names: of the dashboard, of the framework, of languages, of measures and of formats of files.
NAMES = {"Tilik", "ID", "EN", "PageRank", "TXT", "JSONL", "JSON", "CSV", "XLSX", "Parquet", "GEXF", "GraphML"}
# What to search for in Indonesian articles, whatever the reader's own language.
EXAMPLE = 'banjir "air laut" pelabuh* -pasar'
# Ends of what is put together out of what articles say: tags of hovers, glyphs, arrows, commas.
SEAMS = re.compile(r"<[^>]*>|[^\w\s.'’/&-]+")


def forms(value):
    return value if isinstance(value, (list, tuple)) else (value,)


@pytest.fixture(scope="module")
def messages():
    """Every message as (English, Indonesian), its forms for one and for many apart."""
    written = catalogue._read("id")
    return [
        (english, indonesian)
        for message in written
        if message.id
        for english in forms(message.id)
        for indonesian in forms(message.string)
        if indonesian
    ]


@pytest.fixture(scope="module")
def content(server):
    """All that articles say, and all names found in them, as one text to look into."""
    rows = chain.from_iterable(
        map(json.loads, server.tilik("export", frame, "--format", "jsonl").stdout.splitlines())
        for frame in ("articles", "actors", "mentions", "quotes", "numbers")
    )
    return squeezed("\n".join(text for row in rows for text in strings(row)))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def squeezed(text):
    """Words and figures alone, since passages are cut and quoted in several ways."""
    return " ".join(re.findall(r"\w+", text.lower()))


def from_articles(text, content):
    return squeezed(text) in content


def put_together(text, content):
    """Whether every part is a name or comes from an article: «NATO → China», «Kabar: <b>3</b>», «15 kg/hari»."""
    parts = [re.sub(r"^\d+ ", "", part.strip()) for part in SEAMS.split(text)]
    return not GROUPED.search(text) and all(part in NAMES or from_articles(part, content) for part in parts)


# Months that both languages call alike.
MONTHS = re.compile(r"(April|September|November)( \d{4})?")


def matcher(patterns):
    """Whether a text is one of ``patterns`` with its placeholders filled; those of few letters do not count."""
    whole = {text for text in patterns if not PLACEHOLDER.search(text)}
    filled = [
        re.compile("(.+)".join(map(re.escape, PLACEHOLDER.split(text))))
        for text in patterns
        if PLACEHOLDER.search(text) and sum(map(str.isalpha, PLACEHOLDER.sub("", text))) >= 4
    ]
    return lambda text: text in whole or any(pattern.fullmatch(text) for pattern in filled)


def foreign(visit, messages, content):
    """What a view says that the catalogue has for the other language, and not for this one."""
    own, other = (1, 0) if visit.language == "id" else (0, 1)
    here, there = (matcher({pair[side] for pair in messages}) for side in (own, other))
    return sorted(
        {
            said.text
            for said in visit.said
            if there(said.text) and not here(said.text) and not from_articles(said.text, content)
        }
    )


def unchanged(one, other, messages, content):
    """What a view says in both languages alike, and neither an article nor the catalogue does."""
    alike = {english for english, indonesian in messages if english == indonesian}
    both = {said.text for said in one.said if not said.cell or WORDLESS.search(said.text)}
    both &= {said.text for said in other.said}
    return sorted(
        text
        for text in both
        if text not in alike | NAMES | {EXAMPLE, streamlit.__version__}
        and (WORDLESS.search(text) or GROUPED.search(text))
        and not MONTHS.fullmatch(text)
        and not (from_articles(text, content) or put_together(text, content))
    )


def test_no_view_says_anything_in_the_other_language(walk, messages, content):
    found = {(visit.view, visit.language): foreign(visit, messages, content) for visit in walk}
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_nothing_but_names_and_articles_stays_when_the_language_changes(walk, messages, content):
    views = {(visit.view, visit.language): visit for visit in walk}
    found = {
        view: unchanged(views[view, "id"], views[view, "en"], messages, content)
        for view, language in views
        if language == "id"
    }
    assert {view: texts for view, texts in found.items() if texts} == {}


def test_the_link_outranks_the_browser_and_the_browser_the_default(browser, server):
    for locale, query, title in (
        ("en-US", "", "Overview"),
        ("id-ID", "", "Ikhtisar"),
        ("en-US", "?lang=id", "Ikhtisar"),
    ):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(f"{server.url}/{query}")
        page.get_by_role("link", name=title, exact=True).wait_for()
        context.close()


def test_the_walk_would_see_a_word_of_the_other_language(messages):
    """The catalogue's pairs are enough to tell the languages apart, placeholders included."""
    words = Catalogue("id")
    here, there = (matcher({pair[side] for pair in messages}) for side in (1, 0))
    for english in ("Newest quotes", "Rows 1 to 200 of 236", "Sort ascending"):
        assert there(english) and not here(english)
    assert here(words("Newest quotes")) and not there(words("Newest quotes"))
