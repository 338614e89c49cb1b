"""A store of hand-made articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from dashboard.data.store import Store
from tests.data.drafts import Draft, frames_of


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def put(store) -> Callable[..., Store]:
    """Store drafts, each in a commit of its own."""
    return partial(_put, store)


@pytest.fixture(scope="module")
def put_once(tmp_path_factory) -> Callable[..., Store]:
    """Store drafts once for all tests of a module, which only read them."""
    return partial(_put, Store(tmp_path_factory.mktemp("shared") / "store"))


def _put(store: Store, *drafts: Draft) -> Store:
    for draft in drafts:
        store.append(frames_of(draft.rows))
    return store
