"""The names of actors beside the ids that rows hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as arrow
from pyarrow import compute

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


def named(frame: str, rows: pd.DataFrame) -> set[str]:
    """The ids of the actors whose names ``with_names`` puts beside rows of a span frame."""
    single = SINGLE.get(frame, {}).values()
    listed = (*LISTED.get(frame, {}).values(), *_via(frame))
    cells = (_items(cell) for column in listed for cell in rows[column])
    return {one for column in single for one in rows[column].dropna()}.union(*cells)


def with_names(rows: pd.DataFrame, *, frame: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Rows of a span frame with the columns of names that its query documents; an unknown id stands for itself.

    In a column of single names, unknown ids have none.
    """
    for name, column in SINGLE.get(frame, {}).items():
        rows[name] = pd.Series([names.get(one) for one in rows[column]], index=rows.index, dtype="str")
    for name, column in LISTED.get(frame, {}).items():
        rows[name] = _listed(rows[column], names)
    if frame == "quotes":
        passed = _listed(rows["via"], names)
        chains = [_chain(*links) for links in zip(rows["outlet"], passed, rows["speakers"], strict=True)]
        rows["chain"] = pd.Series(chains, index=rows.index, dtype=object)
    if frame == "numbers":
        del rows["claimant_ids"]
    return rows


def known(snapshot: Snapshot, actor_ids: Iterable[str]) -> dict[str, str]:
    """The names of those of these actors that are known, by id."""
    return {actor_id: name for actor_id, (name, _) in described(snapshot, actor_ids).items()}


def described(snapshot: Snapshot, actor_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Name and kind of those of these actors that are known, by id."""
    actors = snapshot.held("SELECT actor_id, name, kind FROM actors")
    asked = arrow.array(sorted(set(actor_ids)), arrow.string())
    found = actors.filter(compute.is_in(actors.column("actor_id"), value_set=asked))
    ids, names, kinds = (found.column(name).to_pylist() for name in ("actor_id", "name", "kind"))
    return dict(zip(ids, zip(names, kinds, strict=True), strict=True))


def _chain(outlet: object, passed: list[str], speakers: list[str]) -> list[str]:
    """By which way a quote came: the outlet, the media and spokesmen, the speakers."""
    first = [outlet] if isinstance(outlet, str) else []
    return [*first, *(one for one in passed if one not in speakers), *speakers]


def _via(frame: str) -> tuple[str, ...]:
    return ("via",) if frame == "quotes" else ()


def _listed(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """The names in place of the ids of a column of lists."""
    found = [[names.get(one, one) for one in _items(cell)] for cell in cells]
    return pd.Series(found, index=cells.index, dtype=object)


def _items(cell: object) -> list[str]:
    return cell if isinstance(cell, list) else []
