from __future__ import annotations

import json
from datetime import date

import pandas as pd

from components.timeline import MOST_GROUPS, fold, timeline
from dashboard.catalogue import Catalogue


def counts(*rows: tuple[date, str | None, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["bucket", "group", "count"])


WEEKS = counts(
    (date(2024, 10, 28), "Kabar Muara", 3),
    (date(2024, 11, 11), "Kabar Muara", 1),
    (date(2024, 11, 11), "Lensa", 9),
)


def named(drawn: dict[str, list]) -> list[tuple[str, str, int]]:
    """Column, group and count of each bar."""
    return [(drawn["columns"][at][2], drawn["groups"][group]["name"], count) for at, group, count in drawn["bars"]]


def test_bars_are_stacked_largest_group_first(words):
    assert named(timeline(WEEKS, words=words)) == [
        ("Nov 11 – Nov 17, 2024", "Lensa", 9),
        ("Oct 28 – Nov 3, 2024", "Kabar Muara", 3),
        ("Nov 11 – Nov 17, 2024", "Kabar Muara", 1),
    ]


def test_a_column_is_as_wide_as_its_days(words):
    drawn = timeline(counts((date(2024, 2, 1), "Lensa", 3)), words=words, bucket="month")
    [(begin, end, _)] = drawn["columns"]
    assert (date.fromordinal(begin), date.fromordinal(end)) == (date(2024, 2, 1), date(2024, 3, 1))
    low, high = drawn["reach"]
    assert low < begin and end < high


def test_a_week_without_articles_leaves_its_room_free(words):
    first, second = timeline(WEEKS, words=words)["columns"]
    assert second[0] - first[1] == 7


def test_a_tick_stands_in_the_middle_of_its_bucket(words):
    drawn = timeline(counts((date(2024, 11, 4), "Lensa", 3)), words=words, bucket="day")
    assert (date(2024, 11, 4).toordinal() + 0.5, "Nov 4") in drawn["ticks"]


def test_small_groups_share_one_bar(words):
    many = counts(*((date(2024, 11, 4), f"outlet {n:02}", 100 - n) for n in range(MOST_GROUPS + 5)))
    drawn = timeline(many, words=words)
    assert len(drawn["groups"]) == MOST_GROUPS + 1
    assert (drawn["groups"][-1]["name"], drawn["groups"][-1]["pick"]) == ("others", "")
    assert sum(sum(rows.values()) for rows in fold(many, most=3).values()) == many["count"].sum()


def test_groups_are_named_in_the_readers_words():
    acts = counts((date(2024, 8, 1), "say", 1200))
    drawn = timeline(acts, words=Catalogue("id"), bucket="month", names={"say": "mengatakan"})
    assert named(drawn) == [("Agustus 2024", "mengatakan", 1200)]
    assert drawn["groups"][0]["pick"] == "say"


def test_what_is_drawn_is_plain_json(words):
    assert json.loads(json.dumps(timeline(WEEKS, words=words)))["bars"]


def test_nothing_is_drawn_without_bars(words):
    drawn = timeline(counts(), words=words)
    assert drawn["columns"] == drawn["bars"] == drawn["ticks"] == []
