"""The dashboard in a real browser, on the seeds."""

import csv
import io
import json
import re
import urllib.error
import urllib.parse
import urllib.request

import networkx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.chromium import find

pytestmark = pytest.mark.e2e

SEEDS = 25
OUTLET = "Kabar Tepikarang"
CHART = ".tilik-chronology"


def parameters(url):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)


def outlet_articles(server, outlet):
    exported = server.tilik("export", "articles", "--format", "jsonl")
    assert exported.returncode == 0, exported.stderr
    return sum(json.loads(line)["outlet"] == outlet for line in exported.stdout.splitlines())


def test_a_browser_is_there():
    assert find() is not None


def test_the_seeds_are_there_in_the_browsers_language(reader):
    reader.open()
    reader.articles(SEEDS)
    expect(reader.page.get_by_text("Paling banyak dikutip")).to_be_visible()


def test_the_language_switch_keeps_the_page(reader):
    page = reader.open("corpus")
    page.locator(".tilik-nav").get_by_text("EN", exact=True).click()
    expect(page.locator(".tilik-nav").get_by_role("link", name="Corpus")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/corpus\?lang=en$"))


def test_an_outlet_filter_changes_the_counts_and_follows_to_other_pages(reader, server):
    expected = outlet_articles(server, OUTLET)
    assert 0 < expected < SEEDS
    page = reader.open()
    page.locator(".st-key-bar-outlets button").first.click()
    page.locator('[data-testid="stPopoverBody"] input').click()
    page.get_by_role("option", name=re.compile(OUTLET)).click()
    reader.articles(expected)
    assert parameters(page.url) == {"outlet": [OUTLET]}
    page.keyboard.press("Escape")
    page.locator(".tilik-nav").get_by_role("link", name="Korpus").click()
    expect(page.get_by_text(f"{expected} artikel", exact=False).first).to_be_visible()
    assert parameters(page.url) == {"outlet": [OUTLET]}


def test_reload_and_the_back_button_keep_the_filters(reader, server):
    expected = outlet_articles(server, OUTLET)
    page = reader.open(f"?outlet={urllib.parse.quote(OUTLET)}")
    reader.articles(expected)
    page.reload()
    reader.articles(expected)
    page.locator(".tilik-nav").get_by_role("link", name="Korpus").click()
    expect(page).to_have_url(re.compile("/corpus"))
    page.go_back()
    reader.articles(expected)
    assert parameters(page.url) == {"outlet": [OUTLET]}
    page.locator(".st-key-chips").get_by_role("button", name=OUTLET).click()
    reader.articles(SEEDS)
    assert parameters(page.url) == {}


def test_an_alias_finds_its_actor(reader, server):
    """The name typed is nobody's own: only the store knows whose alias it is."""
    exported = server.tilik("export", "actors", "--format", "jsonl")
    actors = [json.loads(line) for line in exported.stdout.splitlines()]
    names = " ".join(actor["name"].lower() for actor in actors)
    name, alias = next(
        (actor["name"], alias)
        for actor in actors
        for alias in actor["aliases"] or []
        if alias.lower() not in names and len(alias) > 3
    )
    page = reader.open()
    page.locator(".st-key-bar-actors button").first.click()
    box = page.locator('[data-testid="stPopoverBody"] input').first
    box.fill(alias)
    box.press("Enter")
    expect(page.locator(".st-key-chips")).to_contain_text(name)
    assert parameters(page.url)["actor"]


def test_the_overview_is_found_by_its_name_too(reader, server):
    page = reader.open(f"overview?outlet={urllib.parse.quote(OUTLET)}")
    reader.articles(outlet_articles(server, OUTLET))
    assert urllib.parse.urlsplit(page.url).path == "/"
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_link_with_values_that_are_gone_says_so(reader):
    page = reader.open("?outlet=Koran+Hilang&actor=nobody&since=2024-99-99")
    notice = page.locator(".st-key-gone")
    for value in ("Koran Hilang", "nobody", "2024-99-99"):
        expect(notice).to_contain_text(value)
    reader.articles(SEEDS)
    notice.get_by_role("button").click()
    expect(page.locator(".st-key-gone")).to_have_count(0)
    assert parameters(page.url) == {}


def test_samples_can_be_hidden(reader):
    page = reader.open()
    page.locator(".st-key-bar-more button").first.click()
    page.locator('[data-testid="stPopoverBody"]').get_by_text("Contoh", exact=True).click()
    reader.articles(1)
    assert parameters(page.url) == {"samples": ["0"]}
    page.keyboard.press("Escape")  # what stood in the menu is sent once more with the next click
    page.locator(".st-key-chips").get_by_role("button", name="tanpa contoh").click()
    reader.articles(SEEDS)
    assert parameters(page.url) == {}


def test_a_quote_leads_to_its_sentence(reader):
    page = reader.open("?samples=0")
    card = page.locator(".tilik-card", has=page.locator("blockquote")).first
    said = "".join(card.locator("blockquote").inner_text().strip('“”"… ').split())
    card.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/article\?.*article=.*start=\d+.*end=\d+"))
    hit = page.locator(".tilik-text .hit")
    expect(hit.first).to_be_visible()
    marked = "".join("".join(hit.all_inner_texts()).split())
    assert said[:40] in marked
    assert parameters(page.url)["samples"] == ["0"]


def download(page, key="download"):
    page.locator(f".st-key-{key}-menu button").first.click()
    with page.expect_download() as waited:
        page.locator(f".st-key-{key}-file button").click()
    return list(csv.DictReader(io.StringIO(waited.value.path().read_bytes().decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("path", "key", "counted"),
    [
        ("quotes", "quotes-download", r"^(\d+) kutipan$"),
        ("quotes?type=direct", "quotes-download", r"^(\d+) kutipan$"),
        ("numbers", "numbers-download", r"^(\d+) angka$"),
        ("timeline", "timeline-download", r"^(\d+) artikel$"),
        ("timeline?clock=happened", "timeline-dates-download", r"^(\d+) tanggal$"),
    ],
)
def test_every_page_downloads_as_many_rows_as_it_counts(reader, path, key, counted):
    page = reader.open(path)
    heading = page.get_by_role("heading", name=re.compile(counted))
    expect(heading).to_be_visible()
    total = int(re.search(counted, heading.inner_text().strip())[1])
    assert total > 0
    assert len(download(page, key)) == total


def cell(page, key, *, row, column):
    """Click a cell of a table, which is drawn on a canvas: rows are 35 pixels high below the head."""
    canvas = page.locator(f'[class*="st-key-{key}"] canvas').first
    expect(canvas).to_be_visible()
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()  # the canvas lies below a scroller, which takes the click
    page.mouse.click(box["x"] + column, box["y"] + 38 + 35 * row + 17)


def pointed(page: Page, chart: Locator, text: re.Pattern[str]) -> tuple[float, float]:
    """Where, from the top of a chart, something says such a text when it is pointed at."""
    box = chart.bounding_box()
    for down in range(10, int(box["height"]), 12):
        for across in range(60, int(box["width"]) - 20, 30):
            x, y = box["x"] + across, box["y"] + down
            page.mouse.move(x, y)
            if chart.get_by_text(text).count():
                return x, y
    raise AssertionError(f"nothing says {text.pattern}")


def reached(page: Page) -> tuple[str, int]:
    """Of the bar that an arrow reaches first, its days and outlet, and its count."""
    drawing = page.locator(f"{CHART} svg")
    expect(drawing).to_be_visible()
    drawing.focus()
    page.keyboard.press("ArrowRight")
    said = page.locator(f"{CHART} .tilik-drawing-told")
    expect(said).not_to_be_empty()
    days, _, counted = said.inner_text().rpartition(", ")
    outlet, _, count = counted.rpartition(": ")
    return f"{days} · {outlet}", int(count)


def test_a_bar_is_reached_by_arrows_and_keeps_its_articles_below(reader):
    page = reader.open("timeline")
    every = page.get_by_role("heading", name=re.compile(r"^\d+ artikel$"))
    expect(every).to_be_visible()
    name, count = reached(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"{name} · {count} artikel", exact=True)).to_be_visible()
    expect(page.locator(f'{CHART} svg rect[stroke-width="2"]')).to_have_count(1)
    reader.settled()
    reached(page)
    page.keyboard.press("Enter")
    expect(every).to_be_visible()


def test_days_that_are_drawn_over_become_the_filter(reader):
    page = reader.open("timeline?bucket=day")
    drawing = page.locator(f"{CHART} svg")
    expect(drawing).to_be_visible()
    reader.settled()
    box = drawing.bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 120, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    since, until = re.search(r"since=([\d-]+)&until=([\d-]+)", page.url).groups()
    assert since < until
    reader.settled()
    expect(page.locator(".st-key-chips")).to_be_visible()
    days = page.get_by_role("heading", name=re.compile(r"^\d+ artikel$")).inner_text()
    assert int(days.split()[0]) == len(download(page, "timeline-download"))


def test_a_bar_of_the_overview_narrows_the_filters(reader):
    page = reader.open("overview")
    _, count = reached(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"outlet=.*since=.*until="))
    reader.settled()
    figures = page.locator("dl", has_text="artikel").first
    expect(figures.locator("dd").first).to_have_text(re.compile(rf"^{count}\b"))
    page.locator(".st-key-bar-undo button").first.click()
    expect(page).not_to_have_url(re.compile("since="))


def test_an_outlet_can_be_taken_out_of_the_bars(reader):
    page = reader.open("timeline")
    key = page.locator(f"{CHART} .tilik-drawing-key button").first
    expect(key).to_have_attribute("aria-pressed", "true")
    bars = page.locator(f"{CHART} svg path").first
    expect(bars).to_have_attribute("d", re.compile("M"))
    key.click()
    expect(key).to_have_attribute("aria-pressed", "false")
    expect(bars).to_have_attribute("d", "")


def test_the_other_clock_draws_times_as_bars_that_lead_to_their_sentences(reader):
    page = reader.open("timeline")
    expect(page.locator(f"{CHART} svg path[d]").first).to_be_visible()
    page.get_by_text("Saat terjadi", exact=True).click()
    expect(page).to_have_url(re.compile(r"clock=happened"))
    chart = page.locator(CHART)
    expect(chart.locator("svg rect").first).to_be_visible()
    reader.settled()
    x, y = pointed(page, chart, re.compile(r"\d+ penyebutan · \d+ artikel"))
    told = chart.locator(".tilik-drawing-tip").inner_text().splitlines()
    page.mouse.click(x, y)
    heading = f"{told[0]} · {told[1].split()[0]} tanggal"
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    reader.settled()  # or the click would fall on the table that is about to go
    cell(page, "timeline-dates", row=0, column=60)
    reader.settled()
    page.locator(".st-key-drawer-read button").click()
    expect(page).to_have_url(re.compile(r"/article\?.*article=.*start=\d+.*end=\d+"))
    expect(page.locator(".tilik-text .hit").first).to_be_visible()


def test_a_number_leads_to_its_sentence(reader):
    page = reader.open("numbers")
    cell(page, "numbers-table", row=0, column=60)
    page.locator(".st-key-drawer-read button").click()
    expect(page).to_have_url(re.compile(r"/article\?.*article=.*start=\d+.*end=\d+"))
    expect(page.locator(".tilik-text .hit").first).to_be_visible()


def test_what_is_counted_narrows_the_numbers_and_their_file(reader):
    page = reader.open("numbers?view=weeks")
    cell(page, "numbers-spread", row=0, column=60)
    heading = page.get_by_role("heading", name=re.compile(r"^\d+ angka · "))
    expect(heading).to_be_visible()
    rows = download(page, "numbers-download")
    assert len(rows) == int(heading.inner_text().split()[0]) > 1
    assert len({row["noun"].lower() for row in rows}) == 1
    assert len({row["outlet"] for row in rows}) > 1


def test_a_downloaded_csv_has_the_rows_that_the_page_counts(reader, server):
    expected = outlet_articles(server, OUTLET)
    page = reader.open(f"corpus?outlet={urllib.parse.quote(OUTLET)}")
    expect(page.get_by_text(re.compile(rf"^{expected} artikel"))).to_be_visible()
    rows = download(page)
    assert len(rows) == expected
    assert {row["outlet"] for row in rows} == {OUTLET}


def test_the_server_guards_itself(server):
    with urllib.request.urlopen(server.url) as answer:
        headers = answer.headers
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    with pytest.raises(urllib.error.HTTPError) as closed:
        urllib.request.urlopen(f"{server.url}/_stcore/metrics")
    assert closed.value.code == 404
    with urllib.request.urlopen(f"{server.url}/app/static/topojson/world_110m.json") as answer:
        assert json.load(answer)["type"] == "Topology"
    with urllib.request.urlopen(f"{server.url}/app/static/fonts/inter-latin-wght-normal.woff2") as answer:
        assert answer.read(4) == b"wOF2"


# From here on the store grows: these run last.

HOSTILE = {
    "id": "e2e-hostile",
    "outlet": '=HYPERLINK("http://luar.example","klik")',
    "title": "![gambar](http://luar.example/a.png) <script>window.hacked=1</script> naik $10 dan $20",
    "text": "Gubernur Wira Sasmaya mengatakan, \"<img src=http://luar.example/b.png onerror='window.hacked=1'> "
    'harga naik $10 dan $20 pekan ini." Warga Desa Sukamaju diminta tenang.',
    "published": "2026-01-02T03:00:00Z",
}


def test_markup_in_an_article_is_inert(reader, server, tmp_path):
    source = tmp_path / "hostile.jsonl"
    source.write_text(json.dumps(HOSTILE) + "\n", encoding="utf-8")
    assert server.tilik("ingest", str(source)).returncode == 0
    page = reader.open()
    card = page.locator(".tilik-line", has_text="![gambar](http://luar.example/a.png)")
    expect(card).to_contain_text("<script>window.hacked=1</script> naik $10 dan $20")
    for path in ("quotes", "corpus", "actors", "timeline", f"article?article={HOSTILE['id']}"):
        reader.open(path)
    expect(page.locator(".tilik-text")).to_contain_text("<img src=http://luar.example/b.png")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src*='luar.example'], a[href*='luar.example'], .katex").count() == 0
    outlet = urllib.parse.quote(HOSTILE["outlet"])
    reader.open(f"corpus?outlet={outlet}")
    expect(page.locator(".st-key-chips")).to_contain_text("HYPERLINK")
    [row] = download(page)
    assert row["outlet"] == "'" + HOSTILE["outlet"]


