"""The model of relations: how likely one party of an act does it to another.

A logistic regression over the traits of ``traits.py``. Its weights are in ``lexicon/relation_weights.csv``, made
by ``training/relations.py``; they stand in three groups, of the source, of the target and of the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from dashboard.data.language.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.data.language.candidates import Situation
    from dashboard.data.language.parties import Party

SOURCE, TARGET, PAIR = "source", "target", "pair"
ANY = "any"  # the trait of every pair, which holds the constant
LEAST = 0.3  # probability of a relation that is told; chosen by cross-validation
LEAST_INVERTED = 0.6  # the same where the subject of a verb stands behind it and before its object
LEAST_LISTED = 0.1  # the same of one whose party stands in a list beside that of another


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of parties and the probability that the first does the act to the second."""

    source: Party
    target: Party
    probability: float


def judged(situation: Situation, *, least: float = LEAST) -> list[Judged]:
    """The pairs of a situation that are likely enough, the likeliest first.

    One act has one source and one target, or several that the sentence joins; never both ways round.
    """
    kept: list[Judged] = []
    for pair in sorted(_scored(situation), key=lambda pair: -pair.probability):
        if pair.probability < (min(least, LEAST_LISTED) if kept else least):
            break
        if not all(_agree(situation, pair, other) for other in kept):
            continue
        if pair.probability < LEAST_INVERTED and situation.is_inverted(pair.source, pair.target):
            continue
        if pair.probability >= least or any(_share(pair, other) for other in kept):
            kept.append(pair)
    return kept


def _agree(situation: Situation, one: Judged, other: Judged) -> bool:
    """Whether two pairs can be pairs of one act."""
    return situation.same_side(one.source, other.source) and situation.same_side(one.target, other.target)


def _share(one: Judged, other: Judged) -> bool:
    """Whether two pairs have one party in common, so that the other one stands in a list."""
    return one.source.at == other.source.at or one.target.at == other.target.at


def _scored(situation: Situation) -> Iterator[Judged]:
    weights = _weights()
    sides = {party.at: situation.of_side(party) for party in situation.parties}
    as_source = {at: _sum(weights[SOURCE], traits) for at, traits in sides.items()}
    as_target = {at: _sum(weights[TARGET], traits) for at, traits in sides.items()}
    for source, target in situation.pairs():
        pair = _sum(weights[PAIR], (ANY, *situation.of_pair(source, target)))
        yield Judged(source, target, 1 / (1 + exp(-as_source[source.at] - as_target[target.at] - pair)))


def _sum(weights: Mapping[str, float], traits: Iterable[str]) -> float:
    return sum(weights.get(trait, 0.0) for trait in traits)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each trait by group."""
    groups: dict[str, dict[str, float]] = {SOURCE: {}, TARGET: {}, PAIR: {}}
    for row in table("relation_weights"):
        groups[row["group"]][row["trait"]] = float(row["weight"])
    return groups
