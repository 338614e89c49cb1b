from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pycountry
import pytest

from components.actor_map import PROVINCES, TINY, UNDRAWN, actor_map, locate
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
    assert countries[["code", "name", "mentions"]].to_numpy().tolist() == [["IDN", "Indonesia", 42]]
    assert points["actor_id"].tolist() == ["muara"]
    assert unlocated["actor_id"].tolist() == ["antah", "hilang"]


def test_map_needs_nothing_from_outside(places, words):
    shades, points, names = actor_map(locate(places), words=words).data
    assert shades.locations == ("IDN",)
    assert shades.customdata == (["ri", 42, 8],)
    assert points.customdata == (["muara", 5, 2],)
    assert names.text == ("Indonesia",)
    assert "<Teluk>" not in points.hovertext[0]
    assert all(path.startswith("app/static/") for path in (CONFIG["topojsonURL"], PROVINCES))


def test_what_the_map_file_leaves_out_is_known():
    file = Path(__file__).parents[2] / "dashboard" / "static" / "topojson" / "world_110m.json"
    shapes = {one.get("id") for one in json.loads(file.read_text())["objects"]["countries"]["geometries"]}
    assert {country.alpha_3 for country in pycountry.countries} | {"XKX"} <= shapes | UNDRAWN
    assert shapes >= TINY
    assert not UNDRAWN & shapes


def test_a_country_too_small_or_not_recognised_by_all_is_a_circle_under_its_own_name(places, words):
    rows = [
        ("sg", "Singapura", "country", "SG", 1.29, 103.85, 9, 4),
        ("xk", "Kosovo", "country", "XK", 42.67, 21.17, 3, 1),
        ("ps", "Palestina", "country", "PS", 31.9, 35.2, 7, 3),
        ("va", "Vatikan", "country", "VA", None, None, 2, 1),
    ]
    located = locate(pd.DataFrame(rows, columns=places.columns))
    assert located.unlocated["actor_id"].tolist() == ["va"]
    shades, circles, names = actor_map(located, words=words).data
    assert shades.locations == ("SGP", "PSE", "XKX")
    assert [actor_id for actor_id, *_ in circles.customdata] == ["sg", "ps", "xk"]
    assert circles.hovertext[2] == "Kosovo"
    assert names.text[0] == "Singapura"


def test_provinces_are_shaded_and_say_what_is_there(places, words):
    provinces = pd.DataFrame(
        [("ID-JK", "muara", "Jakarta", "Muara <b>, Menteng\nwith Baru", -6.2, 106.8, 90, 12)],
        columns=["code", "actor_id", "name", "note", "lat", "lon", "mentions", "articles"],
    )
    figure = actor_map(locate(places), provinces=provinces, words=words, region="indonesia")
    shades, points, _ = figure.data
    assert (shades.geojson, shades.locations, shades.customdata) == (
        PROVINCES, ("ID-JK",), (["muara", 90, 12],),
    )  # fmt: skip
    assert shades.text == ("Muara b, Menteng<br>with Baru",)
    assert points.hovertext == ("Muara Teluk",)


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
    *_, there, back, heads, _ = actor_map(located, arcs=ways, words=words).data
    assert (there.line.dash, back.line.dash) == ("solid", "dot")
    assert heads.customdata[0] == ["ri", "nz", "acts", "verbal conflict"]
    assert there.lat[6] != back.lat[5]


def test_an_arc_goes_round_the_world_only_between_far_countries(places, words):
    rows = [
        ("nz", "Selandia Baru", "country", "NZ", -41.3, 174.8, 3, 2),
        ("ws", "Samoa", "country", "WS", -13.8, -171.8, 3, 2),
        ("us", "Amerika Serikat", "country", "US", 38.9, -77.0, 3, 2),
    ]
    located = locate(pd.DataFrame(rows, columns=places.columns))
    acts = edges(
        ("nz", "ws", "acts", "verbal cooperation", 2, 0, False),
        ("nz", "us", "acts", "verbal conflict", 2, 0, False),
    )
    figure = actor_map(located, arcs=arcs(acts, located.countries), words=words)
    lons = {max(trace.lon[:12]) for trace in figure.data[1:] if trace.mode == "lines"}
    assert lons == {188.2, 174.8}
