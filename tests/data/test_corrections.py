"""Corrections: they hold, can be undone, and survive whatever becomes of their articles."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from dashboard.data import queries
from dashboard.data.corrections import gold, history
from dashboard.data.corrections.correction import CorrectionError
from dashboard.data.corrections.record import Newcomer, Reviewer
from dashboard.data.evaluation import Evaluation
from dashboard.data.export import export
from dashboard.data.frames import FRAMES
from dashboard.data.language.training import articles
from dashboard.data.selection import Selection
from dashboard.data.store import Store, new_version
from dashboard.settings import ROOT
from tests.data.drafts import Draft, frames_of

ALL = Selection()
TEXT = (
    "Bupati Wening Prasetya meninjau Demak bersama Camat Laras Utami. Air surut, katanya. "
    "Sebanyak 12 tenda didirikan pada 3 Mei. Wening menemui Laras di balai desa."
)


def draft(article_id="a", text=TEXT, **columns):
    one = Draft(article_id, text, **columns)
    one.actor("per:wening", "Wening Prasetya").actor("per:laras", "Laras Utami")
    one.mention("Wening Prasetya", "per:wening").mention("Laras Utami", "per:laras")
    one.quote("Air surut", speakers=("per:wening",), about=("per:laras",))
    one.number("12", 12.0, noun="tenda", actors=("per:wening",))
    one.date("3 Mei", datetime(2024, 5, 2, 17, tzinfo=UTC), datetime(2024, 5, 3, 17, tzinfo=UTC))
    return one.relation("menemui", "per:wening", "per:laras")


def row(store, frame, article_id="a"):
    found = getattr(queries, frame)(store.snapshot(), selection=ALL)
    [one] = plain(found[found["article_id"] == article_id])
    return one


def everything(store):
    snapshot = store.snapshot()
    return {frame: plain(snapshot.sql(f"FROM {frame} ORDER BY ALL")) for frame in ("mentions", "quotes", "actors")}


def plain(frame):
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.fixture
def sari(store):
    store.append(frames_of(draft().rows, draft("b").rows))
    return Reviewer(store, "Sari", why="Salah baca")


def test_a_speaker_is_put_right_and_the_correction_undone(sari):
    before, token = row(sari.store, "quotes"), sari.store.snapshot().token
    [made] = sari.change(before, frame="quotes", speaker_ids=["per:laras"], act="deny", type="direct")
    after = row(sari.store, "quotes")
    assert (after["speakers"], after["act"], after["corrected"]) == (["Laras Utami"], "deny", made)
    assert row(sari.store, "quotes", "b")["corrected"] is None
    assert sari.store.snapshot().token != token
    [told] = history.history(sari.store.snapshot()).to_dict("records")
    assert (told["who"], told["why"], told["fits"]) == ("Sari", "Salah baca", True)
    assert told["was"] == {"speaker_ids": ["per:wening"], "act": "say"}  # what was right already is no part of it
    [undone] = Reviewer(sari.store, "Bayu").undo(made)
    assert row(sari.store, "quotes") == before
    assert history.history(sari.store.snapshot())["undone_by"].tolist() == ["Bayu"]
    sari.undo(undone)
    assert row(sari.store, "quotes")["speakers"] == ["Laras Utami"]


def test_nobody_and_somebody_new_can_be_the_speaker(sari):
    sari.change(row(sari.store, "quotes"), frame="quotes", speaker_ids=[])
    assert queries.totals(sari.store.snapshot(), selection=ALL)["unresolved"] == 1
    sari.change(row(sari.store, "quotes"), frame="quotes", speaker_ids=[Newcomer("Kades Tirto", "person")])
    assert row(sari.store, "quotes")["speakers"] == ["Kades Tirto"]
    assert queries.suggest_actors(sari.store.snapshot(), typed="tirto")["name"].tolist() == ["Kades Tirto"]


def test_numbers_and_dates_are_put_right(sari):
    sari.change(row(sari.store, "numbers"), frame="numbers", value=12_000, unit="kg", noun="beras")
    found = row(sari.store, "numbers")
    assert (found["value"], found["unit"], found["noun"], found["kind"]) == (12_000, "kg", "beras", "cardinal")
    begin, until = datetime(2025, 5, 2, 17, tzinfo=UTC), datetime(2025, 5, 3, 17, tzinfo=UTC)
    sari.change(row(sari.store, "dates"), frame="dates", iso="2025-05-03", begin=begin, until=until)
    found = row(sari.store, "dates")
    assert (found["iso"], found["begin"], found["granularity"]) == ("2025-05-03", begin, "day")


def test_a_later_correction_wins_column_by_column(sari):
    sari.change(row(sari.store, "numbers"), frame="numbers", value=13, noun="posko")
    [last] = Reviewer(sari.store, "Bayu").change(row(sari.store, "numbers"), frame="numbers", value=14)
    assert (row(sari.store, "numbers")["value"], row(sari.store, "numbers")["noun"]) == (14, "posko")
    sari.undo(last)
    assert row(sari.store, "numbers")["value"] == 13


@pytest.mark.parametrize("frame", ["mentions", "quotes", "numbers", "dates", "relations"])
def test_what_is_rejected_disappears_from_every_count(sari, frame):
    count = queries.count(sari.store.snapshot(), frame=frame, selection=ALL)
    found = getattr(queries, frame)(sari.store.snapshot(), selection=ALL)
    first = found[found["article_id"] == "a"].iloc[0]
    [made] = sari.reject(first.to_dict(), frame=frame)
    snapshot = sari.store.snapshot()
    assert queries.count(snapshot, frame=frame, selection=ALL) == count - 1
    assert len(queries.article(snapshot, article_id="a")[frame]) == len(found) // 2 - 1
    sari.undo(made)
    assert queries.count(sari.store.snapshot(), frame=frame, selection=ALL) == count


def test_an_article_that_is_read_again_keeps_its_corrections(sari, put):
    sari.change(row(sari.store, "quotes"), frame="quotes", speaker_ids=["per:laras"])
    sari.reject(row(sari.store, "relations"), frame="relations")
    put(draft())
    assert row(sari.store, "quotes")["speakers"] == ["Laras Utami"]
    assert queries.count(sari.store.snapshot(), frame="relations", selection=ALL) == 1


def test_words_that_moved_are_found_where_they_stand_now(sari, put):
    sari.change(row(sari.store, "numbers"), frame="numbers", value=21)
    put(draft(text=f"DEMAK, Kabar Pesisir - Hujan 12 jam berlalu. {TEXT}"))
    found = queries.numbers(sari.store.snapshot(), selection=ALL)
    changed = found[found["article_id"] == "a"]
    assert changed["value"].tolist() == [12]  # the number that the draft marks is another one: 12 hours
    assert not history.history(sari.store.snapshot())["fits"].any()
    moved = Draft("a", f"DEMAK - {TEXT}").number("12", 12.0, noun="tenda")
    put(moved)
    assert row(sari.store, "numbers")["value"] == 21
    [told] = history.history(sari.store.snapshot()).to_dict("records")
    assert moved.text[told["start"] : told["end"]] == "12" and told["fits"]


def test_what_fits_no_longer_stays_listed(sari, put):
    sari.change(row(sari.store, "quotes"), frame="quotes", act="deny")
    sari.describe("per:laras", name="Laras U.")
    put(Draft("a", "Berita dicabut."), Draft("b", "Berita dicabut."))
    assert history.history(sari.store.snapshot())[["action", "fits"]].to_numpy().tolist() == [["set", False]] * 2
    put(draft())
    assert history.history(sari.store.snapshot())["fits"].all()
    sari.store.delete(["a"])
    assert not history.history(sari.store.snapshot())["fits"].any()


def test_an_actor_gets_another_name_and_kind(sari):
    sari.describe("per:laras", name="Nyi Laras Utami", kind="organisation")
    found = queries.actors(sari.store.snapshot(), selection=ALL).set_index("actor_id").loc["per:laras"]
    assert (found["name"], found["kind"], found["aliases"]) == ("Nyi Laras Utami", "organisation", ["Laras Utami"])
    assert found["corrected"] is not None
    assert queries.suggest_actors(sari.store.snapshot(), typed="laras utami")["actor_id"].tolist() == ["per:laras"]
    assert row(sari.store, "relations")["target"] == "Nyi Laras Utami"


def test_two_actors_are_joined_over_all_articles_and_parted_again(sari, put):
    put(draft("c"))
    before = everything(sari.store)
    [made] = sari.merge("per:wening", into="per:laras")
    snapshot = sari.store.snapshot()
    [actor] = queries.actors(snapshot, selection=ALL).to_dict("records")
    assert (actor["name"], actor["mentions"], actor["quotes"]) == ("Laras Utami", 6, 3)
    assert "Wening Prasetya" in actor["aliases"]
    assert row(sari.store, "quotes", "c")["speaker_ids"] == ["per:laras"]
    assert queries.edges(snapshot, selection=ALL).empty
    assert queries.actor_names(snapshot, actor_ids=["per:wening"]) == {"per:wening": "Laras Utami"}
    put(draft("d"))  # what comes later belongs to the one actor too
    assert row(sari.store, "quotes", "d")["speakers"] == ["Laras Utami"]
    sari.store.delete(["d"])
    sari.undo(made)
    assert everything(sari.store) == before


def test_a_namesake_is_parted_in_some_articles(sari):
    sari.split("per:wening", name="Wening lain", articles=["b"])
    assert row(sari.store, "quotes")["speakers"] == ["Wening Prasetya"]
    assert row(sari.store, "quotes", "b")["speakers"] == ["Wening lain"]
    [other] = row(sari.store, "quotes", "b")["speaker_ids"]
    assert queries.article(sari.store.snapshot(), article_id="b")["numbers"]["actor_ids"][0] == [other]
    sari.merge(other, into="per:wening")
    assert row(sari.store, "quotes", "b")["speakers"] == ["Wening Prasetya"]


def test_a_name_that_was_joined_wrongly_is_taken_out(sari):
    identity = {"actor_id": "per:laras", "article_id": None, "canonical_id": "per:wening"}
    sari.store.identify(FRAMES["identities"].build([{**identity, "version": new_version()}]))
    joined = history.members(sari.store.snapshot(), actor_id="per:wening")
    assert joined[["member", "articles"]].to_numpy().tolist() == [["per:laras", 2], ["per:wening", 2]]
    sari.split("per:wening", name="Laras Utami", members=["per:laras"])
    found = queries.actors(sari.store.snapshot(), selection=ALL)
    assert dict(zip(found["name"], found["mentions"], strict=True)) == {"Wening Prasetya": 2, "Laras Utami": 2}


def test_a_correction_follows_an_actor_that_identity_resolution_joins(sari):
    sari.change(row(sari.store, "quotes"), frame="quotes", speaker_ids=["per:laras"])
    identity = {"actor_id": "per:laras", "article_id": None, "canonical_id": "per:laras-utami-dewi"}
    sari.store.identify(FRAMES["identities"].build([{**identity, "version": new_version()}]))
    assert row(sari.store, "quotes")["speaker_ids"] == ["per:laras-utami-dewi"]


def test_a_mention_is_linked_to_another_actor(sari):
    found = queries.mentions(sari.store.snapshot(), selection=ALL)
    first = found[(found["article_id"] == "a") & (found["text"] == "Laras Utami")].iloc[0].to_dict()
    sari.change(first, frame="mentions", actor_id="per:wening")
    counts = queries.actors(sari.store.snapshot(), selection=ALL).set_index("actor_id")["mentions"]
    assert counts.to_dict() == {"per:wening": 3, "per:laras": 1}


def test_stars_and_tags_stay_with_their_rows(sari, put):
    [star] = sari.star(row(sari.store, "quotes"), frame="quotes")
    sari.tag(row(sari.store, "quotes"), frame="quotes", tag="  banjir\n2024 ")
    sari.tag({"article_id": "b"}, frame="articles", tag="lapangan")
    put(draft(text=f"Kemarin. {TEXT}"))
    marks = sari.store.snapshot().sql("FROM marks ORDER BY tag")
    quote = row(sari.store, "quotes")
    assert [mark["tag"] for mark in plain(marks)] == ["banjir 2024", "lapangan", None]
    assert marks["star"].tolist() == [False, False, True]
    assert marks.iloc[2][["start", "end"]].tolist() == [quote["start"], quote["end"]]
    assert quote["corrected"] is None
    sari.undo(star)
    assert len(sari.store.snapshot().sql("FROM marks")) == 2


@pytest.mark.parametrize(
    ("frame", "values"),
    [
        ("quotes", {"type": "shouted"}),
        ("quotes", {"text": "lain"}),
        ("numbers", {"value": "banyak"}),
        ("numbers", {"value": float("inf")}),
        ("dates", {"begin": datetime(2024, 5, 3, tzinfo=UTC), "until": datetime(2024, 5, 2, tzinfo=UTC)}),
    ],
)
def test_what_no_row_can_hold_is_refused(sari, frame, values):
    with pytest.raises(CorrectionError):
        sari.change(row(sari.store, frame), frame=frame, **values)
    assert history.history(sari.store.snapshot()).empty


def test_a_correction_needs_somebody_who_makes_it(store):
    with pytest.raises(CorrectionError):
        Reviewer(store, " \n")


def test_a_reason_is_text_and_nothing_else(sari):
    bold = Reviewer(sari.store, "=Sari()", why="=HYPERLINK('http://x')\ud800\0 **x**")
    bold.reject(row(sari.store, "numbers"), frame="numbers")
    listed = export(sari.store.snapshot().sql("FROM corrections"), format="csv").decode("utf-8-sig")
    assert "\"'=HYPERLINK" in listed and "\"'=Sari()" in listed


WRITER = """
import sys
from dashboard.data import queries
from dashboard.data.corrections.record import Reviewer
from dashboard.data.language.training import articles
from dashboard.data.selection import Selection
from dashboard.data.store import Store
reviewer = Reviewer(Store(sys.argv[1]), sys.argv[2])
row = queries.numbers(reviewer.store.snapshot(), selection=Selection()).iloc[0].to_dict()
for number in range(int(sys.argv[3])):
    print(*reviewer.change({**row, "value": -1}, frame="numbers", value=float(number)), flush=True)
