"""The command from the outside: exit codes, files, messages.

Most calls share the process of the tests, since a new one reads the language model anew; that the command is a
program, with a standard input of its own, is seen in processes of its own.
"""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from dashboard import settings
from dashboard.__main__ import main
from dashboard.data.corrections.record import Reviewer
from dashboard.data.store import Store
from dashboard.settings import ROOT, SEEDS

ARTICLE = {
    "id": "kp-1",
    "outlet": "Kabar Pesisir",
    "title": "=HYPERLINK(1) <script>",
    "published": "2024-11-15T08:00:00+07:00",
    "text": '"Kami mengungsikan 1.200 warga," kata Kepala Desa Karanganyar Wening Prasetya, Jumat (15/11/2024).',
}


@dataclass(frozen=True)
class Done:
    """What a call wrote."""

    stdout: bytes
    stderr: bytes


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """Where a call runs, and with which settings."""
    monkeypatch.chdir(tmp_path)
    for name, value in (("PYTHONPATH", ROOT), ("TILIK_STORE", tmp_path / "store"), ("TILIK_LANGUAGE", "en")):
        monkeypatch.setenv(name, str(value))
    yield
    settings.settings.cache_clear()


@pytest.fixture
def tilik(environment, monkeypatch, capfdbinary):
    """Calls the command; ``settings`` hold for this call alone."""

    def call(*arguments, code=0, **given):
        with monkeypatch.context() as patch:
            for name, value in given.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["tilik", *map(str, arguments)])
            patch.setattr(sys, "excepthook", sys.excepthook)
            settings.settings.cache_clear()
            capfdbinary.readouterr()
            with pytest.raises(SystemExit) as left:
                main()
            done = Done(*capfdbinary.readouterr())
        assert (left.value.code or 0) == code, done.stderr.decode()
        return done

    return call


@pytest.fixture
def program(environment):
    """Calls the command as a process of its own."""

    def call(*arguments, stdin=None, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
        return done

    return call


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "article.jsonl"
    file.write_text(json.dumps(ARTICLE) + "\n")
    return file


def exported(tilik, frame):
    return [json.loads(line) for line in tilik("export", frame, "--format", "jsonl").stdout.splitlines()]


def test_help_names_every_command(program):
    text = program("--help").stdout.decode()
    for command in ("run", "ingest", "extract", "evaluate", "delete", "export", "compact"):
        assert command in text


def test_ingest_delete_and_ingest_again(tilik, article):
    assert b"Stored 1" in tilik("ingest", article).stdout
    assert [row["article_id"] for row in exported(tilik, "articles")] == ["kp-1"]
    assert b"Deleted 1 article." in tilik("delete", "kp-1").stdout
    assert exported(tilik, "articles") == exported(tilik, "quotes") == []
    tilik("ingest", article)
    assert len(exported(tilik, "articles")) == 1


def test_export_carries_evidence(tilik, article):
    tilik("ingest", article)
    [quote] = exported(tilik, "quotes")
    assert quote["text"] == "Kami mengungsikan 1.200 warga"
    assert quote["speakers"] == ["Wening Prasetya"]
    assert quote["sentence"] in ARTICLE["text"]
    assert (quote["article_id"], quote["start"], quote["outlet"]) == ("kp-1", 1, "Kabar Pesisir")


def test_a_spreadsheet_gets_no_formula(tilik, article):
    tilik("ingest", article)
    assert b",=HYPERLINK" not in tilik("export", "articles", "--format", "csv").stdout


def test_refusals_end_with_code_1_and_are_listed(tilik, tmp_path, article):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = tilik("ingest", article, tmp_path / "empty.txt", tmp_path / "absent.txt", code=1)
    assert b"Stored 1" in done.stdout
    told = " ".join(done.stderr.decode().split())
    assert "empty.txt It is empty" in told
    assert "absent.txt There is no such file" in told
    assert {row["reason"] for row in exported(tilik, "refusals")} == {"empty", "missing"}


def test_progress_as_json_lines(tilik, article):
    lines = [json.loads(line) for line in tilik("ingest", article, "--progress", "json").stdout.splitlines()]
    assert lines[-1]["summary"]["stored"] == 1
    assert lines[-2]["done"] == 1


def test_deleting_an_unknown_id_says_so(tilik, article):
    tilik("ingest", article)
    assert b"no-such" in tilik("delete", "no-such", code=1).stderr


def test_the_samples_can_be_taken_out(tilik):
    tilik("ingest", "--seeds")
    assert len(exported(tilik, "articles")) == 25
    assert b"Deleted 24 articles." in tilik("delete", "--samples").stdout
    assert [row["article_id"] for row in exported(tilik, "articles")] == ["seed"]


def test_extract_writes_the_file_whole_or_not_at_all(tilik, article, tmp_path):
    tilik("extract", article, "-o", "out.jsonl")
    [row] = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert row["id"] == "kp-1"
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".out")]
    tilik("extract", tmp_path / "absent.jsonl", "-o", "other.jsonl", code=2)
    assert not (tmp_path / "other.jsonl").exists()


