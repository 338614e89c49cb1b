"""What is new, what moved, what is in doubt; search hits and earlier wordings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.data import queries
from dashboard.data.corrections.record import Reviewer
from dashboard.data.expression import Term
from dashboard.data.occurrences import occurrences
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

ALL = Selection()
WEEKLY = (
    ("articles", "articles", None),
    ("outlets", "articles", "outlet"),
    ("mentions", "mentions", None),
    ("quotes", "quotes", None),
    ("numbers", "numbers", None),
)
OLD, NEW = datetime(2024, 11, 10, 3, tzinfo=UTC), datetime(2024, 11, 20, 3, tzinfo=UTC)


def told(article_id, tons, *, ingested_at, day, text="Gudang Bulog berisi {} ton gabah.", **columns):
    draft = Draft(
        article_id, text.format(tons), ingested_at=ingested_at,
        published_at=datetime(2024, 11, day, 3, tzinfo=UTC), **columns,
    )  # fmt: skip
    draft.actor("bulog", "Bulog", "organisation").mention("Bulog", "bulog", "ORG")
    return draft.number(str(tons), tons, noun="gabah", unit="t", kind="measure", actors=("bulog",))


def test_what_came_in_since_a_moment(put):
    fresh = told("b", 30, ingested_at=NEW, day=6).actor("sari", "Sari").mention("Gudang", "sari")
    snapshot = put(told("a", 20, ingested_at=OLD, day=4), fresh).snapshot()
    assert queries.newest_arrival(snapshot) == datetime(2024, 11, 19, 17, tzinfo=UTC)
    found = queries.arrivals(snapshot, selection=ALL, since=NEW)
    assert found == {"articles": 1, "outlets": 1, "quotes": 0, "numbers": 1, "actors": 1}


def test_a_number_that_moved_has_both_figures_and_the_newest_place(put):
    snapshot = put(told("a", 20, ingested_at=OLD, day=4), told("b", 30, ingested_at=NEW, day=6)).snapshot()
    [row] = queries.moved(snapshot, selection=ALL).to_dict("records")
    assert (row["noun"], row["name"], row["before"], row["after"], row["article_id"]) == (
        "gabah", "Bulog", 20, 30, "b",
    )  # fmt: skip


def test_of_two_numbers_on_the_newest_day_the_newest_article_has_the_place(put):
    late = told("c", 50, ingested_at=NEW, day=6)
    late.rows["articles"][0]["published_at"] = datetime(2024, 11, 6, 9, tzinfo=UTC)
    early, old = told("b", 30, ingested_at=NEW, day=6), told("a", 20, ingested_at=OLD, day=4)
    [row] = queries.moved(put(old, early, late).snapshot(), selection=ALL).to_dict("records")
    assert (row["before"], row["after"], row["article_id"], row["start"]) == (20, 40, "c", 20)


@pytest.mark.parametrize("selection", [ALL, Selection(actors=("bulog",)), Selection(starred=True)])
def test_the_last_weeks_have_the_figures_of_each_week(put, selection):
    drafts = [
        told("a", 20, ingested_at=OLD, day=4),
        told("b", 30, ingested_at=NEW, day=6, outlet="Lensa"),
        told("c", 40, ingested_at=NEW, day=20).quote("Gudang Bulog", speakers=("bulog",)),
        Draft("d", "Air surut.", published_at=datetime(2024, 12, 3, 3, tzinfo=UTC)),
        Draft("e", "Tanpa tanggal.", published_at=None),
    ]
    store = put(*drafts)
    Reviewer(store, who="Ratih").star({"article_id": "c", "start": None, "end": None}, frame="articles")
    snapshot = store.snapshot()
    weeks = queries.pulse(snapshot, selection=selection, weeks=4).set_index("week")
    for column, frame, by in WEEKLY:
        counts = queries.activity(snapshot, selection=selection, frame=frame, by=by).groupby("bucket")["count"]
        known = counts.agg("size" if by else "sum")
        assert weeks[column].to_dict() == {week: known.get(week, 0) for week in weeks.index}, column
    assert len(weeks) == len(set(weeks.index)) <= 4 and weeks["articles"].iloc[-1] > 0


def test_nothing_selected_has_no_weeks(put):
    snapshot = put(told("a", 20, ingested_at=OLD, day=4)).snapshot()
    assert queries.pulse(snapshot, selection=Selection(outlets=("Lensa",)), weeks=6).empty


def test_each_of_the_newest_articles_is_quoted_once(put):
    early = told("a", 20, ingested_at=OLD, day=4).quote("Gudang Bulog", speakers=("bulog", "nobody"))
    late = told("b", 30, ingested_at=NEW, day=6).quote("30 ton", type="indirect").quote("Bulog berisi")
    snapshot = put(early, late, told("c", 40, ingested_at=NEW, day=9)).snapshot()
    found = queries.latest_quotes(snapshot, selection=ALL, limit=5)
    assert found[["article_id", "text", "type"]].to_numpy().tolist() == [
        ["b", "Bulog berisi", "direct"], ["a", "Gudang Bulog", "direct"],
    ]  # fmt: skip
    assert found["speakers"].tolist() == [[], ["Bulog", "nobody"]]
    assert found["kind"].tolist()[1] == "organisation" and found["kind"].isna()[0]
    about = queries.latest_quotes(snapshot, selection=Selection(speakers=("bulog",)), limit=1)
    assert about["article_id"].tolist() == ["a"]


def test_doubts_are_counted(put):
    draft = Draft("a", "Air naik, katanya.", outlet=None).quote("Air naik", confidence=0.4)
    known = queries.quality(put(draft).snapshot(), selection=ALL)
    assert {name: known[name] for name in ("articles", "unsourced", "unresolved", "unsure_quotes", "refused")} == {
        "articles": 1, "unsourced": 1, "unresolved": 1, "unsure_quotes": 1, "refused": 0,
    }  # fmt: skip


def test_lanes_hold_the_most_named_by_time(put):
    snapshot = put(told("a", 20, ingested_at=OLD, day=4), told("b", 30, ingested_at=NEW, day=12)).snapshot()
    lanes = queries.swimlanes(snapshot, selection=ALL, bucket="week", limit=1)
    assert lanes[["name", "mentions", "total"]].to_numpy().tolist() == [["Bulog", 1, 2]] * 2


def test_earlier_wordings_stay_readable(put):
    snapshot = put(
        told("a", 20, ingested_at=OLD, day=4),
        told("a", 20, ingested_at=OLD, day=4),
        told("a", 30, ingested_at=NEW, day=4),
    ).snapshot()
    known = queries.versions(snapshot, article_id="a")
    assert [text.split()[3] for text in known["text"]] == ["30", "20"]


def test_hits_come_best_first_with_their_places(put):
    much = told("a", 20, ingested_at=OLD, day=4, text="Gudang gudang gudang Bulog {} ton.")
    snapshot = put(much, told("b", 30, ingested_at=NEW, day=6)).snapshot()
    found = queries.found(snapshot, selection=Selection(text="gudang"))
    assert found["article_id"].tolist() == ["a", "b"] and found["hits"][1] == [(0, 6)]


def test_words_are_found_whole_without_case_and_accents():
    text = "Café di Jakarta; kafe, CAFE dan cafetaria"
    assert [text[slice(*span)] for span in occurrences(text, [Term("cafe", False)])] == ["Café", "CAFE"]
    assert len(occurrences(text, [Term("cafe", True)])) == 3
