from __future__ import annotations

import os
import subprocess
import sys

import pandas as pd
import pytest

from components.graph_edges import among, around, ends, foremost
from components.graph_layout import place, settle
from components.graph_measures import grouped, measures
from dashboard.settings import ROOT

COLUMNS = ["source_id", "target_id", "layer", "quad", "weight", "doubts", "doubtful"]


@pytest.fixture
def edges() -> pd.DataFrame:
    rows = [
        ("sari", "ri", "acts", "material conflict", 6, 1, False),
        ("sari", "ri", "speaks about", None, 3, 0, False),
        ("ri", "sari", "named together", None, 99, 0, False),
        ("sari", "ri", "acts", "verbal conflict", 2, 2, True),
        ("x", "y", "named together", None, 98, 0, False),
        ("ri", "x", "acts", "verbal cooperation", 1, 1, True),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_company_counts_where_there_is_nothing_else(edges):
    assert foremost(edges, most=2) == ["ri", "sari"]
    assert foremost(edges[edges["layer"] == "named together"], most=3) == ["ri", "sari", "x"]


def test_the_surroundings_follow_edges_both_ways(edges):
    assert set(ends(around(edges, actor_id="x", depth=1))) == {"x", "ri", "y"}
    assert set(ends(around(edges, actor_id="x", depth=2))) == {"x", "ri", "y", "sari"}
    assert around(edges, actor_id="nobody", depth=2).empty
    assert among(edges, ["sari", "ri"])["target_id"].isin(["sari", "ri"]).all()


def test_measures_count_what_is_drawn(edges):
    found = measures(edges)
    assert found.loc["sari", ["acts_out", "acts_in", "says_about"]].tolist() == [8, 0, 3]
    assert found.loc["ri", ["acts_in", "said_about"]].tolist() == [8, 3]
    assert found["broker"].idxmax() in {"ri", "x"}
    assert found["influence"].sum() == pytest.approx(1)
    assert measures(edges.iloc[:0]).empty


def test_two_circles_are_two_communities():
    pairs = [(side + a, side + b) for side in "pq" for a, b in ("12", "23", "31", "14", "24")] + [("p1", "q1")]
    rows = [(source, target, "acts", "verbal conflict", 3, 0, False) for source, target in pairs]
    found = measures(pd.DataFrame(rows, columns=COLUMNS))["community"]
    assert found.groupby(found.index.str[0]).nunique().tolist() == [1, 1]
    assert set(found) == {1, 2}
    nodes = pd.DataFrame({"actor_id": ["q1", "p1", "nobody"]})
    given = grouped(nodes, pd.DataFrame(rows, columns=COLUMNS))["community"]
    assert given.head(2).tolist() == found[["q1", "p1"]].tolist()
    assert given.isna().tolist() == [False, False, True]


def test_layout_is_stable_and_survives_filters(edges):
    everywhere = place(edges)
    assert everywhere == place(edges.sample(frac=1, random_state=1))
    assert set(everywhere) == {"sari", "ri", "x", "y"}
    assert set(place(edges, all_around=False)) == {"sari", "ri", "x"}
    kept = settle(["sari", "ri"], edges.head(1), positions=everywhere)
    assert kept == {actor: everywhere[actor] for actor in ("sari", "ri")}
    assert place(edges.iloc[:0]) == {}


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
    new = pd.DataFrame([("new", "sari", "acts", "verbal conflict", 1, 0, False)], columns=COLUMNS)
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
