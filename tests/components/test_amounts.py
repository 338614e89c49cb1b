from __future__ import annotations

from datetime import date

import pandas as pd

from components.amounts import amounts
from components.dispute import side, verdict
from dashboard.catalogue import Catalogue

WORDS = Catalogue("en")


def course(*rows):
    return pd.DataFrame(rows, columns=["bucket", "outlet", "numbers", "least", "middle", "greatest"])


def test_each_outlet_has_a_shape_and_a_bar_from_the_least_to_the_greatest():
    day = date(2024, 11, 4)
    figure = amounts(
        course((day, "<b>Kabar", 2, 40, 50, 70), (day, "Lensa", 1, 55, 55, 55)), unit="km", words=WORDS
    )
    kabar, lensa = figure.data
    assert kabar.marker.symbol != lensa.marker.symbol
    assert (kabar.error_y.array[0], kabar.error_y.arrayminus[0]) == (20, 10)
    assert list(kabar.customdata[0]) == ["2024-11-04", "<b>Kabar"] and "<" not in kabar.name
    assert "40–70 km" in kabar.hovertext[0]


def test_amounts_far_apart_get_a_logarithmic_axis():
    day = date(2024, 11, 4)
    assert amounts(course((day, "a", 2, 1, 5, 5000)), unit="", words=WORDS).layout.yaxis.type == "log"
    assert amounts(course((day, "a", 2, 1, 2, 3)), unit="", words=WORDS).layout.yaxis.type != "log"


def test_a_verdict_needs_no_colour_and_a_sentence_is_no_markup():
    assert "Conflict" in verdict([], words=WORDS)
    assert "another place" in verdict(["place"], words=WORDS)
    assert "<mark>40</mark>" in side("40", "Ada <b>40", offset=7, length=2)
