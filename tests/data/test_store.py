"""The store: what is visible when, whoever else writes, dies or reads."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.data.article import Reason, Refusal
from dashboard.data.frames import CORRECTABLE, CORRECTED, FRAMES, SPAN_FRAMES
from dashboard.data.store import Fault, Store, StoreError, new_version
from dashboard.settings import ROOT
from tests.data.drafts import Draft, article_rows, frames_of

NOW = timedelta(0)
TEXT = "Bupati Wening Prasetya meninjau Demak. Air surut."
NOBODY = 65534


def draft(article_id="a", text=TEXT, **columns):
    found = Draft(article_id, text, **columns).actor("wening", "Wening Prasetya", aliases=["Wening"])
    return found.mention("Wening Prasetya", "wening").quote("Air surut", speakers=("wening",))


def rows(store, frame="articles"):
    return store.snapshot().sql(f"SELECT * FROM {frame}")


def writer(store, *, articles, code=None, **options):
    """A process that stores articles w0, w1, … of five mentions each, one a commit, and prints each."""
    code = (
        code
        or f"""
import sys
from dashboard.data.store import Store
from tests.data.drafts import Draft, frames_of
store = Store(sys.argv[1])
for number in range({articles}):
    text = f"Kapal Bahari {{number}} berlabuh di Bitung."
    one = Draft(f"w{{number}}", text)
    for words in ("Kapal", "Bahari", "Kapal Bahari", "berlabuh", "Bitung"):
        one.mention(words, "kapal", "PRD")
    store.append(frames_of(one.rows))
    print(number, flush=True)
