"""A small store of invented articles, and the dashboard opened on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import settings as configuration
from dashboard.data.frames import FRAMES
from dashboard.data.store import Store, new_version

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
TEXT = (
    'Sungai meluap di Muara Teluk. "Air naik 2 meter," kata Sari Melati, Senin (4/11/2024). '
    "<script>alert(1)</script>"
)


def rows(article_id: str, *, outlet: str, resolved: bool) -> dict[str, list[dict[str, Any]]]:
    version = new_version()
    key = {"article_id": article_id, "version": version}
    instant = datetime(2024, 11, 4, 3, tzinfo=UTC)

    def span(words: str) -> dict[str, Any]:
        start = TEXT.index(words)
        bounds = {"start": start, "end": start + len(words), "sentence_start": 0, "sentence_end": len(TEXT)}
        return {**key, **bounds, "text": words}

    def actor(actor_id: str, name: str, kind: str, **more: Any) -> dict[str, Any]:
        seen = {"first_seen": instant, "last_seen": instant, "aliases": []}
        return {"actor_id": actor_id, "version": version, "name": name, "kind": kind, **seen, **more}

    return {
        "articles": [
            {
                **key,
                "outlet": outlet,
                "title": f"Banjir *{outlet}*",
                "published_at": instant,
                "language": "id",
                "text": TEXT,
                "text_hash": article_id,
                "cluster_id": "one",
                "sample": False,
                "deleted": False,
                "extractor": "test",
                "ingested_at": instant,
            }
        ],
        "actors": [
            actor("sari", "Sari Melati", "person"),
            actor("muara", "Muara Teluk", "place", country_code="ID", lat=-6.1, lon=106.8),
        ],
        "mentions": [
            {**span("Sari Melati"), "label": "PER", "actor_id": "sari", "confidence": 1.0, "role": "kepala desa"},
            {**span("Muara Teluk"), "label": "GPE", "actor_id": "muara", "confidence": 1.0},
        ],
        "quotes": [
            {
                **span("Air naik 2 meter"),
                "quote_id": "q1",
                "type": "direct",
                "act": "say",
                "speaker_ids": ["sari"] if resolved else [],
                "about_ids": ["muara"],
                "confidence": 0.9,
            }
        ],
        "numbers": [
            {
                **span("2 meter"),
                "value": 2.0,
                "unit": "m",
                "kind": "measure",
                "noun": "air",
                "actor_ids": ["muara"],
                "quote_id": "q1",
                "confidence": 0.9,
            }
        ],
        "dates": [
            {
                **span("Senin (4/11/2024)"),
                "begin": datetime(2024, 11, 3, 17, tzinfo=UTC),
                "until": datetime(2024, 11, 4, 17, tzinfo=UTC),
                "granularity": "day",
                "iso": "2024-11-04",
            }
        ],
        "relations": [
            {
                **span("meluap"),
                "source_id": "sari",
                "target_id": "muara",
                "type": "AID",
                "quad": "material cooperation",
                "negated": False,
                "hypothetical": False,
                "confidence": 0.8,
            }
        ],
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store that the dashboard will open."""
    monkeypatch.setenv("TILIK_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("TILIK_SEED", "false")
    monkeypatch.setenv("TILIK_LANGUAGE", "en")
    configuration.settings.cache_clear()
    st.cache_data.clear()
    st.cache_resource.clear()
    yield tmp_path / "store"
    configuration.settings.cache_clear()


@pytest.fixture
def filled(folder: Path) -> Path:
    """Two articles of two outlets that tell the same; one leaves its speaker unresolved."""
    drafts = [rows("a1", outlet="Kabar Muara", resolved=True), rows("a2", outlet="Lensa", resolved=False)]
    store = Store(folder)
    for draft in drafts:
        store.append({name: FRAMES[name].build(draft[name]) for name in (*list(draft)[1:], "articles")})
    return folder


@pytest.fixture
def show() -> Callable[..., AppTest]:
    """Opens a page with parameters of the URL."""

    def opened(page: str, **parameters: Any) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60).run()
        for name, value in parameters.items():
            app.query_params[name] = value
        app.switch_page(f"views/{page}.py").run()
        assert not app.exception, app.exception
        return app

    return opened
