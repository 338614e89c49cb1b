"""The names of actors beside the ids that rows hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.data.snapshot import Snapshot

# The columns of names of each frame, and where their ids are: in a column of single ids, or in one of lists.
SINGLE: Mapping[str, Mapping[str, str]] = {
    "mentions": {"actor": "actor_id", "organisation": "organisation_id"},
    "relations": {"source": "source_id", "target": "target_id", "third": "third_id"},
}
LISTED: Mapping[str, Mapping[str, str]] = {
    "coreferences": {"actors": "actor_ids"},
    "quotes": {"speakers": "speaker_ids", "addressees": "addressee_ids"},
    "numbers": {"actors": "actor_ids", "claimants": "claimant_ids"},
}


def with_names(snapshot: Snapshot, frame: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a span frame with the columns of names that its query documents; an unknown id stands for itself.

    In a column of single names, unknown ids have none.
    """
    single, listed = SINGLE.get(frame, {}), LISTED.get(frame, {})
    lists = {column: [_items(cell) for cell in rows[column]] for column in (*listed.values(), *_via(frame))}
    ids = {one for column in single.values() for one in rows[column].dropna()}
    names = known(snapshot, ids.union(*(cell for cells in lists.values() for cell in cells)))
    for name, column in single.items():
        rows[name] = pd.Series([names.get(one) for one in rows[column]], index=rows.index, dtype="str")
    for name, column in listed.items():
        rows[name] = _objects([[names.get(one, one) for one in cell] for cell in lists[column]], rows.index)
    if frame == "quotes":
        passed = [[names.get(one, one) for one in cell] for cell in lists["via"]]
        chains = [_chain(*links) for links in zip(rows["outlet"], passed, rows["speakers"], strict=True)]
        rows["chain"] = _objects(chains, rows.index)
    return rows.drop(columns="claimant_ids", errors="ignore")


def known(snapshot: Snapshot, actor_ids: Iterable[str]) -> dict[str, str]:
    """The names of those of these actors that are known, by id."""
    asked = sorted(set(actor_ids))
    if not asked:
        return {}
    table = snapshot.rows(
        "SELECT actor_id, name FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))", ids=asked
    )
    return dict(zip(table.column("actor_id").to_pylist(), table.column("name").to_pylist(), strict=True))


def _chain(outlet: object, passed: list[str], speakers: list[str]) -> list[str]:
    """By which way a quote came: the outlet, the media and spokesmen, the speakers."""
    first = [outlet] if isinstance(outlet, str) else []
    return [*first, *(one for one in passed if one not in speakers), *speakers]


def _via(frame: str) -> tuple[str, ...]:
    return ("via",) if frame == "quotes" else ()


def _items(cell: object) -> list[str]:
    return cell if isinstance(cell, list) else []


def _objects(cells: list[list[str]], index: pd.Index) -> pd.Series:
    return pd.Series(cells, index=index, dtype=object)
