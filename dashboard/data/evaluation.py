"""Precision, recall and F1 per frame of extracted articles against gold ones.

Both sides are in the form of the gold files: ``actors``, ``entities``, ``quotes``, ``numbers``, ``dates`` and
``relations`` with offsets into the same text. Entities count on exact spans; quotes on an overlap (intersection
over union) of 0.8 where they have marks and 0.5 where they have none, numbers and dates on 0.5; actors on any of
their names; coreference with B³ (Bagga and Baldwin, 1998).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.data.language.annotation import QUADS

Record = Mapping[str, Any]

CORE = {"PER": "PER", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
SAME_UNIT = {
    "ton": "t",
    "tonne": "t",
    "celsius": "degC",
    "°C": "degC",
    "gigawatt": "GW",
    "poin": "point",
    "%": "percent",
}
CLOCK = {"hour", "minute", "second", "time"}
NUMBER_FIELDS = ("value", "min", "max", "unit", "kind")


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: how many were right, how many the gold holds, how many were found."""

    right: float
    gold: int
    found: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Evaluation:
    """The figures of a corpus, article by article.

    >>> evaluation = Evaluation()
    >>> evaluation.add({"dates": [{"start": 0, "end": 4, "iso": "1949"}]}, {"dates": []})
    >>> evaluation.scores()["dates iso"].recall
    0.0
    """

    tally: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def add(self, gold: Record, found: Record) -> None:
        for score in (_entities, _actors, _clusters, _quotes, _numbers, _dates, _relations):
            score(self, gold, found)

    def count(self, figure: str, right: float, gold: int, found: int) -> None:
        for part, count in (("right", right), ("gold", gold), ("found", found)):
            self.tally[figure, part] += count  # type: ignore[assignment]

    def miss(self, frame: str, gold: Record, *what: object) -> None:
        self.errors.setdefault(frame, []).append((gold.get("id"), *what))

    def scores(self) -> dict[str, Score]:
        figures = dict.fromkeys(figure for figure, _ in self.tally)
        return {
            figure: Score(self.tally[figure, "right"], self.tally[figure, "gold"], self.tally[figure, "found"])
            for figure in figures
        }


def normal(name: str | None) -> str:
    return re.sub(r"[^\w]+", " ", name or "").casefold().strip()


def _name(article: Record, key: str) -> str:
    return normal((article.get("actors", {}).get(key) or {"name": key})["name"])


def _names(article: Record, key: str) -> set[str]:
    actor = article.get("actors", {}).get(key) or {"name": key}
    return {normal(form) for form in (actor["name"], *actor.get("aliases", []))}


