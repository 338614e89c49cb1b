"""What a reader's own browser remembers: the last visit, and that the tour was put away."""

import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

DAY = 24 * 60 * 60


def cookies(reader):
    return {one["name"]: one["value"] for one in reader.context.cookies()}


def test_the_tour_leads_to_pages_and_is_put_away_for_good(reader):
    page = reader.open("?lang=en")
    tour = page.locator(".st-key-tour")
    expect(tour.get_by_role("link")).to_have_count(4)
    tour.get_by_role("link", name="Search articles and quotes").click()
    expect(page).to_have_url(f"{reader.server.url}/search?lang=en&q=banjir")
    reader.open("?lang=en")
    tour.get_by_role("button", name="Do not show again").click()
    expect(tour).to_have_count(0)
    reader.settled()
    assert cookies(reader)["tilik_tour"] == "1"
    reader.open("?lang=en")
    expect(tour).to_have_count(0)


def test_what_is_new_counts_from_the_last_visit(reader):
    now = int(time.time())
    reader.context.add_cookies(
        [{"name": "tilik_visit", "value": f"{now - 9 * DAY}.{now - 2 * DAY}", "url": reader.server.url}]
    )
    page = reader.open("?lang=en")
    since = page.get_by_text("New since your last visit")
    expect(since).to_be_visible()
    before, last = cookies(reader)["tilik_visit"].split(".")
    assert int(before) == now - 2 * DAY
    assert now - 120 < int(last) <= int(time.time())


def test_a_first_visit_is_told_what_was_read_last(reader):
    page = reader.open("?lang=en")
    expect(page.get_by_text("Read most recently")).to_be_visible()
    assert cookies(reader)["tilik_visit"].startswith("0.")
    reader.open("?lang=en")
    assert cookies(reader)["tilik_visit"].startswith("0.")  # half an hour has not passed: the same visit
