"""On which side of its symbol the name of an actor finds room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

Side = Literal["right", "left", "top", "bottom"]
SIDES: tuple[Side, ...] = ("right", "left", "top", "bottom")
# An average letter, a line, what is cut off, and the way to the symbol, in pixels at 12 px.
LETTER, LINE, LONGEST, GAP = 6.4, 15.0, 130.0, 5.0
# The drawing on a desktop screen and the room beside it, in pixels; elsewhere the sides are as good a guess.
WIDTH, HEIGHT, ASIDE = 650.0, 600.0, 60.0

Box = tuple[float, float, float, float]
Pixels = npt.NDArray[np.float64]


def sides(points: Sequence[tuple[float, float]], sizes: Sequence[float], names: Sequence[str]) -> list[Side]:
    """The side of each symbol where its name covers no symbol and no name of a larger one; else any.

    ``points`` in any unit, ``sizes`` the symbols' in pixels. The larger symbols choose first.

    >>> sides([(0, 0), (30, 0), (900, 600)], [20, 20, 20], ["Indonesia", "Malaysia", "Filipina"])
    ['top', 'right', 'left']
    """
    at = _pixels(points)
    half = np.asarray(sizes, dtype=float) / 2
    taken = np.column_stack([at - half[:, None], at + half[:, None]])
    edge = (at[:, 0].min() - ASIDE, at[:, 0].max() + ASIDE) if len(at) else (0.0, 0.0)
    chosen: dict[int, Side] = {}
    for place in sorted(range(len(names)), key=lambda one: (-sizes[one], one)):
        x, y = at[place]
        boxes = _boxes(x, y, half[place], min(len(names[place]) * LETTER, LONGEST))
        inside = [side for side, box in boxes.items() if edge[0] <= box[0] and box[2] <= edge[1]]
        others = np.delete(taken, place, axis=0)
        free = [side for side in inside if not _touched(boxes[side], others)]
        chosen[place] = next(iter([*free, *inside]), "top")
        if free:
            taken = np.vstack([taken, boxes[free[0]]])
    return [chosen[place] for place in range(len(names))]


def _pixels(points: Sequence[tuple[float, float]]) -> Pixels:
    at = np.array(points, dtype=np.float64).reshape(-1, 2)
    extent = np.ptp(at, axis=0) if len(at) else np.ones(2)
    return at * float(min(WIDTH / max(extent[0], 1e-9), HEIGHT / max(extent[1], 1e-9)))


def _boxes(x: float, y: float, half: float, width: float) -> dict[Side, Box]:
    """Where the name would stand on each side: left, upper, right and lower end."""
    far, up = half + GAP, LINE / 2
    return {
        "right": (x + far, y - up, x + far + width, y + up),
        "left": (x - far - width, y - up, x - far, y + up),
        "top": (x - width / 2, y - far - LINE, x + width / 2, y - far),
        "bottom": (x - width / 2, y + far, x + width / 2, y + far + LINE),
    }


def _touched(box: Box, others: Pixels) -> bool:
    left, upper, right, lower = box
    apart = (others[:, 2] <= left) | (others[:, 0] >= right) | (others[:, 3] <= upper) | (others[:, 1] >= lower)
    return not bool(apart.all())
