from __future__ import annotations

import re

from components.comparison import comparison
from dashboard.catalogue import Catalogue


def test_both_sides_have_one_scale_and_the_most_frequent_comes_first():
    shown = comparison(
        {"say": 2, "deny": 1},
        {"say": 8},
        names=("<i>Sari", "Budi"),
        labels={"say": "says", "deny": "denies"},
        words=Catalogue("en"),
    )
    assert re.findall(r"--share:(\d+)%", shown) == ["25", "100", "12", "0"]
    assert shown.index("says") < shown.index("denies")
    assert "<i>Sari" not in shown
