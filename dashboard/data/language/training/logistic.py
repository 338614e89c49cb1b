"""Logistic regression with an L2 penalty, fitted by L-BFGS (Nocedal and Wright 2006, algorithm 7.5)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]
    Loss = Callable[[Vector], tuple[float, Vector]]

MEMORY = 10  # steps that the curvature is taken from
STEPS = 200
ENOUGH = 1e-5  # share by which the loss may fall in the last step


def fit(traits: NDArray[np.float32], labels: NDArray[np.bool_], *, penalty: float) -> Vector:
    """The weights of the columns of ``traits``, shape (examples, columns); the last column is not penalised.

    >>> ones = np.ones((4, 1), np.float32)
    >>> weights = fit(ones, np.array([True, True, True, False]), penalty=1.0)
    >>> round(float(1 / (1 + np.exp(-weights[0]))), 2)
    0.75
    """
    penalties = np.full(traits.shape[1], penalty)
    penalties[-1] = 0.0
    wanted = labels.astype(np.float64)

    def loss(weights: Vector) -> tuple[float, Vector]:
        z = (traits @ weights.astype(np.float32)).astype(np.float64)
        missed = 1 / (1 + np.exp(-z)) - wanted
        value = float(np.sum(np.logaddexp(0, z) - wanted * z) + 0.5 * np.sum(penalties * weights**2))
        return value, (traits.T @ missed.astype(np.float32)).astype(np.float64) + penalties * weights

    return _least(loss, np.zeros(traits.shape[1]))


def _least(loss: Loss, at: Vector) -> Vector:
    """Where a smooth convex loss is least."""
    value, slope = loss(at)
    history: deque[tuple[Vector, Vector]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        way = _direction(slope, history)
        length = 1.0
        while length > ENOUGH:
            there = at - length * way
            lower, steeper = loss(there)
            if lower <= value - 1e-4 * length * float(slope @ way):
                break
            length /= 2
        else:
            return at
        moved, turned = there - at, steeper - slope
        if float(moved @ turned) > 0:
            history.append((moved, turned))
        done = value - lower < ENOUGH * abs(value)
        at, value, slope = there, lower, steeper
        if done:
            break
    return at


def _direction(slope: Vector, history: deque[tuple[Vector, Vector]]) -> Vector:
    way, shares = slope.copy(), []
    for moved, turned in reversed(history):
        share = float(moved @ way) / float(turned @ moved)
        way -= share * turned
        shares.append(share)
    if history:
        moved, turned = history[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    else:
        way /= max(1.0, float(np.linalg.norm(way)))
    for (moved, turned), share in zip(history, reversed(shares), strict=True):
        way += moved * (share - float(turned @ way) / float(turned @ moved))
    return way
