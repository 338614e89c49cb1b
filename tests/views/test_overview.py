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
    app = show("overview")
    assert {"Most quoted", "Newest quotes", "Newest articles"} <= {heading.value for heading in app.subheader}
    shown = html(app)
    assert re.search(r"tilik-name\">Sari Melati</span><b>1</b>", shown)
    assert '<blockquote lang="id">Air naik 2 meter</blockquote>' in shown


def test_titles_and_leads_are_no_markup(filled, show):
    shown = html(show("overview"))
    assert '<h4><span lang="id">Banjir *Lensa*</span></h4>' in shown
    assert "<script>alert(1)" not in shown and "<script>" in TEXT


def test_filters_that_let_nothing_through_say_so(filled, show):
    assert "Nothing matches these filters" in [h.value for h in show("overview", until="1999-01-01").subheader]
