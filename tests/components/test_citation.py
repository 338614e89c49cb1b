from __future__ import annotations

from components.citation import citation


def test_the_trigger_is_marked_and_nothing_is_markup():
    shown = citation("<b>Rutte</b> meminta Beijing", note="<i>", hits=[(13, 20)])
    assert "&lt;b&gt;Rutte&lt;/b&gt; <mark>meminta</mark> Beijing" in shown
    assert "<i>" not in shown


def test_a_long_sentence_is_cut_around_its_trigger():
    text = "kata " * 100 + "menyerang " + "kata " * 100
    shown = citation(text, hits=[(500, 509)])
    assert "<mark>menyerang</mark>" in shown
    assert len(shown.split("<p lang='id'>")[1]) < 320


def test_marks_may_overlap_or_lie_beyond_the_end():
    shown = citation("satu dua tiga", hits=[(0, 8), (5, 8), (9, 99)])
    assert "<mark>satu dua</mark> <mark>tiga</mark>" in shown
