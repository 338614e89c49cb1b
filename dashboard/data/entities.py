"""A network as FollowTheMoney entities, one JSON object a line: what Aleph and OpenAleph import.

Follows the schema of followthemoney 4.11 (https://followthemoney.tech/explorer/schemata/). The library itself is
not needed to write it, and brings a C++ build with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

import pandas as pd

# What an actor of each kind is there; any other is a legal entity of a nature that is not known.
SCHEMATA = {"person": "Person", "organisation": "Organization", "country": "Territory", "place": "Territory"}
OTHER = "LegalEntity"
LEVELS = {"country": "country"}

Entity = dict[str, Any]


def entities(nodes: pd.DataFrame, evidence: pd.DataFrame) -> bytes:
    """The actors of ``queries.actors``, the sentences of ``queries.provenance`` and their articles.

    Each sentence is an ``UnknownLink`` from source to target: its layer and type of act are the ``role``, its
    words the ``description``, its ``Article`` the ``proof``; ``status`` tells what is denied or only possible.

    >>> nodes = pd.DataFrame([{"actor_id": "org:nato", "name": "NATO", "kind": "organisation"}])
    >>> json.loads(entities(nodes, pd.DataFrame()))["schema"]
    'Organization'
    """
    links = _rows(evidence)
    articles = _rows(evidence.drop_duplicates("article_id")) if links else []
    found = [*map(_actor, _rows(nodes)), *map(_article, articles), *map(_link, links)]
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in found).encode()


def _rows(frame: pd.DataFrame) -> list[Entity]:
    return cast("list[Entity]", frame.to_dict("records"))


def identifier(kind: str, *parts: object) -> str:
    """An id of letters, digits and hyphens alone, the same in every export."""
    key = "\0".join(map(str, parts))
    return f"tilik-{kind}-{hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()}"


def _actor(row: dict[str, Any]) -> Entity:
    kind, code = row["kind"], _text(row.get("country_code")).lower()
    names = row.get("aliases")
    aliases = [name for name in (names if isinstance(names, Iterable) else ()) if name != row["name"]]
    schema = SCHEMATA.get(kind, OTHER)
    place = {"level": LEVELS.get(kind), "territoryCode": code if kind == "country" else None}
    more = place if schema == "Territory" else {}
    return _entity(
        schema, identifier("actor", row["actor_id"]), name=row["name"], alias=aliases, country=code, **more
    )


def _article(row: dict[str, Any]) -> Entity:
    return _entity(
        "Article",
        identifier("article", row["article_id"]),
        fileName=row["article_id"],
        title=row["title"],
        publisher=row["outlet"],
        publishedAt=_instant(row["published_at"]),
        sourceUrl=_web(row["url"]),
        language="ind",
    )


def _link(row: dict[str, Any]) -> Entity:
    source, target = (identifier("actor", row[end]) for end in ("source_id", "target_id"))
    place = (row["article_id"], row["layer"], row["type"], row["start"], row["end"], source, target)
    return _entity(
        "UnknownLink",
        identifier("link", *place),
        subject=source,
        object=target,
        role=[row["layer"], _text(row["type"]), _text(row["quad"])],
        status=[word for word in ("negated", "hypothetical") if row[word]],
        description=row["sentence"],
        proof=identifier("article", row["article_id"]),
        date=_instant(row["published_at"]),
        publisher=row["outlet"],
        sourceUrl=_web(row["url"]),
        recordId=f"{row['article_id']}:{row['start']}-{row['end']}",
    )


def _entity(schema: str, id: str, **properties: Any) -> Entity:
    """Properties hold lists of texts; those without a value are left out."""
    held = {name: list(dict.fromkeys(_texts(value))) for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: texts for name, texts in held.items() if texts}}


def _texts(value: Any) -> Iterator[str]:
    for one in [value] if isinstance(value, str) or not isinstance(value, Iterable) else value:
        if text := _text(one).strip():
            yield text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _instant(value: Any) -> str:
    """In UTC, as FollowTheMoney has all times."""
    return pd.Timestamp(value).tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%S") if pd.notna(value) else ""


def _web(value: Any) -> str:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else ""
