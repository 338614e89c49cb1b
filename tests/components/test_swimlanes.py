"""Actors in lanes over time."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from components.swimlanes import SMALL, swimlanes

DAY = date(2024, 11, 4)
ROWS = (
    ("sari", "Sari <b>Melati</b>", "person", DAY, 9, 4),
    ("muara", "Muara Teluk", "place", DAY, 1, 1),
)


def lanes(*rows):
    return pd.DataFrame(rows, columns=["actor_id", "name", "kind", "bucket", "mentions", "articles"])


def test_each_kind_has_its_symbols_in_the_lanes_of_its_actors(words):
    person, place = swimlanes(lanes(*ROWS), words=words).data
    assert (person.name, list(person.y), list(place.y)) == ("person", [0], [1])
    assert place.marker.size[0] < person.marker.size[0]
    assert min(place.marker.size) > SMALL
    assert tuple(person.customdata[0]) == ("2024-11-04", "sari")


def test_names_are_no_markup(words):
    figure = swimlanes(lanes(*ROWS), words=words)
    assert figure.layout.yaxis.ticktext[0] == "Sari bMelati/b"
    assert "9 mentions" in figure.data[0].hovertext[0]


def test_nothing_is_drawn_of_nothing(words):
    assert len(swimlanes(lanes(), words=words).data) == 0


def test_a_setting_that_plotly_does_not_know_is_found_by_these_tests():
    from components.charts import drawn

    with pytest.raises(ValueError, match="blurred"):
        drawn([{"type": "bar", "blurred": True}], {})
