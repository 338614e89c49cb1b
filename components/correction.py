"""Corrections in the reader's words: what was changed, by whom, when and why. All of it is text, not markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import terms
from components.cards import shorten
from components.edtf import span
from components.quantity import unit
from components.records import items, records

if TYPE_CHECKING:
    from components.words import Words

MARK = "✎"
CORRECTED = "corrected"
LISTED = 60
IDS = ("speaker_ids", "actor_id", "into", "source_id", "target_id")


def frames(words: Words) -> Mapping[str, str]:
    """One row of each frame that can be corrected."""
    return {
        "articles": words("article"),
        "quotes": words("quote"),
        "numbers": words("number"),
        "dates": words("date"),
        "mentions": words("name"),
        "relations": words("act"),
        "actors": words("actor"),
    }


def columns(words: Words) -> Mapping[str, str]:
    """What of a row was set."""
    return {
        "speaker_ids": words("speaker"),
        "actor_id": words("actor"),
        "type": words("type"),
        "act": words("act"),
        "label": words("class"),
        "value": words("figure"),
        "min": words("from"),
        "max": words("to"),
        "unit": words("unit"),
        "kind": words("kind"),
        "modifier": words("qualifier"),
        "noun": words("of what"),
        "per": words("per"),
        "iso": words("time"),
        "name": words("name"),
    }


def change(row: Mapping[str, Any], *, names: Mapping[str, str], words: Words) -> str:
    """What one correction says, as a line: "speaker: Sari → Laras". ``names`` are those of actors by id."""
    action, becomes, was = row["action"], row["becomes"], row["was"]
    if action == "reject":
        return words("{what} rejected", what=frames(words).get(row["frame"] or "", ""))
    if action == "star":
        return words("starred")
    if action == "tag":
        return words("tagged “{tag}”", tag=becomes.get("tag", ""))
    if action == "review":
        return words("article reviewed")
    if action == "merge":
        into = names.get(str(becomes.get("into")), becomes.get("name") or "?")
        return words("{name} is the same as {other}", name=was.get("name", "?"), other=into)
    if action == "split":
        return words("{other} parted from {name}", name=was.get("name", "?"), other=becomes.get("name", "?"))
    return " · ".join(_changes(was, becomes, names, words))


def _changes(
    was: Mapping[str, Any], becomes: Mapping[str, Any], names: Mapping[str, str], words: Words
) -> Iterable[str]:
    spoken = columns(words)
    for column, value in becomes.items():
        if column in spoken:
            before, after = (written(column, one, names=names, words=words) for one in (was.get(column), value))
            yield f"{spoken[column]}: {before} → {after}" if column in was else f"{spoken[column]}: {after}"


def written(column: str, value: Any, *, names: Mapping[str, str], words: Words) -> str:
    """One value of a column; an empty one as a dash."""
    if column in IDS:
        ids = items(value) if not isinstance(value, str) else [value]
        return ", ".join(names.get(one, one) for one in ids) or words("nobody")
    if value is None or value != value:
        return "–"
    if column == "unit":
        return unit(value, words=words)
    if column == "iso":
        return span(value, words=words)
    if isinstance(value, (int, float)):
        return words.number(value)
    vocabulary = {**terms.quote_types(words), **terms.acts(words), **terms.number_kinds(words)}
    return str({**vocabulary, **terms.kinds(words)}.get(value, value))


def actors(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of actors that corrections name, for their names."""
    found = [
        one
        for row in rows
        for values in (row["was"], row["becomes"])
        for column in IDS
        if values.get(column)
        for one in (values[column] if isinstance(values[column], list) else [values[column]])
    ]
    return list(dict.fromkeys(one for one in found if isinstance(one, str)))


def signed(row: Mapping[str, Any], *, words: Words, zone: ZoneInfo) -> str:
    """Who corrected, when, and why."""
    day = words.date(pd.Timestamp(row["at"]).tz_convert(zone).date())
    line = f"{row['who']}, {day}"
    return f"{line}: {row['why']}" if isinstance(row["why"], str) else line


def marked(rows: pd.DataFrame) -> list[str]:
    """For each row of a query, the sign that it was corrected, or nothing."""
    if CORRECTED not in rows:
        return [""] * len(rows)
    return [MARK if isinstance(one, str) else "" for one in rows[CORRECTED]]


def mark_column(shown: pd.DataFrame, *, words: Words) -> dict[str, Any]:
    """The column of a table that shows the signs of ``marked``; none where no row has one."""
    if not any(shown[CORRECTED]):
        return {}
    help_ = words("Corrected by a reader. Click the row to see by whom, when and why.")
    return {CORRECTED: st.column_config.TextColumn(MARK, width=40, help=help_)}


def history_rows(found: pd.DataFrame, *, names: Mapping[str, str], words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """Corrections (``history.history``) as the reader sees them: day, who, about, change, why, state."""
    rows = records(found)
    return pd.DataFrame(
        {
            "day": [pd.Timestamp(row["at"]).tz_convert(zone).date() for row in rows],
            "who": [row["who"] for row in rows],
            "about": [about(row, words=words) for row in rows],
            "change": [change(row, names=names, words=words) for row in rows],
            "why": [row["why"] if isinstance(row["why"], str) else "" for row in rows],
            "state": [state(row, words=words, zone=zone) for row in rows],
            "holds": [row["fits"] and not isinstance(row["undone_by"], str) for row in rows],
        },
        columns=["day", "who", "about", "change", "why", "state", "holds"],
    )


def about(row: Mapping[str, Any], *, words: Words) -> str:
    """What a correction is about: the kind of row, and its words."""
    kind = frames(words).get(row["frame"] or "", "")
    return f"{kind}: {shorten(row['text'], length=LISTED)}" if isinstance(row["text"], str) else kind


def state(row: Mapping[str, Any], *, words: Words, zone: ZoneInfo) -> str:
    """Whether a correction holds."""
    if isinstance(row["undone_by"], str):
        day = words.date(pd.Timestamp(row["undone_at"]).tz_convert(zone).date())
        return words("undone by {who}, {day}", who=row["undone_by"], day=day)
    return words("holds") if row["fits"] else words("no longer fits")
