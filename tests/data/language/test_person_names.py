import pytest

from dashboard.data.language.person_names import bare, shortens, words


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dr. Ir. H. Rahmat Wijaya, S.H., M.Si.", "Rahmat Wijaya"),
        ("Letjen TNI (Purn) Surya Atmaja", "Surya Atmaja"),
        ("AKBP Dewi Lestari SIK", "Dewi Lestari"),
        ("Imam Santoso", "Imam Santoso"),
        ("Sinar S.Utami", "Sinar S.Utami"),
        ("Dr. M", "Dr. M"),
    ],
)
def test_ranks_and_degrees_are_no_part_of_the_name(written, name):
    assert bare(written) == name


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Xi", "Xi Jinping", True),
        ("Kim", "Kim Jong-un", True),
        ("Al-Habsyi", "Ali bin Muhammad Al Habsyi", True),
        ("R. Wijaya", "Rahmat Wijaya", True),
        ("Gus Elham", "Muhammad Elham Yahya", True),
        ("I Wayan", "I Wayan Sudirta", True),
        ("bin", "Ali bin Muhammad", False),
        ("I", "I Wayan Sudirta", False),
        ("Hunter Walden", "Joe Walden", False),
        ("Rahmat Wijaya", "Rahmat", False),
    ],
)
def test_a_part_of_a_name(part, whole, expected):
    assert shortens(words(part), words(whole)) is expected
