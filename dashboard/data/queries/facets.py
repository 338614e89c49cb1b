"""What there is to choose from: the values of a facet, each with how much choosing it would show.

A facet counts under all filters but its own, so that what is not chosen yet is counted too.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dashboard.data.queries.census import chosen
from dashboard.data.queries.figures import count
from dashboard.data.queries.scope import COMPARED, RANGES, about_rows, kept, page, picked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

# Of numbers also the least and the greatest.
ENDS = """
    , min(coalesce(f."value", f."min", f."max")) AS least, max(coalesce(f."value", f."max", f."min")) AS most
"""


class Facets(NamedTuple):
    """What rows can be narrowed by: ``counts`` of each column's values, the most frequent first.

    ``total`` is how many rows pass all that is asked for, ``extent`` the least and the greatest figure among those
    that pass all but what is asked of figures.
    """

    counts: dict[str, dict[str, int]]
    total: int
    extent: tuple[float, float] | None


def facets(
    snapshot: Snapshot, *, frame: str, columns: Sequence[str], selection: Selection, **narrow: Sequence[Any]
) -> Facets:
    """The facets of a span frame, from one count of its rows by all of their values.

    ``narrow`` is what the query of that frame takes; what it asks of a column does not count for that column's own
    facet. A missing value is left out, but for a unit: no unit is ``""``.
    """
    asked = {name: narrow[name] for name in columns if narrow.get(name)}
    others = {name: values for name, values in narrow.items() if name not in columns and values}
    every = not others and not any(about_rows(snapshot, frame, selection))
    found = (_summed if every else _counted)(snapshot, frame, columns, selection, **others)
    return _facets(found, columns, asked)


def _counted(
    snapshot: Snapshot, frame: str, columns: Sequence[str], selection: Selection, **others: Sequence[Any]
) -> list[dict[str, Any]]:
    """How often each different row comes, as ``_facets`` takes it."""
    bounds = dict(zip(("least", "most"), others.pop("value", ()), strict=False))
    inside = f"coalesce({RANGES['value']}, false)" if bounds else "true"
    rows = kept(snapshot, frame, selection, others).rows(
        snapshot,
        f"""
        SELECT {_values(columns)}, {inside} AS inside, count(*) AS n{ENDS if frame == "numbers" else ""}
        FROM kept f GROUP BY ALL
        """,
        **bounds,
    )
    listed: list[dict[str, Any]] = rows.to_pylist()
    return listed


def _summed(snapshot: Snapshot, frame: str, columns: Sequence[str], selection: Selection) -> list[dict[str, Any]]:
    """The same of all rows of the selected articles, from how often each of these has each different row."""
    listed = ", ".join(f'"{name}"' for name in columns)
    numbered = f"""
        SELECT row_number() OVER (ORDER BY {listed}) - 1 AS number, *
        FROM (SELECT DISTINCT {_values(columns)} FROM {frame} f) ORDER BY number
    """
    same = " AND ".join(f'{_compared(name)} IS NOT DISTINCT FROM d."{name}"' for name in columns)
    article, number, n, *ends = snapshot.held(
        f"""
        SELECT article_no, number, count(*) AS n{ENDS if frame == "numbers" else ""}
        FROM {frame} f JOIN ({numbered}) d ON {same} GROUP BY ALL ORDER BY article_no
        """
    ).columns
    inside = chosen(snapshot, selection)[article.to_numpy()]
    rows, at = snapshot.held(numbered).to_pylist(), number.to_numpy()[inside]
    sums = np.bincount(at, weights=n.to_numpy()[inside], minlength=len(rows))
    for row, times in zip(rows, sums.tolist(), strict=True):
        row |= {"inside": True, "n": int(times)}
    for name, column, further in zip(("least", "most"), ends, (np.fmin, np.fmax), strict=False):
        figures = np.full(len(rows), np.nan)
        further.at(figures, at, column.to_numpy()[inside])
        for row, figure in zip(rows, figures.tolist(), strict=True):
            row[name] = None if math.isnan(figure) else figure
    return [row for row in rows if row["n"]]


def _values(columns: Sequence[str]) -> str:
    return ", ".join(f'{_compared(name)} AS "{name}"' for name in columns)


def _compared(name: str) -> str:
    return COMPARED.get(name, f'f."{name}"')


def _facets(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], asked: Mapping[str, Sequence[Any]]
) -> Facets:
    """From rows with a value of each column, whether figures are ``inside`` the bounds asked for, and ``n``."""

    def passing(*, but: str = "") -> list[Mapping[str, Any]]:
        wanted = {name: values for name, values in asked.items() if name != but}
        within = (row for row in rows if row["inside"] or but == "value")
        return [row for row in within if all(row[name] in values for name, values in wanted.items())]

    ends = [(row["least"], row["most"]) for row in passing(but="value") if row.get("least") is not None]
    return Facets(
        {name: _counts(name, passing(but=name)) for name in columns},
        sum(row["n"] for row in passing()),
        (float(min(ends)[0]), float(max(most for _, most in ends))) if ends else None,
    )


def _counts(column: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    found = Counter[str]()
    for row in rows:
        if row[column] is not None:
            found[row[column]] += row["n"]
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def outlet_facet(snapshot: Snapshot, *, selection: Selection) -> dict[str, int]:
    """The outlets with their articles, the most first."""
    rows = picked(snapshot, replace(selection, outlets=(), copies=True)).ask(
        snapshot,
        f"""
        SELECT outlet, {_articles(selection)} AS n FROM picked WHERE outlet IS NOT NULL
        GROUP BY outlet ORDER BY n DESC, outlet
        """,
    )
    return dict(zip(rows["outlet"], rows["n"].astype(int), strict=True))


def tag_facet(snapshot: Snapshot, *, selection: Selection) -> dict[str, int]:
    """The tags with the articles that have them, on themselves or on one of their rows, the most first."""
    rows = picked(snapshot, replace(selection, tags=(), copies=True)).ask(
        snapshot,
        f"""
        SELECT tag, {_articles(selection)} AS n
        FROM (SELECT DISTINCT article_id, tag FROM marks WHERE tag IS NOT NULL) JOIN picked USING (article_id)
        GROUP BY tag ORDER BY n DESC, tag
        """,
    )
    return dict(zip(rows["tag"], rows["n"].astype(int), strict=True))


def actor_facet(snapshot: Snapshot, *, selection: Selection, limit: int) -> pd.DataFrame:
    """actor_id, name, aliases, articles: the actors of most articles, whatever the filters for actors say."""
    free = replace(selection, actors=(), without=(), speakers=(), about=(), copies=True)
    return picked(snapshot, free).ask(
        snapshot,
        f"""
        , told AS (
            SELECT c.rowid AS article_no, article_id, cluster_id
            FROM main.current c SEMI JOIN chosen ON article_no = c.rowid
        ), foremost AS (
            SELECT actor_no, {_articles(selection)} AS articles FROM presence JOIN told USING (article_no)
            GROUP BY actor_no ORDER BY articles DESC, actor_no{page(limit, 0)}
        ), named AS (SELECT actor_id, articles FROM foremost JOIN actor_numbers USING (actor_no))
        SELECT actor_id, name, aliases, articles FROM named JOIN actors USING (actor_id)
        ORDER BY articles DESC, actor_id
        """,
    )


def _articles(selection: Selection) -> str:
    """How picked articles are counted: where copies are left out, those of each value among themselves."""
    return "count(*)" if selection.copies else "count(DISTINCT coalesce(cluster_id, article_id))"


def shares(snapshot: Snapshot, *, selection: Selection, shown: int) -> dict[tuple[str, str], int]:
    """How many articles each chosen outlet, actor and tag stands for, by the selection's field and the value.

    That is how many it would show alone, under the other filters; of ``without``, how many it keeps back.
    ``shown`` is how many the whole selection shows.
    """
    found = {}
    for field in ("outlets", "actors", "speakers", "about", "tags"):
        for value in (values := getattr(selection, field)):
            only: dict[str, Any] = {field: (value,)}
            alone = replace(selection, **only)
            found[field, value] = shown if len(values) == 1 else count(snapshot, frame="articles", selection=alone)
    for value in selection.without:
        others = replace(selection, without=tuple(one for one in selection.without if one != value))
        found["without", value] = count(snapshot, frame="articles", selection=others) - shown
    return found
