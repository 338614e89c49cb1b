"""Round numbers that lie at even distances to the eye: 1, 2, 5, 10, 20, 50 …"""

from __future__ import annotations

import math
from collections.abc import Iterable

SMALLEST = -2  # the power of ten below which everything is nought


def steps(least: float, most: float, *, also: Iterable[float] = ()) -> list[float]:
    """Round numbers from one that is not above ``least`` to one that is not below ``most``, and ``also`` these.

    >>> steps(3, 60)
    [2, 5, 10, 20, 50, 100]
    >>> steps(-3, 0.5, also=[0.3])
    [-5, -2, -1, -0.5, -0.2, -0.1, -0.05, -0.02, -0.01, 0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]
    """
    largest = max(abs(least), abs(most), 10**SMALLEST)
    series = [
        digit * 10**power if power >= 0 else digit / 10**-power
        for power in range(SMALLEST, math.ceil(math.log10(largest)) + 1)
        for digit in (1, 2, 5)
    ]
    every = [*(-step for step in reversed(series)), 0, *series]
    first = max((step for step in every if step <= least), default=every[0])
    last = min((step for step in every if step >= most), default=every[-1])
    return sorted({step for step in every if first <= step <= last} | set(also))
