"""Names compared over a whole article."""

from dashboard.data.language.name_bounds import Bounds
from dashboard.data.language.repetitions import consistent


def names(text, *found):
    words = text.split()
    return [(" ".join(words[name.start : name.end]), name.label) for name in consistent(found, words=words)]


def test_a_body_ends_where_it_ends_elsewhere_before_a_person():
    text = "PT Samudra Biru tutup . Direktur PT Samudra Biru Bayu Anggara pamit , kata Anggara"
    found = (Bounds(0, 3, "ORG"), Bounds(6, 11, "ORG"), Bounds(14, 15, "PER"))
    parts = [("PT Samudra Biru", "ORG"), ("PT Samudra Biru", "ORG"), ("Bayu Anggara", "PER"), ("Anggara", "PER")]
    assert names(text, *found) == parts


def test_a_longer_body_stays_whole_where_nobody_has_its_last_word():
    text = "Bank Samudra tutup . Bank Samudra Biru buka"
    found = (Bounds(0, 2, "ORG"), Bounds(4, 7, "ORG"))
    assert names(text, *found) == [("Bank Samudra", "ORG"), ("Bank Samudra Biru", "ORG")]


def test_a_full_name_is_a_name_wherever_it_stands_free():
    text = "Yayasan Wanaraksa rapat . Ketua Yayasan Wanaraksa Lama pulang"
    assert names(text, Bounds(0, 2, "ORG")) == [("Yayasan Wanaraksa", "ORG")] * 2
    assert names(text, Bounds(0, 2, "ORG"), Bounds(6, 8, "PER")) == [
        ("Yayasan Wanaraksa", "ORG"),
        ("Wanaraksa Lama", "PER"),
    ]


def test_other_names_are_not_repeated():
    text = "Recall Tower rilis . fitur Recall Tower baru"
    assert names(text, Bounds(0, 2, "PRD")) == [("Recall Tower", "PRD")]
