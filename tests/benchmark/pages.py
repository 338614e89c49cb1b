"""Every page in a browser, beside an empty app: first load, and how long a change of the filters takes to show.

Both apps are measured in turns in one browser, so that whatever else the machine does falls on both. A change is
a new address in an open page, as the back button brings it: the same run of the script and the same messages as a
widget's. It is over at the end of the frame that shows the last change of the document or of a canvas; then
nothing may change for ``QUIET`` milliseconds, which are not counted. No filter is asked for twice, so no cache
knows the answer. A first load has a browser without any cache and a server that has shown the page before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from dashboard.data.store import Store
from tests.benchmark import servers
from tests.benchmark.changes import Query, View, articles, changes, views
from tests.benchmark.figures import Figure
from tests.e2e.chromium import FLAGS, ensure

if TYPE_CHECKING:
    from dashboard.data.snapshot import Snapshot

QUIET = 350  # milliseconds
LOADS = 3
CHANGES = 12
SCRIPT = Path(__file__).with_name("repaint.js")
HEADER = (
    f"{'page':24}{'first load':>12}{'×empty':>8}{'change p50':>12}{'p95':>8}{'×empty':>8}{'kB p50':>9}{'most':>7}"
)


@dataclass(slots=True)
class Taken:
    """What one app took on one page: milliseconds, and thousands of bytes over the websocket."""

    loads: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One page beside the empty app."""

    view: View
    page: Taken
    empty: Taken

    @property
    def load(self) -> float:
        return median(self.page.loads) / median(self.empty.loads)

    @property
    def change(self) -> float:
        return median(self.page.changes) / median(self.empty.changes)

    @property
    def line(self) -> str:
        took = self.page
        return (
            f"{self.view.name:24}{median(took.loads):12.0f}{self.load:8.1f}{median(took.changes):12.0f}"
            f"{_p95(took.changes):8.0f}{self.change:8.1f}{median(took.received):9.1f}{max(took.received):7.0f}"
        )


def pages(store: Path, *, only: str = "", port: int = 0, slowest: float | None = None) -> Iterator[Figure | str]:
    """A table with a row for each page, and the worst of each column beside what is wanted."""
    snapshot = Store(store).snapshot()
    rows = []
    with (
        servers.dashboard(store, port=port) as full,
        servers.empty(port=port and port + 1) as bare,
        _browser() as chromium,
    ):
        yield HEADER
        for view in views(snapshot):
            if only in view.name:
                rows.append(_measured(view, chromium, full.url, bare.url, _asked(snapshot, view)))
                yield rows[-1].line
    yield f"empty app: first load {_median(rows, 'loads'):.0f} ms, change {_median(rows, 'changes'):.0f} ms"
    yield from _worst(rows, slowest)


def _worst(rows: list[Row], slowest: float | None) -> Iterator[Figure]:
    row = max(rows, key=lambda row: row.change)
    yield Figure(f"slowest change: {row.view.name}", row.change, "of empty reruns", most=3)
    row = max(rows, key=lambda row: row.load)
    yield Figure(f"slowest first load: {row.view.name}", row.load, "of empty loads", most=5)
    row = max(rows, key=lambda row: max(row.page.received))
    yield Figure(f"most bytes a change: {row.view.name}", max(row.page.received), "kB", most=150)
    if slowest is not None:
        row = max(rows, key=lambda row: median(row.page.changes))
        yield Figure(f"slowest change, p50: {row.view.name}", median(row.page.changes), "ms", most=slowest)


def _asked(snapshot: Snapshot, view: View) -> list[Query]:
    if "article" in view.query:
        return articles(snapshot, count=CHANGES)
    return [view.query | change for change in changes(snapshot, count=CHANGES)]


def _measured(view: View, browser: Browser, full: str, bare: str, asked: list[Query]) -> Row:
    row = Row(view, Taken(), Taken())
    address, blank = f"{full}/{view.path}{_query(view.query)}", f"{bare}/"
    with _opened(browser, address) as page:  # the server has shown it once
        page.evaluate(f"firstPaint({QUIET})")
    for _ in range(LOADS):
        for url, taken in ((blank, row.empty), (address, row.page)):
            with _opened(browser, url) as page:
                taken.loads.append(page.evaluate(f"firstPaint({QUIET})"))
    with _opened(browser, blank) as nothing, _opened(browser, address) as page:
        both = [(tab, taken, _counted(tab)) for tab, taken in ((nothing, row.empty), (page, row.page))]
        for tab, _, _ in both:
            tab.evaluate(f"firstPaint({QUIET})")
        for query in asked:
            for tab, taken, received in both:
                received.clear()
                taken.changes.append(tab.evaluate(f"query => repaint(query, {QUIET})", _query(query)))
                taken.received.append(sum(received) / 1000)
    return row


def _counted(page: Page) -> list[int]:
    """The sizes of the messages that a page receives from now on; it is loaded again for that."""
    received: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: received.append(len(frame)))

    page.on("websocket", listen)
    page.reload(wait_until="commit")
    return received


def _query(query: Query) -> str:
    return f"?{urlencode(query)}"


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def _median(rows: list[Row], column: str) -> float:
    return median(value for row in rows for value in getattr(row.empty, column))


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(ensure()), args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def _opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a browser that has never seen the app."""
    context = browser.new_context(locale="id-ID", viewport={"width": 1440, "height": 1000})
    context.add_init_script(path=SCRIPT)
    page = context.new_page()
    page.goto(url, wait_until="commit")
    yield page
    context.close()
