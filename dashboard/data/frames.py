"""The contract: one schema a frame, checked on every write.

Offsets are Unicode code points into ``articles.text``, end exclusive. Instants are UTC. ``version`` names one
attempt to store one article; ``(article_id, version)`` joins every frame to ``articles``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STRING = arrow.string()
STRINGS = arrow.list_(arrow.string())
INTEGER = arrow.int64()
FLOAT = arrow.float64()
FLAG = arrow.bool_()
INSTANT = arrow.timestamp("us", tz="UTC")

SPAN = {
    "article_id": STRING,
    "version": STRING,
    "start": INTEGER,
    "end": INTEGER,
    "sentence_start": INTEGER,
    "sentence_end": INTEGER,
}
REQUIRED = {
    "article_id", "version", "start", "end", "sentence_start", "sentence_end", "actor_id", "name", "kind",
    "label", "type", "text", "text_hash", "ingested_at", "deleted", "sample", "quad", "source_id", "target_id",
    "source", "reason", "at", "granularity", "quote_id", "canonical_id", "correction_id", "who", "action",
}  # fmt: skip
OPTIONAL = {
    ("mentions", "actor_id"), ("numbers", "quote_id"), ("relations", "quote_id"), ("identities", "article_id"),
    *(("corrections", name) for name in ("article_id", "actor_id", "text_hash", "start", "end", "text")),
}  # fmt: skip

ALLOWED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("mentions", "label"): ("PER", "ORG", "GPE", "LOC", "FAC", "EVT", "PRD", "LAW", "WOA", "NOR"),
    ("coreferences", "kind"): ("pronoun", "plural", "clitic", "side", "role", "body"),
    ("quotes", "type"): ("direct", "mixed", "indirect"),
    ("quotes", "act"): ("say", "ask", "deny", "accuse", "promise", "threaten", "praise", "warn", "estimate"),
    ("numbers", "kind"): (
        "cardinal", "ordinal", "percent", "money", "measure", "duration", "age", "score", "fraction",
        "multiplier", "ratio",
    ),
    ("dates", "granularity"): (
        "day", "week", "month", "quarter", "half", "year", "decade", "century", "interval", "hour", "minute",
        "other",
    ),
    ("corrections", "action"): (
        "set", "reject", "merge", "split", "star", "tag", "review", "undo",
    ),
    ("relations", "quad"): (
        "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """One table: its columns in order, and the checks that every row passes before it is written."""

    name: str
    columns: Mapping[str, arrow.DataType]

    @cached_property
    def arrow_schema(self) -> arrow.Schema:
        return arrow.schema(list(self.columns.items()))

    @property
    def spans(self) -> bool:
        return "sentence_start" in self.columns

    def nullable(self, column: str) -> bool:
        return column not in REQUIRED or (self.name, column) in OPTIONAL

    @cached_property
    def checks(self) -> pa.DataFrameSchema:
        """What pandera checks: no missing keys, known values, spans that lie inside their sentence."""
        columns = {
            column: pa.Column(nullable=self.nullable(column), checks=self._checks(column))
            for column in self.columns
        }
        return pa.DataFrameSchema(columns, checks=self._row_checks(), strict=True, ordered=True, name=self.name)

    def _checks(self, column: str) -> list[pa.Check]:
        found = []
        if (self.name, column) in ALLOWED:
            found.append(pa.Check.isin(ALLOWED[self.name, column]))
        if column == "confidence":
            found.append(pa.Check.in_range(0, 1))
        return found

    def _row_checks(self) -> list[pa.Check]:
        if not self.spans:
            return []
        return [
            pa.Check(lambda f: (f["start"] >= 0) & (f["start"] < f["end"]), error="start < end"),
            pa.Check(
                lambda f: (f["sentence_start"] <= f["start"]) & (f["end"] <= f["sentence_end"]),
                error="the sentence holds the span",
            ),
        ]

    def empty(self) -> pd.DataFrame:
        frame: pd.DataFrame = self.arrow_schema.empty_table().to_pandas()
        return frame

    def build(self, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
        """Rows to a checked frame; absent columns are null, unknown ones an error.

        >>> FRAMES["refusals"].build([])["reason"].size
        0
        """
        rows = list(rows)
        if unknown := {key for row in rows for key in row} - self.columns.keys():
            raise KeyError(f"{self.name} has no column {', '.join(sorted(unknown))}")
        return self.validate(arrow.Table.from_pylist(rows, schema=self.arrow_schema).to_pandas())

    def validate(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame itself where it keeps the contract; raises ``pandera.errors.SchemaErrors``, all at once."""
        return self.checks.validate(frame, lazy=True)

    def to_arrow(self, frame: pd.DataFrame) -> arrow.Table:
        """The frame as an Arrow table in the contract's types."""
        columns = [
            arrow.array(_plain(frame[name], kind), type=kind, from_pandas=True)
            for name, kind in self.columns.items()
        ]
        return arrow.table(columns, schema=self.arrow_schema)


