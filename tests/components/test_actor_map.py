from __future__ import annotations

import pandas as pd
import pytest

from components.actor_map import actor_map, locate
from components.charts import CONFIG


@pytest.fixture
def places() -> pd.DataFrame:
    rows = [
        ("ri", "Indonesia", "country", "ID", -2.0, 118.0, 40, 8),
        ("ri2", "Hindia Timur", "country", "ID", None, None, 2, 1),
        ("muara", "Muara <Teluk>", "place", "ID", -6.1, 106.8, 5, 2),
        ("antah", "Antah", "place", None, None, None, 3, 3),
        ("hilang", "Negeri Hilang", "country", "QQ", None, None, 1, 1),
    ]
    return pd.DataFrame(
        rows, columns=["actor_id", "name", "kind", "country_code", "lat", "lon", "mentions", "articles"]
    )


def test_every_place_is_shaded_set_or_listed(places):
    countries, points, unlocated = locate(places)
    assert countries[["alpha_3", "name", "mentions"]].to_numpy().tolist() == [["IDN", "Indonesia", 42]]
    assert points["actor_id"].tolist() == ["muara"]
    assert unlocated["actor_id"].tolist() == ["antah", "hilang"]


def test_map_needs_nothing_from_outside(places, words):
    figure = actor_map(locate(places), words=words)
    assert figure.data[0].locations == ("IDN",)
    assert figure.data[0].customdata == ("ri",)
    assert figure.data[1].customdata == ("muara",)
    assert "<Teluk>" not in figure.data[1].hovertext[0]
    assert CONFIG["topojsonURL"].startswith("app/static/")


def test_an_empty_map_has_no_traces(places, words):
    assert len(actor_map(locate(places.iloc[:0]), words=words).data) == 0
