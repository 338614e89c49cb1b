"""What is counted, and which figures contradict each other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.data import queries
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

ALL = Selection()
KEY = ["noun", "unit", "kind", "numbers", "outlets"]


def counted(article_id, sentence, *figures, outlet="Kabar", day=4, place="Muara", noun="perahu", **columns):
    draft = Draft(
        article_id, sentence, outlet=outlet, cluster_id=article_id,
        published_at=datetime(2024, 11, day, 3, tzinfo=UTC),
    )  # fmt: skip
    draft.actor("muara", "Muara", "place").actor("teluk", "Teluk", "place").actor("sari", "Sari")
    draft.mention(place, place.lower(), "GPE")
    for figure in figures:
        draft.number(figure, float(figure), noun=noun, actors=("sari",), **columns)
    return draft


def told(put, *drafts):
    found = queries.disputes(put(*drafts).snapshot(), selection=ALL)
    return [(row.first_text, row.second_text, row.scope, row.apart) for row in found.itertuples()]


FIRST = counted("a", "Polisi di Muara menghitung 40 perahu rusak pagi itu.", "40")


def test_two_outlets_two_figures_are_a_conflict_and_the_earlier_comes_first(put):
    other = counted("b", "Warga di Muara menghitung 55 perahu rusak pagi itu.", "55", outlet="Lensa", day=3)
    assert told(put, FIRST, other) == [("55", "40", [], True)]


@pytest.mark.parametrize(
    ("columns", "scope"),
    [
        ({"outlet": "Lensa", "per": "hari"}, ["per"]),
        ({"day": 6}, ["later"]),
    ],
)
def test_what_else_differs_is_said(put, columns, scope):
    other = counted("b", "Warga di Muara menghitung 55 perahu rusak pagi itu.", "55", **columns)
    assert told(put, FIRST, other)[0][2] == scope


def test_places_that_differ_are_another_scope(put):
    both = "Warga di Teluk menghitung 55 perahu rusak pagi itu."
    assert told(put, FIRST, counted("b", both, "55", outlet="Lensa", place="Teluk"))[0][2] == ["place"]


@pytest.mark.parametrize(
    "other",
    [
        counted("b", "Warga di Muara menghitung 30 perahu rusak pagi itu.", "30", outlet="Lensa", modifier="ge"),
        counted("b", "Di Muara 40 dari 55 perahu rusak pagi itu.", "55", "40", outlet="Lensa"),
        counted("b", "Warga di Muara menghitung 55 rumah rusak pagi itu.", "55", outlet="Lensa", noun="rumah"),
        counted("b", "Warga di Muara menghitung 55 perahu rusak pagi itu.", "55", outlet="Lensa", day=20),
        counted(
            "b",
            "Sementara Muara ramai sekali, ada 55 perahu berlayar jauh menuju pasar ikan.",
            "55",
            outlet="Lensa",
        ),
    ],
    ids=["bound", "both amounts", "noun", "weeks apart", "other words"],
)
def test_what_may_both_be_true_is_no_pair(put, other):
    assert told(put, FIRST, other) == []


def test_what_is_counted_and_its_course(put):
    other = counted("b", "Warga di Muara menghitung 55 perahu rusak.", "55", outlet="Lensa")
    snapshot = put(FIRST, other, counted("c", "Di Muara ada 2 rumah.", "2", noun="rumah")).snapshot()
    assert queries.subjects(snapshot, selection=ALL)[KEY].to_numpy().tolist() == [["perahu", "", "cardinal", 2, 2]]
    course = queries.series(snapshot, selection=ALL, bucket="week", noun=("perahu",))
    assert course[["outlet", "least", "middle", "greatest"]].to_numpy().tolist() == [
        ["Kabar", 40, 40, 40],
        ["Lensa", 55, 55, 55],
    ]
