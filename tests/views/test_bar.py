"""The bar in a running app: chips with their articles, undo, what was mended, facets, files of what is shown."""

from __future__ import annotations

import pytest

from dashboard.data import queries
from dashboard.data.export import rows
from dashboard.data.selection import Selection
from dashboard.data.store import Store


def chips(app):
    return [button.label for button in app.button if (button.key or "").startswith("chip.")]


def test_chips_say_what_is_filtered_and_how_many_articles_that_is(filled, show):
    app = show("quotes", outlet=["Lensa", "Kabar Muara"], speaker="sari", copies="0")
    assert chips(app) == [
        "Lensa :small[:gray[0]]",
        "Kabar Muara :small[:gray[1]]",
        "said by Sari Melati :small[:gray[1]]",
        "without copies",
    ]
    assert "1 of 2 articles" in [caption.value for caption in app.caption]


def test_a_chip_is_lifted_and_the_change_undone(filled, show):
    app = show("quotes", outlet="Lensa")
    app.button(key="chip.0").click().run()
    assert chips(app) == []
    app.button(key="bar.undo").click().run()
    assert chips(app) == ["Lensa :small[:gray[1]]"]
    assert not app.exception


def test_what_was_typed_wrong_is_mended_and_told(filled, show):
    app = show("quotes", q='sungai AND ("air naik')
    told = [caption.value for caption in app.caption if "mended" in caption.value]
    assert len(told) == 1 and "quotation mark" in told[0] and "bracket" in told[0]
    assert len(app.dataframe[0].value) == 2


def test_facets_count_and_offer_what_there_is(filled, show):
    app = show("quotes")
    offered = [option for pills in app.button_group for option in pills.options]
    assert "direct :small[:gray[2]]" in offered
    assert not any(option.startswith("indirect") for option in offered)


def test_numbers_are_narrowed_by_unit_and_bounds(filled, show):
    assert len(show("numbers", unit="m", least="1.5").dataframe[-1].value) == 2
    assert not show("numbers", unit="none").dataframe
    assert not show("numbers", least="2.5", most="9").dataframe


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(outlets=("Lensa",), speakers=("sari",)),
        Selection(without=("sari",), text="sungai -pasar"),
        Selection(about=("muara",), copies=False),
    ],
)
@pytest.mark.parametrize("frame", ["articles", "mentions", "quotes", "numbers", "dates", "relations"])
def test_a_file_has_the_rows_that_are_counted(filled, frame, selection):
    snapshot = Store(filled).snapshot()
    batches = rows(snapshot, frame=frame, selection=selection)
    assert sum(map(len, batches)) == queries.count(snapshot, frame=frame, selection=selection)
