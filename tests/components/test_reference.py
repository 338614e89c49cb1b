from __future__ import annotations

from datetime import date

from components.reference import apa, plain, quoted

DAYS = {"published": date(2024, 11, 4), "accessed": date(2024, 12, 1)}


def test_with_an_author_the_outlet_follows_the_title():
    article = {"title": "Air naik", "outlet": "Kabar", "byline": "Sari Melati", "url": "https://kabar.example/1"}
    assert apa(article, **DAYS, link="x", language="id") == (
        "Sari Melati. (2024, 4 November). Air naik. Kabar. Diakses 1 Desember 2024, dari https://kabar.example/1"
    )


def test_what_is_missing_is_said_and_the_link_stands_in():
    nothing = {"title": None, "outlet": None, "byline": float("nan"), "url": None}
    told = plain(nothing, published=None, accessed=date(2024, 12, 1), link="http://tilik/article", language="en")
    assert told == "[Untitled], n.d., http://tilik/article (accessed December 1, 2024)"
    assert quoted("Air\nnaik.", told).startswith("“Air naik.”\n")
