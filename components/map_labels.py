"""Names on a map that do not cover each other."""

from __future__ import annotations

from collections.abc import Iterable

LETTER, LINE = 6.6, 15.0  # pixels that a letter is wide and a line high


def spaced(
    labels: Iterable[tuple[float, float, str]], *, scale: float, most: int, below: float = 9.0
) -> list[tuple[float, float, str]]:
    """The first ``most`` of the labels (longitude, latitude, name) that have room, in their order.

    ``scale`` is pixels a degree, ``below`` how far under its point a name stands. A name that would cover one
    before it is left out.

    >>> spaced([(0, 0, "Solo"), (0.1, 0, "Klaten"), (9, 0, "Bali")], scale=10, most=5)
    [(0, 0, 'Solo'), (9, 0, 'Bali')]
    """
    kept: list[tuple[float, float, str]] = []
    boxes: list[tuple[float, float, float]] = []
    for lon, lat, name in labels:
        x, y, half = lon * scale, -lat * scale + below, len(name) * LETTER / 2
        if all(abs(y - other_y) >= LINE or abs(x - other_x) >= half + other for other_x, other_y, other in boxes):
            kept.append((lon, lat, name))
            boxes.append((x, y, half))
        if len(kept) == most:
            break
    return kept
