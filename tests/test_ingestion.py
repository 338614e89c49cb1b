"""``tilik ingest`` as a process that a page watches."""

import json

import pytest

from dashboard import ingestion, settings
from dashboard.data.store import Fault, Store
from dashboard.ingestion import Job, Outcome, Step, save

ARTICLE = {"id": "a", "outlet": "Kabar", "text": "Camat Tirta menyebut 12 kapal, Senin (4/11/2024)."}


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Where the job's process will find its store."""

    def at(path):
        monkeypatch.setenv("TILIK_STORE", str(path))
        settings.settings.cache_clear()
        return path

    yield at
    settings.settings.cache_clear()


def finished(*arguments, folder=None):
    job = Job(*arguments, folder=folder)
    assert job.outcome is None
    job.start()
    job.join(timeout=90)
    assert job.outcome
    return job.outcome


def test_a_job_reads_its_folder_and_removes_it(store, tmp_path):
    path, folder = store(tmp_path / "store"), tmp_path / "upload"
    folder.mkdir()
    save("pagi.jsonl", (json.dumps(ARTICLE) + "\n{").encode(), folder=folder)
    outcome = finished("--", "pagi.jsonl", folder=folder)
    assert (outcome.stored, outcome.refused, outcome.failure) == (1, 1, None)
    [refusal] = outcome.refusals
    assert (refusal["source"], refusal["line"]) == ("pagi.jsonl", 2)
    assert not folder.exists()
    assert Store(path).snapshot().sql("SELECT article_id FROM articles")["article_id"].tolist() == ["a"]


def test_a_job_tells_what_the_store_could_not_do(store, tmp_path):
    (tmp_path / "taken").write_bytes(b"no folder")
    store(tmp_path / "taken" / "store")
    outcome = finished("--seeds")
    assert outcome.fault in set(Fault) and outcome.failure
    assert outcome.stored == 0


def test_a_job_that_cannot_start_says_why(monkeypatch):
    monkeypatch.setattr(ingestion.sys, "executable", "/no/such/python")
    assert "/no/such/python" in (finished("--seeds").failure or "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"done": 3, "total": 12, "rate": 1.5, "eta": 6}', Step(3, 12, 1.5, 6)),
        ('{"done": 3, "total": null, "rate": null}', Step(3)),
        ('{"summary": {"stored": 2, "refused": 1, "refusals": [{}]}}', Outcome(2, 0, 1, [{}])),
        ("warning: something else", None),
        ("[1, 2]", None),
    ],
)
def test_lines_of_progress(line, expected):
    assert ingestion._report(line) == expected


@pytest.mark.parametrize(
    ("step", "share"), [(Step(0), 0), (Step(3, 12), 0.25), (Step(13, 12), 1), (Step(5, 0), 0)]
)
def test_the_share_stays_between_nothing_and_all(step, share):
    assert step.share == share


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("kabar pagi.TXT", "kabar_pagi.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\berita\\isi.csv", "isi.csv"),
        ("--seeds.jsonl", "--seeds.jsonl"),
        ("berita.j$on", "berita"),
        ("ñandú🌊.json", "ñandú_.json"),
        (".txt", "_txt"),
        ("", "upload"),
    ],
)
def test_uploads_get_names_that_lead_nowhere(tmp_path, name, saved):
    path = save(name, b"isi", folder=tmp_path)
    assert (path.parent, path.name) == (tmp_path, saved)
    assert path.read_bytes() == b"isi"
