"""How many rows the selected articles have, counted by article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.queries.scope import Scope, about_rows, kept_rows, picked, within
from dashboard.data.rollups import TALLIED, TALLIES

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def tallied(snapshot: Snapshot, selection: Selection) -> Scope:
    """The articles that pass every filter, and ``tallied``: what they have of the rows that pass.

    The columns are those of ``dashboard.data.rollups.TALLIES``. Without a filter for rows nothing is counted anew.
    """
    scope = picked(snapshot, selection)
    about = {frame: about_rows(snapshot, frame, selection) for frame in TALLIED}
    if not any(conditions for conditions, _ in about.values()):
        return replace(
            scope, common=f"{scope.common}, tallied AS (FROM tallies SEMI JOIN chosen USING (article_no))"
        )
    around = within(snapshot, selection)
    rows = ", ".join(
        kept_rows(frame, ["true", *conditions], name=f"{frame}_kept", of="around")
        for frame, (conditions, _) in about.items()
    )
    counted = TALLIES.format_map({frame: f"{frame}_kept" for frame in TALLIED})
    return Scope(
        f"{scope.common}, around AS (FROM main.{around.choices[0].name}), {rows}, tallied AS ({counted})",
        {name: value for _, parameters in about.values() for name, value in parameters.items()},
        (*scope.choices, *around.choices),
    )
