"""What the benchmark tells: figures, each with what is wanted of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; ``least`` and ``most`` bound what is wanted of it."""

    name: str
    value: float
    unit: str = "ms"
    least: float | None = None
    most: float | None = None

    @property
    def wanted(self) -> str:
        """The bound in words, and whether it is kept.

        >>> Figure("whole pipeline", 0.5, "of the reference", least=0.45).wanted
        '≥ 0.45: kept'
        """
        if self.least is not None:
            return f"≥ {self.least:g}: {'kept' if self.value >= self.least else 'MISSED'}"
        if self.most is not None:
            return f"≤ {self.most:g}: {'kept' if self.value <= self.most else 'MISSED'}"
        return ""

    def line(self, earlier: float | None) -> str:
        """The figure as printed, with the ratio to an earlier run's."""
        ratio = f"{self.value / earlier:.2f} times before" if earlier else ""
        return f"{self.name:44} {self.value:10.2f} {self.unit:17} {self.wanted:16} {ratio}".rstrip()


def seconds(action: Callable[[], object], *, clock: Clock = time.process_time) -> float:
    """How long an action takes; by default in processor time, which other processes disturb least."""
    begin = clock()
    action()
    return clock() - begin


def best(action: Callable[[], object], *, runs: int = 3, clock: Clock = time.perf_counter) -> float:
    """The shortest of several runs, in seconds."""
    return min(seconds(action, clock=clock) for _ in range(runs))
