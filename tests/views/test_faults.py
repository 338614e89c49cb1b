from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import ingestion, navigation, settings
from dashboard.data.frames import FRAMES
from dashboard.ingestion import Outcome
from tests.views.conftest import APP


def told(app) -> str:
    """The one complaint of a page that shows no traceback."""
    assert not app.exception
    [complaint] = app.error
    return complaint.value


def damage(store, frames=tuple(FRAMES)):
    for frame in frames:
        for file in (store / frame).glob("*.parquet"):
            file.write_bytes(b"PAR1 no more")


@pytest.mark.parametrize("page", navigation.PAGES)
def test_a_damaged_store_is_told_on_every_page(filled, page):
    app = AppTest.from_file(APP, default_timeout=60).run()
    damage(filled)
    st.cache_resource.clear()
    st.cache_data.clear()
    assert "is damaged" in told(app.switch_page(f"views/{page}.py").run())


@pytest.mark.parametrize("frame", ["mentions", "quotes"])
def test_one_broken_table_is_told_too(filled, show, frame):
    damage(filled, (frame,))
    assert "is damaged" in told(show("overview"))


def test_a_store_that_works_again_is_shown(filled, show):
    log = filled / "articles" / "_delta_log"
    entry = next(log.glob("*0.json"))
    kept = entry.read_bytes()
    entry.write_bytes(b"{")
    app = show("corpus")
    assert "cannot be read" in told(app) or "is damaged" in told(app)
    entry.write_bytes(kept)
    app.run()
    assert not app.error and not app.exception


def test_a_folder_that_cannot_hold_a_store_is_told(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("TILIK_STORE", str(tmp_path / "berita [lama]"))
    settings.settings.cache_clear()
    assert "cannot hold a store" in told(AppTest.from_file(APP, default_timeout=60).run())


@pytest.fixture
def seeding(folder, monkeypatch):
    """Seeds are wanted, and what the process says of them is given by the test."""

    def ends(outcome):
        monkeypatch.setenv("TILIK_SEED", "true")
        settings.settings.cache_clear()
        job = type("Ended", (), {"outcome": outcome, "latest": outcome})()
        monkeypatch.setitem(ingestion._seedings, settings.settings().store, job)
        return AppTest.from_file(APP, default_timeout=60).run()

    return ends


def test_seeds_that_find_no_room_are_told(seeding):
    app = seeding(Outcome(failure="os error 28", fault="full"))
    assert "no room left" in told(app)
    assert "os error 28" in [code.value for code in app.code]


def test_an_untold_failure_of_the_seeds_is_shown(seeding):
    assert "could not be read" in told(seeding(Outcome(failure="Killed")))


def test_a_folder_that_may_not_be_looked_into_is_told(folder, monkeypatch):
    monkeypatch.setenv("TILIK_SEED", "true")
    settings.settings.cache_clear()

    def forbidden(store):
        raise PermissionError(13, "Permission denied", str(store))

    monkeypatch.setattr(ingestion, "untouched", forbidden)
    assert "cannot be read" in told(AppTest.from_file(APP, default_timeout=60).run())
