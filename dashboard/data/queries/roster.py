"""The actors of a selection, their names, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as arrow

from dashboard.data.queries.census import Census, Numbers, census, chosen, numbers_of, rows_of, spoken
from dashboard.data.queries.names import described
from dashboard.data.queries.scope import page, picked
from dashboard.data.snapshot import to_frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

MOST_MENTIONED = "mentions DESC, actor_id"


def actors(
    snapshot: Snapshot,
    *,
    selection: Selection,
    kinds: Sequence[str] = (),
    actor_ids: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The actors of the selected articles + ``mentions``, ``articles``, ``quotes`` (as speaker) there.

    The most mentioned come first. An actor filter selects articles here: who else is named beside those actors
    is shown too. ``actor_ids`` are any-of.
    """
    taken = census(snapshot, selection)
    numbers = taken.ranked
    for column, values in (("kind", kinds), ("actor_id", actor_ids)):
        if values:
            numbers = numbers[np.isin(numbers, numbers_of(snapshot, column, values))]
    return _counted(rows_of(snapshot, numbers[offset:][:limit]), taken, quotes=spoken(snapshot, taken.chosen))


def _counted(rows: arrow.Table, taken: Census, **counts: Numbers) -> pd.DataFrame:
    """Rows of the roster + how often and in how many articles they are mentioned, and other counts."""
    numbers = rows.column("actor_no").to_numpy()
    for name, count in {"mentions": taken.mentions, "articles": taken.articles, **counts}.items():
        rows = rows.append_column(name, arrow.array(count[numbers]))
    return to_frame(rows.drop_columns("actor_no"))


def speakers(snapshot: Snapshot, *, selection: Selection, limit: int) -> pd.DataFrame:
    """Those whom the selected articles quote most: actor_id, name, kind, quotes."""
    quotes = spoken(snapshot, chosen(snapshot, selection))
    numbers = np.flatnonzero(quotes)
    numbers = numbers[np.argsort(-quotes[numbers], kind="stable")][:limit]
    rows = rows_of(snapshot, numbers)
    counts = quotes[rows.column("actor_no").to_numpy()]
    return to_frame(rows.select(["actor_id", "name", "kind"])).assign(quotes=counts)


def places(snapshot: Snapshot, *, selection: Selection) -> pd.DataFrame:
    """The countries and places of the selected articles, the most mentioned first.

    Columns: actor_id, name, kind, country_code, lat, lon (degrees, both or neither), mentions, articles.
    """
    taken = census(snapshot, selection)
    numbers = taken.ranked
    located = np.isin(numbers, numbers_of(snapshot, "kind", ("country", "place")))
    rows = rows_of(snapshot, numbers[located])
    return _counted(rows.select(["actor_id", "name", "kind", "country_code", "lat", "lon", "actor_no"]), taken)


def gathered(snapshot: Snapshot, *, selection: Selection, groups: Mapping[str, str]) -> pd.DataFrame:
    """How often the actors of each group are mentioned, and in how many articles: group, mentions, articles.

    ``groups`` names the group of each actor id. An article that mentions several of a group counts once.
    """
    return picked(snapshot, selection).ask(
        snapshot,
        """
        , grouped AS (SELECT unnest($ids::VARCHAR[]) AS actor_id, unnest($named::VARCHAR[]) AS "group")
        SELECT "group", count(*) AS mentions, count(DISTINCT article_id) AS articles
        FROM mentions SEMI JOIN chosen USING (article_no) JOIN grouped USING (actor_id)
        GROUP BY "group" ORDER BY mentions DESC, "group"
        """,
        ids=list(groups),
        named=list(groups.values()),
    )


def actor_names(snapshot: Snapshot, *, actor_ids: Sequence[str]) -> dict[str, str]:
    """The names of these actors by id, ids of the past included; ids that nobody ever had are absent."""
    return {asked: name for asked, (name, _) in _told(snapshot, actor_ids).items()}


def actor_kinds(snapshot: Snapshot, *, actor_ids: Sequence[str]) -> dict[str, str]:
    """The kinds of these actors by id, ids of the past included; ids that nobody ever had are absent."""
    return {asked: kind for asked, (_, kind) in _told(snapshot, actor_ids).items()}


def _told(snapshot: Snapshot, actor_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    today = snapshot.actors_of(actor_ids)
    told = described(snapshot, {one for found in today.values() for one in found})
    return {asked: told[found[0]] for asked, found in today.items()}


def suggest_actors(snapshot: Snapshot, *, typed: str, limit: int = 20) -> pd.DataFrame:
    """actor_id, name, kind, mentions, exact: actors of whom a name holds what was typed, the most mentioned first.

    Those whose name or alias it is (``exact``) come before all others.
    """
    return snapshot.sql(
        f"""
        WITH typed AS (SELECT strip_accents(lower($typed)) AS part),
        numbered AS (SELECT actor_no, CAST(sum(mentions) AS BIGINT) AS mentions FROM presence GROUP BY actor_no),
        counted AS (SELECT actor_id, mentions FROM numbered JOIN actor_numbers USING (actor_no))
        SELECT actor_id, name, kind, coalesce(mentions, 0) AS mentions, list_contains(
            list_transform(list_append(aliases, name), lambda one: strip_accents(lower(one))), part
        ) AS exact
        FROM actors LEFT JOIN counted USING (actor_id), typed
        WHERE contains(strip_accents(lower(name)), part)
            OR len(list_filter(aliases, lambda alias: contains(strip_accents(lower(alias)), part))) > 0
        ORDER BY exact DESC, {MOST_MENTIONED}{page(limit, 0)}
        """,
        typed=typed.strip(),
    )
