"""The URL and the state say the same: what is chosen can be linked, and a link shows what was chosen."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import filters
from dashboard.data.selection import Selection
from dashboard.filters import days, known, past, url

OUTLETS = ("Kabar & Kota", "Lensa=Pagi", "Suara #1")
TAGS = ("periksa", "a & b")
ACTORS = {"person:sari": "Sari Melati", "place:muara": "Muara Teluk"}


class Address(dict):
    """Stands for ``st.query_params``: values are lists, written at once."""

    def get(self, name, default=None):
        return self[name][-1] if name in self else default

    def get_all(self, name):
        return list(dict.get(self, name, []))

    def from_dict(self, values):
        self.clear()
        self.update({name: list(given) for name, given in values.items()})


@pytest.fixture(scope="module")
def address():
    with pytest.MonkeyPatch.context() as patch:
        one = Address()
        patch.setattr(url.st, "query_params", one)
        patch.setattr(url.st, "session_state", {})
        patch.setattr(known, "state", lambda: "unchanged")
        patch.setattr(known, "outlets", lambda: list(OUTLETS))
        patch.setattr(known, "tags", lambda: list(TAGS))
        patch.setattr(known, "names", lambda ids: {actor: ACTORS[actor] for actor in ids if actor in ACTORS})
        yield one


def opened(address, link):
    """The state of a reader who opens ``link``."""
    address.from_dict(parse_qs(urlsplit(link).query, keep_blank_values=True))
    return filters.selection()


SOME_ACTORS = st.lists(st.sampled_from(list(ACTORS)), unique=True).map(tuple)
DAYS = st.dates(date(1945, 1, 1), date(2045, 1, 1))
SELECTIONS = st.builds(
    Selection,
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    outlets=st.lists(st.sampled_from(OUTLETS), unique=True).map(tuple),
    actors=SOME_ACTORS,
    speakers=SOME_ACTORS,
    about=SOME_ACTORS,
    without=SOME_ACTORS,
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip),
    starred=st.booleans(),
    tags=st.lists(st.sampled_from(TAGS), unique=True).map(tuple),
    copies=st.booleans(),
    samples=st.booleans(),
)


def parameters(chosen):
    given = {
        "since": [chosen.since.isoformat()] if chosen.since else [],
        "until": [chosen.until.isoformat()] if chosen.until else [],
        "outlet": list(chosen.outlets),
        "actor": list(chosen.actors),
        "speaker": list(chosen.speakers),
        "about": list(chosen.about),
        "without": list(chosen.without),
        "q": [chosen.text] if chosen.text else [],
        "star": ["1"] if chosen.starred else [],
        "tag": list(chosen.tags),
        "copies": [] if chosen.copies else ["0"],
        "samples": [] if chosen.samples else ["0"],
    }
    return {name: values for name, values in given.items() if values}


@given(SELECTIONS)
def test_a_link_shows_what_was_chosen(address, chosen):
    address.from_dict(parameters(chosen))
    assert filters.selection() == chosen
    assert opened(address, filters.link("quotes")) == chosen
    assert address == parameters(chosen)


@given(SELECTIONS, st.sampled_from(["quotes", "corpus"]))
def test_a_page_of_its_own_keeps_the_filters(address, chosen, page):
    address.from_dict({**parameters(chosen), "type": ["direct"], "lang": ["en"]})
    link = filters.link(page, article="a/1", start=3, end=9)
    assert urlsplit(link).path == page
    assert opened(address, link) == chosen
    assert filters.place() == filters.Place("a/1", 3, 9)
    assert address["lang"] == ["en"] and "type" not in address


@given(st.dictionaries(st.sampled_from(filters.SHARED), st.lists(st.text(max_size=20), min_size=1, max_size=3)))
def test_no_address_breaks_the_state(address, given):
    address.from_dict(given)
    chosen = filters.selection()
    assert set(chosen.outlets) <= set(OUTLETS)
    assert all(set(getattr(chosen, field)) <= set(ACTORS) for field in url.ACTORS.values())
    gone = url.gone()
    assert all(value in given[name] for name, values in gone.items() for value in values)
    assert all(outlet in chosen.outlets or outlet in gone["outlet"] for outlet in given.get("outlet", []))


def test_values_that_are_gone_are_named_and_left_out(address):
    gone = {
        "since": ["2024-99-01"],
        "outlet": ["Hilang"],
        "actor": ["nobody"],
        "without": ["none"],
        "tag": ["old"],
    }
    address.from_dict({**gone, "outlet": ["Hilang", OUTLETS[0]]})
    assert filters.selection() == Selection(outlets=(OUTLETS[0],))
    assert url.gone() == gone
    url.choose_there("outlet", [OUTLETS[1]])
    assert filters.selection() == Selection(outlets=(OUTLETS[1],))
    assert url.gone() == gone


def test_it_is_looked_up_once_for_each_address_and_each_state_of_the_store(address, monkeypatch):
    stored, looked = [*OUTLETS], []
    monkeypatch.setattr(known, "outlets", lambda: looked.append(None) or stored)
    address.from_dict({"outlet": [OUTLETS[0]]})
    assert (filters.selection().outlets, filters.selection().outlets) == (OUTLETS[:1], OUTLETS[:1])
    assert not url.gone() and len(looked) == 1
    filters.choose("outlet", [OUTLETS[1], OUTLETS[0]])
    assert filters.selection().outlets == (OUTLETS[1], OUTLETS[0])
    stored.remove(OUTLETS[1])
    monkeypatch.setattr(known, "state", lambda: "changed")
    assert filters.selection().outlets == OUTLETS[:1]
    assert url.gone() == {"outlet": [OUTLETS[1]]}
    assert len(looked) == 3


def test_narrowing_adds_and_clearing_lifts(address):
    address.from_dict({"outlet": [OUTLETS[0]], "lang": ["en"]})
    days = (date(2024, 11, 4), date(2024, 11, 10))
    filters.narrow(outlets=[OUTLETS[1], OUTLETS[0]], actors=["person:sari"], days=days)
    assert filters.selection() == Selection(
        outlets=OUTLETS[:2], actors=("person:sari",), since=days[0], until=days[1]
    )
    filters.choose("least", ["3"])
    filters.clear()
    assert filters.selection() == Selection()
    assert address == {"lang": ["en"]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"article": [""]}, None),
        ({"article": ["a"]}, filters.Place("a")),
        ({"article": ["a"], "start": ["3"]}, filters.Place("a")),
        ({"article": ["a"], "start": ["-3"], "end": ["²"]}, filters.Place("a")),
        ({"article": ["a"], "start": ["3"], "end": ["9"]}, filters.Place("a", 3, 9)),
    ],
)
def test_a_place_is_a_whole_span_or_none(address, given, expected):
    address.from_dict(given)
    assert filters.place() == expected


def test_presets_count_back_from_the_newest_day(address):
    address.clear()
    last = date(2024, 11, 30)
    days.go_back(last, 7)
    assert filters.selection() == Selection(since=last - timedelta(days=6), until=last)


def test_every_field_of_a_selection_has_its_parameters():
    given = parameters(
        Selection(
            since=date(2024, 1, 1), until=date(2024, 1, 2), outlets=("a",), actors=("a",), speakers=("a",),
            about=("a",), without=("a",), text="a", starred=True, tags=("a",), copies=False, samples=False,
        )
    )  # fmt: skip
    assert set(given) == set(url.FILTERS)


def test_undo_goes_back_one_change_at_a_time_whoever_made_it(address):
    address.clear()
    url.st.session_state.clear()
    steps = [{}, {"outlet": [OUTLETS[0]]}, {"outlet": [OUTLETS[0]], "q": ["air"], "lang": ["en"]}]
    for step in steps:
        address.from_dict(step)
        past.remember()
        past.remember()
    assert past.undoable()
    for step in (steps[1], steps[0]):
        past.undo()
        past.remember()
        assert url.filters_now() == step
    assert not past.undoable()
    assert address == {"lang": ["en"]}


def test_the_browsers_back_is_a_change_as_any_other(address):
    url.st.session_state.clear()
    for step in ({}, {"q": ["air"]}, {}):
        address.from_dict(step)
        past.remember()
    past.undo()
    past.remember()
    assert url.filters_now() == {"q": ["air"]}


@pytest.mark.parametrize(
    ("page", "query", "opened"),
    [
        ("quotes", "outlet=A%26B&type=direct", {"outlet": ["A&B"], "type": ["direct"], "lang": ["en"]}),
        ("../app", "outlet=a", None),
        ("quotes", "&".join(["outlet=a"] * (url.VALUES + 1)), None),
    ],
)
def test_a_saved_view_is_checked_before_it_opens(address, monkeypatch, page, query, opened):
    address.from_dict({"lang": ["en"]})
    shown = []
    monkeypatch.setattr(url.st, "switch_page", lambda path, query_params: shown.append((path.stem, query_params)))
    url.show_query(page, query)
    assert shown == ([(page, opened)] if opened else [])


def test_a_saved_query_is_the_whole_view_but_for_the_language(address):
    address.from_dict({"outlet": ["A&B"], "type": ["direct", "mixed"], "lang": ["en"]})
    assert parse_qs(url.whole_query()) == {"outlet": ["A&B"], "type": ["direct", "mixed"]}
