from __future__ import annotations

import pandas as pd
import pytest

from components.edtf import calendar, span
from dashboard.catalogue import Catalogue

ID, EN = Catalogue("id"), Catalogue("en")


@pytest.mark.parametrize(
    ("iso", "indonesian", "english"),
    [
        ("2024-11-04", "4 November 2024", "November 4, 2024"),
        ("2024-06", "Juni 2024", "June 2024"),
        ("2024-W46", "pekan 11 Nov – 17 Nov 2024", "week of Nov 11 – Nov 17, 2024"),
        ("2024-Q3", "kuartal III 2024", "Q3 2024"),
        ("2024-H2", "semester II 2024", "second half of 2024"),
        ("1949", "1949", "1949"),
        ("0016", "16", "16"),
        ("-0299", "300 SM", "300 BC"),
        ("198X", "1980-an", "1980s"),
        ("20XX", "abad ke-21", "21st century"),
        ("1997/2008", "1997–2008", "1997–2008"),
        ("2024-05/2024-06", "Mei 2024 – Juni 2024", "May 2024 – June 2024"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),
        ("2024-13", "2024-13", "2024-13"),
    ],
)
def test_every_form_is_written_in_the_readers_words(iso, indonesian, english):
    assert (span(iso, words=ID), span(iso, words=EN)) == (indonesian, english)


@pytest.mark.parametrize(
    ("modifier", "indonesian"),
    [("start", "awal Juli 2024"), ("since", "sejak Juli 2024"), (None, "Juli 2024"), (float("nan"), "Juli 2024")],
)
def test_an_interval_stays_one(modifier, indonesian):
    assert calendar({"iso": "2024-07", "modifier": modifier}, words=ID) == indonesian


@pytest.mark.parametrize(
    ("iso", "begin", "written"),
    [
        ("T07:30+07:00", "2024-11-04T00:30Z", "4 November 2024, 07.30 WIB"),
        ("T23:30+09:00", "2024-11-04T14:30Z", "4 November 2024, 23.30 WIT"),
        ("T01:00", "2024-11-03T18:00Z", "4 November 2024, 01.00"),
        ("T20:00-05:00", "2024-11-05T01:00Z", "4 November 2024, 20.00 UTC-05:00"),
        ("T10:00+08:00/T14:00+08:00", "2024-11-04T02:00Z", "4 November 2024, 10.00–14.00 WITA"),
        ("T10:00", None, "10.00"),
    ],
)
def test_times_of_day_keep_their_day_and_zone(iso, begin, written):
    instant = pd.Timestamp(begin) if begin else pd.NaT
    assert calendar({"iso": iso, "begin": instant}, words=ID) == written


def test_what_has_no_time_is_unresolved():
    assert calendar({"iso": None, "modifier": "since"}, words=EN) == "unresolved"
