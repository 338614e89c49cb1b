"""What only a browser shows of the actor maps: that they draw without a network, and what a click opens."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from components.palette import LIGHT

pytestmark = pytest.mark.e2e
# Who NATO acts upon in the samples, and nothing else.
NATO = "around=org:nato&depth=1&hide=speaks+about&hide=named+together"
MAP = ".tilik-map"
CHART = '[data-testid="stEChartsChart"]'
REQUEST = LIGHT.quad("verbal conflict")
MIDDLE = """path => {
    const point = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
    const chart = path.closest('[data-testid="stEChartsChart"]').getBoundingClientRect();
    return {x: point.x - chart.x, y: point.y - chart.y};
}"""


@pytest.fixture
def offline(reader):
    """A reader whose requests to other machines are cut; that one was tried fails the test (``reader``)."""

    def elsewhere(url: str) -> bool:
        return url.startswith("http") and not url.startswith(reader.server.url)

    reader.context.route(elsewhere, lambda route: route.abort())
    return reader


def pixels(drawing: Locator) -> np.ndarray:
    """A drawing as it is seen: rows of pixels of red, green and blue."""
    with Image.open(io.BytesIO(drawing.screenshot())) as picture:
        return np.asarray(picture.convert("RGB"), dtype=int)


def shown(seen: np.ndarray, shade: str) -> int:
    """How many pixels have about this colour; lines let a little of the paper through."""
    color = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    return int((abs(seen - color).max(axis=2) < 25).sum())


def middle(chart: Locator, mark: str) -> dict[str, float]:
    """Where the middle of a line or outline lies in the drawing."""
    place: dict[str, float] = chart.locator(f"svg path[{mark}]").first.evaluate(MIDDLE)
    return place


def save(page: Page, chart: Locator, x: float, y: float, folder: Path) -> Path:
    """Click the button that saves the picture."""
    with page.expect_download() as download:
        chart.click(position={"x": x, "y": y})
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_the_network_draws_offline_and_its_nodes_and_edges_open(offline, tmp_path):
    page = offline.open(f"actors?{NATO}&picture=svg")
    chart = page.locator(CHART)
    node = chart.locator(f'svg path[fill="{LIGHT.kind("organisation")}"]')
    expect(node).to_have_count(1)
    expect(chart).to_have_attribute(
        "aria-label", "Jaringan aktor; fakta yang sama dapat ditampilkan sebagai tabel di bawah"
    )
    square, whole = node.bounding_box(), chart.bounding_box()
    at_node = {
        "x": square["x"] + square["width"] / 2 - whole["x"],
        "y": square["y"] + square["height"] / 2 - whole["y"],
    }
    at_edge = middle(chart, f'fill="none"][stroke="{REQUEST}"')
    icon = middle(chart, f'stroke="{LIGHT.muted}"')
    svg = save(page, chart, icon["x"], icon["y"], tmp_path)
    assert svg.suffix == ".svg"
    assert ">NATO</text>" in svg.read_text()

    page = offline.open(f"actors?{NATO}")
    chart = page.locator(CHART)
    expect(chart.locator("canvas")).to_be_visible()
    seen = pixels(chart)
    for shade in (LIGHT.kind("organisation"), LIGHT.kind("country"), REQUEST):
        assert shown(seen, shade) > 100, shade
    png = save(page, chart, icon["x"], icon["y"], tmp_path)
    with Image.open(png) as picture:
        assert picture.format == "PNG"
        assert picture.width == 2 * round(whole["width"])

    chart.click(position=at_node)
    expect(page.locator(".tilik-profile h3")).to_contain_text("NATO")
    expect(page.locator(".tilik-card mark", has_text="meminta").first).to_be_visible()
    chart.click(position=at_edge)
    expect(page.get_by_role("heading", name="NATO → China")).to_be_visible()
    expect(page.locator(".tilik-citation mark", has_text="meminta").first).to_be_visible()
    assert "focus=org%3Anato" in page.url
    assert "around=org%3Anato" in page.url


def test_a_square_of_the_matrix_opens_its_sentences(offline):
    page = offline.open(f"actors?{NATO}&view=matrix&picture=svg")
    square = page.locator(f'{CHART} svg path[fill="{REQUEST}"]')
    expect(square).to_have_count(1)
    square.click(force=True)
    expect(page.get_by_role("heading", name="NATO → China")).to_be_visible()
    expect(page.locator(".tilik-citation mark", has_text="meminta").first).to_be_visible()


def test_the_map_draws_offline(offline):
    page = offline.open("actors?view=map")
    areas = page.locator(f"{MAP} svg path[fill]")
    expect(areas.first).to_be_attached()
    shades, counts = np.unique(pixels(page.locator(MAP)).reshape(-1, 3), axis=0, return_counts=True)
    assert len(shades[counts > 50]) > 8
    expect(page.locator(f"{MAP} svg")).to_have_attribute(
        "aria-label", re.compile("Paling banyak disebut: Indonesia")
    )


def test_what_is_clicked_on_the_map_opens_beside_it(offline):
    page = offline.open("actors?view=map")
    named = page.locator(f"{MAP} svg text", has_text="Rusia")
    expect(named).to_be_visible()
    box = named.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 4)
    expect(page.locator(f"{MAP} .tilik-drawing-tip")).to_contain_text(
        re.compile(r"Rusia.*penyebutan: \d", re.DOTALL)
    )
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 4)
    expect(page.get_by_role("heading", name="Rusia")).to_be_visible()
    assert "focus=" in page.url
    expect(page.locator(f'{MAP} svg path[stroke-width="2.5"]')).to_have_count(1)
    offline.page.get_by_role("button", name="Tutup").click()
    expect(page.locator(f'{MAP} svg path[stroke-width="2.5"]')).to_have_count(0)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 4)
    expect(page.get_by_role("heading", name="Rusia")).to_be_visible()


def test_the_map_is_enlarged_moved_and_saved_by_buttons(offline, tmp_path):
    page = offline.open("actors?view=map")
    named = page.locator(f"{MAP} svg text", has_text="Rusia")
    expect(named).to_be_visible()
    place, box = named.get_attribute("x"), named.bounding_box()
    page.get_by_role("button", name="Perbesar").press("Enter")
    expect(named).not_to_have_attribute("x", place)
    page.get_by_role("button", name="Kembalikan").click()
    expect(named).to_have_attribute("x", place)
    page.mouse.move(box["x"], box["y"] - 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] - 50, steps=4)
    page.mouse.up()
    expect(named).to_have_attribute("x", f"{float(place) + 40:.1f}")
    assert "focus=" not in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan sebagai SVG").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".svg"
    assert "Rusia" in file.read_text(encoding="utf-8")