def _same_actors(gold: Record, keys: Sequence[str], found: Record, found_keys: Sequence[str]) -> bool:
    left = [_name(found, key) for key in found_keys]
    if len(left) != len(keys):
        return False
    for key in keys:
        hit = next((form for form in left if form in _names(gold, key)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def overlap(one: Record, other: Record) -> float:
    """Intersection over union of two spans."""
    inner = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return 0.0 if inner <= 0 else inner / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


def align(gold: Sequence[Record], found: Sequence[Record], *, least: float) -> list[tuple[Record, Record]]:
    """Spans paired one to one, best overlap first."""
    ranked = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for share, i, j in ranked:
        if share < least or share == 0:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _unpaired(gold: Sequence[Record], pairs: Sequence[tuple[Record, Record]]) -> Iterator[tuple[int, int]]:
    paired = {id(one) for one, _ in pairs}
    return ((one["start"], one["end"]) for one in gold if id(one) not in paired)


def _core_spans(article: Record) -> set[tuple[int, int, str]]:
    entities = article.get("entities", [])
    return {(e["start"], e["end"], CORE[e["label"]]) for e in entities if e["label"] in CORE}


def _entities(evaluation: Evaluation, gold: Record, found: Record) -> None:
    ours, theirs = _core_spans(found), _core_spans(gold)
    for label in ("PER", "ORG", "PLACE"):
        mine, true = ({span for span in spans if span[2] == label} for spans in (ours, theirs))
        evaluation.count(f"entities {label}", len(mine & true), len(true), len(mine))
    evaluation.count("entities core", len(ours & theirs), len(theirs), len(ours))
    for kind, spans in (("missed", theirs - ours), ("wrong", ours - theirs)):
        for span in sorted(spans):
            evaluation.miss("entities", gold, kind, span)


def _linked(gold: Record, found: Record) -> list[tuple[Record, Record | None]]:
    by_span = {(e["start"], e["end"]): e for e in found.get("entities", [])}
    named = [e for e in gold.get("entities", []) if e.get("actor") and e["label"] in CORE]
    return [(e, by_span.get((e["start"], e["end"]))) for e in named]


def _actors(evaluation: Evaluation, gold: Record, found: Record) -> None:
    linked = _linked(gold, found)
    right = sum(
        1 for g, f in linked if f and f.get("actor") and _name(found, f["actor"]) in _names(gold, g["actor"])
    )
    claimed = sum(1 for e in found.get("entities", []) if e.get("actor") and e["label"] in CORE)
    evaluation.count("actors linked", right, len(linked), claimed)


def _clusters(evaluation: Evaluation, gold: Record, found: Record) -> None:
    linked = _linked(gold, found)
    true = [g["actor"] for g, _ in linked]
    ours = [f["actor"] if f and f.get("actor") else f"?{i}" for i, (_, f) in enumerate(linked)]
    sizes_true, sizes_ours, both = Counter(true), Counter(ours), Counter(zip(true, ours, strict=True))
    shared = [both[pair] for pair in zip(true, ours, strict=True)]
    precision = sum(n / sizes_ours[key] for n, key in zip(shared, ours, strict=True))
    recall = sum(n / sizes_true[key] for n, key in zip(shared, true, strict=True))
    evaluation.count("actors clustered P", precision, len(true), len(true))
    evaluation.count("actors clustered R", recall, len(true), len(true))


def _quotes(evaluation: Evaluation, gold: Record, found: Record) -> None:
    for figure, types, least in (("direct", {"direct", "mixed"}, 0.8), ("indirect", {"indirect"}, 0.5)):
        true, ours = ([q for q in a.get("quotes", []) if q["type"] in types] for a in (gold, found))
        pairs = align(true, ours, least=least)
        wrong = [(g, f) for g, f in pairs if not _same_actors(gold, g["speakers"], found, f.get("speakers") or [])]
        evaluation.count(f"quotes {figure} span", len(pairs), len(true), len(ours))
        evaluation.count(f"quotes {figure} attributed", len(pairs) - len(wrong), len(true), len(ours))
        for span in _unpaired(true, pairs):
            evaluation.miss("quotes", gold, figure, "missed", span)
        for g, f in wrong:
            evaluation.miss(
                "quotes", gold, figure, "speaker", (g["start"], g["end"]), g["speakers"], f.get("speakers")
            )


def _equal(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return one == other


def _differing(gold: Record, found: Record) -> dict[str, tuple[object, object]]:
    return {
        name: (gold.get(name), found.get(name))
        for name in NUMBER_FIELDS
        if not _equal(gold.get(name), found.get(name))
    }


def _one_unit(numbers: Sequence[Record]) -> list[Record]:
    return [{**n, "unit": SAME_UNIT.get(n.get("unit") or "", n.get("unit"))} for n in numbers]


def _numbers(evaluation: Evaluation, gold: Record, found: Record) -> None:
    true, ours = (_one_unit(a.get("numbers", [])) for a in (gold, found))
    pairs = align(true, ours, least=0.5)
    wrong = [differing for g, f in pairs if (differing := _differing(g, f))]
    evaluation.count("numbers span", len(pairs), len(true), len(ours))
    evaluation.count("numbers value", len(pairs) - len(wrong), len(true), len(ours))
    head = [(normal(g["noun"]).split()[:1], normal(f.get("noun")).split()[:1]) for g, f in pairs if g.get("noun")]
    nouns_true, nouns_ours = (sum(1 for n in numbers if n.get("noun")) for numbers in (true, ours))
    evaluation.count("numbers noun", sum(1 for g, f in head if g == f), nouns_true, nouns_ours)
    for span in _unpaired(true, pairs):
        evaluation.miss("numbers", gold, "missed", span)
    for differing in wrong:
        evaluation.miss("numbers", gold, "value", differing)


def _dates(evaluation: Evaluation, gold: Record, found: Record) -> None:
    true, ours = ([d for d in a.get("dates", []) if d.get("granularity") not in CLOCK] for a in (gold, found))
    pairs = align(true, ours, least=0.5)
    wrong = [(g, f) for g, f in pairs if g.get("iso") != f.get("iso")]
    evaluation.count("dates span", len(pairs), len(true), len(ours))
    evaluation.count("dates iso", len(pairs) - len(wrong), len(true), len(ours))
    for g, f in wrong:
        evaluation.miss("dates", gold, g.get("iso"), f.get("iso"), (g["start"], g["end"]))


Kind = Callable[[str], str]
RELATION_FIGURES: tuple[tuple[str, Kind], ...] = (
    ("relations pair", lambda type_: ""),
    ("relations quad", lambda type_: QUADS.get(type_, "")),
    ("relations type", lambda type_: type_),
)


def _relations(evaluation: Evaluation, gold: Record, found: Record) -> None:
    for figure, kind in RELATION_FIGURES:
        true = {(r["source"], r["target"], kind(r["type"])) for r in gold.get("relations", [])}
        ours = {
            (_name(found, r["source"]), _name(found, r["target"]), kind(r["type"]))
            for r in found.get("relations", [])
        }
        left, right = set(ours), 0
        for source, target, what in sorted(true):
            sources, targets = _names(gold, source), _names(gold, target)
            hit = next(
                (row for row in sorted(left) if row[2] == what and row[0] in sources and row[1] in targets), None
            )
            if hit:
                left.remove(hit)
                right += 1
        evaluation.count(figure, right, len(true), len(ours))
