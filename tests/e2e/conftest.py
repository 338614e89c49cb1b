"""A dashboard of its own for the browser suite: ``tilik run`` on a fresh store with the seeds."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.e2e.chromium import FLAGS, ensure
from tests.e2e.walk import settled, visits

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120
expect.set_options(timeout=30_000)


@dataclass(frozen=True)
class Server:
    """Where the dashboard answers, and the store behind it."""

    url: str
    store: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "TILIK_STORE": str(self.store), "PYTHONPATH": str(ROOT)}

    def tilik(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command, in another process on the same store."""
        command = [sys.executable, "-m", "dashboard", *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Started from a folder that is not the project's, as a reader might."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    port = free_port()
    served = Server(f"http://localhost:{port}", tmp_path_factory.mktemp("data") / "store")
    with (elsewhere / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "run", "--port", str(port), "--no-browser"],
            env=served.environment,
            cwd=elsewhere,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until_ready(served.url, process, elsewhere / "server.log")
            wait_until_seeded(served)
            yield served
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)


def wait_until_seeded(served: Server) -> None:
    """The seeds are stored while the server starts; tests count on them."""
    deadline = time.monotonic() + START_SECONDS
    while not served.tilik("export", "articles", "--format", "jsonl").stdout.strip():
        assert time.monotonic() < deadline, "no seeds"
        time.sleep(0.5)


def wait_until_ready(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"tilik run ended with {process.returncode}:\n{log.read_text(errors='replace')[-3000:]}")
        try:
            with urllib.request.urlopen(f"{url}/ready", timeout=2) as answer:
                if b'"ready":true' in answer.read().replace(b" ", b""):
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"not ready after {START_SECONDS} s:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(ensure()), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def walk(browser, server):
    """All views in both languages, each visited once for whoever asks."""
    articles = server.tilik("export", "articles", "--format", "jsonl").stdout.splitlines()
    return list(visits(browser, server.url, article=json.loads(articles[0])["article_id"]))


class Reader:
    """One reader's browser: opens pages and finds what they show."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.context = browser.new_context(
            locale="id-ID", viewport={"width": 1440, "height": 1000}, accept_downloads=True
        )
        self.context.add_init_script("delete window.showSaveFilePicker")
        self.server = server
        self.page: Page = self.context.new_page()
        self.foreign: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not re.match(rf"({re.escape(self.server.url)}|ws|data:|blob:)", url):
            self.foreign.append(url)

    def open(self, path: str = "") -> Page:
        """Open an address, whole or below the server's, and wait for the end of the first run."""
        self.page.goto(path if path.startswith("http") else f"{self.server.url}/{path}")
        self.settled()
        return self.page

    def settled(self) -> None:
        """The page has been drawn. What it shows is for the test to expect."""
        expect(self.page.locator(".st-key-bar")).to_be_visible()
        settled(self.page)

    def figures(self) -> Locator:
        """The values of the overview's key figures: articles, outlets, actors, quotes, numbers."""
        return self.page.locator(".tilik-kpis dd")

    def articles(self, count: int) -> None:
        """Expect the overview to count so many articles."""
        expect(self.figures().first).to_have_text(str(count))

    def link(self) -> str:
        """What «copy link» offers."""
        self.page.locator(".st-key-bar-copy button").first.click()
        code = self.page.locator('[data-testid="stPopoverBody"] [data-testid="stCode"] code')
        expect(code).to_contain_text("http")
        text = code.inner_text().strip()
        self.page.keyboard.press("Escape")
        return text

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def reader(browser, server):
    """A reader with an empty browser; nothing of the page may be fetched from elsewhere."""
    one = Reader(browser, server)
    yield one
    one.close()
    assert one.foreign == []


@pytest.fixture
def another(browser, server):
    """A second reader, who shares nothing with the first."""
    one = Reader(browser, server)
    yield one
    one.close()
