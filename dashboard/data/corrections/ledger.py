"""All corrections in the order in which they were committed, and which of them hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pyarrow.parquet as parquet

from dashboard.data.corrections.correction import Action, Correction
from dashboard.data.table import COMMITTED, Fault, typed_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.data.table import State

MOVES = (Action.MERGE, Action.SPLIT)
FILES = 4096  # whose rows are remembered; a file of a Delta table never changes


@dataclass(frozen=True)
class Ledger:
    """Every correction ever made, the earliest first."""

    corrections: tuple[Correction, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Correction]:
        return {one.correction_id: one for one in self.corrections}

    @cached_property
    def undone(self) -> Mapping[str, Correction]:
        """By the id of each correction that does not hold, what undid it. An undo can be undone as well."""
        undoing: dict[str, list[Correction]] = {}
        for one in self.corrections:
            if one.action == Action.UNDO and one.undoes:
                undoing.setdefault(one.undoes, []).append(one)
        # Undoing comes after what it undoes: from the last to the first, whatever undoes one is judged before it.
        found: dict[str, Correction] = {}
        for one in reversed(self.corrections):
            holding = [other for other in undoing.get(one.correction_id, ()) if other.correction_id not in found]
            if holding:
                found[one.correction_id] = holding[-1]
        return found

    @cached_property
    def held(self) -> tuple[Correction, ...]:
        """Those that hold, but for the undoing."""
        undone = self.undone
        return tuple(
            one for one in self.corrections if one.action != Action.UNDO and one.correction_id not in undone
        )

    @cached_property
    def moves(self) -> tuple[Correction, ...]:
        """The joined and parted actors that hold."""
        return tuple(one for one in self.held if one.action in MOVES)


def read(state: State) -> Ledger:
    """The ledger that a state of the table holds. Raises ``StoreError`` where a file cannot be read."""
    rows = [row for file in state.files for row in _read(file)]
    return Ledger(tuple(correction for _, _, correction in sorted(rows, key=lambda row: row[:2])))


@lru_cache(maxsize=FILES)
def _read(file: str) -> tuple[tuple[int, str, Correction], ...]:
    """The rows of one file: the commit that brought each, its id, the correction."""
    with typed_errors(otherwise=Fault.DAMAGED):
        rows = parquet.ParquetFile(file).read().to_pylist()
    return tuple((row[COMMITTED], row["correction_id"], Correction.from_row(row)) for row in rows)
