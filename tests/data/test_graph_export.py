from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pandas as pd
import pytest

from dashboard.data.graph_export import export_graph

DAY = pd.Timestamp("2024-11-04T18:30Z")


def sentence(source: str, target: str, layer: str, quad: str | None, text: str) -> dict[str, object]:
    return {
        "source_id": source, "source": source.title(), "target_id": target, "target": target.title(),
        "layer": layer, "quad": quad, "type": "REQUEST" if layer == "acts" else None, "negated": False,
        "hypothetical": False, "third": None, "reporters": [], "article_id": "a1", "outlet": "Kabar",
        "published_at": DAY, "title": "=1+1", "url": None, "start": 0, "end": 4, "sentence": text,
    }  # fmt: skip


@pytest.fixture
def frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    actors = [("sari", "Sari\x0b & <Melati>", "person", 3, 0.25, 1), ("ri", "Indonesia", "country", 9, 0.0, 1)]
    nodes = pd.DataFrame(actors, columns=["actor_id", "name", "kind", "mentions", "broker", "community"])
    edges = pd.DataFrame(
        [("sari", "ri", "acts", "verbal conflict", 2, 1), ("ri", "sari", "named together", None, 1, 0)],
        columns=["source_id", "target_id", "layer", "quad", "weight", "doubts"],
    )
    evidence = pd.DataFrame(
        [
            sentence("sari", "ri", "acts", "verbal conflict", "Sari meminta <air>."),
            sentence("sari", "ri", "acts", "verbal conflict", "Sari meminta lagi."),
            sentence("sari", "ri", "acts", "material conflict", "Tidak digambar."),
            sentence("ri", "sari", "named together", None, "Keduanya disebut."),
        ]
    )
    return nodes, edges, evidence


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_a_graph_comes_back_with_its_attributes(frames, form, read):
    back = read(io.BytesIO(export_graph(*frames, format=form)))
    assert back.nodes["sari"]["label"] == "Sari & <Melati>"
    assert (back.nodes["sari"]["mentions"], back.nodes["sari"]["broker"]) == (3, 0.25)
    [act] = [edge for *_, edge in back.edges(data=True) if edge["layer"] == "acts"]
    assert (act["weight"], act["doubts"], act["quad"]) == (2, 1, "verbal conflict")
    assert (act["articles"], act["outlets"], act["last_day"]) == ("a1", "Kabar", "2024-11-05")
    assert act["sentence"] == "Sari meminta <air>."
    assert len(back.edges) == 2


def test_a_row_for_each_sentence_behind_what_is_drawn(frames):
    rows = list(csv.DictReader(io.StringIO(export_graph(*frames, format="ties").decode("utf-8-sig"))))
    assert [row["sentence"] for row in rows] == ["Sari meminta <air>.", "Sari meminta lagi.", "Keduanya disebut."]
    assert rows[0]["title"] == "'=1+1"
    assert {row["outlet"] for row in rows} == {"Kabar"}


def test_nodes_carry_their_measures(frames):
    rows = list(csv.DictReader(io.StringIO(export_graph(*frames, format="nodes").decode("utf-8-sig"))))
    assert [(row["actor_id"], row["broker"]) for row in rows] == [("sari", "0.25"), ("ri", "0.0")]


def test_entities_are_those_drawn_and_their_sentences(frames):
    lines = export_graph(*frames, format="ftm").decode().splitlines()
    assert [json.loads(line)["schema"] for line in lines] == [
        "Person", "Territory", "Article", "UnknownLink", "UnknownLink", "UnknownLink"
    ]  # fmt: skip


def test_an_empty_network_is_a_file_too(frames):
    empty = [frame.iloc[:0] for frame in frames]
    assert len(nx.read_gexf(io.BytesIO(export_graph(*empty, format="gexf")))) == 0
    assert export_graph(*empty, format="ties").startswith(b"\xef\xbb\xbf")
