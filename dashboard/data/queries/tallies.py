"""How many rows the selected articles have, counted by article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.data.queries.scope import Scope, about_rows, kept_rows, picked, within
from dashboard.data.rollups import TALLIED, TALLIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Choice, Snapshot


def tallied(snapshot: Snapshot, selection: Selection) -> Scope:
    """The articles that pass every filter, and ``tallied``: what they have of the rows that pass.

    The columns are those of ``dashboard.data.rollups.TALLIES``. Without a filter for rows nothing is counted anew.
    """
    scope = picked(snapshot, selection)
    about = {frame: about_rows(snapshot, frame, selection) for frame in TALLIED}
    if not any(conditions for conditions, _ in about.values()):
        counted, choices = "FROM tallies SEMI JOIN chosen USING (article_no)", scope.choices
    else:
        choice = _anew(snapshot, within(snapshot, selection), about)
        counted, choices = f"FROM main.{choice.name}", (*scope.choices, choice)
    return replace(scope, common=f"{scope.common}, tallied AS ({counted})", choices=choices)


def _anew(
    snapshot: Snapshot, around: Scope, about: Mapping[str, tuple[Sequence[str], Mapping[str, Any]]]
) -> Choice:
    """What the articles ``around`` have of the rows that these conditions keep."""
    rows = ", ".join(
        kept_rows(frame, ["true", *conditions], name=f"{frame}_kept") for frame, (conditions, _) in about.items()
    )
    counted = TALLIES.format_map({frame: f"{frame}_kept" for frame in about})
    parameters = {name: value for _, given in about.values() for name, value in given.items()}
    return snapshot.choose(f"WITH {around.common}, {rows} {counted}", parameters)
