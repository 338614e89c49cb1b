from __future__ import annotations


def html(app) -> str:
    return "".join(element.value for element in app.html)


def test_hits_are_marked_in_their_surroundings_and_are_no_markup(filled, show):
    app = show("search", q="meluap")
    assert html(app).count("<mark>meluap</mark>") == 2
    assert "<script>alert(1)" not in html(app)
    assert any("2 articles" in heading.value for heading in app.subheader)


def test_quotes_are_searched_by_their_own_words(filled, show):
    assert html(show("search", q="meter", view="quotes")).count("<mark>meter</mark>") == 2
    assert "<mark>" not in html(show("search", q="meluap", view="quotes"))


def test_without_words_the_page_says_what_can_be_searched_for(filled, show):
    assert "Search articles and quotes" in [heading.value for heading in show("search").subheader]


def test_the_reader_goes_from_hit_to_hit(filled, show):
    app = show("article", article="a1", q="Muara OR Sari", start="0", end="6")
    assert any("2 hits" in caption.value for caption in app.caption)
    app.button(key="hits.after").click().run()
    assert not app.exception and app.query_params["start"] in ("17", ["17"])
