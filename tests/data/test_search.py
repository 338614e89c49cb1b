"""Search: what is typed finds its articles, and the index follows the store."""

import sqlite3
from functools import partial

import pytest

from dashboard.data import search
from tests.data.drafts import Draft


def ids(store, typed):
    snapshot = store.snapshot()
    versions = search.matching(snapshot, typed=typed)
    current = snapshot.sql("SELECT article_id, version FROM current")
    return set(current.loc[current["version"].isin(versions), "article_id"])


@pytest.fixture
def found(store):
    return partial(ids, store)


def articles():
    return (
        Draft("flood", "Banjir rob merendam pelabuhan Demak.", title="Air laut naik"),
        Draft("fair", "Pasar malam di pelabuhan dibuka. Séjour singkat, kata covid-19.", title=None),
    )


@pytest.fixture
def corpus(put):
    return put(*articles())


@pytest.fixture(scope="module")
def shared(put_once):
    return put_once(*articles())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pelabuhan", {"flood", "fair"}),
        ("PELABUHAN demak", {"flood"}),
        ("pelabuh*", {"flood", "fair"}),
        ("pelabuh", set()),
        ('"banjir rob"', {"flood"}),
        ('"rob banjir"', set()),
        ('"banjir rob', {"flood"}),
        ("laut", {"flood"}),
        ("sejour", {"fair"}),
        ("covid-19", {"fair"}),
        ("", set()),
        ("!!! *", set()),
        ("banjir OR pasar", {"flood", "fair"}),
        ("NOT banjir", {"fair"}),
    ],
)
def test_what_is_typed_finds(shared, typed, expected):
    assert ids(shared, typed) == expected


def test_the_index_follows_the_store_and_old_snapshots_keep_their_own(corpus, put, found):
    before = corpus.snapshot()
    assert found("pasar") == {"fair"}
    put(Draft("fair", "Balai desa dibuka."))
    corpus.delete(["flood"])
    assert found("pasar") == found("banjir") == set()
    assert found("balai") == {"fair"}
    current = set(before.sql("SELECT version FROM current")["version"])
    assert len(current & set(search.matching(before, typed="pasar"))) == 1


def test_a_damaged_or_lost_index_is_made_anew(corpus, found):
    assert found("banjir") == {"flood"}
    for content in (b"no database at all" * 100, None):
        for file in corpus.path.glob(f"{search.FILE}*"):
            file.unlink()
        if content:
            (corpus.path / search.FILE).write_bytes(content)
        search._synced.clear()
        assert found("banjir") == {"flood"}


def test_it_is_known_whether_the_index_is_up_to_date(corpus, put, found):
    search._synced.clear()
    assert not search.ready(corpus.snapshot())
    found("banjir")
    assert search.ready(corpus.snapshot())
    put(Draft("fair", "Balai desa dibuka."))
    assert not search.ready(corpus.snapshot())


def test_nothing_is_created_in_an_empty_store(store):
    assert search.ready(store.snapshot())
    assert search.matching(store.snapshot(), typed="banjir") == []
    assert not store.path.exists()


def test_a_store_that_may_only_be_read_is_searched_through_a_cache(corpus, found, tmp_path, monkeypatch):
    connect = search._connect

    def read_only(path):
        if path.parent == corpus.path:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return connect(path)

    monkeypatch.setattr(search, "_connect", read_only)
    monkeypatch.setattr(search, "_cache", lambda folder: tmp_path / "cache")
    assert found("banjir") == {"flood"}
    assert (tmp_path / "cache" / search.FILE).exists()
