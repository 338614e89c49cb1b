from __future__ import annotations

import re

from tests.views.conftest import TEXT


def html(app) -> str:
    return "".join(element.value for element in app.html)


def test_key_figures_count_what_is_selected(filled, show):
    def figures(**parameters):
        return re.findall(r"<dt>(\w+)</dt><dd><b>([\d,]+)</b>", html(show("overview", **parameters)))

    assert figures() == [("articles", "2"), ("outlets", "2"), ("actors", "2"), ("quotes", "2"), ("numbers", "2")]
    assert dict(figures(outlet="Lensa"))["articles"] == "1"


def test_who_is_quoted_most_stands_beside_the_newest(filled, show):
    shown = html(show("overview"))
    assert {"Most quoted", "Newest quotes", "Newest articles"} <= set(re.findall("<h3>([^<]+)</h3>", shown))
    assert re.search(r"tilik-name\">Sari Melati</span><b>1</b>", shown)
    assert '<blockquote lang="id">Air naik 2 meter</blockquote>' in shown


def test_cards_lead_to_the_sentence_and_keep_the_filters(filled, show):
    links = re.findall(
        r'<a class="tilik-go" href="([^"]+)"[^>]*>([^<]+)</a>', html(show("overview", outlet="Lensa"))
    )
    start = TEXT.index("Air naik")
    span = f"&amp;start={start}&amp;end={start + len('Air naik 2 meter')}"
    assert (f"article?outlet=Lensa&amp;article=a2{span}", "Lensa, Nov 4, 2024") in links
    assert ("article?outlet=Lensa&amp;article=a2", "Lensa, Nov 4, 2024") in links


def test_a_list_of_cards_is_one_element(filled, show):
    lists = ("Most quoted", "Newest quotes", "Newest articles", "Coverage and quality")
    blocks = [element.value for element in show("overview").html]
    assert all(sum(f"<h3>{name}</h3>" in block for block in blocks) == 1 for name in lists)
    assert sum('class="tilik-card' in block for block in blocks) == 2


def test_titles_and_leads_are_no_markup(filled, show):
    shown = html(show("overview"))
    assert '<h4><span lang="id">Banjir *Lensa*</span></h4>' in shown
    assert "<script>alert(1)" not in shown and "<script>" in TEXT


def test_filters_that_let_nothing_through_say_so(filled, show):
    assert "Nothing matches these filters" in [h.value for h in show("overview", until="1999-01-01").subheader]
