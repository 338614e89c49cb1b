"""Corrected articles in the form of the gold files, one JSON file each: to measure against, and to train on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dashboard.data import queries
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pandas as pd

    from dashboard.data.snapshot import Snapshot

Record = dict[str, Any]

NUMBER_FIELDS = ("start", "end", "value", "min", "max", "unit", "kind", "modifier", "noun", "per", "score")


def write(snapshot: Snapshot, article_ids: Iterable[str], *, folder: Path) -> list[Path]:
    """One file for each article, named after it; the files written. What else is in the folder stays."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for one in annotated(snapshot, article_ids):
        name = re.sub(r"[^\w.-]+", "-", one["id"]).strip(".-")[:100] or "article"
        taken = {path.name for path in made}
        names = (f"{name}{suffix}.json" for suffix in ("", *(f"-{number}" for number in range(2, len(taken) + 3))))
        path = folder / next(each for each in names if each not in taken)
        path.write_text(json.dumps(one, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        made.append(path)
    return made


def annotated(snapshot: Snapshot, article_ids: Iterable[str]) -> Iterator[Record]:
    """Each article as it now stands in the store, corrections included; offsets in code points of its ``text``."""
    for article_id in article_ids:
        frames = queries.article(snapshot, article_id=article_id)
        if not frames["articles"].empty:
            yield _annotated(snapshot, frames)


def _annotated(snapshot: Snapshot, frames: Mapping[str, pd.DataFrame]) -> Record:
    rows = {name: _rows(frame) for name, frame in frames.items()}
    [article] = rows["articles"]
    published = article["published_at"]
    spans = {
        "entities": [{**_span(row), "label": row["label"], "actor": row["actor_id"]} for row in rows["mentions"]],
        "quotes": [_quote(row) for row in rows["quotes"]],
        "numbers": [{field: row[field] for field in NUMBER_FIELDS} for row in rows["numbers"]],
        "dates": [{**_span(row), "iso": row["iso"], "granularity": row["granularity"]} for row in rows["dates"]],
        "relations": [_relation(row) for row in rows["relations"]],
    }
    return {
        "id": article["article_id"],
        "published": published.astimezone(settings().zone).date().isoformat() if published else None,
        **{name: article[name] for name in ("outlet", "title", "url", "text")},
        "actors": _actors(snapshot, spans),
        **spans,
    }


def _actors(snapshot: Snapshot, spans: Mapping[str, list[Record]]) -> dict[str, Record]:
    """Everybody whom the annotations name."""
    named = {row["actor"] for row in spans["entities"]}
    named |= {one for row in spans["quotes"] for one in row["speakers"]}
    named |= {one for row in spans["relations"] for one in (row["source"], row["target"], *row["reported_by"])}
    found = snapshot.sql(
        "SELECT actor_id, name, kind, aliases FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
        " ORDER BY actor_id",
        ids=sorted(filter(None, named)),
    )
    return {
        row["actor_id"]: {"name": row["name"], "kind": row["kind"], "aliases": row["aliases"] or []}
        for row in _rows(found)
    }


def _quote(row: Record) -> Record:
    return {
        **_span(row),
        "type": row["type"],
        "speakers": row["speaker_ids"] or [],
        "speaker_span": _pair(row["speaker_start"], row["speaker_end"]),
        "cue": _pair(row["cue_start"], row["cue_end"]),
    }


def _relation(row: Record) -> Record:
    return {
        "source": row["source_id"],
        "target": row["target_id"],
        "type": row["type"],
        "trigger": [row["start"], row["end"]],
        "reported_by": row["reported_by"] or [],
    }


def _span(row: Record) -> Record:
    return {"start": row["start"], "end": row["end"]}


def _pair(start: int | None, end: int | None) -> list[int] | None:
    return None if start is None or end is None else [start, end]


def _rows(frame: pd.DataFrame) -> list[Record]:
    """The rows of a frame in values that JSON has: absent ones None, whole numbers as such."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(key): _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
