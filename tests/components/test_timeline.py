from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from components.timeline import MOST_GROUPS, fitting, fold, label, span, timeline
from dashboard.catalogue import Catalogue


def counts(*rows: tuple[date, str | None, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["bucket", "group", "count"])


WEEKS = counts(
    (date(2024, 10, 28), "Kabar Muara", 3), (date(2024, 11, 4), "Kabar Muara", 1), (date(2024, 11, 4), "Lensa", 9)
)


def test_bars_are_stacked_largest_group_first(words):
    figure = timeline(WEEKS, words=words)
    assert [bar.name for bar in figure.data] == ["Lensa", "Kabar Muara"]
    assert figure.layout.barmode == "stack"
    assert sum(sum(bar.y) for bar in figure.data) == 13


def test_a_bar_knows_what_stands_behind_it(words):
    [lensa, _] = timeline(WEEKS, words=words).data
    assert list(map(tuple, lensa.customdata)) == [("2024-11-04", "Lensa")]


def test_small_groups_share_one_bar(words):
    many = counts(*((date(2024, 11, 4), f"outlet {n:02}", 100 - n) for n in range(MOST_GROUPS + 5)))
    figure = timeline(many, words=words)
    assert len(figure.data) == MOST_GROUPS + 1
    assert figure.data[-1].name == "others"
    assert figure.data[-1].customdata[0][1] == ""
    assert fold(many, most=3)["count"].sum() == many["count"].sum()


def test_months_and_separators_are_the_readers():
    months = counts((date(2024, 8, 1), "Lensa", 1200), (date(2024, 12, 1), "Lensa", 3))
    figure = timeline(months, words=Catalogue("id"), bucket="month")
    assert "Agustus 2024" in figure.layout.xaxis.ticktext
    assert figure.layout.separators == ",."
    assert "1.200" in figure.data[0].hovertext[0]


def test_names_from_outside_are_no_markup(words):
    figure = timeline(counts((date(2024, 11, 4), '<a href="http://x">y</a>', 1)), words=words)
    assert "<" not in figure.data[0].name
    assert "href" not in figure.data[0].hovertext[0] or "<a" not in figure.data[0].hovertext[0]


def test_nothing_is_drawn_as_an_empty_figure(words):
    assert len(timeline(counts(), words=words).data) == 0


@pytest.mark.parametrize(
    ("bucket", "last"),
    [("day", date(2024, 2, 1)), ("week", date(2024, 2, 7)), ("month", date(2024, 2, 29))],
)
def test_span_is_inclusive(bucket, last):
    assert span(date(2024, 2, 1), bucket=bucket) == (date(2024, 2, 1), last)


def test_label(words):
    assert label(date(2024, 12, 30), bucket="week", words=words) == "30 Dec – Jan 5, 2025"
    assert label(date(2024, 12, 1), bucket="month", words=words) == "December 2024"


def test_fitting_without_days():
    assert fitting(None, None) == "day"
