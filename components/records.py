"""Rows of a frame, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dict by column name, in order; for frames that were paged or limited before.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"name": ["NATO"]}))
    [{'name': 'NATO'}]
    """
    names = [str(name) for name in frame.columns]
    return [
        dict(zip(names, row, strict=True))
        for row in zip(*(cells.tolist() for _, cells in frame.items()), strict=True)
    ]


def items(cell: Any) -> list[Any]:
    """A cell of a list column; an absent list is empty.

    >>> items(None), items(("a", "b"))
    ([], ['a', 'b'])
    """
    return [] if cell is None or isinstance(cell, float) else list(cell)
