from __future__ import annotations

from tests.views.conftest import TEXT


def text(app) -> str:
    return next(element.value for element in app.html if "<article class='tilik-text'" in element.value)


def test_without_an_article_there_is_a_shelf(filled, show):
    rows = show("article").dataframe[0].value
    assert sorted(rows["title"]) == ["Banjir *Kabar Muara*", "Banjir *Lensa*"]


def test_the_span_of_the_address_is_marked(filled, show):
    start = TEXT.index("Air naik")
    shown = text(show("article", article="a1", start=str(start), end=str(start + 16)))
    assert shown.count('id="hit"') == 1
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown


def test_near_copies_are_listed(filled, show):
    app = show("article", article="a1")
    assert "1 near-copy" in [heading.value for heading in app.subheader]
    assert app.dataframe[0].value["outlet"].tolist() == ["Lensa"]


def test_layers_can_be_hidden(filled, show):
    assert 'class="number' not in text(show("article", article="a1", hide=["numbers", "quotes"]))


def test_a_link_to_a_lost_article_says_so(filled, show):
    assert "This article is not here" in [heading.value for heading in show("article", article="gone").subheader]
