from __future__ import annotations

import pandas as pd
import pytest

from components.actor_map import actor_map, locate
from components.charts import CONFIG
from components.map_arcs import arcs


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


def edges(*rows: tuple[object, ...]) -> pd.DataFrame:
    columns = ["source_id", "target_id", "layer", "quad", "weight", "doubts", "doubtful"]
    return pd.DataFrame(rows, columns=columns)


def test_acts_between_countries_are_arcs_that_carry_their_edge(places, words):
    more = pd.DataFrame([("nz", "Selandia Baru", "country", "NZ", -41.3, 174.8, 3, 2)], columns=places.columns)
    located = locate(pd.concat([places, more], ignore_index=True))
    acts = edges(
        ("ri", "nz", "acts", "verbal conflict", 2, 0, False),
        ("nz", "ri", "acts", "verbal conflict", 1, 1, True),
        ("ri", "hilang", "acts", "verbal conflict", 9, 0, False),
    )
    ways = arcs(acts, located.countries)
    assert ways["target"].tolist() == ["Selandia Baru", "Indonesia"]
    *_, there, back, heads = actor_map(located, arcs=ways, words=words).data
    assert (there.line.dash, back.line.dash) == ("solid", "dot")
    assert heads.customdata[0] == ["ri", "nz", "acts", "verbal conflict"]
    assert there.lat[10] != back.lat[9]
    assert len(actor_map(located, arcs=ways, words=words, region="indonesia").data) == 2
