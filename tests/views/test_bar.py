"""The bar in a running app: chips with their articles, undo, what was mended, facets, files of what is shown."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data import queries
from dashboard.data.export import rows
from dashboard.data.selection import Selection
from dashboard.data.store import Store


def chips(app, kind="chip."):
    return [button.label for button in app.button if (button.key or "").startswith(kind)]


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


def test_menus_are_empty_until_they_are_opened(filled, show):
    app = show("quotes", tag="periksa")
    assert not app.date_input and not app.toggle and not app.code
    for menu in ("bar.days", "bar.more", "bar.copy", "bar.syntax", "quotes.download.menu"):
        app.session_state[menu] = True
    app.run()
    assert app.date_input[0].value == (date(2024, 11, 4), date(2024, 11, 4))
    assert [toggle.label for toggle in app.toggle] == ["Starred only", "Near-copies", "Samples"]
    assert app.code[0].value.endswith("quotes?tag=periksa")
    assert app.selectbox(key="quotes.download.frame").options == ["Quotes"]


def test_what_is_chosen_in_a_menu_is_followed_by_the_page(filled, show):
    app = show("quotes")
    app.session_state["bar.days"] = app.session_state["bar.more"] = True
    app.run()
    app.button(key="preset.7").click().run()
    app.toggle(key="filter.copies").set_value(False).run()
    assert chips(app) == ["Oct 29, 2024 – Nov 4, 2024", "without copies"]
    assert "1 of 2 articles" in [caption.value for caption in app.caption]
    app.button(key="preset.all").click().run()
    assert chips(app) == ["without copies"]


def test_the_format_of_a_file_is_remembered_by_the_next_menu(filled, show):
    app = show("quotes")
    app.session_state["quotes.download.menu"] = True
    app.run()
    app.button_group(key="quotes.download.format").set_value("xlsx").run()
    app.switch_page("views/numbers.py")
    app.session_state["numbers.download.menu"] = True
    app.run()
    assert app.button_group(key="numbers.download.format").value == "xlsx"


def test_what_was_typed_wrong_is_mended_and_told(filled, show):
    app = show("quotes", q='sungai AND ("air naik')
    told = [caption.value for caption in app.caption if "mended" in caption.value]
    assert len(told) == 1 and "quotation mark" in told[0] and "bracket" in told[0]
    assert len(app.dataframe[0].value) == 2


def test_facets_count_and_offer_what_there_is(filled, show):
    app = show("quotes")
    offered = [option for pills in app.button_group for option in pills.options]
    assert "direct (2)" in offered
    assert not any(option.startswith("indirect") for option in offered)


def test_numbers_are_narrowed_by_unit_and_bounds(filled, show):
    assert len(show("numbers", unit="m", least="1.5").dataframe[-1].value) == 2
    assert not show("numbers", unit="none").dataframe
    assert not show("numbers", least="2.5", most="9").dataframe


def test_unit_and_bounds_are_chosen_in_a_menu_told_beside_it_and_lifted(filled, show):
    app = show("numbers", least="1", most="2")
    assert not app.multiselect and not app.select_slider
    app.session_state["facets.menu"] = True
    app.run()
    app.multiselect[0].set_value(["m"]).run()
    assert chips(app, "facets.chip") == ["m", "1 – 2"]
    app.select_slider[0].set_range(2, 2).run()
    assert chips(app, "facets.chip") == ["m", "≥ 2"]
    app.button(key="facets.chip.1").click().run()
    app.button(key="facets.chip.0").click().run()
    assert not chips(app, "facets.chip")
    assert len(app.dataframe[-1].value) == 2


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
