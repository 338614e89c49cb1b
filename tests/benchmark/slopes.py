"""How the time of each rule component grows with hostile text: the slope of time over length, both logarithmic.

Processor time, without the garbage collector's, the shortest of several runs on new documents. The slope is that
of the straight line through the sizes: between two of them a busy machine alone may add a tenth.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator
from functools import partial
from math import log10
from statistics import linear_regression
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
LONGEST = 4  # seconds; whoever takes longer is not tried on ten times the text
MOST = 1.1  # slope; 1 is linear, 2 quadratic

COMPONENTS = {"numbers and dates": ("tilik_dates", "tilik_numbers"), "quotes": ("tilik_quotes",)}
THE_REST = "the other rules"

MARKS = (*"\"'“”‘’«»„ \n", ", ", ". ", " kata Rahma ", " ujarnya", "Air surut")
PIECES = {
    "digits": "1",
    "separated digits": "1.234,",
    "puluh": "puluh ",
    "dua puluh": "dua puluh ",
    "brackets": "(",
    "closed brackets": "(1) ",
    "opening marks": "“Air ",
    "straight marks": '"',
    "kata": "kata ",
    "cues": "kata dia menurut Rahma mengatakan ",
    "one line of speech": '"Air surut," kata Rahma. ',
}


def hostile() -> dict[str, str]:
    """Texts of the greatest size; the smaller ones are their beginnings."""
    size = SIZES[-1]
    chosen = random.Random(0).choices(MARKS, k=size)
    return {"marks in any order": "".join(chosen)[:size]} | {
        name: (piece * (size // len(piece) + 1))[:size] for name, piece in PIECES.items()
    }


def slopes() -> Iterator[Figure]:
    """For each hostile text and group of components the steepest slope, and whose it is."""
    for name, text in hostile().items():
        slope = {component: _slope(times) for component, times in _growing(text).items()}
        for group in (*COMPONENTS, THE_REST):
            of_group = [component for component in slope if _group(component) == group]
            steepest = max(of_group, key=slope.__getitem__)
            yield Figure(f"{group} on {name}", slope[steepest], steepest, most=MOST)


def _group(component: str) -> str:
    return next((group for group, components in COMPONENTS.items() if component in components), THE_REST)


def _growing(text: str) -> dict[str, list[float]]:
    """The times of each component on ever longer beginnings of a text, until it is too slow to go on."""
    times: dict[str, list[float]] = {}
    for size in SIZES:
        slow = {component for component, taken in times.items() if taken[-1] > LONGEST}
        for component, taken in _spent(text[:size], runs=RUNS[size], without=slow).items():
            times.setdefault(component, []).append(taken)
    return times


def _slope(times: list[float]) -> float:
    """By how many powers of ten the time grows while the text grows tenfold.

    >>> round(_slope([0.01, 0.1, 1.0]), 2), round(_slope([0.01, 0.1, 10.0]), 2)
    (1.0, 1.5)
    """
    lengths = [log10(size) for size in SIZES[: len(times)]]
    return linear_regression(lengths, [log10(max(taken, SHORTEST)) for taken in times]).slope


def _spent(text: str, *, runs: int, without: set[str]) -> dict[str, float]:
    """The shortest time of the tokenizer and each rule component on a text, in seconds."""
    tried = [_once(load(), text, without=without) for _ in range(runs)]
    return {name: min(took[name] for took in tried) for name in tried[0]}


def _once(nlp: Language, text: str, *, without: set[str]) -> dict[str, float]:
    made: list[Doc] = []
    gc.collect()
    gc.disable()
    try:
        took = {"tokenizer": seconds(lambda: made.append(nlp.make_doc(text)))}
        for name, component in nlp.pipeline:
            if name.startswith(RULES) and name not in without:
                took[name] = seconds(partial(component, made[0]))
    finally:
        gc.enable()
    return took
