"""Filters for actors, copies and figures, and the facets: what is counted is what choosing shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.data import queries
from dashboard.data.corrections.record import Reviewer
from dashboard.data.selection import Selection
from dashboard.data.store import Store
from tests.data.drafts import Draft, frames_of

ALL = Selection()
TEXT = (
    "Gubernur Sekar menegur Camat Bima soal 300 rumah. Bima menjawab ada 20 rumah di Muara sejak Kamis. "
    "Pasar Muara sepi."
)
SPANS = ("mentions", "quotes", "numbers", "dates", "relations")


def visit(article_id="visit", **columns):
    columns = {"cluster_id": "one", "published_at": datetime(2024, 11, 5, 3, tzinfo=UTC), **columns}
    one = Draft(article_id, TEXT, **columns)
    one.actor("sekar", "Sekar Ayu", aliases=["Gubernur Sekar"]).actor("bima", "Bima Sena")
    one.actor("muara", "Muara", "place")
    one.mention("Sekar", "sekar").mention("Bima", "bima").mention("Muara", "muara", "GPE")
    one.mention("Pasar Muara", "muara", "FAC")
    one.quote("menegur Camat Bima soal 300 rumah", speakers=("sekar",), about=("bima",), act="accuse")
    one.quote("ada 20 rumah di Muara sejak Kamis", speakers=("bima",), about=("muara",), type="indirect")
    first, second = (quote["quote_id"] for quote in one.rows["quotes"])
    one.number("300", 300, quote_id=first, noun="rumah", unit="unit").number(
        "20", 20, quote_id=second, noun="rumah"
    )
    one.date("Kamis", datetime(2024, 10, 30, 17, tzinfo=UTC), datetime(2024, 10, 31, 17, tzinfo=UTC))
    return one.relation("menegur", "sekar", "bima", quote_id=first)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("facets") / "store")
    copy = visit("copy", outlet="Suara Lumbung", published_at=datetime(2024, 11, 6, 3, tzinfo=UTC))
    alone = Draft("alone", "Bima pergi ke Bitung.", outlet="Suara Lumbung", cluster_id="two", sample=True)
    alone.actor("bima", "Bima Sena").mention("Bima", "bima")
    store.append(frames_of(visit().rows, copy.rows, alone.rows))
    reader = Reviewer(store, "Sari")
    reader.star({"article_id": "alone"}, frame="articles")
    accusation = visit().rows["quotes"][0]
    reader.star(accusation, frame="quotes")
    reader.tag(accusation, frame="quotes", tag="periksa")
    return store.snapshot()


def count(snapshot, frame="articles", *, selection=ALL, **narrow):
    return queries.count(snapshot, frame=frame, selection=selection, **narrow)


def extent(snapshot, *, selection=ALL, unit=(), **narrow):
    asked = {"columns": ("unit",), "unit": unit, **narrow}
    return queries.facets(snapshot, frame="numbers", selection=selection, **asked).extent


@pytest.mark.parametrize(
    ("selection", "articles", "mentions", "quotes", "numbers", "dates", "relations"),
    [
        (ALL, 3, 9, 4, 4, 2, 2),
        (Selection(speakers=("sekar",)), 2, 2, 2, 2, 0, 2),
        (Selection(speakers=("bima",)), 2, 2, 2, 2, 2, 0),
        (Selection(about=("bima",)), 2, 2, 2, 2, 0, 2),
        (Selection(speakers=("sekar",), about=("muara",)), 0, 0, 0, 0, 0, 0),
        (Selection(speakers=("sekar", "bima"), about=("muara",)), 2, 2, 2, 2, 2, 0),
        (Selection(without=("sekar",)), 1, 7, 2, 4, 2, 0),
        (Selection(without=("sekar", "bima")), 0, 4, 0, 4, 2, 0),
        (Selection(actors=("bima",), without=("muara",)), 1, 3, 2, 0, 0, 2),
        (Selection(copies=False), 2, 5, 2, 2, 1, 1),
        (Selection(copies=False, outlets=("Suara Lumbung",)), 2, 5, 2, 2, 1, 1),
        (Selection(text="rumah -bitung", copies=False), 1, 4, 2, 2, 1, 1),
        (Selection(text="BUKAN rumah"), 1, 1, 0, 0, 0, 0),
        (Selection(starred=True), 2, 1, 1, 0, 0, 0),
        (Selection(starred=True, tags=("periksa",)), 1, 0, 1, 0, 0, 0),
        (Selection(tags=("periksa",), speakers=("bima",)), 1, 0, 0, 0, 0, 0),
    ],
)
def test_what_each_filter_keeps_of_each_frame(
    snapshot, selection, articles, mentions, quotes, numbers, dates, relations
):
    found = {frame: count(snapshot, frame, selection=selection) for frame in ("articles", *SPANS)}
    assert found == {
        "articles": articles, "mentions": mentions, "quotes": quotes, "numbers": numbers, "dates": dates,
        "relations": relations,
    }  # fmt: skip
    for frame in SPANS:
        assert len(getattr(queries, frame)(snapshot, selection=selection)) == found[frame]
    assert len(queries.articles(snapshot, selection=selection, limit=None)) == articles


def test_the_earliest_copy_is_kept(snapshot):
    assert queries.articles(snapshot, selection=Selection(copies=False), limit=9)["article_id"].tolist() == [
        "alone",
        "visit",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [((None, None), 4), ((21, None), 2), ((20, 300), 4), ((None, 20), 2), ((301, None), 0), ((), 4)],
)
def test_figures_between_bounds(snapshot, value, expected):
    assert count(snapshot, "numbers", value=value) == expected
    assert len(queries.numbers(snapshot, selection=ALL, value=value)) == expected


def test_a_range_is_kept_where_it_meets_the_bounds(put):
    one = Draft("range", "Antara 10 dan 50 rumah rusak.").number("Antara 10 dan 50", None, min=10.0, max=50.0)
    snapshot = put(one).snapshot()
    assert [count(snapshot, "numbers", value=bounds) for bounds in ((20, 30), (50, None), (None, 9))] == [1, 1, 0]
    assert extent(snapshot) == (10, 50)


SELECTIONS = (
    ALL,
    Selection(actors=("bima",)),
    Selection(copies=False),
    Selection(speakers=("bima",), copies=False),
)


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize(
    ("frame", "column", "narrow"),
    [
        ("quotes", "type", {"type": ("direct",), "act": ("accuse",)}),
        ("quotes", "act", {"type": ("indirect",), "act": ("accuse",)}),
        ("numbers", "unit", {"value": (None, 100)}),
        ("numbers", "kind", {"unit": ("unit",)}),
        ("mentions", "label", {}),
    ],
)
def test_a_facet_counts_what_choosing_shows(snapshot, selection, frame, column, narrow):
    found = queries.facets(snapshot, frame=frame, columns=(column,), selection=selection, **narrow)
    [counts] = found.counts.values()
    for value, expected in counts.items():
        assert count(snapshot, frame, selection=selection, **{**narrow, column: (value,)}) == expected
    assert sum(counts.values()) == count(snapshot, frame, selection=selection, **{**narrow, column: ()})
    assert found.total == count(snapshot, frame, selection=selection, **narrow)


@pytest.mark.parametrize("selection", [*SELECTIONS, Selection(outlets=("Kabar Pesisir",), without=("sekar",))])
def test_outlets_and_actors_count_what_choosing_shows(snapshot, selection):
    for outlet, expected in queries.outlet_facet(snapshot, selection=selection).items():
        assert count(snapshot, selection=replace(selection, outlets=(outlet,))) == expected
    for tag, expected in queries.tag_facet(snapshot, selection=selection).items():
        assert count(snapshot, selection=replace(selection, tags=(tag,))) == expected
    actors = queries.actor_facet(snapshot, selection=selection, limit=9)
    for actor, expected in zip(actors["actor_id"], actors["articles"], strict=True):
        only = replace(selection, actors=(actor,), without=(), speakers=(), about=())
        assert count(snapshot, selection=only) == expected


def test_what_each_chosen_value_stands_for(snapshot):
    chosen = Selection(outlets=("Suara Lumbung", "Kabar Pesisir"), actors=("bima", "muara"), without=("sekar",))
    shown = count(snapshot, selection=chosen)
    assert queries.shares(snapshot, selection=chosen, shown=shown) == {
        ("outlets", "Suara Lumbung"): 1,
        ("outlets", "Kabar Pesisir"): 0,
        ("actors", "bima"): 1,
        ("actors", "muara"): 0,
        ("without", "sekar"): 2,
    }


def test_the_facets_of_one_frame_follow_each_other(snapshot):
    asked = {"type": ("direct",), "act": ("accuse",)}
    found = queries.facets(snapshot, frame="quotes", columns=("type", "act"), selection=ALL, **asked)
    for column in asked:
        alone = queries.facets(snapshot, frame="quotes", columns=(column,), selection=ALL, **asked)
        assert found.counts[column] == alone.counts[column]


def test_the_bounds_of_figures_follow_the_other_filters(snapshot):
    assert extent(snapshot, value=(None, 25)) == (20, 300)
    assert extent(snapshot, unit=("",)) == (20, 20)
    assert extent(snapshot, selection=Selection(text="bitung")) is None


@pytest.mark.parametrize("kind", [(), ("cardinal",), ("money",)])
@pytest.mark.parametrize("selection", [ALL, Selection(outlets=("Suara Lumbung",)), Selection(copies=False)])
def test_facets_are_the_same_summed_by_article_and_counted_by_row(snapshot, selection, kind):
    """Bounds that leave nothing out have the rows themselves counted."""
    asked = {"frame": "numbers", "columns": ("kind", "unit"), "selection": selection, "kind": kind}
    summed = queries.facets(snapshot, **asked)
    assert summed == queries.facets(snapshot, **asked, value=(None, 1e12))
    assert summed.total == count(snapshot, "numbers", selection=selection, kind=kind)
