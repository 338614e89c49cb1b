"""The servers that are measured: the dashboard on a store, and beside it an app with nothing in it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.server import flags
from dashboard.settings import ROOT

START_SECONDS = 300
# The least that shows a change of the address: what every page is compared with.
EMPTY = 'import streamlit as st\nst.text(f"nothing but {dict(st.query_params)}")\n'
DEFAULTS = ("--runner.postScriptGC=true",)


@dataclass(frozen=True, slots=True)
class Server:
    """Where one of them answers, and the process behind it."""

    url: str
    process: int


@contextmanager
def dashboard(store: Path, *, port: int = 0) -> Iterator[Server]:
    """``tilik run`` on a store, as it is, without the seeds."""
    port = port or free_port()
    command = ["-m", "dashboard", "run", "--port", str(port), "--no-browser"]
    with _serving(command, port, "ready", {"TILIK_STORE": str(store), "TILIK_SEED": "false"}) as server:
        yield server


@contextmanager
def empty(*, port: int = 0) -> Iterator[Server]:
    """A Streamlit app of one line of text, with the options of the dashboard but for what it does for speed."""
    port = port or free_port()
    with TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY)
        command = ["-m", "streamlit", "run", str(script), *flags(port=port), *DEFAULTS]
        with _serving(command, port, "_stcore/health", {}) as server:
            yield server


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serving(arguments: list[str], port: int, health: str, environment: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(f"http://localhost:{port}/{health}", process)
        yield Server(f"http://localhost:{port}", process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=120)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer")