"""
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(store.path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def whole(store):
    """Every visible article with the number of its mentions, from one snapshot."""
    return store.snapshot().sql(
        "SELECT a.article_id, count(m.start) AS mentions FROM articles a LEFT JOIN mentions m USING (article_id)"
        " GROUP BY ALL"
    )


def test_nothing_is_created_before_the_first_write(store):
    assert rows(store).empty
    assert store.delete(["a"]) == 0
    store.refuse([])
    store.compact()
    assert not store.path.exists()


@pytest.mark.parametrize("name", FRAMES)
def test_an_empty_store_answers_with_the_contract_s_columns(store, name):
    found = rows(store, name)
    shown = [CORRECTED] if name in CORRECTABLE else []
    placed = ["article_no"] if name in SPAN_FRAMES else []
    assert list(found.columns) == [*FRAMES[name].columns, *shown, *placed]
    assert found.empty


def test_what_was_stored_comes_back(put):
    store = put(draft(title="Air surut"))
    [article] = rows(store).to_dict("records")
    assert (article["text"], article["title"], article["outlet"]) == (TEXT, "Air surut", "Kabar Pesisir")
    [quote] = rows(store, "quotes").to_dict("records")
    assert article["text"][quote["start"] : quote["end"]] == quote["text"]
    assert quote["speaker_ids"] == ["wening"]
    assert str(rows(store)["published_at"].dtype) == "datetime64[us, UTC]"


@pytest.mark.parametrize("folder", ["a folder", "half#50% of", "célèbre ë 新聞", "it's 1*?", "key=value"])
def test_any_folder_will_do(tmp_path, folder):
    store = Store(tmp_path / folder / "store")
    store.append(frames_of(draft().rows))
    store.append(frames_of(draft("b").rows))
    assert set(rows(Store(tmp_path / folder / "store"))["article_id"]) == {"a", "b"}
    store.compact(grace=NOW)
    assert len(rows(store, "mentions")) == 2


@pytest.mark.parametrize("folder", ["half%20", "a[1]", "a|b"])
def test_a_folder_that_cannot_be_used_is_told_at_once(tmp_path, folder):
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / folder)
    assert caught.value.fault == Fault.PATH


def test_storing_again_replaces(put):
    store = put(draft(), draft(text="Bupati Wening Prasetya pulang. Air surut."))
    assert rows(store)["text"].tolist() == ["Bupati Wening Prasetya pulang. Air surut."]
    assert len(rows(store, "mentions")) == len(rows(store, "quotes")) == len(rows(store, "actors")) == 1


def test_the_version_committed_last_counts_not_the_one_begun_last(store):
    early, late = draft(), draft(text="Bupati Wening Prasetya pulang. Air surut.")
    assert early.key["version"] < late.key["version"]
    store.append(frames_of(late.rows))
    store.append(frames_of(early.rows))
    assert rows(store)["text"].tolist() == [TEXT]
    store.compact(grace=NOW)
    assert rows(store)["text"].tolist() == [TEXT]


def test_deletion_hides_everything_and_storing_again_undoes_it(put):
    store = put(draft(), draft("b"))
    assert store.delete(["a", "a", "unknown"]) == 1
    assert rows(store)["article_id"].tolist() == ["b"]
    assert set(rows(store, "mentions")["article_id"]) == {"b"}
    assert store.delete(["a"]) == 0
    put(draft())
    assert set(rows(store)["article_id"]) == {"a", "b"}


def test_an_actor_is_gathered_from_all_its_rows(put):
    store = put(draft())
    later = Draft("b", TEXT, published_at=datetime(2024, 12, 1, tzinfo=UTC))
    put(later.actor("wening", "Wening A. Prasetya", aliases=["Bu Wening", "Wening"]))
    [actor] = rows(store, "actors").to_dict("records")
    assert actor["name"] == "Wening A. Prasetya"
    assert actor["aliases"] == ["Bu Wening", "Wening", "Wening Prasetya"]
    assert (actor["first_seen"].month, actor["last_seen"].month) == (11, 12)
    store.delete(["b"])
    assert rows(store, "actors")["name"].tolist() == ["Wening Prasetya"]


def test_a_row_without_its_article_is_refused(store):
    frames = frames_of(draft().rows)
    frames["mentions"] = frames["mentions"].assign(version=new_version())
    with pytest.raises(ValueError, match="mentions"):
        store.append(frames)
    assert rows(store).empty


def test_facts_without_the_marker_are_seen_by_nobody(store):
    frames = frames_of(draft().rows)
    store.tables["mentions"].append(FRAMES["mentions"].to_arrow(frames["mentions"]))
    assert rows(store, "mentions").empty
    store.append(frames_of(draft().rows))
    assert len(rows(store, "mentions")) == 1


def test_a_snapshot_stays_as_it_was(put):
    store = put(draft())
    before = store.snapshot()
    put(draft("b"))
    store.delete(["a"])
    store.compact(grace=NOW)
    assert before.sql("SELECT article_id FROM articles")["article_id"].tolist() == ["a"]
    assert before.token != store.snapshot().token


def test_an_unchanged_store_is_not_read_again(put):
    store = put(draft())
    first = store.snapshot()
    began = time.perf_counter()
    for _ in range(20):
        assert store.snapshot() is first
    assert (time.perf_counter() - began) / 20 < 0.02


def test_a_store_made_anew_is_noticed(put):
    store = put(draft(), draft("b"))
    store.snapshot()
    for file in sorted(store.path.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    assert rows(store).empty
    put(draft("c"))
    assert rows(store)["article_id"].tolist() == ["c"]


def test_refusals_are_kept_whatever_their_text(store):
    store.refuse([Refusal(source="\udcff.txt", reason=Reason.JSON, line=3, detail="=1\ud800")])
    [refusal] = rows(store, "refusals").to_dict("records")
    assert (refusal["source"], refusal["line"], refusal["reason"]) == ("\\udcff.txt", 3, "json")


def test_compaction_drops_what_nobody_sees(put):
    store = put(draft(), draft(), draft("b"), draft("c"))
    orphan = frames_of(draft("d").rows)["mentions"]
    store.tables["mentions"].append(FRAMES["mentions"].to_arrow(orphan))
    store.delete(["b"])
    before = {name: sorted(map(str, rows(store, name).to_dict("records"))) for name in FRAMES}
    store.compact()
    stored = "SELECT count(*) AS n FROM stored_{}"
    assert store.snapshot().sql(stored.format("mentions"))["n"][0] == 5, "younger than the grace"
    store.compact(grace=NOW)
    assert store.files() == 1
    for name in ("articles", "mentions", "actors", "quotes"):
        assert store.snapshot().sql(stored.format(name))["n"][0] == 2
    assert {name: sorted(map(str, rows(store, name).to_dict("records"))) for name in FRAMES} == before
    put(draft("b"))
    assert set(rows(store)["article_id"]) == {"a", "b", "c"}


def test_a_store_with_fewer_columns_is_read_and_grows(put):
    """A column that the contract gains is null in rows written before."""
    store = put(draft())
    older = FRAMES["mentions"].to_arrow(frames_of(draft("b").rows)["mentions"]).drop_columns(["role"])
    table = store.tables["numbers"]
    table.schema = FRAMES["numbers"].arrow_schema.remove(FRAMES["numbers"].arrow_schema.get_field_index("per"))
    one = Draft("n", TEXT).number("Air", 1.0)
    table.append(FRAMES["numbers"].to_arrow(frames_of(one.rows)["numbers"]).drop_columns(["per"]))
    store.append(frames_of({"articles": one.rows["articles"]}))
    assert rows(store, "numbers")["per"].isna().all()
    two = Draft("m", TEXT).number("Air", 2.0, per="hari")
    Store(store.path).append(frames_of(two.rows))
    assert set(rows(store, "numbers")["per"].dropna()) == {"hari"}
    assert "role" not in older.column_names


def test_threads_share_a_snapshot(put):
    snapshot = put(draft()).snapshot()
    found = []

    def ask():
        found.extend(len(snapshot.sql("SELECT * FROM actors JOIN mentions USING (actor_id)")) for _ in range(10))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 40


def test_two_processes_write_while_two_read(store):
    """Nothing is lost, no article is seen without its facts, compaction included."""
    writers = [writer(store, articles=12), writer(store, articles=12)]
    reader = writer(
        store,
        articles=0,
        code="""
