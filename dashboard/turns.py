"""Readers take turns: of many runs at once, few go on and the others wait.

Python computes in one thread at a time. Each of n runs side by side gets the interpreter for some milliseconds and
loses it wherever a library lets it go, so that all n end late; one after the other, they end one after the other.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 2  # one computes while a query of the other does
PATIENCE = 5.0  # seconds, after which a run goes on beside the others: they may take long
_free = threading.Semaphore(AT_ONCE)


@contextmanager
def turn(free: threading.Semaphore = _free, *, patience: float = PATIENCE) -> Iterator[bool]:
    """Wait until fewer than ``AT_ONCE`` runs go on, but not longer than ``patience``; whether it came to that.

    >>> with turn() as came:
    ...     came
    True
    """
    came = free.acquire(timeout=patience)
    try:
        yield came
    finally:
        if came:
            free.release()
