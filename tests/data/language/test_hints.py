"""Hints: what the lists and the whole article say of a token, as numbers."""

import numpy as np
import spacy

from dashboard.data.language.hints import COLUMNS, KEY, Ruled, ruled, tilik_hints, with_hints

RULE, SPELLING, LISTS = range(len(COLUMNS))
BLANK = spacy.blank("id")


def hinted(text, *, starts=(0,)):
    doc = BLANK(text)
    for at in range(len(doc)):
        doc[at].is_sent_start = at in starts
    return tilik_hints(doc)


def spelling(text, word, **kwargs):
    """How often the article writes a word small, capital and at a start (in buckets), and whether it starts."""
    doc = hinted(text, **kwargs)
    at = next(token.i for token in doc if token.text == word)
    code, start = divmod(int(doc.user_data[KEY][at, SPELLING]), 2)
    return (code // 16, code // 4 % 4, code % 4, bool(start))


def test_an_article_has_three_unsigned_numbers_a_token():
    hints = hinted("Menlu Rusia Lavrov tiba di Jakarta.").user_data[KEY]
    assert hints.shape == (7, 3)
    assert hints.dtype == np.uint64


def test_no_token_no_hint():
    assert hinted("").user_data[KEY].shape == (0, 3)


def test_spelling_counts_small_capital_and_opening_forms_apart():
    text = "Harapan tumbuh . warga Harapan punya harapan dan harapan"
    assert spelling(text, "Harapan") == (2, 1, 1, True)
    assert spelling(text, "harapan") == (2, 1, 1, False)
    assert spelling(text, "tumbuh") == (1, 0, 0, False)


def test_a_word_behind_an_opening_mark_opens():
    assert spelling('kata dia , " Harapan tumbuh', "Harapan") == (0, 0, 1, False)


def test_counts_fall_into_buckets():
    assert [spelling("air " * times, "air")[0] for times in (1, 2, 3, 4, 9)] == [1, 2, 2, 3, 3]


def test_marks_and_numerals_have_no_spelling():
    assert spelling("air , 12 air", ",") == spelling("air , 12 air", "12") == (0, 0, 0, False)


def test_lists_tell_everyday_words_and_given_names():
    doc = hinted("di sana banjir menanti Budi")
    lists = {token.text: int(doc.user_data[KEY][token.i, LISTS]) for token in doc}
    assert lists["banjir"] % 4 == 1
    assert lists["Budi"] % 4 == 2


def test_hidden_given_names_are_unknown():
    doc = BLANK("tiba Budi")
    assert int(with_hints(doc, hidden={"Budi"}).user_data[KEY][1, LISTS]) % 4 == 0


def test_ruled_gives_back_what_the_rules_saw():
    text = "Presiden Rusia Wladimir Antonov tiba , kata Kementerian Luar Negeri Jepang di Selat Sunda"
    assert ruled(hinted(text)) == [
        Ruled(1, 2, "GPE", known=True),
        Ruled(2, 4, "PER", known=False),
        Ruled(7, 11, "ORG", known=True),
        Ruled(12, 14, "LOC", known=True),
    ]


def test_ruled_parts_names_that_touch():
    assert [name[:3] for name in ruled(hinted("kata Rusia Jepang tadi"))] == [(1, 2, "GPE"), (2, 3, "GPE")]
