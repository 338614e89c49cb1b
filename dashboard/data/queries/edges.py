"""Who is tied to whom, and how often: the edges of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.queries.census import Census, Flags, Numbers, census, columns_of, ids, numbers_of
from dashboard.data.queries.scope import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

Layer = Literal["acts", "speaks about", "named together"]
LAYERS: tuple[Layer, ...] = ("acts", "speaks about", "named together")
COMPANY: Layer = "named together"
BEYOND = 3  # steps: one sentence with both names is farther than any act
BONDS = f"""
    SELECT article_no, source_no, target_no, CAST(list_position({list(LAYERS)}, layer) - 1 AS TINYINT) AS layer,
        CAST(dense_rank() OVER (ORDER BY quad NULLS LAST) - 1 AS TINYINT) AS quad,
        CAST(unsure AS TINYINT) AS unsure
    FROM bonds
"""
SEEN = "SELECT article_no, (CAST(article_no AS BIGINT) << 32) + sentence AS place, actor_no FROM sightings"
QUADS = "SELECT DISTINCT quad FROM bonds WHERE quad IS NOT NULL ORDER BY quad"  # in the order of their codes


def edges(
    snapshot: Snapshot,
    *,
    selection: Selection,
    layers: Sequence[Layer] = LAYERS,
    kinds: Sequence[str] = (),
    around: str | None = None,
    depth: int = 2,
    limit: int = 300,
) -> pd.DataFrame:
    """Ties among the ``limit`` actors of the selected articles with most acts and quotes: the edges of a network.

    One row for each pair, layer and quad: source_id, target_id, layer, quad, weight, doubts, doubtful. ``weight``
    counts acts, quotes, or sentences that name both; ``doubts`` those that are negated or hypothetical, and
    ``doubtful`` says that all are. ``named together`` has no direction (source_id < target_id). The strongest
    edge of each layer comes first, then the second of each: or company, which is far more frequent, would crowd
    out what is done and said. ``kinds`` keeps actors of some kinds alone; ``around`` those within ``depth`` (1 or
    2) acts or quotes of one actor, or named in a sentence with it.
    """
    taken = census(snapshot, selection)
    told = _told(snapshot, taken.chosen)
    steps = None if around is None else _steps(snapshot, taken, told, today(snapshot, [around])[0], depth)
    of_kinds = numbers_of(snapshot, "kind", kinds) if kinds else None
    members = _foremost(taken, told, steps, of_kinds, limit)
    among = np.zeros(len(taken.mentions), dtype=bool)
    among[members] = True
    found = _counted(told.where(among, [LAYERS.index(layer) for layer in layers]))
    if COMPANY in layers:
        company = _counted(_company(snapshot, taken.chosen, among))
        found = Ties(*(np.concatenate(columns) for columns in zip(found, company, strict=True)))
    return _named(snapshot, _in_turns(found))


class Ties(NamedTuple):
    """Acts and quotes that tie, or edges that count them: an array a column.

    ``layer`` is a place in ``LAYERS``, ``quad`` one in the names of quads, one after the last for none.
    """

    source: Numbers
    target: Numbers
    layer: Numbers
    quad: Numbers
    weight: Numbers
    doubts: Numbers

    def where(self, among: Flags, layers: Sequence[int]) -> Ties:
        """Those between two of some actors, in some layers."""
        return self.take(among[self.source] & among[self.target] & np.isin(self.layer, layers))

    def take(self, places: npt.NDArray[Any]) -> Ties:
        return Ties(*(column[places] for column in self))


def _told(snapshot: Snapshot, chosen: Flags) -> Ties:
    """What ties somebody to somebody in the selected articles, each act and quote by itself."""
    source, target, layer, quad, unsure = (
        column.astype(np.int64) for column in columns_of(snapshot, chosen, BONDS)
    )
    return Ties(source, target, layer, quad, np.ones_like(source), unsure)


def _company(snapshot: Snapshot, chosen: Flags, among: Flags) -> Ties:
    """Every two of those ``among`` whom a sentence names together."""
    seen = _seen(snapshot, chosen, among)
    pairs = seen.merge(seen, on="place", suffixes=("", "_other"))
    source, target = (pairs[name].to_numpy(dtype=np.int64) for name in ("actor_no", "actor_no_other"))
    once = source < target
    source, target = source[once], target[once]
    layer, none = (np.full_like(source, value) for value in (LAYERS.index(COMPANY), len(snapshot.held(QUADS))))
    return Ties(source, target, layer, none, np.ones_like(source), np.zeros_like(source))


def _seen(snapshot: Snapshot, chosen: Flags, among: Flags) -> pd.DataFrame:
    """Where each of those ``among`` is named: ``place``, a sentence of an article, and ``actor_no``."""
    places, actors = columns_of(snapshot, chosen, SEEN)
    inside = among[actors]
    return pd.DataFrame({"place": places[inside], "actor_no": actors[inside]})


def _counted(told: Ties) -> Ties:
    """Each edge once, with how often it is told, and how often that is denied or only possible."""
    size, kinds = int(told.target.max(initial=0)) + 1, int(told.quad.max(initial=0)) + 1
    keys = ((told.source * size + told.target) * len(LAYERS) + told.layer) * kinds + told.quad
    _, first, edge = np.unique(keys, return_index=True, return_inverse=True)
    weight, doubts = (
        np.bincount(edge, weights=column, minlength=len(first)).astype(np.int64)
        for column in (told.weight, told.doubts)
    )
    return told.take(first)._replace(weight=weight, doubts=doubts)


def _foremost(taken: Census, told: Ties, steps: Numbers | None, of_kinds: Numbers | None, limit: int) -> Numbers:
    """The numbers of the actors with most ties, the nearest first where there are ``steps``."""
    size = len(taken.mentions)
    ties = np.bincount(told.source, minlength=size) + np.bincount(told.target, minlength=size)
    numbers = np.flatnonzero(taken.articles)
    if of_kinds is not None:
        numbers = numbers[np.isin(numbers, of_kinds)]
    if steps is not None:
        numbers = numbers[steps[numbers] <= BEYOND]
    keys = [numbers, -taken.mentions[numbers], -ties[numbers], *([] if steps is None else [steps[numbers]])]
    return numbers[np.lexsort(keys)][:limit]


def _steps(snapshot: Snapshot, taken: Census, told: Ties, actor_id: str, depth: int) -> Numbers:
    """How many acts or quotes lie between each actor and one, by number; more than ``BEYOND`` for all others."""
    steps = np.full(len(taken.mentions), BEYOND + 1)
    reached = [np.zeros(len(steps), dtype=bool)]
    reached[0][numbers_of(snapshot, "actor_id", (actor_id,))] = True
    steps[_beside(snapshot, taken.chosen, reached[0])] = BEYOND
    for _ in range(min(depth, 2)):
        near = reached[-1]
        after = np.zeros_like(near)
        after[told.target[near[told.source]]] = after[told.source[near[told.target]]] = True
        reached.append(after)
    for step, near in reversed(list(enumerate(reached))):
        steps[near] = step
    return steps


def _beside(snapshot: Snapshot, chosen: Flags, centre: Flags) -> Numbers:
    """The numbers of those who are named in one sentence with ``centre``."""
    places, actors = columns_of(snapshot, chosen, SEEN)
    return actors[np.isin(places, places[centre[actors]])]


def _in_turns(found: Ties) -> Ties:
    """The strongest edge of each layer, then the second of each, and so on."""
    found = found.take(np.lexsort([found.quad, found.target, found.source, -found.weight]))
    turns = np.zeros_like(found.layer)
    for layer in range(len(LAYERS)):
        inside = found.layer == layer
        turns[inside] = np.arange(np.count_nonzero(inside))
    return found.take(np.lexsort([found.layer, turns]))


def _named(snapshot: Snapshot, found: Ties) -> pd.DataFrame:
    """The edges by the ids of their ends."""
    quads = [*snapshot.held(QUADS).column("quad").to_pylist(), None]
    columns = {
        "source_id": ids(snapshot).take(found.source - 1).to_pylist(),
        "target_id": ids(snapshot).take(found.target - 1).to_pylist(),
        "layer": [LAYERS[layer] for layer in found.layer],
        "quad": [quads[quad] for quad in found.quad],
    }
    named = {name: pd.Series(cells, dtype=object) for name, cells in columns.items()}
    counts = {"weight": found.weight, "doubts": found.doubts, "doubtful": found.doubts == found.weight}
    return pd.DataFrame({**named, **counts})
