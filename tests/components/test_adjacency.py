from __future__ import annotations

import pandas as pd
import pytest

from components.adjacency import adjacency, tie_at

COLUMNS = ["source_id", "target_id", "layer", "quad", "weight", "doubts", "doubtful"]


@pytest.fixture
def edges() -> pd.DataFrame:
    rows = [("a", "b", "acts", "verbal conflict", 3, 3, True), ("a", "c", "named together", None, 9, 0, False)]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_a_square_stands_at_its_source_and_target(edges, words):
    names = {"a": "Aneh <b>", "b": "Beda", "c": "Cari"}
    option = adjacency(edges, order=["b", "a", "c"], names=names, words=words)
    [series] = option["series"]
    assert sorted(square["value"] for square in series["data"]) == [[0, 1], [1, 2], [2, 1]]
    assert series["data"][-1]["itemStyle"]["color"] == "transparent"
    assert "&lt;b&gt;" in series["data"][-1]["tooltip"]["formatter"]
    assert option["yAxis"]["data"] == ["Beda", "Aneh <b>", "Cari"]


def test_a_click_names_the_tie_of_its_square(edges):
    def event(*indices: int) -> dict[str, object]:
        return {"selection": {"selected": [{"data_type": None, "data_indices": list(indices)}]}}

    assert tie_at(event(2), edges=edges) == ("a", "b", "acts", "verbal conflict")
    assert tie_at(event(9), edges=edges) is None
    assert tie_at(event(), edges=edges) is None
