from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pycountry
import pytest

from components.actor_map import REGIONS, TINY, UNDRAWN, actor_map, locate, scale
from components.map_arcs import arcs

DASHBOARD = Path(__file__).parents[2] / "dashboard"


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
    drawing = actor_map(locate(places), words=words)
    [indonesia] = drawing["areas"]
    assert (indonesia["code"], indonesia["pick"]) == ("IDN", ["ri"])
    assert indonesia["lines"] == ["Indonesia", "mentions: 42", "articles: 8"]
    assert [point["pick"] for point in drawing["points"]] == [["muara"]]
    assert [name["text"] for name in drawing["names"]] == ["Indonesia"]
    files = [region[file] for region in REGIONS.values() for file in ("land", "shapes")]
    assert all(file.startswith("app/static/") for file in files)
    assert all((DASHBOARD / file.removeprefix("app/")).is_file() for file in files)


def test_the_more_mentioned_the_stronger(places, words):
    rows = [("a", "A", "country", "FR", 46.0, 2.0, 1000, 9), ("b", "B", "country", "DE", 51.0, 9.0, 2, 900)]
    located = locate(pd.DataFrame(rows, columns=places.columns))
    by_mentions, by_articles = (actor_map(located, words=words, by=by)["areas"] for by in ("mentions", "articles"))
    strongest, palest = by_mentions[0]["color"], by_mentions[1]["color"]
    assert strongest < palest  # darker, as hexadecimal greys sort
    assert [area["color"] for area in by_articles] == [palest, strongest]
    told = scale(located, pd.DataFrame(), by="mentions", region="world", words=words)
    assert re.findall(r"left:([\d.]+)%..(\d[\d,]*)", told) == [
        ("0.0", "2"),
        ("25.9", "10"),
        ("62.9", "100"),
        ("100.0", "1,000"),
    ]


def test_what_the_map_file_leaves_out_is_known():
    file = DASHBOARD / "static" / "topojson" / "world_110m.json"
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
    drawing = actor_map(located, words=words)
    assert [area["code"] for area in drawing["areas"]] == ["SGP", "PSE", "XKX"]
    assert [circle["pick"] for circle in drawing["circles"]] == [["sg"], ["ps"], ["xk"]]
    assert drawing["circles"][2]["lines"][0] == "Kosovo"
    assert drawing["names"][0]["text"] == "Singapura"


def test_provinces_are_shaded_and_say_what_is_there(places, words):
    provinces = pd.DataFrame(
        [("ID-JK", "muara", "Jakarta", "Muara <b>, Menteng\nwith Baru", -6.2, 106.8, 90, 12)],
        columns=["code", "actor_id", "name", "note", "lat", "lon", "mentions", "articles"],
    )
    drawing = actor_map(locate(places), provinces=provinces, words=words, region="indonesia")
    [jakarta] = drawing["areas"]
    assert (jakarta["code"], jakarta["pick"]) == ("ID-JK", ["muara"])
    assert jakarta["lines"][3:] == ["Muara <b>, Menteng", "with Baru"]
    assert [point["lines"][0] for point in drawing["points"]] == ["Muara <Teluk>"]
    assert drawing["circles"] == []


def test_an_empty_map_has_nothing_on_it(places, words):
    drawing = actor_map(locate(places.iloc[:0]), words=words)
    assert not any(drawing[part] for part in ("areas", "circles", "points", "arcs", "heads", "names"))
    assert scale(locate(places.iloc[:0]), pd.DataFrame(), by="mentions", region="world", words=words) == ""


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
    drawing = actor_map(located, arcs=ways, words=words)
    there, back = drawing["arcs"]
    assert (there["dashed"], back["dashed"]) == (False, True)
    assert drawing["heads"][0]["pick"] == ["ri", "nz", "acts", "verbal conflict"]
    assert drawing["heads"][0]["lines"] == ["Indonesia → Selandia Baru", "verbal conflict · 2"]
    assert there["path"][6][1] != back["path"][5][1]


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
    drawing = actor_map(located, arcs=arcs(acts, located.countries), words=words)
    assert {max(lon for lon, _ in arc["path"]) for arc in drawing["arcs"]} == {188.2, 174.8}