def test_extract_reads_standard_input(program):
    lines = program("extract", "-", stdin=b'{"id": 7, "text": "Air surut."}\n{\n').stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [7, "line:2"]


def test_evaluate_prints_the_figures(tilik, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    text = (SEEDS / "seed-article.txt").read_text()
    start = text.index("12.000")
    number = {
        "start": start,
        "end": start + 6,
        "value": 12000,
        "min": None,
        "max": None,
        "unit": None,
        "kind": "cardinal",
    }
    (gold / "seed.json").write_text(
        json.dumps({"id": "seed", "published": "2024-11-15", "text": text, "numbers": [number]})
    )
    assert b"numbers value" in tilik("evaluate", gold).stdout
    assert json.loads(tilik("evaluate", gold, "--json").stdout)["numbers value"]["r"] == 1
    assert b"no gold article" in tilik("evaluate", tmp_path, code=2).stderr


def test_evaluate_writes_flat_predictions_for_sentences(tilik, tmp_path):
    rows = tmp_path / "sentences.jsonl"
    rows.write_text(json.dumps({"sid": "s1", "sentence": "Harga naik 12 persen.", "reference_date": "2024-11-15"}))
    [row] = map(json.loads, tilik("evaluate", "--numbers-dates", rows).stdout.splitlines())
    assert (row["sid"], row["cls"], row["value"], row["unit"]) == ("s1", "number", 12, "percent")


@pytest.mark.parametrize("arguments", [["ingest"], ["delete"], ["evaluate"], ["export", "nothing"]])
def test_a_call_that_lacks_something_is_told_so(tilik, arguments):
    assert tilik(*arguments, code=2).stderr


def test_a_setting_that_makes_no_sense_is_named(tilik, article):
    told = tilik("ingest", article, code=2, TILIK_TIMEZONE="Mars/Utara").stderr.decode()
    assert told == "tilik: TILIK_TIMEZONE: 'Mars/Utara' is no time zone; write one as Asia/Jakarta\n"


def test_a_store_that_cannot_be_says_where_and_what_to_do(tilik, article, tmp_path):
    (tmp_path / "taken").write_text("not a folder")
    told = tilik("ingest", article, code=2, TILIK_STORE=str(tmp_path / "taken")).stderr.decode()
    assert str(tmp_path / "taken") in told and "TILIK_STORE" in told
    assert "Traceback" not in told
    told = tilik(
        "ingest", article, code=2, TILIK_STORE=str(tmp_path / "taken"), TILIK_LANGUAGE="id"
    ).stderr.decode()
    lines = tilik("ingest", article, "--progress", "json", code=2, TILIK_STORE=str(tmp_path / "taken")).stdout
    assert json.loads(lines)["fault"] == "unreadable"
    assert "Penyimpanan" in told or "penyimpanan" in told


def test_an_unknown_encoding_is_named(tilik, article):
    assert b"klingon" in tilik("ingest", article, "--encoding", "klingon", code=2).stderr


def test_corrections_are_listed_undone_and_exported_as_gold(tilik, article, tmp_path):
    tilik("ingest", article)
    reviewer = Reviewer(Store(tmp_path / "store"), "Sari", why="[bold]keliru[/bold]")
    quote = reviewer.store.snapshot().sql("FROM quotes").iloc[0].to_dict()
    [made] = reviewer.change(quote, frame="quotes", speaker_ids=[])
    assert tilik("corrections", "export", "gold", code=1).stderr
    tilik("corrections", "export", "gold", "--corrected")
    [written] = (tmp_path / "gold").iterdir()
    assert [quote["speakers"] for quote in json.loads(written.read_bytes())["quotes"]] == [[]]
    figures = json.loads(tilik("evaluate", "gold", "--json").stdout)
    assert figures["quotes direct span"]["f1"] == 1
    assert figures["quotes direct attributed"]["f1"] == 0
    assert "[bold]keliru[/bold]" in tilik("corrections", "list").stdout.decode()
    tilik("corrections", "undo", made, "--who", "Bayu")
    [told] = map(json.loads, tilik("corrections", "list", "--json").stdout.splitlines())
    assert (told["who"], told["undone_by"], told["fits"]) == ("Sari", "Bayu", True)
    assert reviewer.store.snapshot().sql("FROM quotes")["speaker_ids"].tolist() == [quote["speaker_ids"]]
    tilik("corrections", "undo", "nobody", code=1)
    assert tilik("export", "corrections").stdout.count(b"[bold]keliru") == 1
