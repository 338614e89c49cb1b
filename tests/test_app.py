"""The app as a whole: starts anywhere, survives an empty store, keeps the URL as its state."""

import pytest
import streamlit as st
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from dashboard import navigation, settings
from dashboard.filters.url import _root
from dashboard.server import ROOT, flags, overview
from dashboard.settings import untouched

APP = str(ROOT / "dashboard" / "app.py")


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    monkeypatch.setenv("TILIK_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("TILIK_SEED", "false")
    settings.settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    yield tmp_path / "store"
    settings.settings.cache_clear()


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_store_says_what_to_do(empty_store, language):
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    said = {"id": "Belum ada artikel", "en": "No articles yet"}[language]
    assert said in [heading.value for heading in app.subheader]


@pytest.mark.parametrize("page", navigation.PAGES)
def test_every_page_survives_an_empty_store(empty_store, page):
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.switch_page(str(navigation.path(page))).run()
    assert not app.exception


def test_unknown_values_in_the_url_are_named_not_obeyed(empty_store):
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["outlet"] = ["**Koran** Hilang"]
    app.query_params["since"] = "never"
    app.run()
    assert not app.exception
    [notice] = app.warning
    assert r"\*\*Koran\*\* Hilang" in notice.value
    assert "never" in notice.value


def test_the_app_stays_a_table_of_contents():
    assert len((ROOT / "dashboard" / "app.py").read_text(encoding="utf-8").splitlines()) < 40


def test_a_store_is_untouched_until_something_is_in_it(tmp_path):
    assert untouched(tmp_path / "absent")
    assert untouched(tmp_path)
    (tmp_path / "articles").mkdir()
    assert not untouched(tmp_path)


def test_flags_name_the_theme_by_an_absolute_path():
    given = dict(flag.removeprefix("--").split("=", 1) for flag in flags(port=9000, address="::1", headless=False))
    assert given["server.port"] == "9000"
    assert given["server.headless"] == "false"
    assert given["browser.gatherUsageStats"] == "false"
    assert given["client.disableDataExport"] == "true"
    assert given["client.allowedOrigins"].endswith(".invalid")
    assert given["theme.base"] == str(ROOT / ".streamlit" / "config.toml")


@pytest.mark.parametrize(("query", "leads"), [("", "./"), ("outlet=A%26B&outlet=C", "./?outlet=A%26B&outlet=C")])
def test_the_first_page_is_found_by_its_name(query, leads):
    request = Request({"type": "http", "query_string": query.encode(), "path": "/overview", "headers": []})
    answer = overview(request)
    assert (answer.status_code, answer.headers["location"]) == (307, leads)


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("/", "/"),
        ("", "/"),
        ("/quotes", "/"),
        ("/news/quotes", "/news/"),
        ("/news/", "/news/"),
        ("/news", "/news/"),
    ],
)
def test_the_root_of_the_app_is_found_in_any_address(path, root):
    assert _root(path) == root
