"""What is typed into the search: always valid, read as it reads, mended where it cannot be."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.expression import DEPTH, TERMS, Mend, Term, read

TEXTS = {
    1: "banjir rob di pelabuhan",
    2: "pasar malam di pelabuhan",
    3: "banjir di pasar",
    4: "dan atau bukan",
}


@pytest.fixture(scope="module")
def index():
    one = sqlite3.connect(":memory:")
    one.execute("CREATE VIRTUAL TABLE texts USING fts5(text, content='')")
    one.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", TEXTS.items())
    return one


def found(index, typed):
    sought = read(typed)
    rows = index.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (sought.match,)) if sought.match else ()
    matched = {number for (number,) in rows}
    return TEXTS.keys() - matched if sought.complement else matched


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("banjir pelabuhan", {1}),
        ("banjir AND pelabuhan", {1}),
        ("banjir DAN pelabuhan", {1}),
        ("rob OR malam", {1, 2}),
        ("rob ATAU malam", {1, 2}),
        ("banjir NOT rob", {3}),
        ("banjir BUKAN rob", {3}),
        ("banjir -rob", {3}),
        ('pelabuhan -"pasar malam"', {1}),
        ("pelabuh* -(malam OR pasar)", {1}),
        ("NOT banjir", {2, 4}),
        ("rob OR NOT pasar", {1, 4}),
        ("NOT (banjir pasar) di", {1, 2}),
        ("NOT NOT rob", {1}),
        ("rob OR malam di", {1, 2}),
        ("(rob OR malam) banjir", {1}),
        ("dan atau", {4}),
        ('"DAN"', {4}),
        ("“pasar malam”", {2}),
        ('"pasar mal"*', {2}),
    ],
)
def test_operators_phrases_and_prefixes(index, typed, expected):
    assert found(index, typed) == expected
    assert read(typed).mended == frozenset()


@pytest.mark.parametrize(
    ("typed", "expected", "mended"),
    [
        ('"pasar malam', {2}, Mend.QUOTE),
        ("(rob OR malam", {1, 2}, Mend.BRACKET),
        ("rob)", {1}, Mend.BRACKET),
        ("rob OR", {1}, Mend.OPERATOR),
        ("AND rob", {1}, Mend.OPERATOR),
        ("rob NOT", {1}, Mend.OPERATOR),
        ("!!! *", set(), Mend.NOTHING),
        ("OR", set(), Mend.NOTHING),
        ("rob " * (TERMS + 1), {1}, Mend.LENGTH),
        ("(" * (DEPTH + 1) + "rob" + ")" * (DEPTH + 1), {1}, Mend.BRACKET),
    ],
)
def test_what_cannot_be_read_is_mended_and_told(index, typed, expected, mended):
    assert found(index, typed) == expected
    assert read(typed).mended == {mended}


PIECES = st.sampled_from(
    ["banjir", "rob*", '"pasar malam"', '"', "(", ")", "AND", "ATAU", "NOT", "-", "*", " ", "²"]
)


@given(
    st.text()
    | st.text(st.characters())
    | st.lists(PIECES, max_size=80).map(" ".join)
    | st.lists(PIECES).map("".join)
)
def test_any_input_is_a_valid_expression(index, typed):
    sought = read(typed)
    found(index, typed)
    assert bool(sought.match) or sought.complement is False


@pytest.mark.parametrize("opening", ["(", "NOT (", "a OR (b ", "-(a ", "a OR -(", ")("])
@pytest.mark.parametrize("times", [DEPTH, 400])
def test_depth_breaks_no_index(index, times, opening):
    found(index, opening * times + "rob")


def test_only_what_is_wanted_is_shown():
    assert read('banjir -rob "air laut" NOT (a OR b) banjir').terms == (
        Term("banjir", False),
        Term("air laut", False),
    )
