from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from components.number_table import number_rows

JAKARTA = ZoneInfo("Asia/Jakarta")


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
