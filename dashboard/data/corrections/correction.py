"""One correction, and what may be corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

import pyarrow as arrow

from dashboard.data.frames import FRAMES

# The columns that a reader may set, by frame.
CHANGEABLE: Mapping[str, tuple[str, ...]] = {
    "mentions": ("actor_id", "label"),
    "quotes": ("type", "speaker_ids", "act"),
    "numbers": ("value", "min", "max", "unit", "kind", "modifier", "noun", "per"),
    "dates": ("begin", "until", "granularity", "iso"),
    "relations": (),
    "actors": ("name", "kind"),
}
MARKABLE = ("articles", "quotes", "numbers")
# What tells a row of a frame from the others; where a trigger starts several acts, their parties do.
KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("mentions", "quotes", "numbers", "dates"), ("article_id", "start", "end")),
    "relations": ("article_id", "start", "end", "type", "source_id", "target_id"),
}


class Action(StrEnum):
    """What a correction does."""

    SET = "set"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    STAR = "star"
    TAG = "tag"
    REVIEW = "review"
    UNDO = "undo"


class CorrectionError(ValueError):
    """A correction that says nothing, or what no row of the frame can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of the frame ``corrections``; ``was`` and ``becomes`` map columns to JSON values.

    ``start``, ``end``, ``text``, ``prefix``, ``suffix`` and ``text_hash`` anchor it in the article as it was then.
    """

    correction_id: str
    at: datetime
    who: str
    action: str
    why: str | None = None
    frame: str | None = None
    article_id: str | None = None
    actor_id: str | None = None
    text_hash: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    was: Mapping[str, Any] = field(default_factory=dict)
    becomes: Mapping[str, Any] = field(default_factory=dict)
    undoes: str | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Correction:
        """A stored row; values that are no JSON object count as none."""
        known = {name: row[name] for name in _NAMES if row.get(name) is not None}
        return cls(**{**known, "was": _decoded(row.get("was")), "becomes": _decoded(row.get("becomes"))})

    def row(self) -> dict[str, Any]:
        """What the frame ``corrections`` stores."""
        values = {name: getattr(self, name) for name in _NAMES}
        for name in ("was", "becomes"):
            values[name] = json.dumps(values[name], ensure_ascii=False, default=_encoded) if values[name] else None
        return values


_NAMES = tuple(one.name for one in fields(Correction))


def _decoded(text: Any) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _encoded(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} is no JSON value")


def typed(frame: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of columns in the types of the contract; raises ``CorrectionError`` for what it cannot hold.

    >>> typed("numbers", {"value": 12, "noun": "tenda"})
    {'value': 12.0, 'noun': 'tenda'}
    """
    known = CHANGEABLE.get(frame, ())
    if unknown := sorted(values.keys() - set(known)):
        raise CorrectionError(f"{frame}: {', '.join(unknown)} cannot be set")
    found = {}
    for column, value in values.items():
        given = datetime.fromisoformat(value) if column in ("begin", "until") and isinstance(value, str) else value
        try:
            found[column] = arrow.scalar(given, type=FRAMES[frame].columns[column]).as_py()
        except (arrow.ArrowException, TypeError, ValueError) as error:
            raise CorrectionError(f"{column}: {value!r} does not fit ({error})") from error
    return found