def _plain(column: pd.Series, kind: arrow.DataType) -> object:
    if arrow.types.is_list(kind):
        return [list(cell) if isinstance(cell, (list, tuple, np.ndarray)) else None for cell in column]
    return column


FRAMES: Mapping[str, Frame] = {
    frame.name: frame
    for frame in (
        Frame(
            "articles",
            {
                "article_id": STRING,
                "version": STRING,
                "url": STRING,
                "outlet": STRING,
                "title": STRING,
                "byline": STRING,
                "published_at": INSTANT,
                "language": STRING,
                "text": STRING,
                "text_hash": STRING,
                "dateline_place": STRING,
                "cluster_id": STRING,
                "sample": FLAG,
                "deleted": FLAG,
                "extractor": STRING,
                "ingested_at": INSTANT,
            },
        ),
        Frame(
            "mentions",
            {
                **SPAN,
                "text": STRING,
                "label": STRING,
                "actor_id": STRING,
                "role": STRING,
                "organisation_id": STRING,
                "confidence": FLOAT,
            },
        ),
        Frame(
            "actors",
            {
                "actor_id": STRING,
                "version": STRING,
                "name": STRING,
                "kind": STRING,
                "aliases": STRINGS,
                "country_code": STRING,
                "lat": FLOAT,
                "lon": FLOAT,
                "first_seen": INSTANT,
                "last_seen": INSTANT,
            },
        ),
        Frame(
            "coreferences",
            {**SPAN, "text": STRING, "kind": STRING, "actor_ids": STRINGS, "confidence": FLOAT},
        ),
        Frame(
            "quotes",
            {
                **SPAN,
                "quote_id": STRING,
                "text": STRING,
                "type": STRING,
                "speaker_ids": STRINGS,
                "speaker_text": STRING,
                "speaker_start": INTEGER,
                "speaker_end": INTEGER,
                "cue": STRING,
                "cue_start": INTEGER,
                "cue_end": INTEGER,
                "act": STRING,
                "via": STRINGS,
                "about_ids": STRINGS,
                "said_on": STRING,
                "place": STRING,
                "addressee_ids": STRINGS,
                "confidence": FLOAT,
            },
        ),
        Frame(
            "numbers",
            {
                **SPAN,
                "text": STRING,
                "value": FLOAT,
                "min": FLOAT,
                "max": FLOAT,
                "unit": STRING,
                "kind": STRING,
                "modifier": STRING,
                "noun": STRING,
                "per": STRING,
                "score": arrow.list_(INTEGER),
                "actor_ids": STRINGS,
                "quote_id": STRING,
                "confidence": FLOAT,
            },
        ),
        Frame(
            "dates",
            {
                **SPAN,
                "text": STRING,
                "begin": INSTANT,
                "until": INSTANT,
                "granularity": STRING,
                "iso": STRING,
                "modifier": STRING,
            },
        ),
        Frame(
            "relations",
            {
                **SPAN,
                "text": STRING,
                "source_id": STRING,
                "target_id": STRING,
                "third_id": STRING,
                "type": STRING,
                "quad": STRING,
                "voice": STRING,
                "negated": FLAG,
                "hypothetical": FLAG,
                "quote_id": STRING,
                "reported_by": STRINGS,
                "confidence": FLOAT,
            },
        ),
        Frame(
            "identities",
            {"actor_id": STRING, "article_id": STRING, "canonical_id": STRING, "version": STRING},
        ),
        Frame(
            "corrections",
            {
                "correction_id": STRING,
                "at": INSTANT,
                "who": STRING,
                "why": STRING,
                "action": STRING,
                "frame": STRING,
                "article_id": STRING,
                "actor_id": STRING,
                "text_hash": STRING,
                "start": INTEGER,
                "end": INTEGER,
                "text": STRING,
                "prefix": STRING,
                "suffix": STRING,
                "was": STRING,
                "becomes": STRING,
                "undoes": STRING,
            },
        ),
        Frame("refusals", {"source": STRING, "line": INTEGER, "reason": STRING, "detail": STRING, "at": INSTANT}),
    )
}
# The columns that hold ids of actors; on disk as the article alone gives them.
ACTOR_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "mentions": ("actor_id", "organisation_id"),
    "coreferences": ("actor_ids",),
    "quotes": ("speaker_ids", "via", "about_ids", "addressee_ids"),
    "numbers": ("actor_ids",),
    "relations": ("source_id", "target_id", "third_id", "reported_by"),
}
CORRECTED = "corrected"  # in a snapshot, the correction that a row of these frames shows; on disk there is none
SPAN_FRAMES = tuple(name for name, frame in FRAMES.items() if frame.spans)
CORRECTABLE = (*SPAN_FRAMES, "actors")
