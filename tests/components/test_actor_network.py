from __future__ import annotations

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

from components.actor_network import Picked, actor_network, drawn, legend, picked, place, settle
from dashboard.settings import ROOT

COLUMNS = ["source_id", "target_id", "layer", "quad", "negated", "hypothetical", "weight"]


@pytest.fixture
def actors() -> pd.DataFrame:
    rows = [("ri", "Indonesia", "country", 40), ("sari", "Sari <b> {b}", "person", 10), ("x", "Lain", "alien", 1)]
    return pd.DataFrame(rows, columns=["actor_id", "name", "kind", "mentions"])


@pytest.fixture
def ties() -> pd.DataFrame:
    rows = [
        ("sari", "ri", "acts", "verbal conflict", True, False, 2),
        ("sari", "ri", "acts", "material conflict", False, False, 5),
        ("sari", "ri", "speaks about", None, False, False, 3),
        ("ri", "x", "acts", "verbal cooperation", False, True, 1),
        ("ri", "sari", "named together", None, False, False, 9),
        ("ri", "ri", "acts", "verbal conflict", False, False, 9),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def option(actors, ties, words):
    edges = drawn(ties)
    return actor_network(
        actors, edges, positions=settle(actors["actor_id"], ties, positions=place(ties)), words=words
    )


def test_acts_of_a_pair_become_one_edge(ties):
    edges = drawn(ties).set_index(["source_id", "target_id", "layer"])
    act = edges.loc[("sari", "ri", "acts")]
    assert (act["weight"], act["quad"], act["doubtful"]) == (7, "material conflict", False)
    assert edges.loc[("ri", "x", "acts"), "doubtful"]
    assert ("ri", "ri", "acts") not in edges.index


def test_minimum_drops_light_edges(ties):
    assert drawn(ties, minimum=4)["weight"].tolist() == [9, 7]


def test_layout_is_stable_and_survives_filters(ties):
    everywhere = place(ties)
    assert everywhere == place(ties.sample(frac=1, random_state=1))
    kept = settle(["sari", "ri"], ties.head(1), positions=everywhere)
    assert kept == {actor: everywhere[actor] for actor in ("sari", "ri")}


def test_a_new_actor_stands_still_near_its_neighbours(ties):
    new = pd.DataFrame([("new", "sari", "acts", "verbal conflict", False, False, 1)], columns=COLUMNS)
    first = settle(["new"], new, positions={"sari": (0.0, 0.0)})
    assert first == settle(["new"], new, positions={"sari": (0.0, 0.0)})
    assert abs(complex(*first["new"])) < 200


def test_direction_kind_and_doubt_have_a_shape_too(actors, ties, words):
    [series] = option(actors, ties, words)["series"]
    by_layer = {
        (link["source"], link["target"], link["symbol"][1]): link["lineStyle"]["type"] for link in series["links"]
    }
    assert by_layer[("ri", "x", "arrow")] == "dashed"
    assert by_layer[("ri", "sari", "none")] == "solid"
    symbols = {category["name"]: category["symbol"] for category in series["categories"]}
    assert symbols == {"person": "circle", "country": "diamond"}


def test_option_is_json_and_tooltips_are_escaped(actors, ties, words):
    written = json.dumps(option(actors, ties, words))
    assert "Sari &lt;b&gt; (b)" in written
    assert "formatter" in written


def test_clicks_name_actors_and_ties(actors, ties):
    edges = drawn(ties)

    def event(kind: str, index: int) -> dict[str, object]:
        return {"selection": {"selected": [{"data_type": kind, "data_indices": [index]}]}}

    assert picked(event("node", 1), actors=actors, edges=edges) == Picked(actor_id="sari")
    assert picked(event("edge", 0), actors=actors, edges=edges).tie == ("ri", "sari", "named together")
    assert picked(event("node", 99), actors=actors, edges=edges) == Picked()
    assert picked({"selection": {"selected": []}}, actors=actors, edges=edges) == Picked()


def test_nothing_can_be_drawn(actors, ties, words):
    assert place(ties.iloc[:0]) == {}
    [series] = actor_network(actors.iloc[:0], drawn(ties.iloc[:0]), positions={}, words=words)["series"]
    assert series["data"] == series["links"] == []


def test_legend_names_every_quad(words):
    assert all(quad in legend(words=words) for quad in ("verbal conflict", "material cooperation", "denied"))


LAYOUT = """
import pandas as pd
from components.actor_network import place
pairs = [(f"a{i}", f"a{(i * 7 + j + 1) % 40}", j + 1) for i in range(40) for j in range(4)]
ties = pd.DataFrame(pairs, columns=["source_id", "target_id", "weight"])
print(place(ties[ties["source_id"] != ties["target_id"]], core=12))
"""


def test_the_layout_is_the_same_in_every_process():
    def printed(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", LAYOUT]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert printed("1") == printed("2") != ""
