from __future__ import annotations

import pandas as pd

from components.adjacency import adjacency

COLUMNS = ["source_id", "target_id", "layer", "quad", "weight", "doubts", "doubtful"]


def test_a_square_stands_at_its_source_and_target(words):
    rows = [("a", "b", "acts", "verbal conflict", 3, 3, True), ("a", "c", "named together", None, 9, 0, False)]
    names = {"a": "Aneh <b>", "b": "Beda", "c": "Cari"}
    figure = adjacency(pd.DataFrame(rows, columns=COLUMNS), order=["b", "a", "c"], names=names, words=words)
    [squares] = figure.data
    assert set(zip(squares.x, squares.y, strict=True)) == {(0, 1), (2, 1), (1, 2)}
    assert squares.marker.symbol[-1] == "square-open"
    assert squares.customdata[-1] == ["a", "b", "acts", "verbal conflict"]
    assert "<b>" not in figure.layout.xaxis.ticktext[1]
