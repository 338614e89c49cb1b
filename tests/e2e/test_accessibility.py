"""WCAG 2.2 AA in the browser: what axe-core finds on every view, and the way through them by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.navigation import PAGES
from tests.e2e.walk import GRAVE

pytestmark = pytest.mark.e2e

# Rule and attribute of what is Streamlit's own and out of reach of style and settings; see docs/accessibility.md.
STREAMLITS_OWN = (("color-contrast", 'data-testid="stBaseButton-header"'),)


def grave(visit):
    """The findings of a view that are serious or critical and no known ones of Streamlit's."""
    return [
        f"{visit.view or 'overview'} ({visit.language}): {finding['id']}: {node['target'][0]} {node['html'][:160]}"
        for finding in visit.findings
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
        if not any(finding["id"] == rule and own in node["html"] for rule, own in STREAMLITS_OWN)
    ]


def test_axe_finds_nothing_serious_on_any_view(walk):
    assert [finding for visit in walk for finding in grave(visit)] == []


def test_every_view_tells_its_language_and_its_title(walk):
    assert {(visit.language, visit.lang) for visit in walk} == {("id", "id"), ("en", "en")}
    for language in ("id", "en"):
        titles = {visit.view.partition("?")[0]: visit.title for visit in walk if visit.language == language}
        assert len(set(titles.values())) == len(titles) == len(PAGES)


def focused(page, property):
    return page.evaluate(f"document.activeElement.{property}")


def called(page):
    """What has the focus is called: its label or its words, without icons, which are ligatures."""
    return page.evaluate(
        """() => {
          const named = document.activeElement.cloneNode(true);
          named.querySelectorAll("[data-testid=stIconMaterial], .tilik-icon").forEach((icon) => icon.remove());
          return (named.ariaLabel || named.textContent).trim().replace(/\\s+/g, " ");
        }"""
    )


def outlined(page):
    """Whether the browser draws something around what has the focus."""
    return page.evaluate(
        """() => [document.activeElement, document.activeElement.parentElement].some((element) => {
          const style = getComputedStyle(element);
          return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
        })"""
    )


def test_the_keyboard_reaches_pages_filters_and_the_page(reader):
    page = reader.open("quotes")
    page.keyboard.press("Tab")
    assert focused(page, "textContent") == "Langsung ke isi halaman"
    reached, unmarked = [], []
    while len(reached) < 30 and reached[-1:] != ["Daftar"]:
        page.keyboard.press("Tab")
        reached.append(called(page))
        if not outlined(page):
            unmarked.append(reached[-1])
    names = (
        "Menu utama",
        "Ikhtisar",
        "Aktor",
        "Korpus",
        "ID",
        "Tanggal",
        "Media",
        "Aktor",
        "Cari dalam teks",
        "Salin tautan",
        "Daftar",
    )
    assert [name for name in reached if name in names] == list(names), reached
    assert unmarked == []


def test_the_skip_link_leads_past_the_filters(reader):
    page = reader.open("quotes")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page, "textContent") == "Kutipan"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.tilik-nav, .st-key-bar, header')") is None


def test_a_table_opens_its_drawer_and_closes_it_by_keyboard(reader):
    page = reader.open("quotes")
    drawer = page.locator(".st-key-drawer-open")
    page.locator('[data-testid="stDataFrame"] canvas').first.focus()
    page.keyboard.press("ArrowDown")
    expect(drawer).to_be_visible()
    reader.settled()
    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    expect(drawer).to_have_role("region")
    expect(drawer).to_have_accessible_name("Yang dipilih")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.st-key-drawer-open')")
    page.keyboard.press("Escape")
    assert page.evaluate("!!document.activeElement.closest('[data-testid=stDataFrame]')")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_menus_open_and_close_by_keyboard(reader):
    page = reader.open()
    menu = page.locator(".st-key-bar-outlets button").first
    menu.focus()
    page.keyboard.press("Enter")
    body = page.locator('[data-testid="stPopoverBody"]')
    expect(body).to_be_visible()
    reader.settled()
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    expect(menu).to_be_focused()


@pytest.mark.parametrize("width", [390, 768])
def test_nothing_has_to_be_scrolled_sideways_to_reach_a_page_or_a_filter(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 844})
    page = reader.open("corpus")
    for place in (".tilik-nav a", ".st-key-bar button", ".st-key-bar input"):
        for element in page.locator(place).all():
            box = element.bounding_box()
            if box and box["width"] > 1:
                assert box["x"] >= 0 and box["x"] + box["width"] <= width, element.inner_text()
    page.locator(".tilik-nav").get_by_text("EN", exact=True).click()
    expect(page).to_have_url(re.compile("lang=en"))
