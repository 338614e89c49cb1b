"""Quotes by who speaks, and the same quote in several articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.data import queries
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

ALL = Selection()
SAID = "Kami menutup pintu air selatan sebelum hujan deras datang malam nanti"


def told(article_id, outlet, said, *, day, speaker="sari", type="direct"):
    draft = Draft(
        article_id, f"Sari bicara. {said}. Selesai.", outlet=outlet,
        published_at=datetime(2024, 11, day, 3, tzinfo=UTC),
    )  # fmt: skip
    draft.actor("sari", "Sari Melati").actor("budi", "Budi Laksana").mention("Sari", "sari")
    return draft.quote(said, speakers=(speaker,) if speaker else (), about=("budi",), type=type)


@pytest.fixture(scope="module")
def snapshot(put_once):
    return put_once(
        told("a", "Kabar", SAID, day=4),
        told("b", "Lensa", SAID.replace("deras", "lebat"), day=5),
        told("c", "Lensa", SAID, day=5, type="indirect"),
        told("d", "Lensa", SAID, day=5, speaker="budi"),
        told("e", "Kabar", SAID, day=30),
        told("f", "Kabar", "Tidak ada pengungsi yang tidur di jalan raya tadi", day=6),
        told("g", "Kabar", "Air sudah surut", day=6, speaker=None),
    ).snapshot()


def test_the_same_quote_is_of_one_speaker_direct_and_of_one_time(snapshot):
    found = queries.repeated(snapshot, selection=ALL)
    assert found[["group", "article_id"]].to_numpy().tolist() == [[0, "a"], [0, "b"]]
    quotes = queries.quoted(snapshot, article_ids=found["article_id"], quote_ids=found["quote_id"])
    assert set(quotes["article_id"]) == {"a", "b"} and quotes["speakers"].tolist() == [["Sari Melati"]] * 2


def test_filters_hold_for_repeated_quotes_too(snapshot):
    assert queries.repeated(snapshot, selection=Selection(outlets=("Kabar",))).empty
    assert queries.repeated(snapshot, selection=ALL, act=("deny",)).empty


def test_speakers_acts_and_subjects_are_counted(snapshot):
    speakers = queries.speech(snapshot, selection=ALL).set_index("group")
    assert speakers["quotes"].to_dict() == {"sari": 5, "budi": 1, "": 1}
    assert speakers.loc["sari", ["name", "direct", "outlets"]].tolist() == ["Sari Melati", 4, 2]
    assert queries.speech(snapshot, selection=ALL, by="about")["group"].tolist() == ["budi"]
    assert queries.speech(snapshot, selection=ALL, by="act")["quotes"].tolist() == [7]


def test_quotes_come_in_the_order_that_was_asked_for(snapshot):
    def first(**how):
        return queries.quotes(snapshot, selection=ALL, limit=1, **how)["article_id"][0]

    assert (first(), first(order="oldest"), first(order="speaker"), first(order="longest")) == ("e", "a", "d", "e")
    assert queries.quotes(snapshot, selection=ALL, resolved=(False,))["article_id"].tolist() == ["g"]
