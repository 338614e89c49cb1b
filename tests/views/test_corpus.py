from __future__ import annotations

import json
import time

import pytest

from dashboard.data.article import Reason, Refusal
from dashboard.data.frames import FRAMES
from dashboard.data.store import Store
from tests.views.conftest import rows

SECONDS = 90


def table(app, column):
    return next(frame.value for frame in app.dataframe if column in frame.value)


def test_articles_are_listed_with_their_near_copies(filled, show):
    shown = table(show("corpus"), "copies")
    assert sorted(shown["outlet"]) == ["Kabar Muara", "Lensa"]
    assert shown["copies"].tolist() == [1, 1]


def test_a_sample_and_an_article_without_a_title_are_told(filled, show):
    draft = rows("a3", outlet="Suara", resolved=True)
    draft["articles"][0] |= {"sample": True, "title": None, "cluster_id": "other"}
    Store(filled).append({name: FRAMES[name].build(draft[name]) for name in (*list(draft)[1:], "articles")})
    shown = table(show("corpus"), "copies").set_index("outlet").loc["Suara (sample)"]
    assert shown["title"].startswith("Sungai meluap di Muara Teluk.")
    assert shown["copies"] == 0


def test_refusals_are_worded(filled, show):
    Store(filled).refuse(
        [
            Refusal(source="baris.jsonl", line=3, reason=Reason.NO_TEXT, detail="text"),
            Refusal(source="kosong.txt", line=None, reason=Reason.EMPTY),
        ]
    )
    app = show("corpus")
    assert "Refused (2)" in [tab.label for tab in app.tabs]
    shown = table(app, "Source").set_index("Source")["What is wrong, and what to do"]
    assert shown["baris.jsonl"].startswith("The article has no text (text).")
    assert shown["kosong.txt"] == "It is empty. Check that the file was saved whole."


def ended(app):
    """The page once its job is done."""
    deadline = time.monotonic() + SECONDS
    while not app.session_state["corpus.job"].outcome:
        assert time.monotonic() < deadline, "the upload never ended"
        time.sleep(0.2)
    return app.run()


@pytest.fixture
def upload(show):
    def given(name, content):
        app = show("corpus")
        app.file_uploader[0].set_value((name, content, "text/plain")).run()
        app.button(key="corpus.read").click().run()
        return ended(app)

    return given


def test_an_upload_is_read_and_its_refusals_explained(folder, upload):
    lines = [{"id": "u1", "outlet": "Kabar", "text": "Camat Tirta menyebut 12 kapal."}, {"id": "u2", "text": " "}]
    app = upload("pagi.jsonl", "\n".join(map(json.dumps, lines)).encode())
    assert [notice.value for notice in app.warning] == ["1 stored, 0 replaced, 1 refused."]
    assert any("jsonl:2" in caption.value.replace("\\", "").replace("\u2060", "") for caption in app.caption)
    assert table(app, "copies")["outlet"].tolist() == ["Kabar"]
