from __future__ import annotations

import os
import subprocess
import sys

import pandas as pd
import pytest

from components.graph_edges import among, around, drawn, ends, foremost
from components.graph_layout import place, settle
from components.graph_measures import measures
from dashboard.settings import ROOT

COLUMNS = ["source_id", "target_id", "layer", "quad", "negated", "hypothetical", "weight"]


@pytest.fixture
def ties() -> pd.DataFrame:
    rows = [
        ("sari", "ri", "acts", "verbal conflict", True, False, 2),
        ("sari", "ri", "acts", "material conflict", False, False, 5),
        ("sari", "ri", "acts", "material conflict", False, True, 1),
        ("sari", "ri", "speaks about", None, False, False, 3),
        ("ri", "x", "acts", "verbal cooperation", False, True, 1),
        ("ri", "sari", "named together", None, False, False, 99),
        ("y", "x", "named together", None, False, False, 98),
        ("ri", "ri", "acts", "verbal conflict", False, False, 9),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_each_quad_of_a_pair_is_an_edge_of_its_own(ties):
    edges = drawn(ties)
    acts = edges[edges["layer"] == "acts"].set_index(["source_id", "target_id", "quad"])
    war = acts.loc[("sari", "ri", "material conflict")]
    assert (war["weight"], war["doubts"], war["doubtful"]) == (6, 1, False)
    assert acts.loc[("sari", "ri", "verbal conflict"), "doubtful"]
    assert "ri" not in edges.loc[edges["source_id"] == "ri", "target_id"].tolist()


def test_company_does_not_crowd_out_acts_and_speech(ties):
    assert drawn(ties)["layer"].tolist()[:4] == ["acts", "speaks about", "named together", "acts"]
    assert foremost(drawn(ties), most=2) == ["ri", "sari"]
    assert foremost(drawn(ties[ties["layer"] == "named together"]), most=1) == ["ri"]


def test_the_surroundings_follow_edges_both_ways(ties):
    edges = drawn(ties)
    assert set(ends(around(edges, actor_id="x", depth=1))) == {"x", "ri", "y"}
    assert set(ends(around(edges, actor_id="x", depth=2))) == {"x", "ri", "y", "sari"}
    assert around(edges, actor_id="nobody", depth=2).empty
    assert among(edges, ["sari", "ri"])["target_id"].isin(["sari", "ri"]).all()


def test_measures_count_what_is_drawn(ties):
    found = measures(drawn(ties))
    assert found.loc["sari", ["acts_out", "acts_in", "says_about"]].tolist() == [8, 0, 3]
    assert found.loc["ri", ["acts_in", "said_about"]].tolist() == [8, 3]
    assert found["broker"].idxmax() in {"ri", "x"}
    assert found["influence"].sum() == pytest.approx(1)
    assert measures(drawn(ties.iloc[:0])).empty


def test_two_circles_are_two_communities():
    pairs = [(side + a, side + b) for side in "pq" for a, b in ("12", "23", "31", "14", "24")] + [("p1", "q1")]
    rows = [(source, target, "acts", "verbal conflict", False, False, 3) for source, target in pairs]
    found = measures(drawn(pd.DataFrame(rows, columns=COLUMNS)))["community"]
    assert found.groupby(found.index.str[0]).nunique().tolist() == [1, 1]
    assert set(found) == {1, 2}


def test_layout_is_stable_and_survives_filters(ties):
    everywhere = place(ties)
    assert everywhere == place(ties.sample(frac=1, random_state=1))
    kept = settle(["sari", "ri"], ties.head(1), positions=everywhere)
    assert kept == {actor: everywhere[actor] for actor in ("sari", "ri")}
    assert place(ties.iloc[:0]) == {}


def test_a_narrower_selection_keeps_sides():
    pairs = [(f"a{i}", f"a{(i * 7 + j + 1) % 40}", "acts", j + 1) for i in range(40) for j in range(4)]
    wide = pd.DataFrame(pairs, columns=["source_id", "target_id", "layer", "weight"])
    wide = wide[wide["source_id"] != wide["target_id"]]
    before = place(wide)
    after = place(wide.sample(frac=0.6, random_state=1), start=before)
    moved = [abs(complex(*before[actor]) - complex(*point)) for actor, point in after.items()]
    assert sorted(moved)[len(moved) // 2] < 500  # of a width of 3000


def test_symbols_stand_apart():
    pairs = [("hub", f"a{i}", "acts", 1) for i in range(50)]
    points = list(place(pd.DataFrame(pairs, columns=["source_id", "target_id", "layer", "weight"])).values())
    nearest = min(abs(complex(*p) - complex(*q)) for i, p in enumerate(points) for q in points[:i])
    assert nearest > 60


def test_a_new_actor_stands_still_near_its_neighbours():
    new = pd.DataFrame([("new", "sari", "acts", "verbal conflict", False, False, 1)], columns=COLUMNS)
    first = settle(["new"], new, positions={"sari": (0.0, 0.0)})
    assert first == settle(["new"], new, positions={"sari": (0.0, 0.0)})
    assert abs(complex(*first["new"])) < 200


LAYOUT = """
import pandas as pd
from components.graph_layout import place
pairs = [(f"a{i}", f"a{(i * 7 + j + 1) % 40}", "acts", j + 1) for i in range(40) for j in range(4)]
ties = pd.DataFrame(pairs, columns=["source_id", "target_id", "layer", "weight"])
print(place(ties[ties["source_id"] != ties["target_id"]], core=12))
"""


def test_the_layout_is_the_same_in_every_process():
    def printed(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", LAYOUT]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert printed("1") == printed("2") != ""
