"""Quotation marks: pairs, lone marks, apostrophes, marks within marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.marks import quoted


def between(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.whole) for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ('"Air surut," kata Rahma.', [("Air surut", True)]),
        ("“Air surut.” Warga pulang.", [("Air surut", True)]),
        ("”Air surut,” kata Rahma.", [("Air surut", True)]),
        ("„Air surut“, kata Rahma.", [("Air surut", True)]),
        ("«Air surut», kata Rahma.", [("Air surut", True)]),
        ("'Air surut,' kata Rahma.", [("Air surut", True)]),
        ('"Air surut!" kata Rahma. "Kami pulang."', [("Air surut!", True), ("Kami pulang", True)]),
    ],
)
def test_marks_of_every_shape_pair_off(text: str, stretches: list[tuple[str, bool]]) -> None:
    assert between(text) == stretches


def test_marks_within_marks_belong_to_the_outer_stretch() -> None:
    assert between("\"Mereka berkata 'pulang' kepada kami,\" ujar Rahma.") == [
        ("Mereka berkata 'pulang' kepada kami", True)
    ]


@pytest.mark.parametrize("text", ["Jum'at", "Ma’had itu ditutup.", "do'a warga", "tahun '98"])
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert quoted(text) == []


def test_a_lone_mark_opens_a_stretch_to_the_end_of_its_paragraph() -> None:
    [stretch] = quoted('"Air surut, kata Rahma.\nJalan licin.')
    assert (stretch.opened, stretch.closed, stretch.end) == (True, False, len('"Air surut, kata Rahma'))


def test_a_lone_closing_mark_closes_a_stretch_from_the_start_of_its_paragraph() -> None:
    [stretch] = quoted('Air surut," kata Rahma.')
    assert (stretch.opened, stretch.closed, stretch.start) == (False, True, 0)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ('Air surut."Kami pulang," kata Rahma.', ["Kami pulang"]),
        ('"Air surut,"ujarnya.', ["Air surut"]),
        ("“Air surut,”ujarnya.", ["Air surut"]),
        ("Kata &ldquo;surut&rdquo; dan &quot;naik&#34; &amp; lain", ["surut", "naik"]),
    ],
)
def test_a_mark_keeps_its_side_where_a_blank_is_missing(text: str, stretches: list[str]) -> None:
    assert [stretch for stretch, _ in between(text)] == stretches


@given(st.text(alphabet="\"“”'‘’«» ,.ab\n", max_size=80))
def test_stretches_lie_in_order_within_their_marks(text: str) -> None:
    found = quoted(text)
    assert all(q.outer[0] <= q.start < q.end <= q.outer[1] <= len(text) for q in found)
    assert all(before.outer[1] <= after.outer[0] for before, after in pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)