import sys
from dashboard.data.store import Store
from tests.data.test_store import whole
store, seen = Store(sys.argv[1]), 0
while seen < 12:
    found = whole(store)
    seen = len(found)
    assert (found["mentions"] == 5).all(), found
""",
    )
    while any(process.poll() is None for process in writers):
        assert (whole(store)["mentions"] == 5).all()
        store.compact(grace=timedelta(minutes=1))
    for process in (*writers, reader):
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    assert sorted(whole(store)["article_id"]) == sorted(f"w{number}" for number in range(12))
    assert store.snapshot().sql("SELECT count(*) AS n FROM stored_articles")["n"][0] == 24


@pytest.mark.parametrize("name", ["mentions", "articles"])
def test_a_table_rewritten_meanwhile_takes_the_append(put, monkeypatch, name):
    """delta-rs refuses an append where a rewrite came between its reading the table and its commit."""
    store = put(draft())
    table, other = store.tables[name], Store(store.path)
    written, write = [], table._write

    def overtaken(*arguments, **options):
        if not written:
            other.compact(grace=NOW)
        written.append(name)
        write(*arguments, **options)

    monkeypatch.setattr(table, "_write", overtaken)
    store.append(frames_of(draft("b").rows))
    assert len(written) == 2
    assert sorted(rows(store, name)["article_id"]) == ["a", "b"]


def test_writers_that_are_killed_leave_whole_articles(store):
    """What a killed writer reported is there, and nothing is there by half."""
    reported: set[str] = set()
    for attempt in range(4):
        process = writer(store, articles=50)
        for _ in range(attempt + 1):
            reported.add(f"w{process.stdout.readline().decode().strip()}")
        time.sleep(0.013 * attempt)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = whole(store)
        assert reported <= set(found["article_id"])
        assert (found["mentions"] == 5).all()
        assert found["article_id"].is_unique
    store.append(frames_of(draft().rows))
    store.compact(grace=NOW)
    assert "a" in set(rows(store)["article_id"])
    assert (whole(store).query("article_id != 'a'")["mentions"] == 5).all()


FAILING = """
import os, resource, sys
from dashboard.data.store import Store, StoreError
from tests.data.drafts import frames_of
from tests.data.test_store import draft
store, limit, user = Store(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
frames = frames_of(draft("b", text="Bupati Wening Prasetya pulang. Air surut." + os.urandom(50_000).hex()).rows)
store.snapshot()
if user and os.getuid() == 0:
    os.setuid(user)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    store.append(frames)
except StoreError as error:
    print(error.fault)
print(store.snapshot().sql("SELECT article_id FROM articles")["article_id"].tolist())
"""


def failing(store, *, limit=0, user=0):
    done = subprocess.run(
        [sys.executable, "-c", FAILING, str(store.path), str(limit), str(user)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:2]


@pytest.mark.skipif(os.name == "nt", reason="limits and modes of POSIX")
def test_a_full_disk_is_told_and_leaves_what_was_there(put):
    """The limit on file size stands for the disk: both fail in the middle of a file."""
    assert failing(put(draft()), limit=20_000) == [Fault.FULL, "['a']"]


@pytest.mark.skipif(os.name == "nt", reason="limits and modes of POSIX")
def test_a_read_only_store_is_read_and_tells_why_it_is_not_written(put, tmp_path):
    store = put(draft())
    parents = [folder for folder in tmp_path.parents if folder != Path("/") and not folder.stat().st_mode & 0o005]
    for folder in (*parents, tmp_path):
        folder.chmod(0o755)
    files = [store.path, *store.path.rglob("*")]
    for file in files:
        file.chmod(0o555 if file.is_dir() else 0o444)
    try:
        assert failing(store, user=NOBODY) == [Fault.READ_ONLY, "['a']"]
    finally:
        for file in files:
            file.chmod(0o755 if file.is_dir() else 0o644)


def test_a_damaged_table_is_told(put):
    store = put(draft())
    for file in (store.path / "articles").glob("*.parquet"):
        file.write_bytes(b"PAR1 no more")
    with pytest.raises(StoreError) as caught:
        Store(store.path).snapshot()
    assert caught.value.fault == Fault.DAMAGED


def test_a_lost_file_is_told(put):
    store = put(draft())
    for file in (store.path / "mentions").glob("*.parquet"):
        file.unlink()
    with pytest.raises(StoreError):
        rows(Store(store.path), "mentions")


def test_article_texts_stay_out_of_the_log(put):
    store = put(draft(text="Rahasia dapur Wening Prasetya. Air surut."))
    logs = (file.read_text() for file in store.path.rglob("_delta_log/*.json"))
    assert not any("Rahasia" in log for log in logs)


def test_rows_of_articles_alone_are_enough(store):
    store.append(frames_of(article_rows("a", TEXT)))
    assert rows(store)["article_id"].tolist() == ["a"]
