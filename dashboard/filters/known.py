"""What there is to filter for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date

from dashboard.data import queries
from dashboard.data.corrections import history
from dashboard.data.selection import Selection
from dashboard.session import ask, snapshot


def state() -> Hashable:
    """Of the store: as long as it is the same, so is all that there is."""
    return snapshot().token


def outlets() -> list[str]:
    """All outlets, the most articles first."""
    return [str(outlet) for outlet in ask(queries.outlets)["outlet"].dropna()]


def names(actor_ids: Iterable[str]) -> dict[str, str]:
    """The names of actors by id; ids that nobody ever had are absent."""
    actor_ids = tuple(dict.fromkeys(actor_ids))
    return dict(ask(queries.actor_names, actor_ids=actor_ids)) if actor_ids else {}


def tags() -> list[str]:
    """All tags that readers have set, the most frequent first."""
    return list(ask(history.tags))


def days() -> tuple[date, date] | None:
    """The first and the last day of all articles."""
    totals = ask(queries.totals, selection=Selection())
    return None if totals["first_day"] is None else (totals["first_day"], totals["last_day"])


def articles() -> int:
    """How many there are."""
    return int(ask(queries.totals, selection=Selection())["articles"])
