from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from components.number_table import number_rows
from components.quantity import calendar, quantity
from dashboard.catalogue import Catalogue

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ({"value": 12000.0}, "12.000"),
        ({"value": 5.02, "unit": "percent"}, "5,02%"),
        ({"value": 1.2e12, "unit": "IDR", "modifier": "approx"}, "± Rp1.200.000.000.000"),
        ({"min": 5e6, "max": 7e6}, "5.000.000–7.000.000"),
        ({"value": 3.0, "unit": "year", "modifier": "gt"}, "> 3 tahun"),
        ({"value": 40.0, "unit": "kg", "per": "hari"}, "40 kg/hari"),
        ({"score": [2, 1]}, "2–1"),
        ({"value": float("nan"), "min": None, "max": None}, ""),
    ],
)
def test_figures_are_written_as_the_reader_writes_them(number, written):
    assert quantity(number, words=Catalogue("id")) == written


def test_english_separators():
    assert quantity({"value": 12000.5}, words=Catalogue("en")) == "12,000.5"


def test_dates(words):
    assert calendar({"iso": "2024-11-04"}, words=words) == "November 4, 2024"
    assert calendar({"iso": "2024-W46"}, words=words) == "2024-W46"
    assert calendar({"iso": None}, words=words) == "unresolved"


def ledger(*rows: tuple[float | None, str | None, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "value": value, "min": None, "max": None, "unit": None, "kind": "cardinal", "modifier": None,
                "noun": noun, "per": None, "score": None, "text": "…", "actors": ["Sari"], "claimants": [],
                "outlet": outlet, "published_at": pd.Timestamp("2024-11-04T18:30Z"), "confidence": 0.6,
                "sample": True,
            }
            for value, noun, outlet in rows
        ]
    )  # fmt: skip


def test_figures_sort_by_size_and_show_as_text(words):
    rows = number_rows(ledger((12000.0, "rumah", "a"), (9.0, "rumah", "b")), words=words, zone=JAKARTA)
    assert sorted(rows["figure"])[0].written == "9"
    assert rows["figure"].iloc[0].written == "12,000"
    assert rows["sure"].tolist() == ["likely", "likely"]
    assert rows["outlet"].tolist() == ["a (sample)", "b (sample)"]
