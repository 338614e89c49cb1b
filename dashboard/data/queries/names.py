"""The names of actors beside the ids that rows hold."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as arrow

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
    return rows.drop(columns="claimant_ids") if frame == "numbers" else rows


def known(snapshot: Snapshot, actor_ids: Iterable[str], *, column: str = "name") -> dict[str, str]:
    """The names, or what another column says, of those of these actors that are known, by id."""
    actors = snapshot.held("SELECT actor_id, name, kind FROM actors ORDER BY actor_id")
    ids = actors.column("actor_id").combine_chunks()
    asked = sorted(set(actor_ids))
    places = [bisect_left(range(len(ids)), one, key=lambda place: ids[place].as_py()) for one in asked]
    there = [(one, at) for one, at in zip(asked, places, strict=True) if at < len(ids) and ids[at].as_py() == one]
    found = actors.column(column).take(arrow.array([at for _, at in there], arrow.int64())).to_pylist()
    return dict(zip([one for one, _ in there], found, strict=True))


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
