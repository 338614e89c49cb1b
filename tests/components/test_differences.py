from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.differences import differences, likeness, marked
from components.wordings import wording
from dashboard.catalogue import Catalogue


@given(st.text(max_size=60), st.text(max_size=60))
def test_either_wording_can_be_read_off_the_pieces(first, second):
    pieces = differences(first, second)
    assert "".join(piece.text for piece in pieces if piece.where != "first") == second
    lost = "".join(piece.text for piece in pieces if piece.where != "second")
    assert "".join(lost.split()).casefold().translate(SHAPES) == "".join(first.split()).casefold().translate(
        SHAPES
    )


SHAPES = str.maketrans("“”‘’–", "\"\"''-")


def test_case_spaces_and_quotation_marks_are_no_difference():
    shown = marked("“Air naik”, kata  Sari", '"air NAIK", kata Sari')
    assert "<ins>" not in shown and "<del>" not in shown


def test_what_was_changed_is_marked_and_nothing_is_markup():
    shown = marked("Air naik dua meter", "Air <b>turun</b> dua meter")
    assert "<del>naik</del>" in shown and "&lt;b&gt;turun&lt;/b&gt;" in shown and "<b>" not in shown
    assert 0 < likeness("Air naik dua meter", "Air turun dua meter") < 1


def test_a_wording_says_whether_it_is_the_first_or_the_same():
    words = Catalogue("en")
    assert "earliest" in wording("Air naik", first=None, words=words)
    assert "word for word" in wording("Air naik", first="Air  naik", words=words)
    assert "word for word" not in wording("Air turun", first="Air naik", words=words)
