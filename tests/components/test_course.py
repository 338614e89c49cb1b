from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from components.course import Bar, bar_at, course
from components.timeline import MOST_GROUPS
from dashboard.catalogue import Catalogue


def counts(*rows: tuple[date, str | None, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["bucket", "group", "count"])


def clicked(series: int, row: int) -> dict[str, object]:
    return {"selection": {"selected": [{"series_index": series, "data_type": None, "data_indices": [row]}]}}


WEEKS = counts(
    (date(2024, 10, 28), "Kabar Muara", 3),
    (date(2024, 11, 11), "Kabar Muara", 1),
    (date(2024, 11, 11), "Lensa", 9),
)


def test_every_week_has_its_place_also_one_without_articles(words):
    option = course(WEEKS, words=words)
    lensa, kabar = option["series"]
    assert len(option["xAxis"]["data"]) == 3
    assert [(bar["name"], [place for place, *_ in bar["data"]]) for bar in (lensa, kabar)] == [
        ("Lensa", [2]),
        ("Kabar Muara", [0, 2]),
    ]


def test_a_click_names_the_week_and_the_outlet():
    assert bar_at(clicked(0, 0), counts=WEEKS) == Bar(date(2024, 11, 11), "Lensa")
    assert bar_at(clicked(1, 0), counts=WEEKS) == Bar(date(2024, 10, 28), "Kabar Muara")


@pytest.mark.parametrize(("series", "row"), [(0, 1), (1, 2), (2, 0)])
def test_a_click_into_an_older_drawing_chooses_nothing(series, row):
    assert bar_at(clicked(series, row), counts=WEEKS) is None


def test_small_groups_share_one_bar(words):
    many = counts(*((date(2024, 11, 4), f"outlet {n:02}", 100 - n) for n in range(MOST_GROUPS + 5)))
    option = course(many, words=words)
    assert len(option["series"]) == MOST_GROUPS + 1
    assert option["series"][-1]["name"] == "others"
    assert bar_at(clicked(MOST_GROUPS, 0), counts=many) == Bar(date(2024, 11, 4), "")


def test_thousands_are_written_as_the_reader_does():
    months = counts((date(2024, 8, 1), "Lensa", 4200), (date(2024, 12, 1), "Lensa", 3))
    option = course(months, words=Catalogue("id"), bucket="month")
    [august, _] = option["series"][0]["data"]
    assert option["yAxis"]["axisLabel"]["formatter"] == "{value} rb"
    assert (option["yAxis"]["interval"], option["yAxis"]["max"]) == (2, 6)
    assert august == (0, 4.2, "4.200")
    assert option["xAxis"]["data"][0] == "Agustus 2024"
    assert option["series"][0]["tooltip"]["formatter"] == "{b}<br/>{a}: <b>{@[2]}</b>"


def test_of_a_week_its_days_are_told(words):
    [bar] = course(counts((date(2024, 11, 4), "Lensa", 3)), words=words)["series"]
    assert bar["data"] == [(0, 3.0, "3", "Nov 4 – Nov 10, 2024")]
    assert bar["tooltip"]["formatter"].startswith("{@[3]}<br/>")


def test_names_from_outside_are_no_part_of_a_template(words):
    [bar] = course(counts((date(2024, 11, 4), "<b>{c}</b>", 1)), words=words)["series"]
    assert bar["name"] == "<b>{c}</b>"
    assert "{c}" not in bar["tooltip"]["formatter"]
