"""In which province a place lies."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from dashboard.data.provinces import SHAPES, at, provinces, provinces_of

COLUMNS = ["name", "kind", "country_code", "lat", "lon"]


def test_every_province_is_drawn_itself_or_within_the_one_it_was_part_of():
    drawn = {feature["id"] for feature in json.loads(SHAPES.read_text())["features"]}
    table = provinces()
    assert (len(table), len(drawn)) == (38, 33)
    assert set(table["drawn"]) == drawn
    newer = table[table["code"] != table["drawn"]]
    assert dict(newer[["name", "drawn"]].to_numpy()) == {
        "Kalimantan Utara": "ID-KI", "Papua Barat Daya": "ID-PB", "Papua Pegunungan": "ID-PA",
        "Papua Selatan": "ID-PA", "Papua Tengah": "ID-PA",
    }  # fmt: skip


def test_the_point_of_each_province_lies_in_it():
    table = provinces()
    assert at(table[["lon", "lat"]].to_numpy(float)) == table["drawn"].tolist()


@pytest.mark.parametrize(
    ("row", "province"),
    [
        (("Pasar Kembang Turi", "place", "ID", -7.25, 112.74), "ID-JI"),  # by its point
        (("Dermaga Ujung", "place", "ID", -7.19, 112.78), "ID-JI"),  # in the sea of a coarse map
        (("Badung", "place", "ID", None, None), "ID-BA"),  # a regency without a point
        (("Puncak", "place", "ID", -6.7, 106.98), "ID-JB"),  # the point before a regency of that name
        (("Papua Tengah", "place", "ID", None, None), "ID-PA"),
        (("Jawa", "place", "ID", -7.49, 110.0), None),  # an island of six provinces
        (("Laut Jawa", "place", "ID", -6.9, 112.0), None),
        (("Kota Antah", "place", "ID", None, None), None),
        (("Badung", "place", "NL", None, None), None),
        (("Indonesia", "country", "ID", -6.2, 106.8), None),
        (("Tengah Samudra", "place", "ID", -12.0, 100.0), None),
    ],
)
def test_a_place_is_in_one_province_or_in_none(row, province):
    [found] = provinces_of(pd.DataFrame([row], columns=COLUMNS))
    assert found == province


def test_no_places():
    assert len(provinces_of(pd.DataFrame(columns=COLUMNS).astype({"name": str}))) == 0
    assert at(np.empty((0, 2))) == []
