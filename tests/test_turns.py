from __future__ import annotations

import threading

import pytest

from dashboard.turns import turn


def test_a_run_waits_for_one_before_it_to_end():
    free, begun, order = threading.Semaphore(1), threading.Event(), []

    def later() -> None:
        begun.set()
        with turn(free, patience=30):
            order.append("later")

    with turn(free):
        other = threading.Thread(target=later)
        other.start()
        begun.wait(30)
        other.join(0.2)
        order.append("first")
    other.join(30)
    assert order == ["first", "later"]


def test_patience_ends_and_gives_back_only_what_was_taken():
    free = threading.Semaphore(1)
    with turn(free), turn(free, patience=0) as came:
        assert not came
    assert free.acquire(blocking=False)
    assert not free.acquire(blocking=False)


def test_a_run_that_fails_or_is_stopped_gives_its_turn_back():
    free = threading.Semaphore(1)
    with pytest.raises(SystemExit), turn(free):
        raise SystemExit
    assert free.acquire(blocking=False)
