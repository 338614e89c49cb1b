"""FollowTheMoney entities, held against the published schema (tests/data/followthemoney, see its README)."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

from dashboard.data.entities import entities

SCHEMA = Path(__file__).with_name("followthemoney")
ID = re.compile(r"^[0-9a-zA-Z]([0-9a-zA-Z\.\-]*[0-9a-zA-Z])?$")  # types/entity.py of the library
DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")
DAY = pd.Timestamp("2024-11-04T18:30Z")


@cache
def schema(name):
    """A schema with what it inherits: its ancestors, properties and required properties."""
    own = yaml.safe_load((SCHEMA / f"{name}.yaml").read_text())[name]
    family, properties, required = {name}, dict(own.get("properties", {})), set(own.get("required", ()))
    for parent in own.get("extends", ()):
        ancestors, inherited, needed = schema(parent)
        family |= ancestors
        properties = {**inherited, **properties}
        required |= needed if "required" not in own else set()
    return family, properties, required


@pytest.fixture
def lines():
    actors = [
        ("per:sari@a1", "Sari Melati", "person", ["Sari", "Sari Melati"], None),
        ("country:id", "Indonesia", "country", None, "ID"),
        ("org:kabar", "Serikat Kabar", "organisation", [], None),
        ("grp:warga", "Warga Muara", "group", [], None),
    ]
    nodes = pd.DataFrame(actors, columns=["actor_id", "name", "kind", "aliases", "country_code"])
    act = {
        "source_id": "per:sari@a1", "target_id": "country:id", "layer": "acts", "quad": "verbal conflict",
        "type": "REQUEST", "negated": True, "hypothetical": False, "article_id": "a1", "outlet": "Kabar",
        "published_at": DAY, "title": None, "url": "javascript:alert(1)", "start": 3, "end": 9,
        "sentence": "Sari tidak meminta.",
    }  # fmt: skip
    said = {**act, "layer": "speaks about", "quad": None, "type": "say", "negated": False}
    evidence = pd.DataFrame([act, {**said, "url": "https://kabar.example/1"}])
    return [json.loads(line) for line in entities(nodes, evidence).decode().splitlines()]


def test_every_entity_keeps_the_published_schema(lines):
    by_id = {entity["id"]: entity for entity in lines}
    assert len(by_id) == len(lines) == 7
    for entity in lines:
        _, properties, required = schema(entity["schema"])
        assert ID.match(entity["id"])
        assert required <= set(entity["properties"]) <= set(properties)
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            kind = properties[name].get("type")
            if kind == "entity":
                assert all(properties[name]["range"] in schema(by_id[value]["schema"])[0] for value in values)
            if kind == "date":
                assert all(DATE.match(value) for value in values)


def test_a_link_says_what_and_from_where(lines):
    [act, _] = [entity["properties"] for entity in lines if entity["schema"] == "UnknownLink"]
    assert act["role"] == ["acts", "REQUEST", "verbal conflict"]
    assert act["status"] == ["negated"]
    assert act["description"] == ["Sari tidak meminta."]
    assert act["recordId"] == ["a1:3-9"]
    assert "sourceUrl" not in act


def test_kinds_and_countries(lines):
    found = {entity["properties"]["name"][0]: entity for entity in lines[:4]}
    schemata = [entity["schema"] for entity in found.values()]
    assert schemata == ["Person", "Territory", "Organization", "LegalEntity"]
    country = found["Indonesia"]["properties"]
    assert country["territoryCode"] == country["country"] == ["id"]
    assert found["Sari Melati"]["properties"]["alias"] == ["Sari"]
    assert entities(pd.DataFrame(), pd.DataFrame()) == b""
