from __future__ import annotations

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from components.timeline import MOST_GROUPS, MOST_TICKS, axis, fitting, fold, label, span, timeline
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


def test_a_bar_stands_in_the_middle_of_its_days(words):
    [bar] = timeline(counts((date(2024, 2, 1), "Lensa", 3)), words=words, bucket="month").data
    middle, half = (
        datetime(1970, 1, 1) + timedelta(milliseconds=bar.x[0]),
        timedelta(milliseconds=bar.width[0]) / 2,
    )
    assert middle - half >= datetime(2024, 2, 1) and middle + half <= datetime(2024, 3, 1)


@pytest.mark.parametrize(
    ("window", "bucket", "ticks"),
    [
        ((date(2024, 11, 4), date(2024, 11, 6)), "day", ["4 Nov", "5 Nov", "6 Nov"]),
        ((date(2024, 11, 6), date(2024, 11, 20)), "week", ["4 Nov", "11 Nov", "18 Nov"]),
        ((date(2024, 1, 1), date(2024, 12, 31)), "month", ["Januari 2024", "Maret 2024", "Mei 2024"]),
        ((date(1890, 1, 1), date(2024, 12, 31)), "year", ["1900", "1920", "1940"]),
        ((date(2, 1, 1), date(40, 12, 31)), "year", ["5", "10", "15"]),
    ],
)
def test_ticks_are_round_and_few(window, bucket, ticks):
    found = axis(window, bucket=bucket, words=Catalogue("id"))
    assert found["ticktext"][:3] == ticks
    assert len(found["ticktext"]) == len(found["tickvals"]) <= MOST_TICKS + 1


def test_small_groups_share_one_bar(words):
    many = counts(*((date(2024, 11, 4), f"outlet {n:02}", 100 - n) for n in range(MOST_GROUPS + 5)))
    figure = timeline(many, words=words)
    assert len(figure.data) == MOST_GROUPS + 1
    assert figure.data[-1].name == "others"
    assert figure.data[-1].customdata[0][1] == ""
    assert sum(sum(rows.values()) for rows in fold(many, most=3).values()) == many["count"].sum()


def test_months_and_separators_are_the_readers():
    months = counts((date(2024, 8, 1), "Lensa", 1200), (date(2024, 12, 1), "Lensa", 3))
    figure = timeline(months, words=Catalogue("id"), bucket="month")
    assert "Agustus 2024" in figure.layout.xaxis.ticktext
    assert figure.layout.separators == ",."
    assert figure.data[0].hovertext[0] == "Agustus 2024"


def test_names_from_outside_are_no_markup(words):
    figure = timeline(counts((date(2024, 11, 4), '<a href="http://x">y</a>', 1)), words=words)
    assert "<" not in figure.data[0].name
    assert "href" not in figure.data[0].hovertemplate  # it holds nothing of what is drawn


def test_nothing_is_drawn_as_an_empty_figure(words):
    assert len(timeline(counts(), words=words).data) == 0


@pytest.mark.parametrize(
    ("bucket", "last"),
    [
        ("day", date(2024, 2, 1)),
        ("week", date(2024, 2, 7)),
        ("month", date(2024, 2, 29)),
        ("year", date(2024, 12, 31)),
    ],
)
def test_span_is_inclusive(bucket, last):
    assert span(date(2024, 2, 1), bucket=bucket) == (date(2024, 2, 1), last)


def test_label(words):
    assert label(date(2024, 12, 30), bucket="week", words=words) == "Dec 30 – Jan 5, 2025"
    assert label(date(2024, 12, 1), bucket="month", words=words) == "December 2024"

    assert label(date(16, 1, 1), bucket="year", words=words) == "16"


def test_small_counts_have_whole_ticks(words):
    figure = timeline(counts((date(2024, 11, 4), "Lensa", 1)), words=words)
    assert figure.layout.yaxis.dtick == 1


def test_fitting():
    assert fitting(None, None) == "day"
    assert fitting(date(1890, 1, 1), date(2024, 1, 1)) == "year"
