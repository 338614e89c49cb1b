"""What there is to choose from: the values of a facet, each with how much choosing it would show.

A facet counts under all filters but its own, so that what is not chosen yet is counted too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.data.queries.figures import count
from dashboard.data.queries.scope import COMPARED, kept, page, picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot


def facet(
    snapshot: Snapshot, *, frame: str, column: str, selection: Selection, **narrow: Sequence[Any]
) -> dict[str, int]:
    """The values of a column of a span frame with their rows, the most frequent first.

    ``narrow`` is what the query of that frame takes; what it asks of ``column`` itself does not count. A missing
    value is left out, but for a unit: no unit is ``""``.
    """
    others = {name: values for name, values in narrow.items() if name != column}
    compared = COMPARED.get(column, f'f."{column}"')
    rows = kept(snapshot, frame, selection, others).ask(
        snapshot,
        f"SELECT {compared} AS choice, count(*) AS n FROM kept f WHERE choice IS NOT NULL"
        " GROUP BY choice ORDER BY n DESC, choice",
    )
    return dict(zip(rows["choice"], rows["n"].astype(int), strict=True))


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


def extent(snapshot: Snapshot, *, selection: Selection, **narrow: Sequence[Any]) -> tuple[float, float] | None:
    """The least and the greatest figure of the numbers that are kept, but for what is asked of ``value``."""
    others = {name: values for name, values in narrow.items() if name != "value"}
    rows = kept(snapshot, "numbers", selection, others).ask(
        snapshot,
        """
        SELECT min(coalesce("value", "min", "max")) AS least, max(coalesce("value", "max", "min")) AS most
        FROM kept
        """,
    )
    least, most = rows["least"][0], rows["most"][0]
    return None if least != least else (float(least), float(most))


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
