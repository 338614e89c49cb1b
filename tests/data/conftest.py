"""A store of hand-made articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.data.store import Store
from tests.data.drafts import Draft, frames_of


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def put(store) -> Callable[..., Store]:
    """Store drafts, each in a commit of its own."""

    def stored(*drafts: Draft) -> Store:
        for draft in drafts:
            store.append(frames_of(draft.rows))
        return store

    return stored
