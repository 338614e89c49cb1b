from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.data.frames import FRAMES
from dashboard.data.store import Store
from tests.views.conftest import rows


@pytest.fixture
def weeks(folder: Path) -> Path:
    """The same told in two weeks."""
    store = Store(folder)
    for article_id, day in (("a1", 4), ("a2", 12)):
        draft = rows(article_id, outlet="Kabar Muara", resolved=True)
        draft["articles"][0]["published_at"] = datetime(2024, 11, day, 3, tzinfo=UTC)
        store.append({name: FRAMES[name].build(draft[name]) for name in (*list(draft)[1:], "articles")})
    return folder


def test_network_shows_actors_and_ties(filled, show):
    app = show("actors")
    assert "2 actors" in [heading.value for heading in app.subheader]
    series = network_of(app)
    assert {node["name"] for node in series["data"]} == {"Sari Melati", "Muara Teluk"}
    assert len(series["links"]) >= 2


def test_hidden_layers_leave_the_network(filled, show):
    app = show("actors", hide=["acts", "speaks about", "named together"])
    [series] = json.loads(app.get("echarts_chart")[0].proto.spec)["series"]
    assert series["links"] == []


def map_of(app):
    """What is drawn on the map."""
    return json.loads(app.get("bidi_component")[0].proto.json)


def test_the_map_sets_places_with_coordinates(filled, show):
    drawing = map_of(show("actors", view="map"))
    assert [(point["pick"], point["lines"][0]) for point in drawing["points"]] == [(["muara"], "Muara Teluk")]
    assert drawing["focus"] == ""
    assert map_of(show("actors", view="map", focus="muara"))["focus"] == "muara"


def test_the_map_of_provinces_counts_what_lies_in_them(filled, show):
    app = show("actors", view="map", region="indonesia", table="provinces")
    [area] = map_of(app)["areas"]
    assert (area["code"], area["pick"], area["lines"][1:3]) == ("ID-JK", ["muara"], ["mentions: 2", "articles: 2"])
    [rows] = [frame.value for frame in app.dataframe]
    assert rows["places"].tolist() == ["Muara Teluk"]


def test_the_table_holds_the_same_facts(filled, show):
    rows = show("actors", view="table").dataframe[0].value
    assert rows.set_index("name")["mentions"].to_dict() == {"Sari Melati": 2, "Muara Teluk": 2}


def network_of(app):
    """What is drawn: without the blank labels that keep names off symbols."""
    [series] = json.loads(app.get("echarts_chart")[0].proto.spec)["series"]
    return series | {"data": [node for node in series["data"] if "name" in node]}


def captions(app) -> str:
    return " ".join(caption.value for caption in app.caption)


def test_company_is_a_layer_that_must_be_asked_for(filled, show):
    quiet = len(network_of(show("actors"))["links"])
    assert len(network_of(show("actors", hide="none"))["links"]) == quiet + 1


def test_the_address_opens_the_sentences_behind_a_tie(filled, show):
    app = show("actors", focus=["sari", "muara", "acts", "material cooperation"])
    assert "Sari Melati → Muara Teluk" in [heading.value for heading in app.subheader]
    assert "material cooperation · 2 sentences" in captions(app)
    [marked] = [html.proto.body for html in app.get("html") if "<mark>" in html.proto.body]
    assert marked.count("<mark>meluap</mark>") == 2


def test_the_address_opens_a_profile_beside_the_network(filled, show):
    app = show("actors", focus="sari")
    assert any("Sari Melati</h3>" in html.proto.body for html in app.get("html"))
    assert network_of(app)["data"]
    assert "not there any more" in captions(show("actors", focus=["sari", "gone", "acts"]))


def test_the_network_is_drawn_around_an_actor(filled, show):
    app = show("actors", around="muara", depth="1")
    assert any("Around Muara Teluk" in button.label for button in app.button)
    assert len(network_of(app)["data"]) == 2


def test_a_high_count_leaves_actors_without_ties_and_says_so(filled, show):
    app = show("actors", least="20")
    assert network_of(app)["links"] == []
    assert len(network_of(app)["data"]) == 2
    assert "Nobody is tied" in captions(app)


def test_the_matrix_holds_the_same_edges(filled, show):
    app = show("actors", view="matrix")
    spec = json.loads(app.get("echarts_chart")[0].proto.spec)
    [squares] = spec["series"]
    row, column = (
        spec[axis]["data"].index(name) for axis, name in (("yAxis", "Sari Melati"), ("xAxis", "Muara Teluk"))
    )
    assert [column, row] in [square["value"] for square in squares["data"]]


def test_nodes_and_ties_stand_in_tables_too(filled, show):
    assert not show("actors").dataframe
    nodes = show("actors", table="actors").dataframe[0].value
    ties = show("actors", table="ties").dataframe[0].value
    assert nodes.set_index("name")["acts_out"].to_dict() == {"Sari Melati": 2, "Muara Teluk": 0}
    assert set(ties["weight"]) == {1, 2}


def test_a_week_shows_its_own_ties_and_plays_to_the_next(weeks, show):
    app = show("actors", week="2024-11-04")
    links = network_of(app)["links"]
    assert [link["value"] for link in links if link["symbol"][1] == "arrow"] == [1, 1]
    assert [slider.value for slider in app.select_slider] == ["2024-11-04"]
    [play] = [button for button in app.button if button.label == "Play"]
    assert any(button.label == "Pause" for button in play.click().run().button)


def test_an_unknown_week_shows_all_of_them(weeks, show):
    app = show("actors", week="1999-01-04")
    assert not app.select_slider
    assert max(link["value"] for link in network_of(app)["links"]) == 2
