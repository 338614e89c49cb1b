"""What a run draws reaches the browser in one piece.

Streamlit sends each element as it comes, every ten milliseconds, and the browser draws the page anew each time: a
dozen times in a change of a filter, on a processor that the server may be waiting for. In one piece it is drawn
once, and never half.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

PATIENCE = 0.4  # seconds, after which a slow run shows what there is, and then each element as it comes


class Parcel:
    """Messages that wait until they are sent together."""

    def __init__(self, send: Callable[[Any], None]) -> None:
        self._send = send
        self._waiting: list[Any] | None = []
        self._lock = threading.RLock()

    def add(self, message: Any) -> None:
        """Keep a message; once the others were sent, send it too."""
        with self._lock:
            if self._waiting is not None:
                self._waiting.append(message)
                return
        self._send(message)

    def send(self) -> None:
        """Send all that wait, in their order."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            for message in waiting or ():
                self._send(message)


@contextmanager
def in_one_piece(*, patience: float = PATIENCE) -> Iterator[None]:
    """Hold back what the run draws until it is done, but no longer than ``patience`` seconds."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        yield
        return
    send = context._enqueue
    parcel = Parcel(send)

    def enqueue(message: Any) -> None:
        context.yield_check()  # as each message does: here a run ends that another one takes the place of
        parcel.add(message)

    impatient = threading.Timer(patience, parcel.send)
    impatient.daemon = True
    context._enqueue = enqueue
    impatient.start()
    try:
        yield
    finally:
        impatient.cancel()
        context._enqueue = send
        parcel.send()
