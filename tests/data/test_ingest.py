"""The run from files to the store: what is stored, replaced and refused, and what a crash leaves."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from dashboard.data import extract, ingest
from dashboard.data.article import Reason
from dashboard.data.ingest import Progress, dateline_place
from dashboard.data.language.annotation import Actor
from dashboard.settings import ROOT

TEXT = "Demak, Kabar Pesisir - Air mulai surut. {} warga pulang."


@pytest.fixture
def take(store, tmp_path):
    """Ingest these records as one file."""

    def taken(*records, **options):
        path = tmp_path / "articles.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return ingest.ingest([path], store=store, **options)

    return taken


def record(number, **fields):
    return {"id": f"a{number}", "outlet": "Kabar Pesisir", "text": TEXT.format(number), **fields}


def outcome(summary):
    return summary.stored, summary.replaced, [refusal.reason for refusal in summary.refused]


def stored(store, columns="article_id"):
    return store.snapshot().sql(f"SELECT {columns} FROM articles ORDER BY article_id")


def test_articles_are_stored_with_their_metadata(take, store):
    assert outcome(take(record(1, title="Surut", byline="Laras", published="2024-11-15", sample=True))) == (
        1,
        0,
        [],
    )
    [row] = stored(store, "*").to_dict("records")
    assert (row["title"], row["byline"], row["sample"], row["language"]) == ("Surut", "Laras", True, "id")
    assert row["published_at"].isoformat() == "2024-11-14T17:00:00+00:00"
    assert row["extractor"] == ingest.extractor() and row["cluster_id"]


def test_the_same_id_twice_in_a_run_is_a_duplicate(take, store):
    summary = take(record(1), record(1, text="Lain sekali."))
    assert outcome(summary) == (1, 0, [Reason.DUPLICATE])
    assert summary.refused[0].line == 2
    assert summary.refused[0].detail.endswith("articles.jsonl:1")
    assert store.snapshot().sql("SELECT reason FROM refusals")["reason"].tolist() == ["duplicate"]


def test_an_outlet_s_text_under_another_id_is_a_duplicate(take):
    summary = take(
        record(1), record(2, text=TEXT.format(1)), record(3, text=TEXT.format(1), outlet="Suara Lumbung")
    )
    assert outcome(summary) == (2, 0, [Reason.DUPLICATE])
    again = take(record(4, text=TEXT.format(1)))
    assert outcome(again) == (0, 0, [Reason.DUPLICATE])
    assert again.refused[0].detail == "a1"


def test_an_unchanged_article_is_a_duplicate_unless_asked_for(take, store):
    take(record(1, published="2024-11-15T08:00:00.123456+07:00"))
    same = record(1, published="2024-11-15T01:00:00.123456Z")
    assert outcome(take(same)) == (0, 0, [Reason.DUPLICATE])
    assert outcome(take(same, again=True)) == (0, 1, [])
    assert len(stored(store)) == 1


@pytest.mark.parametrize(
    "change",
    [{"text": "Air naik lagi."}, {"title": "Surut"}, {"outlet": "Suara Lumbung"}, {"published": "2024-11-15"}],
)
def test_a_changed_article_replaces_the_stored_one(take, store, change):
    take(record(1))
    assert outcome(take(record(1, **change))) == (0, 1, [])
    assert len(stored(store)) == 1


def test_an_article_read_by_other_rules_is_replaced(take, monkeypatch):
    take(record(1))
    monkeypatch.setattr(ingest, "extractor", lambda: "another")
    assert outcome(take(record(1))) == (0, 1, [])


def test_a_deleted_article_comes_back(take, store):
    take(record(1))
    store.delete(["a1"])
    assert outcome(take(record(1))) == (1, 0, [])
    assert stored(store)["article_id"].tolist() == ["a1"]


def test_one_article_that_fails_stops_no_other(take, store, monkeypatch):
    documents = extract.documents

    def failing(articles, **options):
        for article, doc in documents(articles, **options):
            if article.given_id == "a3":
                raise ZeroDivisionError("in a rule")
            yield article, doc

    monkeypatch.setattr(extract, "documents", failing)
    summary = take(*(record(number) for number in range(1, 6)))
    assert outcome(summary) == (4, 0, [Reason.EXTRACTION])
    assert summary.refused[0].detail == "ZeroDivisionError: in a rule"
    assert stored(store)["article_id"].tolist() == ["a1", "a2", "a4", "a5"]


def test_rows_that_break_the_contract_refuse_their_article_only(take, store, monkeypatch):
    rows = extract.rows

    def broken(article, doc, *, version):
        found = rows(article, doc, version=version)
        if article.given_id == "a2":
            key = {"article_id": "a2", "version": version, "text": "x", "label": "PER"}
            found["mentions"] = [{**key, "start": 5, "end": 2, "sentence_start": 0, "sentence_end": 9}]
        return found

    monkeypatch.setattr(extract, "rows", broken)
    assert outcome(take(record(1), record(2), record(3))) == (2, 0, [Reason.EXTRACTION])


def test_progress_is_told_after_every_batch(take):
    told: list[Progress] = []
    take(*(record(number) for number in range(5)), progress=told.append, batch_size=2)
    assert [progress.done for progress in told] == [2, 4, 5]
    assert {progress.total for progress in told} == {5}
    assert told[0].eta > 0 and told[-1].eta == 0 and told[-1].rate > 0
    assert told[0].source.endswith("articles.jsonl")


def test_what_was_ingested_can_be_searched_and_its_facts_fit(take, store):
    take(record(1), record(2))
    assert list(store.path.glob("search*.sqlite"))
    for frame in ("mentions", "quotes", "numbers", "dates", "relations"):
        rows = store.snapshot().sql(
            f"SELECT f.*, a.text AS whole FROM {frame} f JOIN articles a USING (article_id, version)"
        )
        assert all(row.whole[row.start : row.end] == row.text for row in rows.itertuples())
    assert store.snapshot().sql("SELECT * FROM numbers")["value"].tolist() == [1, 2]


def test_seeding_fills_an_empty_store_once(store):
    first = ingest.seed(store)
    assert first.stored == len(stored(store)) > 20 and not first.refused
    assert ingest.seed(store).done == 0
    assert store.snapshot().sql("SELECT * FROM refusals").empty


def child(store, code):
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys\nfrom dashboard.data.store import Store\n{code}", str(store.path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_two_processes_that_seed_at_once_store_nothing_twice(store):
    code = "from dashboard.data.ingest import seed\nassert not seed(Store(sys.argv[1])).refused"
    processes = [child(store, code) for _ in range(2)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    found = stored(store, "article_id, text_hash")
    assert found["article_id"].is_unique and found["text_hash"].is_unique
    assert len(store.snapshot().sql('SELECT DISTINCT article_id, start, "end" FROM quotes')) == len(
        store.snapshot().sql("SELECT * FROM quotes")
    )


def test_a_killed_run_leaves_whole_articles_and_the_next_one_ends_it(store, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(record(number)) + "\n" for number in range(60)))
    run = child(
        store,
        f"from dashboard.data.ingest import ingest\n"
        f"ingest([{str(path)!r}], store=Store(sys.argv[1]), batch_size=4, progress=lambda p: "
        "print(p.done, flush=True))",
    )
    assert run.stdout.readline()
    time.sleep(0.3)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    before = store.snapshot().sql(
        "SELECT a.article_id, count(n.start) AS numbers FROM articles a LEFT JOIN numbers n USING (article_id) "
        " GROUP BY 1"
    )
    assert 4 <= len(before) < 60
    assert (before["numbers"] == 1).all()
    summary = ingest.ingest([path], store=store)
    assert summary.stored == 60 - len(before)
    assert len(stored(store)) == 60


def test_the_place_of_the_dateline():
    import spacy

    doc = spacy.blank("id")("DEMAK, Kabar Pesisir - Air di Kudus surut.")
    doc.ents = [doc.char_span(0, 5, label="GPE", kb_id="demak"), doc.char_span(30, 35, label="GPE")]
    assert dateline_place(doc) is None
    doc._.boilerplate = [(0, 23, "dateline")]
    assert dateline_place(doc) == "DEMAK"
    doc._.actors = {"demak": Actor(actor_id="demak", name="Demak", kind="place")}
    assert dateline_place(doc) == "Demak"
    doc._.boilerplate = [(0, 23, "caption")]
    assert dateline_place(doc) is None
