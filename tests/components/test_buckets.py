from __future__ import annotations

from datetime import date

import pytest

from components.axis import MOST_TICKS, axis, ticks
from components.buckets import fitting, label, span
from dashboard.catalogue import Catalogue

WINDOWS = [
    ((date(2024, 11, 4), date(2024, 11, 6)), "day", ["4 Nov", "5 Nov", "6 Nov"]),
    ((date(2024, 11, 6), date(2024, 11, 20)), "week", ["4 Nov", "11 Nov", "18 Nov"]),
    ((date(2024, 1, 1), date(2024, 12, 31)), "month", ["Januari 2024", "Maret 2024", "Mei 2024"]),
    ((date(1890, 1, 1), date(2024, 12, 31)), "year", ["1900", "1920", "1940"]),
    ((date(2, 1, 1), date(40, 12, 31)), "year", ["5", "10", "15"]),
]


@pytest.mark.parametrize(("window", "bucket", "words"), WINDOWS)
def test_ticks_are_round_and_few(window, bucket, words):
    found = [text for _, text in ticks(window, bucket=bucket, words=Catalogue("id"))]
    assert found[:3] == words
    assert len(found) <= MOST_TICKS + 1


@pytest.mark.parametrize(("window", "bucket", "words"), WINDOWS)
def test_plotly_marks_the_same_days(window, bucket, words):
    found = axis(window, bucket=bucket, words=Catalogue("id"))
    assert found["ticktext"][:3] == words
    begin, end = found["range"]
    assert all(begin < day < end for day in found["tickvals"])


@pytest.mark.parametrize("window", [(date(1, 1, 1), date(1, 1, 1)), (date(9999, 12, 31), date(9999, 12, 31))])
def test_the_ends_of_the_calendar_have_an_axis(window):
    assert axis(window, bucket="day", words=Catalogue("id"))["ticktext"]


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


def test_fitting():
    assert fitting(None, None) == "day"
    assert fitting(date(1890, 1, 1), date(2024, 1, 1)) == "year"
