"""Correcting where rows are seen: the drawer, the article, an actor's profile, and the list."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings as configuration
from dashboard.data.corrections import history
from dashboard.data.corrections.record import Reviewer
from dashboard.data.store import Store

HOSTILE = "[x](http://a.b) <script>alert(1)</script> $1$"


@pytest.fixture
def store(filled):
    return Store(filled)


def quote(store):
    found = store.snapshot().sql("SELECT * FROM quotes ORDER BY article_id")
    return found.iloc[0].to_dict()


def button(app, label):
    return next(one for one in app.button if one.label == label)


def widget(widgets, name):
    return next(one for one in widgets if (one.key or "").startswith(f"correct.{name}."))


def labels(app):
    return [one.label for one in app.button]


def test_a_corrected_row_carries_a_sign_in_the_table(store, show):
    assert "corrected" not in show("quotes").dataframe[0].value
    Reviewer(store, "Sari").change(quote(store), frame="quotes", act="deny")
    assert sorted(show("quotes").dataframe[0].value["corrected"]) == ["", "✎"]


def form(place):
    """The form of one row, out of its dialog, which would close with every step of an ``AppTest``."""
    from dashboard import corrections, session

    session.pin()
    corrections.row_form(place, frame="quotes", words=session.words())


def opened(store):
    row = quote(store)
    app = AppTest.from_function(
        form, default_timeout=60, args=({name: row[name] for name in ("article_id", "start", "end")},)
    )
    app.query_params["lang"] = "en"
    return app.run()


def test_who_corrected_when_and_why_stands_beside_the_text_as_text(store, show, monkeypatch):
    row = quote(store)
    Reviewer(store, "Sari", why=HOSTILE).change(row, frame="quotes", act="deny")
    monkeypatch.setenv("TILIK_REVIEWER", "Bayu")
    configuration.settings.cache_clear()
    app = show("article", article=row["article_id"], start=str(row["start"]), end=str(row["end"]))
    [told] = [caption.value for caption in app.caption if "✎" in caption.value]
    assert "Sari" in told and "\\[x\\]\\(http" in told and "<script>" not in told
    button(app, "Undo this correction").click().run()
    assert history.history(store.snapshot())["undone_by"].tolist() == ["Bayu"]


def test_a_form_saves_what_was_changed_in_it(store):
    app = opened(store)
    widget(app.selectbox, "act").select("deny")
    app.text_input(key="correct.who").input("Sari")
    app.text_input(key="correct.why").input("Membantah")
    button(app, "Save").click().run()
    [told] = history.history(store.snapshot()).to_dict("records")
    assert (told["who"], told["why"], told["becomes"]) == ("Sari", "Membantah", {"act": "deny"})
    assert store.snapshot().sql("SELECT act FROM quotes WHERE corrected IS NOT NULL")["act"].tolist() == ["deny"]


def test_a_typed_name_that_nobody_has_makes_somebody_new(store):
    app = opened(store)
    app.text_input(key="correct.who").input("Sari")
    widget(app.multiselect, "speakers").set_value(["Ki Ageng"]).run()
    assert "Ki Ageng" in app.caption[0].value
    button(app, "Save").click().run()
    named = store.snapshot().sql("SELECT name, kind FROM actors WHERE starts_with(actor_id, 'new:')")
    assert named.to_numpy().tolist() == [["Ki Ageng", "person"]]


def test_nothing_is_corrected_without_a_name(store):
    app = opened(store)
    button(app, "Reject this row").click().run()
    assert "Write your name" in app.error[0].value
    assert history.history(store.snapshot()).empty


def test_the_list_shows_every_correction(store, show):
    row = quote(store)
    [made] = Reviewer(store, "Sari", why="Salah").reject(row, frame="quotes")
    Reviewer(store, "Bayu").undo(made)
    [shown] = [one.value for one in show("corpus").dataframe if "state" in one.value]
    assert shown["change"].tolist() == ["quote rejected"]
    assert shown["state"][0].startswith("undone by Bayu")


def test_where_corrections_are_off_there_is_no_button(store, show, monkeypatch):
    assert "Correct" in labels(show("article", article=quote(store)["article_id"]))
    monkeypatch.setenv("TILIK_CORRECTIONS", "off")
    configuration.settings.cache_clear()
    assert not {"Correct", "Star", "Reviewed"} & set(labels(show("article", article=quote(store)["article_id"])))
