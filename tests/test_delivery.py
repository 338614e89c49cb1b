from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from dashboard import delivery
from dashboard.delivery import in_one_piece


class Sent(list[str]):
    """What reached the browser, and an event for the first of it."""

    def __init__(self) -> None:
        super().__init__()
        self.some = threading.Event()

    def append(self, message: str) -> None:
        super().append(message)
        self.some.set()


@pytest.fixture
def run(monkeypatch):
    """A run of a script, as Streamlit's context tells of one."""
    sent = Sent()
    context = SimpleNamespace(_enqueue=sent.append, yield_check=lambda: None, sent=sent)
    monkeypatch.setattr(delivery, "get_script_run_ctx", lambda **_: context)
    return context


def test_messages_wait_for_the_end_and_keep_their_order(run):
    with in_one_piece(patience=60):
        for message in "abc":
            run._enqueue(message)
        assert run.sent == []
    assert run.sent == ["a", "b", "c"]
    run._enqueue("d")
    assert run.sent[-1] == "d"


def test_a_slow_run_shows_what_there_is_and_goes_on_message_by_message(run):
    with in_one_piece(patience=0.01):
        run._enqueue("a")
        assert run.sent.some.wait(30)
        assert run.sent == ["a"]
        run._enqueue("b")
        assert run.sent == ["a", "b"]
    assert run.sent == ["a", "b"]


def test_what_a_run_that_fails_has_drawn_is_shown(run):
    with pytest.raises(ZeroDivisionError), in_one_piece(patience=60):
        run._enqueue("a")
        raise ZeroDivisionError
    assert run.sent == ["a"]


def test_a_run_that_another_takes_the_place_of_ends_at_its_next_message(run):
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), in_one_piece(patience=60):
        run._enqueue("a")
        run.yield_check = stop
        run._enqueue("b")
    assert run.sent == ["a"]


def test_without_a_run_nothing_is_held_back(monkeypatch):
    monkeypatch.setattr(delivery, "get_script_run_ctx", lambda **_: None)
    with in_one_piece():
        pass
