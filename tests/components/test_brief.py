"""The brief: everything on one page, nothing in it runs."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from components.brief import Brief, Quoted, Spread, page
from components.brief_pdf import pdf
from dashboard.catalogue import Catalogue
from dashboard.navigation import STATIC

HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://a.example") \u202e'
EMPTY = Brief(filters=(), link="", made_on=date(2026, 11, 26), period="–")


def full(text="Air surut", *, many=1):
    return Brief(
        filters=(text,) * many,
        link=f"https://tilik.example/quotes?q={text}",
        made_on=date(2026, 11, 26),
        period=text,
        figures=((text, "12"),) * 5,
        course=tuple((date(2024, 1, 1) + timedelta(days=week * 7), week % 5) for week in range(60)),
        speakers=((text, 3),) * many * 3,
        quotes=(Quoted(speaker=text, text=text, source=text),) * many * 3,
        spreads=(Spread(what=text, figures="1–2", outlets=text),) * many * 3,
        caution=text,
    )


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.addresses = set(), []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_file_runs_and_loads_nothing(language):
    tags = Tags()
    tags.feed(page(full(HOSTILE), words=Catalogue(language)))
    assert tags.seen.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert tags.addresses == [f"https://tilik.example/quotes?q={HOSTILE}"]
    tags = Tags()
    tags.feed(
        page(
            Brief(filters=(), link="javascript:alert(1)", made_on=date(2026, 1, 1), period=""),
            words=Catalogue("en"),
        )
    )
    assert tags.addresses == []


@pytest.mark.parametrize("brief", [EMPTY, full(), full("Erdoğan 北京 كتاب " * 40, many=9), full(HOSTILE)])
def test_the_pdf_has_one_page(brief):
    made = pdf(brief, words=Catalogue("en"), fonts=STATIC / "fonts")
    assert made.startswith(b"%PDF-") and len(re.findall(rb"/Type /Page\b", made)) == 1
