"""How the time of each rule component grows with hostile text: the slope of time over length, both logarithmic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

from dashboard.data.language.pipeline import load
from tests.benchmark.figures import Figure, seconds
from tests.benchmark.speed import RULES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SIZES = (10_000, 100_000, 1_000_000)  # characters
RUNS = {SIZES[0]: 5, SIZES[1]: 3, SIZES[2]: 2}  # the first run makes lexemes
SHORTEST = 0.002  # seconds; what is faster is not worth a slope
LONGEST = 10  # seconds; ten times the text would take minutes, or hours where it is quadratic
MOST = 1.1  # slope; 1 is linear, 2 quadratic

MARKS = (*"\"'“”‘’«»„ \n", ", ", ". ", " kata Rahma ", " ujarnya", "Air surut")


def hostile() -> dict[str, str]:
    """Texts of the greatest size; the smaller ones are their beginnings."""
    size = SIZES[-1]
    chosen = random.Random(0).choices(MARKS, k=size)
    pieces = {
        "digits": "1",
        "separated digits": "1.234,",
        "puluh": "puluh ",
        "dua puluh": "dua puluh ",
        "brackets": "(",
        "closed brackets": "(1) ",
        "opening marks": "“Air ",
        "straight marks": '"',
        "cues": "kata dia menurut Rahma mengatakan ",
        "one line of speech": '"Air surut," kata Rahma. ',
    }
    return {"marks in any order": "".join(chosen)[:size]} | {
        name: (piece * (size // len(piece) + 1))[:size] for name, piece in pieces.items()
    }


def slopes() -> Iterator[Figure]:
    """For each hostile text the steepest slope between two sizes, and whose it is."""
    for name, text in hostile().items():
        spent = list(_growing(text))
        grown = {component: max(_slope(component, *pair) for pair in pairwise(spent)) for component in spent[0]}
        steepest = max(grown, key=grown.__getitem__)
        yield Figure(f"slope on {name}", grown[steepest], steepest, most=MOST)


def _growing(text: str) -> Iterator[dict[str, float]]:
    """The times of ever longer beginnings of a text, up to one that takes too long to go on from."""
    for size in SIZES:
        spent = _spent(text[:size], runs=RUNS[size])
        yield spent
        if sum(spent.values()) > LONGEST and size > SIZES[0]:
            return


def _slope(component: str, before: dict[str, float], after: dict[str, float]) -> float:
    """By how many powers of ten the time grows while the text grows tenfold."""
    return log10(max(after[component], SHORTEST) / max(before[component], SHORTEST))


def _spent(text: str, *, runs: int) -> dict[str, float]:
    """The shortest time of the tokenizer and each rule component on a text, in seconds."""
    tried = [_once(load(), text) for _ in range(runs)]
    return {name: min(took[name] for took in tried) for name in tried[0]}


def _once(nlp: Language, text: str) -> dict[str, float]:
    made: list[Doc] = []
    took = {"tokenizer": seconds(lambda: made.append(nlp.make_doc(text)))}
    for name, component in nlp.pipeline:
        if name.startswith(RULES):
            took[name] = seconds(partial(component, made[0]))
    return took
