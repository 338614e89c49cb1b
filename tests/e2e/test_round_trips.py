"""What leads away and back again: links, corrections."""

import urllib.parse

import pytest
from playwright.sync_api import expect

from tests.e2e.test_dashboard import cell
from tests.e2e.walk import settled

pytestmark = pytest.mark.e2e

SPEAKER = "Vladimir Putin"
CHOSEN = urllib.parse.urlencode({"outlet": "Kabar Tepikarang", "lang": "en"})
VIEWS = (
    f"?{CHOSEN}",
    f"timeline?{CHOSEN}&clock=happened",
    f"actors?{CHOSEN}&view=table",
    f"actors?{CHOSEN}&view=matrix",
    f"quotes?{CHOSEN}&type=direct",
    f"numbers?{CHOSEN}&kind=cardinal",
    f"article?{CHOSEN}",
    f"corpus?{CHOSEN}",
)
# Everything written on the page, and the values of tables, which are drawn on canvases beside a copy for readers.
WRITTEN = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const cells = [...main.querySelectorAll("[role=gridcell], [role=columnheader]")].map((cell) => cell.textContent);
  return [...main.innerText.split("\\n").map((line) => line.trim()).filter(Boolean), ...cells];
}"""


def written(reader):
    settled(reader.page)
    uncopied = '[data-testid="stDataFrame"]:visible:not(:has([role="gridcell"]))'
    expect(reader.page.locator(uncopied)).to_have_count(0)
    return [line for line in reader.page.evaluate(WRITTEN) if "://" not in line]


def test_a_copied_link_shows_another_reader_the_same_on_every_view(reader, another):
    for view in VIEWS:
        reader.open(view)
        shown = written(reader)
        assert len(shown) > 20, view
        another.open(reader.link())
        expect(another.page.locator(".st-key-chips")).to_contain_text("Kabar Tepikarang")
        assert written(another) == shown, view


def first_quote(reader):
    """The first quote of the articles that are no samples, opened beside its table."""
    page = reader.open("quotes?samples=0&lang=en")
    cell(page, "quotes-table", row=0, column=60)
    expect(page.locator(".st-key-drawer-open")).to_be_visible()
    reader.settled()
    return page


def test_a_corrected_speaker_still_holds_once_the_articles_are_read_again(reader, another, server):
    page = first_quote(reader)
    page.locator(".st-key-drawer-correct button").click()
    dialog = page.get_by_role("dialog")
    speakers = dialog.locator('[data-testid="stMultiSelect"]')
    speakers.get_by_role("button", name="Clear all").click()
    speakers.locator("input").fill(SPEAKER)
    page.get_by_role("option", name=SPEAKER, exact=True).click()
    page.keyboard.press("Escape")
    dialog.get_by_label("Your name").fill("Sekar")
    dialog.get_by_label("Why").fill("wrong speaker")
    dialog.get_by_role("button", name="Save").click()
    signed = page.locator('[class*="st-key-signed-drawer"]')
    expect(signed).to_contain_text(f"{SPEAKER} (Sekar")
    assert server.tilik("ingest", "--seeds", "--again").returncode == 0
    other = first_quote(another)
    expect(other.locator(".stMain")).to_contain_text(SPEAKER)
    signed = other.locator('[class*="st-key-signed-drawer"]')
    expect(signed).to_contain_text(f"{SPEAKER} (Sekar")
    signed.get_by_role("button", name="Undo this correction").click()
    other.get_by_role("dialog").get_by_label("Your name").fill("Laras")
    other.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(signed).to_have_count(0)
