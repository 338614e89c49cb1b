"""Sentences in chunks: what is one unit, where a sentence ends, what is left unread."""

from __future__ import annotations

import pytest

from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD, Sentence, read
from dashboard.data.language.pipeline import load


def sentences(text: str) -> list[Sentence]:
    return read(load()(text)).sentences


def forms(text: str) -> list[list[str]]:
    return [[chunk.form for chunk in sentence.chunks] for sentence in sentences(text)]


def test_names_dates_asides_and_quoted_stretches_are_one_unit() -> None:
    [sentence] = sentences('"Air surut," kata Budi Santoso (43) pada 3 Mei 2024.')
    assert [(c.kind, c.form) for c in sentence.chunks] == [
        (QUOTED, '"air surut,"'),
        (WORD, "kata"),
        (NAME, "budi santoso"),
        (ASIDE, "(43)"),
        (WORD, "pada"),
        (DATE, "3 mei 2024"),
        (POINT, "."),
    ]


def test_a_cue_of_two_words_is_one_unit() -> None:
    assert forms("Jepang memberi tahu warga.") == [["jepang", "memberi tahu", "warga", "."]]


def test_a_quoted_stretch_of_several_sentences_does_not_end_the_sentence() -> None:
    assert len(sentences('"Air surut. Warga pulang. Kami lega," kata Rahma.')) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"Siapa?" tanya Rahma.', 1),
        ('"Air surut." Warga pulang.', 2),
        ("Air sudah surut.Warga pulang.", 2),
        ("Air sudah surut.,Warga pulang.", 2),
        ('Air sudah surut.,"Kami pulang," kata Rahma.', 2),
        ("Air surut\nWarga pulang", 2),
    ],
)
def test_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_paragraphs_are_counted() -> None:
    assert [s.paragraph for s in sentences("Air surut. Warga pulang.\nJalan licin.")] == [0, 0, 1]


def test_boilerplate_is_left_unread_and_captions_are_not() -> None:
    text = "Air surut.\nBaca juga: Rusia Menyerang Ukraina\nFoto: Warga Tegal pulang\nJalan licin."
    assert forms(text) == [
        ["air", "surut", "."],
        ["foto", ":", "warga", "tegal", "pulang"],
        ["jalan", "licin", "."],
    ]


def test_an_endless_sentence_is_cut() -> None:
    assert max(len(s.chunks) for s in sentences("air " * 3000)) <= 400
