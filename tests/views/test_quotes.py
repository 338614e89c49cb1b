from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit


def test_all_quotes_are_counted_and_listed(filled, show):
    app = show("quotes")
    assert "2 quotes" in [heading.value for heading in app.subheader]
    rows = app.dataframe[0].value
    assert len(rows) == 2
    assert sorted(rows["speaker"]) == ["Sari Melati", "unresolved"]


def test_filters_and_facets_in_the_address_narrow_the_rows(filled, show):
    assert len(show("quotes", outlet="Lensa").dataframe[0].value) == 1
    assert len(show("quotes", type="direct").dataframe[0].value) == 2
    assert not show("quotes", type="indirect").dataframe


def test_who_is_quoted_most_can_be_filtered_for_and_all_else_stays(filled, show):
    shown = "".join(element.value for element in show("quotes", type="direct", outlet="Kabar Muara").html)
    [address] = re.findall(r'href="(quotes[^"]*actor[^"]*)"', shown)
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert asked == {"type": ["direct"], "outlet": ["Kabar Muara"], "actor": ["sari"]}


def test_an_empty_store_says_what_to_do(folder, show):
    app = show("quotes")
    assert "No articles yet" in [heading.value for heading in app.subheader]
