from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dashboard.happened import fits


def drawn(app) -> dict[str, Any]:
    return json.loads(app.get("bidi_component")[0].proto.json)


def groups(app) -> set[str]:
    return {group["name"] for group in drawn(app)["groups"]}


def test_articles_stand_below_the_bars(filled, show):
    app = show("timeline")
    assert groups(app) == {"Kabar Muara", "Lensa"}
    assert len(app.dataframe[0].value) == 2
    assert "2 articles" in [heading.value for heading in app.subheader]


@pytest.mark.parametrize(("split", "names"), [("kind", {"people", "countries and cities"}), ("act", {"says"})])
def test_bars_are_split_as_the_address_asks(filled, show, split, names):
    assert groups(show("timeline", split=split)) == names


def test_the_other_clock_counts_dates_that_articles_name(filled, show):
    columns = drawn(show("timeline", clock="happened", bucket="day"))["columns"]
    assert [day for _, _, day in columns] == ["November 4, 2024"]


def test_more_buckets_than_a_screen_has_pixels_are_not_offered():
    decades = date(1900, 1, 1), date(1999, 12, 31)
    assert [fits(bucket, decades) for bucket in ("day", "week", "month", "year")] == [False, True, True, True]


def test_the_only_date_behind_the_columns_is_open_at_once(filled, show):
    app = show("timeline", clock="happened", outlet="Lensa")
    assert "1 date" in [heading.value for heading in app.subheader]
    assert "Open in the article" in [button.label for button in app.button]


def test_an_era_with_nothing_in_it_is_not_offered(filled, show):
    app = show("timeline", clock="happened", era="before")
    assert "2 dates" in [heading.value for heading in app.subheader]


def test_a_filter_that_lets_nothing_through_says_so(filled, show):
    app = show("timeline", since="2030-01-01")
    assert "Nothing matches these filters" in [heading.value for heading in app.subheader]
