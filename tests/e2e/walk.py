"""A walk over all views in both languages: what axe finds there, and every word that a reader sees or hears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.catalogue import Catalogue
from dashboard.navigation import DEFAULT, titles

VIEWS = (
    "",
    "timeline",
    "timeline?clock=happened",
    "timeline?clock=lanes",
    "actors?table=actors",
    "actors?table=ties",
    "actors?view=matrix",
    "actors?view=map&table=acts",
    "actors?view=map&region=indonesia",
    "actors?view=table",
    "quotes",
    "quotes?view=groups",
    "quotes?view=compare",
    "quotes?view=wordings",
    "numbers",
    "numbers?unit=USD&least=10",
    "search",
    "search?q=harga",
    "article",
    "article?article={article}&start=0&end=20",
    "corpus",
)
FACETS = (".st-key-facets-menu",)
# The menus that are opened, by the view where they are.
MENUS = {
    "": (
        ".st-key-bar-days", ".st-key-bar-outlets", ".st-key-bar-actors", ".st-key-bar-more", ".st-key-bar-copy",
        '[data-testid="stMainMenu"]',
    ),
    "quotes": FACETS,
    "numbers?unit=USD&least=10": FACETS,
}  # fmt: skip
AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
GRAVE = ("serious", "critical")
# Texts and names of elements; of tables, which are drawn on canvases, the copies for screen readers. Icons, which
# are ligatures, and addresses are left out.
SAID = """() => {
  const said = [], icons = "[data-testid=stIconMaterial], .tilik-icon";
  const hidden = `script, style, noscript, [data-testid=stCode], ${icons}`;
  const add = (text, element, where) => {
    const plain = (text ?? "").trim().replace(/\\s+/g, " ");
    if (plain && !element.closest(hidden))
      said.push({text: plain, where, cell: !!element.closest("[role=gridcell]")});
  };
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) add(node.nodeValue, node.parentElement, "text");
    else for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt", "data-title"])
      add(node.getAttribute(name), node, name);
  }
  for (const plot of document.querySelectorAll(".js-plotly-plot"))
    for (const trace of plot.data ?? [])
      for (const text of [trace.name, trace.hovertext, trace.text].flat(3))
        if (typeof text === "string") text.split("<br>").forEach((line) => add(line, plot, "hover"));
  for (const shape of document.querySelectorAll(".tilik-map svg *"))
    shape.told?.lines.forEach((line) => add(line, shape, "hover"));
  for (const { parentElement, firstChild } of document.querySelectorAll(".tilik-chronology"))
    for (const mark of parentElement.chronology.all())
      mark.lines.forEach((line) => add(line, firstChild, "hover"));
  return said;
}"""

# A run may be over before the app says that it runs: it is seen by what the server tells.
TOLD = """window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", () => { window.told = performance.now(); });
  }
};"""
GO = """async (path) => {
  const since = performance.now(), quiet = 200;
  const running = () => document.querySelector("[data-testid=stApp]").dataset.testScriptState !== "notRunning";
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
  const over = () => window.told > since && performance.now() - window.told > quiet && !running();
  while (!over()) await new Promise((done) => setTimeout(done, 20));
}"""


@dataclass(frozen=True, slots=True)
class Said:
    """One text; ``cell`` where it stands in a table, as its value."""

    text: str
    where: str
    cell: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One view in one language: ``findings`` as axe reports them, ``lang`` and ``title`` of the document."""

    view: str
    language: str
    lang: str
    title: str
    findings: list[dict[str, Any]] = field(repr=False)
    said: list[Said] = field(repr=False)


def visits(browser: Browser, address: str, *, article: str) -> Iterator[Visit]:
    """Each view in Indonesian and light, with all rules; then in English and dark, with those of colour alone."""
    for language, scheme in (("id", "light"), ("en", "dark")):
        # A browser of the other language: only the link says what the reader reads.
        locale = "en-US" if language == "id" else "id-ID"
        size = {"width": 1440, "height": 1000}
        context = browser.new_context(locale=locale, color_scheme=scheme, viewport=size)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.add_init_script(TOLD)
        page.goto(f"{address}/corpus?lang={language}")
        settled(page)
        for view in VIEWS:
            go(page, view.format(article=article), language=language)
            said = page.evaluate(SAID)
            rules = COLOURS if scheme == "dark" else AA
            found = findings(page, rules)
            for _ in opened(page, MENUS.get(view, ())):
                said += page.evaluate(SAID)
                found += findings(page, rules)
            lang = page.evaluate("document.documentElement.lang")
            yield Visit(view, language, lang, page.title(), found, [Said(**one) for one in said])
        context.close()


def go(page: Page, path: str, *, language: str) -> None:
    """To another view as the browser's history goes there: nothing is loaded anew."""
    page.evaluate(GO, f"/{path}{'&' if '?' in path else '?'}lang={language}")
    title = titles(Catalogue(language))[path.partition("?")[0] or DEFAULT]
    expect(page).to_have_title(f"{title} – Tilik")
    settled(page)


def settled(page: Page) -> None:
    """The page is drawn, figures and tables too."""
    expect(page.locator(".tilik-page")).to_be_attached()
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator('[data-testid="stSkeleton"]:visible, [data-stale="true"]:visible')).to_have_count(0)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    for element, drawn in (("stPlotlyChart", ".main-svg"), ("stDataFrame", "canvas")):
        empty = f'[data-testid="{element}"]:visible:not(:has({drawn}))'
        expect(page.locator(empty)).to_have_count(0)


def findings(page: Page, rules: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What axe finds wrong by some of its rules."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found


def opened(page: Page, menus: Iterable[str]) -> Iterator[None]:
    """One menu after the other, open."""
    menu = page.locator('[data-testid="stPopoverBody"], [data-testid="stMainMenuPopover"]')
    for key in menus:
        page.locator(f"{key} button").first.click()
        expect(menu.first).to_be_visible()
        settled(page)  # some are filled once they open
        yield
        page.keyboard.press("Escape")
        expect(menu).to_have_count(0)
