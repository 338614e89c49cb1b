from __future__ import annotations

import json

import pandas as pd
import pytest

from components.actor_network import Picked, actor_network, legend, picked
from components.graph_labels import sides
from components.graph_layout import place, settle

COLUMNS = ["source_id", "target_id", "layer", "quad", "weight", "doubts", "doubtful"]


@pytest.fixture
def actors() -> pd.DataFrame:
    rows = [("ri", "Indonesia", "country", 40), ("sari", "Sari <b> {b}", "person", 10), ("x", "Lain", "alien", 1)]
    return pd.DataFrame(rows, columns=["actor_id", "name", "kind", "mentions"])


@pytest.fixture
def edges() -> pd.DataFrame:
    rows = [
        ("sari", "ri", "acts", "material conflict", 5, 0, False),
        ("sari", "ri", "speaks about", None, 3, 0, False),
        ("ri", "sari", "named together", None, 9, 0, False),
        ("sari", "ri", "acts", "verbal conflict", 2, 2, True),
        ("ri", "x", "acts", "verbal cooperation", 1, 1, True),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def option(actors, edges, words):
    return actor_network(
        actors, edges, positions=settle(actors["actor_id"], edges, positions=place(edges)), words=words
    )


def named(series):
    return [node for node in series["data"] if "name" in node]


def test_direction_kind_and_doubt_have_a_shape_too(actors, edges, words):
    [series] = option(actors, edges, words)["series"]
    names = actors["actor_id"].tolist()
    looks = {
        (names[link["source"]], names[link["target"]], link["symbol"][1], link["lineStyle"]["type"])
        for link in series["links"]
    }
    assert ("ri", "x", "arrow", "dashed") in looks
    assert ("ri", "sari", "none", "solid") in looks
    assert {node["name"]: node["symbol"] for node in named(series)}["Indonesia"] == "diamond"


def test_parallel_acts_of_two_quads_do_not_cover_each_other(actors, edges, words):
    [series] = option(actors, edges, words)["series"]
    acts = [link["lineStyle"] for link in series["links"] if (link["source"], link["target"]) == (1, 0)]
    assert len({look["curveness"] for look in acts}) == len(acts) == 3


def test_option_is_json_and_tooltips_are_escaped(actors, edges, words):
    written = json.dumps(option(actors, edges, words))
    assert "Sari &lt;b&gt; (b)" in written
    assert "formatter" in written


def test_clicks_name_actors_and_ties(actors, edges):
    def event(kind: str, index: int) -> dict[str, object]:
        return {"selection": {"selected": [{"data_type": kind, "data_indices": [index]}]}}

    assert picked(event("node", 1), actors=actors, edges=edges) == Picked(actor_id="sari")
    assert picked(event("edge", 0), actors=actors, edges=edges).tie == ("sari", "ri", "acts", "material conflict")
    assert picked(event("node", 99), actors=actors, edges=edges) == Picked()
    assert picked({"selection": {"selected": []}}, actors=actors, edges=edges) == Picked()


def test_nothing_can_be_drawn(actors, edges, words):
    assert place(edges.iloc[:0]) == {}
    [series] = actor_network(actors.iloc[:0], edges.iloc[:0], positions={}, words=words)["series"]
    assert series["data"] == series["links"] == []


def test_legend_names_what_is_drawn_and_nothing_else(actors, edges, words):
    drawn_here = legend(actors, edges, words=words).split("<ul")[1]
    assert all(name in drawn_here for name in ("verbal conflict", "speaks about", "denied", "country"))
    assert "material cooperation" not in drawn_here
    assert "organisation" not in drawn_here


def test_communities_have_a_colour_each(actors, edges, words):
    grouped = actors.assign(community=[1, 1, 2])
    positions = settle(actors["actor_id"], edges, positions=place(edges))
    [series] = actor_network(grouped, edges, positions=positions, words=words, color="community")["series"]
    assert [node["category"] for node in named(series)] == [0, 0, 1]
    assert len({group["itemStyle"]["color"] for group in series["categories"] if "name" in group}) == 2


def test_a_blank_label_as_large_as_the_symbol_keeps_names_off_it(actors, edges, words):
    [series] = option(actors, edges, words)["series"]
    nodes, shields = series["data"][: len(actors)], series["data"][len(actors) :]
    for node, shield in zip(nodes, shields, strict=True):
        look = series["categories"][shield["category"]]
        assert (shield["x"], shield["y"]) == (node["x"], node["y"])
        assert node["symbolSize"] <= look["label"]["width"] == look["label"]["height"] < node["symbolSize"] + 4
        assert look["symbolSize"] > node["symbolSize"]


def test_a_name_stands_where_it_covers_nobody():
    points = [(0, 0), (40, 0), (80, 0), (40, -12), (40, 12), (660, 600)]
    found = sides(points, [30, 20, 20, 8, 8, 8], ["Muara Teluk"] * 6)
    assert found[0] == "top"
    assert found[2] == "right"
    assert sides([], [], []) == []


def test_no_name_leaves_the_drawing(words):
    points = [(0, 0), (-70, 10), (600, 0), (530, -10)]
    assert sides(points, [30, 20, 30, 20], ["Muara Teluk Selatan"] * 4)[1] != "left"
    assert sides(points, [30, 20, 30, 20], ["Muara Teluk Selatan"] * 4)[2] != "right"
