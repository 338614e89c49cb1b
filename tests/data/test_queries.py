"""What each query counts, and what each filter means on it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dashboard.data import queries
from dashboard.data.article import Reason, Refusal
from dashboard.data.export import export
from dashboard.data.frames import FRAMES
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

ALL = Selection()
FLOOD = (
    "Air naik di Demak. Bupati Wening Prasetya menelepon Gubernur Raharjo. Ada 1.200 warga mengungsi sejak Kamis."
)
FAIR = "Pasar dibuka di Bitung. Raharjo memuji pedagang."
SPANS = ("mentions", "quotes", "numbers", "dates", "relations")


def flood():
    one = Draft(
        "flood", FLOOD, outlet="Kabar Pesisir", title="Air naik", url="https://kabar.example/1", cluster_id="c",
        published_at=datetime(2024, 11, 15, 20, tzinfo=UTC),  # the 16th in Jakarta
    )  # fmt: skip
    one.actor("wening", "Wening Prasetya", aliases=["Bu Wening"]).actor("raharjo", "Raharjo Wibisana")
    one.actor("demak", "Demak", "place", lat=-6.9, lon=110.6, country_code="ID")
    one.mention("Demak", "demak", "GPE").mention("Wening Prasetya", "wening").mention("Raharjo", "raharjo")
    one.quote("Air naik", speakers=("wening", "raharjo"), about=("demak",)).quote(
        "warga mengungsi", type="indirect"
    )
    one.number("1.200", 1200, actors=("demak",), noun="warga")
    one.date("Kamis", datetime(2024, 11, 13, 17, tzinfo=UTC), datetime(2024, 11, 14, 17, tzinfo=UTC))
    return one.relation("menelepon", "wening", "raharjo")


def fair(**columns):
    columns = {"outlet": "Suara Lumbung", "published_at": datetime(2024, 11, 20, 3, tzinfo=UTC), **columns}
    one = Draft("fair", FAIR, title=None, cluster_id="d", **columns)
    return one.actor("raharjo", "Raharjo Wibisana").mention("Raharjo", "raharjo")


@pytest.fixture(scope="module")
def snapshot(put_once):
    copy = Draft("copy", FLOOD, outlet="Suara Lumbung", cluster_id="c", sample=True, published_at=None)
    return put_once(flood(), fair(), copy).snapshot()


def ids(frame):
    return frame["article_id"].tolist()


def test_totals(snapshot):
    assert queries.totals(snapshot, selection=ALL) == {
        "articles": 3, "outlets": 2, "copies": 1, "first_day": date(2024, 11, 16), "last_day": date(2024, 11, 20),
        "actors": 3, "quotes": 2, "unresolved": 1, "numbers": 1,
    }  # fmt: skip


def test_an_empty_store_answers_every_query(store):
    empty = store.snapshot()
    totals = queries.totals(empty, selection=ALL)
    assert (totals["articles"], totals["unresolved"], totals["first_day"]) == (0, 0, None)
    for name in SPANS:
        found = getattr(queries, name)(empty, selection=Selection(text="air", actors=("a",)))
        assert found.empty and set(FRAMES[name].columns) < set(found.columns)
    for name in ("actors", "places", "edges", "activity"):
        assert getattr(queries, name)(empty, selection=ALL).empty
    assert queries.articles(empty, selection=ALL, limit=5).empty
    assert all(frame.empty for frame in queries.article(empty, article_id="a").values())
    assert queries.suggest_actors(empty, typed="").empty and queries.outlets(empty).empty


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, ["fair", "flood", "copy"]),
        (Selection(since=date(2024, 11, 16)), ["fair", "flood"]),
        (Selection(since=date(2024, 11, 17)), ["fair"]),
        (Selection(until=date(2024, 11, 15)), []),
        (Selection(until=date(2024, 11, 16)), ["flood"]),
        (Selection(outlets=("Kabar Pesisir", "nobody")), ["flood"]),
        (Selection(samples=False), ["fair", "flood"]),
        (Selection(text="warga"), ["flood", "copy"]),
        (Selection(text="warga", actors=("wening",)), ["flood"]),
        (Selection(actors=("raharjo", "unknown")), ["fair", "flood"]),
        (Selection(actors=("unknown",)), []),
        (Selection(text="'; DROP TABLE current --"), []),
    ],
)
def test_articles_pass_every_filter_and_come_newest_first(snapshot, selection, expected):
    found = queries.articles(snapshot, selection=selection, limit=10)
    assert ids(found) == expected
    assert queries.count(snapshot, frame="articles", selection=selection) == len(expected)
    assert queries.totals(snapshot, selection=selection)["articles"] == len(expected)


def test_articles_carry_counts_and_lead_but_no_text(snapshot):
    found = queries.articles(snapshot, selection=ALL, limit=1, offset=1)
    assert "text" not in found
    [row] = found.to_dict("records")
    assert (row["mentions"], row["quotes"], row["numbers"], row["lead"]) == (3, 2, 1, FLOOD[:200])


@pytest.mark.parametrize(
    ("frame", "actor", "expected"),
    [
        ("mentions", "raharjo", 2),
        ("quotes", "raharjo", 1),
        ("quotes", "demak", 1),
        ("numbers", "demak", 1),
        ("numbers", "wening", 0),
        ("relations", "wening", 1),
        ("relations", "raharjo", 1),
        ("relations", "demak", 0),
        ("dates", "demak", 0),
    ],
)
def test_what_an_actor_filter_keeps_of_each_frame(snapshot, frame, actor, expected):
    selection = Selection(actors=(actor,))
    assert len(getattr(queries, frame)(snapshot, selection=selection)) == expected
    assert queries.count(snapshot, frame=frame, selection=selection) == expected


def test_dates_are_kept_where_their_sentence_names_the_actor(put):
    one = Draft("a", "Raharjo tiba Kamis. Ia pulang Jumat.").mention("Raharjo", "raharjo")
    day = datetime(2024, 11, 14, tzinfo=UTC)
    snapshot = put(one.date("Kamis", day, day).date("Jumat", day, day)).snapshot()
    assert queries.dates(snapshot, selection=Selection(actors=("raharjo",)))["text"].tolist() == ["Kamis"]


@pytest.mark.parametrize("frame", SPANS)
def test_every_row_says_where_it_is(snapshot, frame):
    for row in getattr(queries, frame)(snapshot, selection=ALL).to_dict("records"):
        text = {"flood": FLOOD, "fair": FAIR}[row["article_id"]]
        assert row["text"] == text[row["start"] : row["end"]]
        assert row["sentence"] == text[row["sentence_start"] : row["sentence_end"]]
        assert {"outlet", "title", "url", "published_at", "sample"} < row.keys()


def test_actors_are_named_in_order(snapshot):
    resolved, open_ = queries.quotes(snapshot, selection=ALL).to_dict("records")
    assert resolved["speakers"] == ["Wening Prasetya", "Raharjo Wibisana"]
    assert open_["speakers"] == [] == open_["speaker_ids"]
    [number] = queries.numbers(snapshot, selection=ALL).to_dict("records")
    assert number["actors"] == ["Demak"]
    [act] = queries.relations(snapshot, selection=ALL).to_dict("records")
    assert (act["source"], act["target"]) == ("Wening Prasetya", "Raharjo Wibisana")


def test_rows_are_paged_and_narrowed(snapshot):
    pages = [queries.mentions(snapshot, selection=ALL, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 0]
    assert ids(pages[0]) + ids(pages[1]) == ["fair", "flood", "flood", "flood"]
    assert len(queries.quotes(snapshot, selection=ALL, type=("indirect",))) == 1
    assert queries.count(snapshot, frame="quotes", selection=ALL, type=("indirect",)) == 1


def test_dates_by_when_they_begin(snapshot):
    for days, expected in (
        ((date(2024, 11, 14), date(2024, 11, 14)), 1),
        ((date(2024, 11, 1), date(2024, 11, 13)), 0),
        ((date(2024, 11, 15), date(2024, 11, 30)), 0),
        ((), 1),
    ):
        assert len(queries.dates(snapshot, selection=ALL, happened=days)) == expected
        assert queries.count(snapshot, frame="dates", selection=ALL, happened=days) == expected


def midnight(year, month, day):
    """In Jakarta, where the clocks of 1949 were not those of today."""
    return datetime(year, month, day, tzinfo=ZoneInfo("Asia/Jakarta")).astimezone(UTC)


@pytest.fixture
def calendar(put):
    """Two articles that name the same May, a year of history, a day and a word that stays unresolved."""
    may = (midnight(2024, 5, 1), midnight(2024, 6, 1))
    month = {"granularity": "month", "iso": "2024-05"}
    old = Draft("old", "Pasar dibuka pada Mei 2024.", outlet="Kabar", published_at=midnight(2024, 6, 1))
    old.date("Mei 2024", *may, **month)
    new = Draft("new", "Sejak 1949, bulan lalu, Mei lalu, 3 Juni, hari itu.", outlet="Lensa", title="Pasar")
    new.date("1949", midnight(1949, 1, 1), midnight(1950, 1, 1), granularity="year", iso="1949")
    new.date("bulan lalu", *may, **month).date("Mei lalu", *may, **month)
    new.date("3 Juni", midnight(2024, 6, 3), midnight(2024, 6, 4)).date("hari itu", None, None)
    return put(old, new).snapshot()


def test_times_longer_than_a_day_are_told_once_each(calendar):
    found = queries.periods(calendar, selection=ALL)
    may, year = found.to_dict("records")
    assert (may["first"], may["last"]) == (date(2024, 5, 1), date(2024, 5, 31))
    assert (may["mentions"], may["articles"]) == (3, 2)
    times = tuple(zip(found["begin"].astype("int64"), found["until"].astype("int64"), strict=True))
    for chosen in (times, times[:1]):
        told = queries.worded(calendar, selection=ALL, times=chosen).iloc[0]
        assert (told["iso"], told["outlet"], told["title"]) == ("2024-05", "Lensa", "Pasar")
        assert told["texts"] == ["Mei 2024", "Mei lalu", "bulan lalu"]
    assert (year["first"], year["last"], year["mentions"]) == (date(1949, 1, 1), date(1949, 12, 31), 1)
    behind = {"lasting": (may["begin"], may["until"])}
    assert sorted(queries.dates(calendar, selection=ALL, **behind)["text"]) == [
        "Mei 2024",
        "Mei lalu",
        "bulan lalu",
    ]
    assert queries.count(calendar, frame="dates", selection=ALL, **behind) == 3


def test_days_alone_are_counted_by_day(calendar):
    found = queries.activity(calendar, selection=ALL, bucket="year", clock="happened")
    assert found.values.tolist() == [[date(2024, 1, 1), "Lensa", 1]]


def test_days_counted_in_arrays_are_those_of_the_query(calendar):
    for selection in (ALL, Selection(outlets=("Lensa",)), Selection(outlets=("Kabar",)), Selection(actors=("x",))):
        by_day = queries.activity(calendar, selection=selection, bucket="day", clock="happened")
        by_year = queries.activity(calendar, selection=selection, bucket="year", clock="happened")
        assert by_day["count"].sum() == by_year["count"].sum()
        assert set(by_day["group"]) == set(by_year["group"])


def test_a_window_parts_all_dates_into_eras(calendar):
    window = date(2024, 5, 31), date(2024, 6, 2)
    expected = {"within": 3, "before": 1, "after": 1, "undated": 1}
    assert queries.eras(calendar, selection=ALL, window=window) == expected
    for era, many in expected.items():
        assert len(queries.dates(calendar, selection=ALL, era=(era, *window))) == many


def told(number, outlet, *figures, day=13, noun="warga", unit=None, name="Lurah Sekar"):
    """One article that gives figures for the same noun."""
    text = f"{name} menyebut " + " dan ".join(f"{figure:,}" for figure in figures)
    one = Draft(f"t{number}", text, outlet=outlet, published_at=datetime(2024, 11, day, 3, tzinfo=UTC))
    one.actor(name.lower(), name).mention(name, name.lower())
    for figure in figures:
        one.number(f"{figure:,}", figure, noun=noun, unit=unit)
    return one


def groups(store, **narrow):
    found = queries.counted(store.snapshot(), selection=ALL, **narrow)
    return found[["noun", "numbers", "outlets", "shared", "least", "greatest", "differs"]].values.tolist()


def test_figures_of_several_outlets_in_one_week_are_compared(put):
    store = put(told(1, "Kabar", 100, noun="Warga"), told(2, "Lensa", 250), told(3, "Suara", 700, day=20))
    assert groups(store) == [["warga", 2, 2, 1, 100.0, 250.0, 2.5]]
    [week] = queries.counted(store.snapshot(), selection=ALL)["week"]
    assert (week.year, week.month, week.day) == (2024, 11, 11)


@pytest.mark.parametrize(("least", "greatest", "differs"), [(1000, 9999, 1), (200, 500, 2.4), (1500, 1500, 1.25)])
def test_a_range_differs_from_what_lies_outside_of_it(put, least, greatest, differs):
    vague = told(2, "Lensa", 9)
    vague.rows["numbers"][0] |= {"value": None, "min": float(least), "max": float(greatest)}
    [found] = groups(put(told(1, "Kabar", 1200), vague))
    assert found[-1] == differs


@pytest.mark.parametrize(
    "alone",
    [
        told(2, "Kabar", 250),  # no second outlet
        told(2, "Lensa", 250, noun="rumah"),
        told(2, "Lensa", 250, unit="ha"),
        told(2, "Lensa", 250, noun=None),
    ],
)
def test_what_is_not_counted_by_two_outlets_is_no_comparison(put, alone):
    assert groups(put(told(1, "Kabar", 100), alone)) == []


def test_likely_differences_come_first_and_absurd_ones_have_no_ratio(put):
    store = put(
        told(1, "Kabar", 30, noun="orang"), told(2, "Lensa", 23_600_000, noun="orang"),
        told(3, "Kabar", 7, noun="kapal"), told(4, "Lensa", 7, noun="kapal"),
        told(5, "Kabar", 10, noun="rumah", name="Camat Tirta"), told(6, "Lensa", 12, noun="rumah"),
        told(7, "Kabar", 10, noun="perahu"), told(8, "Lensa", 15, noun="perahu"),
    )  # fmt: skip
    assert [(row[0], row[3]) for row in groups(store, limit=3)] == [("perahu", 1), ("rumah", 0), ("kapal", 0)]
    orang = groups(store)[-1]
    assert orang[:3] == ["orang", 2, 2] and orang[-1] != orang[-1]
    assert groups(store, kind=("money",)) == []


def test_scores_can_be_written_to_a_file(put):
    one = Draft("match", "Skor akhir 2-1.", published_at=None).number("2-1", None, kind="score", score=[2, 1])
    numbers = queries.numbers(put(one).snapshot(), selection=ALL)
    assert numbers["score"].tolist() == [[2, 1]]
    assert b'"[2, 1]"' in export(numbers, format="csv")


def test_numbers_behind_a_comparison(put):
    snapshot = put(
        told(1, "Kabar", 100, noun="Warga"), told(2, "Lensa", 250), told(3, "Lensa", 9, unit="ha")
    ).snapshot()
    behind = {"noun": ("warga",), "unit": ("",)}
    assert sorted(queries.numbers(snapshot, selection=ALL, **behind)["value"]) == [100.0, 250.0]
    assert queries.count(snapshot, frame="numbers", selection=ALL, **behind) == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"bucket": "day"}, [(date(2024, 11, 16), "Kabar Pesisir", 1), (date(2024, 11, 20), "Suara Lumbung", 1)]),
        ({"bucket": "month", "by": None}, [(date(2024, 11, 1), "", 2)]),
        (
            {"frame": "quotes", "by": "kind"},
            [(date(2024, 11, 11), "direct", 1), (date(2024, 11, 11), "indirect", 1)],
        ),
        ({"frame": "quotes", "by": "act", "bucket": "year"}, [(date(2024, 1, 1), "say", 2)]),
        ({"frame": "relations", "by": "act", "bucket": "day"}, [(date(2024, 11, 16), "CONSULT", 1)]),
        ({"clock": "happened", "bucket": "day"}, [(date(2024, 11, 14), "Kabar Pesisir", 1)]),
    ],
)  # fmt: skip
def test_activity(snapshot, options, expected):
    found = queries.activity(snapshot, selection=ALL, **options)
    assert list(found.columns) == ["bucket", "group", "count"]
    assert list(found.itertuples(index=False, name=None)) == expected


def test_an_unknown_bucket_is_an_error(snapshot):
    with pytest.raises(ValueError, match="fortnight"):
        queries.activity(snapshot, selection=ALL, bucket="fortnight")


def test_actors_with_their_counts(snapshot):
    found = queries.actors(snapshot, selection=ALL)
    assert found[["actor_id", "mentions", "articles", "quotes"]].values.tolist() == [
        ["raharjo", 2, 2, 1], ["demak", 1, 1, 0], ["wening", 1, 1, 1],
    ]  # fmt: skip
    assert queries.actors(snapshot, selection=ALL, kinds=("place",))["actor_id"].tolist() == ["demak"]
    assert len(queries.actors(snapshot, selection=ALL, limit=1)) == 1
    assert set(queries.actors(snapshot, selection=Selection(actors=("wening",)))["actor_id"]) == {
        "wening", "raharjo", "demak",
    }  # fmt: skip


def test_ties_and_their_evidence(snapshot):
    found = queries.edges(snapshot, selection=ALL)
    ties = {(tie["source_id"], tie["target_id"], tie["layer"]): tie["weight"] for tie in found.to_dict("records")}
    assert ties == {
        ("wening", "raharjo", "acts"): 1,
        ("wening", "demak", "speaks about"): 1,
        ("raharjo", "demak", "speaks about"): 1,
        ("raharjo", "wening", "named together"): 1,
    }
    for (source_id, target_id, layer), weight in ties.items():
        asked = {"source_id": source_id, "target_id": target_id, "layer": layer}
        evidence = queries.evidence(snapshot, selection=ALL, **asked)
        assert len(evidence) == weight
        assert evidence["sentence"].str.contains("Wening|Air naik").all()
    assert queries.edges(snapshot, selection=ALL, layers=()).empty
    assert queries.edges(snapshot, selection=ALL, limit=1).empty
    turned = {"source_id": "wening", "target_id": "raharjo", "layer": "named together"}
    assert len(queries.evidence(snapshot, selection=ALL, **turned)) == 1


def test_ties_around_an_actor(snapshot):
    near = queries.edges(snapshot, selection=ALL, around="demak", depth=1)
    assert set(near["source_id"]) == {"wening", "raharjo"}
    assert queries.edges(snapshot, selection=ALL, around="nobody").empty
    assert queries.edges(snapshot, selection=ALL, kinds=("country",)).empty


def test_provenance_is_the_evidence_of_every_tie(snapshot):
    rows = queries.provenance(snapshot, selection=ALL, actor_ids=["wening", "raharjo"])
    assert rows["layer"].tolist().count("acts") == len(rows) - 1 == 1
    [act] = rows[rows["layer"] == "acts"].to_dict("records")
    assert (act["source_id"], act["target_id"]) == ("wening", "raharjo")
    assert act["source"] and act["outlet"] and act["sentence"]
    asked = {"source_id": "wening", "target_id": "raharjo", "layer": "acts"}
    assert len(queries.evidence(snapshot, selection=ALL, **asked, quad=act["quad"])) == 1
    assert queries.evidence(snapshot, selection=ALL, **asked, quad="none").empty
    assert queries.provenance(snapshot, selection=ALL, actor_ids=["wening", "raharjo"], layers=()).empty
    assert set(queries.actors(snapshot, selection=ALL, actor_ids=["wening"])["actor_id"]) == {"wening"}


def test_places_have_coordinates_and_can_be_gathered(snapshot):
    [place] = queries.places(snapshot, selection=ALL).to_dict("records")
    assert (place["name"], place["lat"], place["country_code"], place["mentions"]) == ("Demak", -6.9, "ID", 1)
    groups = {"demak": "north", "wening": "people", "raharjo": "people", "nobody": "none"}
    found = queries.gathered(snapshot, selection=ALL, groups=groups).set_index("group")
    assert (found.loc["people", "mentions"], found.loc["people", "articles"]) == (3, 2)
    assert found.loc["north", "mentions"] == 1
    assert "none" not in found.index


def test_one_article_with_everything(snapshot):
    found = queries.article(snapshot, article_id="flood")
    assert found["articles"]["text"].tolist() == [FLOOD]
    assert {name: len(found[name]) for name in SPANS} == {
        "mentions": 3, "quotes": 2, "numbers": 1, "dates": 1, "relations": 1,
    }  # fmt: skip
    assert set(found["actors"]["actor_id"]) == {"wening", "raharjo", "demak"}
    assert ids(found["copies"]) == ["copy"]


def test_names_and_suggestions(snapshot):
    assert queries.actor_names(snapshot, actor_ids=("wening", "unknown")) == {"wening": "Wening Prasetya"}
    assert queries.actor_names(snapshot, actor_ids=()) == {}
    assert queries.suggest_actors(snapshot, typed="bu wen")["actor_id"].tolist() == ["wening"]
    assert queries.suggest_actors(snapshot, typed="", limit=1)["actor_id"].tolist() == ["raharjo"]
    assert queries.suggest_actors(snapshot, typed="%").empty
    assert queries.outlets(snapshot)[["outlet", "articles"]].values.tolist() == [
        ["Suara Lumbung", 2], ["Kabar Pesisir", 1],
    ]  # fmt: skip


def test_refusals_come_newest_first(store):
    for line in (1, 2):
        store.refuse([Refusal(source="a.jsonl", line=line, reason=Reason.JSON)])
    assert queries.refusals(store.snapshot(), limit=1)["line"].tolist() == [2]
    assert len(queries.refusals(store.snapshot(), limit=None)) == 2
