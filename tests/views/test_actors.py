from __future__ import annotations

import json


def test_network_shows_actors_and_ties(filled, show):
    app = show("actors")
    assert "2 actors" in [heading.value for heading in app.subheader]
    [series] = json.loads(app.get("echarts_chart")[0].proto.spec)["series"]
    assert {node["name"] for node in series["data"]} == {"Sari Melati", "Muara Teluk"}
    assert len(series["links"]) >= 2


def test_hidden_layers_leave_the_network(filled, show):
    app = show("actors", hide=["acts", "speaks about", "named together"])
    [series] = json.loads(app.get("echarts_chart")[0].proto.spec)["series"]
    assert series["links"] == []


def test_the_map_sets_places_with_coordinates(filled, show):
    app = show("actors", view="map")
    [points] = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    assert points["customdata"] == ["muara"]


def test_the_table_holds_the_same_facts(filled, show):
    rows = show("actors", view="table").dataframe[0].value
    assert rows.set_index("name")["mentions"].to_dict() == {"Sari Melati": 2, "Muara Teluk": 2}
