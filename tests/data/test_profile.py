"""What an actor's profile asks the store."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.data import queries
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

ALL = Selection()
TEXT = "Bupati Sari Melati pulang. Lalu Sari bicara. Bu Sari lelah. Menurut bupati Melati, hujan reda."


def told(article_id: str, day: int, *roles: str | None) -> Draft:
    """An article whose four names of one person stand under these titles."""
    one = Draft(article_id, TEXT, title="Kabar", published_at=datetime(2024, 11, day, 20, tzinfo=UTC))
    one.actor("sari", "Sari Melati").actor("muara", "Kabupaten Muara", "organisation")
    for words, role in zip(("Sari Melati", "Sari bicara", "Sari lelah", "Melati, hujan"), roles, strict=True):
        one.mention(words, "sari", role=role, organisation_id="muara" if role else None)
    return one


@pytest.fixture(scope="module")
def snapshot(put_once):
    first = told("a", 4, "Bupati", None, "Bu", "bupati")
    return put_once(first, told("b", 9, "Bupati", None, "Ibu Hj.", "Ketua")).snapshot()


def test_roles_have_their_days_and_forms_of_address_are_none(snapshot):
    found = queries.roles(snapshot, selection=ALL, actor_id="sari")
    assert found.to_dict("records") == [
        {"role": "Bupati", "organisation": "Kabupaten Muara", "mentions": 3,
         "first_day": date(2024, 11, 5), "last_day": date(2024, 11, 10)},
        {"role": "Ketua", "organisation": "Kabupaten Muara", "mentions": 1,
         "first_day": date(2024, 11, 10), "last_day": date(2024, 11, 10)},
    ]  # fmt: skip
    earlier = Selection(until=date(2024, 11, 6))
    assert queries.roles(snapshot, selection=earlier, actor_id="sari")["role"].tolist() == ["Bupati"]


def test_an_article_appears_once_where_the_actor_is_first_named(snapshot):
    found = queries.appearances(snapshot, selection=ALL, actor_id="sari", limit=10)
    assert found[["article_id", "start", "mentions"]].to_numpy().tolist() == [["b", 7, 4], ["a", 7, 4]]
    assert set(found["sentence"]) == {"Bupati Sari Melati pulang."}
    rest = queries.appearances(snapshot, selection=ALL, actor_id="sari", limit=1, offset=1)
    assert rest["article_id"].tolist() == ["a"]
    assert queries.appearances(snapshot, selection=ALL, actor_id="nobody", limit=10).empty