def test_an_ingest_in_another_process_appears_by_itself(reader, server, tmp_path):
    page = reader.open()
    before = int(reader.figures().first.inner_text())
    source = tmp_path / "kabar.txt"
    source.write_text("Bupati Lestari Wangsa mengatakan panen garam tahun ini mencapai 700 ton.", encoding="utf-8")
    assert server.tilik("ingest", str(source)).returncode == 0
    reader.articles(before + 1)
    assert page.url.rstrip("/") == server.url


def test_an_upload_appears_and_a_refusal_is_explained(reader):
    page = reader.open()
    before = int(reader.figures().first.inner_text())
    reader.open("corpus")
    page.get_by_role("tab", name="Tambah artikel").click()
    good = {
        "name": "../kabar pagi.txt",
        "mimeType": "text/plain",
        "buffer": b"Menteri Sekar Arum menyebut 12 kapal.",
    }
    empty = {"name": "kosong.txt", "mimeType": "text/plain", "buffer": b" "}
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files([good, empty])
    page.locator(".st-key-corpus-read button").click()
    expect(page.get_by_text("1 disimpan, 0 diganti, 1 ditolak.")).to_be_visible(timeout=90_000)
    expect(page.get_by_text(re.compile(r"kosong.*Isinya kosong"))).to_be_visible()
    expect(page.get_by_role("tab", name="Ditolak (1)")).to_be_visible()
    page.locator(".tilik-nav").get_by_role("link", name="Ikhtisar").click()
    reader.articles(before + 1)


def test_a_tie_of_the_table_shows_its_sentences_beside_the_network(reader):
    page = reader.open("actors?samples=0")
    page.get_by_role("radio", name="Hubungan").or_(page.get_by_role("button", name="Hubungan", exact=True)).click()
    cell(page, "network-ties", row=0, column=60)
    expect(page).to_have_url(re.compile(r"focus=.*focus="))
    expect(page.locator(".tilik-citation mark").first).to_be_visible()
    expect(page.locator('[class*="st-key-actors-network"] canvas').first).to_be_visible()
    page.locator(".tilik-card", has=page.locator(".tilik-citation")).first.get_by_role("link").click()
    expect(page.locator(".tilik-text .hit").first).to_be_visible()


def test_the_network_downloads_as_a_graph(reader):
    page = reader.open("actors?samples=0")
    page.locator(".st-key-graph-menu button").first.click()
    with page.expect_download() as waited:
        page.locator(".st-key-graph-file button").click()
    graph = networkx.read_gexf(waited.value.path())
    assert {"NATO", "China"} <= {label for _, label in graph.nodes(data="label")}
    assert all(edge["articles"] for *_, edge in graph.edges(data=True))
