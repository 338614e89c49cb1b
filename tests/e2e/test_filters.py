"""What only a browser shows of the filters: menus that stay open, typing, what the browser keeps, its back."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_dashboard import parameters

pytestmark = pytest.mark.e2e


def test_actors_in_two_roles_then_undo_and_back(reader):
    page = reader.open("quotes?lang=en")
    page.locator(".st-key-bar-actors button").first.click()
    menu = page.locator('[data-testid="stPopoverBody"]')
    for role, name in (("Said by", "Vladimir Putin"), ("Leave out", "China")):
        menu.get_by_role("combobox", name=role).fill(name)
        page.get_by_role("option", name=re.compile(name)).first.click()
        expect(page.locator(".st-key-chips")).to_contain_text(name)
        reader.settled()
    expect(menu).to_be_visible()
    both = parameters(page.url)
    assert set(both) == {"lang", "speaker", "without"}
    page.keyboard.press("Escape")
    page.locator(".st-key-bar-undo button").first.click()
    expect(page).not_to_have_url(re.compile("without="))
    assert parameters(page.url) == {"lang": ["en"], "speaker": both["speaker"]}
    page.go_back()
    expect(page.locator(".st-key-chips")).to_contain_text("without China")
    assert parameters(page.url) == both


def test_unit_and_bounds_are_set_in_a_menu_that_stays_open(reader):
    page = reader.open("numbers?lang=en")
    page.locator(".st-key-facets-menu button").first.click()
    menu = page.locator('[data-testid="stPopoverBody"]')
    menu.get_by_role("combobox", name="Unit").fill("USD")
    page.get_by_role("option", name=re.compile("USD")).first.click()
    set_ = page.locator('[class*="st-key-facets-chip"]')
    expect(set_).to_contain_text(["USD"])
    reader.settled()
    menu.get_by_role("slider").first.press("ArrowRight")
    expect(set_).to_have_count(2)
    expect(menu).to_be_visible()
    assert set(parameters(page.url)) == {"lang", "unit", "least"}
    page.keyboard.press("Escape")
    for left in (1, 0):
        set_.get_by_role("button").first.click()
        expect(set_).to_have_count(left)
    assert parameters(page.url) == {"lang": ["en"]}


def test_an_act_is_chosen_in_a_menu(reader):
    page = reader.open("quotes?lang=en")
    page.locator(".st-key-facets-menu button").first.click()
    page.locator('[data-testid="stPopoverBody"]').get_by_role("button", name=re.compile("^denies")).click()
    expect(page.locator('[class*="st-key-facets-chip"]')).to_have_count(1)
    assert parameters(page.url) == {"lang": ["en"], "act": ["deny"]}


def test_a_saved_view_stays_in_the_browser_and_opens_on_any_page(reader, another):
    name = "<b>Dolar</b>"
    page = reader.open("numbers?unit=USD&samples=0&lang=en")
    for address in ("numbers?unit=USD&samples=0&lang=en", "quotes?lang=id"):
        page = reader.open(address)
        page.locator(".st-key-bar-views button").first.click()
        menu = page.locator('[data-testid="stPopoverBody"] .views')
        if "numbers" in address:
            menu.get_by_role("textbox").fill(name)
            menu.get_by_role("button", name="Save").click()
        expect(menu.get_by_role("button", name=name, exact=True)).to_be_visible()
    menu.get_by_role("button", name=name, exact=True).click()
    expect(page).to_have_url(re.compile("/numbers"))
    assert parameters(page.url) == {"unit": ["USD"], "samples": ["0"], "lang": ["id"]}
    other = another.open("quotes?lang=en")
    other.locator(".st-key-bar-views button").first.click()
    expect(other.locator('[data-testid="stPopoverBody"] .views')).to_contain_text("No saved views yet")
