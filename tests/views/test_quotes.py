from __future__ import annotations


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


def test_an_empty_store_says_what_to_do(folder, show):
    app = show("quotes")
    assert "No articles yet" in [heading.value for heading in app.subheader]