"""


def writer(store, who, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.path), who, str(count)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_writers_lose_nothing_and_a_killed_one_leaves_nothing_half(sari):
    steady, killed = writer(sari.store, "Ani", 35), writer(sari.store, "Budi", 1000)
    told = [killed.stdout.readline().strip() for _ in range(5)]
    time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    told += killed.communicate()[0].split()
    kept = steady.communicate()[0].split()
    snapshot = Store(sari.store.path).snapshot()
    ids = [one.correction_id for one in snapshot.ledger.corrections]
    assert len(kept) == 35 and set(kept) | set(told[:-1]) <= set(ids)
    assert len(ids) == len(set(ids)) and len(snapshot.states["corrections"].files) <= 40
    assert history.history(snapshot)["fits"].all()


def test_corrected_articles_are_gold_to_measure_against(sari, tmp_path):
    sari.change(row(sari.store, "quotes"), frame="quotes", speaker_ids=[Newcomer("Kades Tirto", "person")])
    sari.reject(row(sari.store, "numbers"), frame="numbers")
    assert history.reviewed(sari.store.snapshot()) == []
    sari.review("b")
    assert history.reviewed(sari.store.snapshot()) == ["b"]
    snapshot = sari.store.snapshot()
    [first, second] = gold.write(snapshot, history.reviewed(snapshot, corrected=True), folder=tmp_path / "gold")
    written = json.loads(first.read_text("utf-8"))
    assert (written["id"], written["published"], written["numbers"]) == ("a", "2024-11-15", [])
    [quote] = written["quotes"]
    assert [written["actors"][one]["name"] for one in quote["speakers"]] == ["Kades Tirto"]
    assert {type(entity["start"]) for entity in written["entities"]} == {int}
    evaluation = Evaluation()
    for path in (first, second):
        article = json.loads(path.read_text("utf-8"))
        evaluation.add(article, article)
    assert {figure: score.f1 for figure, score in evaluation.scores().items() if score.f1 < 1 and score.gold} == {}
    assert articles.read(tmp_path / "gold")[0].text == TEXT
