"""The benchmark's command."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tests.benchmark
from tests.benchmark.articles import articles
from tests.benchmark.figures import Figure

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def _speed(options: argparse.Namespace) -> Iterator[Figure]:
    from tests.benchmark.speed import speed

    yield from speed(articles(options.articles, copies=6))


def _footprint(options: argparse.Namespace) -> Iterator[Figure]:
    from tests.benchmark.footprint import footprint

    with tempfile.TemporaryDirectory() as folder:
        yield from footprint([one.text for one in articles(options.articles, copies=40)], folder=Path(folder))


def _slopes(_: argparse.Namespace) -> Iterator[Figure]:
    from tests.benchmark.slopes import slopes

    yield from slopes()


def _store(options: argparse.Namespace) -> Iterator[Figure]:
    from tests.benchmark.store import store

    yield from store(articles(options.articles, copies=40))


def _pages(options: argparse.Namespace) -> Iterator[Figure | str]:
    from tests.benchmark.pages import pages

    with _filled(options) as store:
        yield from pages(store, only=options.page, port=options.port, slowest=options.slowest)


def _sessions(options: argparse.Namespace) -> Iterator[Figure]:
    from tests.benchmark.sessions import sessions

    with _filled(options) as store:
        yield from sessions(store, minutes=options.minutes, port=options.port)


@contextmanager
def _filled(options: argparse.Namespace) -> Iterator[Path]:
    """The store that was named, else one of invented articles."""
    from dashboard.data.store import Store
    from tests.benchmark.synthetic import fill

    if options.store:
        yield options.store
        return
    with tempfile.TemporaryDirectory() as folder:
        fill(Store(folder), articles=options.invented)
        yield Path(folder)


PARTS: dict[str, Callable[[argparse.Namespace], Iterator[Figure | str]]] = {
    "footprint": _footprint,
    "speed": _speed,
    "slopes": _slopes,
    "store": _store,
    "pages": _pages,
    "sessions": _sessions,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark",
        description=tests.benchmark.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part; all by default")
    parser.add_argument("--articles", type=Path, metavar="FILE.jsonl", help="measure on these, not on the seeds")
    parser.add_argument("--store", type=Path, help="pages and sessions: this store, not one of invented articles")
    parser.add_argument("--invented", type=int, default=10_000, help="how many articles are invented")
    parser.add_argument("--page", default="", help="pages: those alone whose name holds this")
    parser.add_argument("--slowest", type=float, help="pages: milliseconds that a change may take, p50")
    parser.add_argument("--minutes", type=float, default=15, help="sessions: how long")
    parser.add_argument("--port", type=int, default=0, help="pages and sessions: this port and the next; else any")
    parser.add_argument("--save", type=Path, help="write the figures here")
    parser.add_argument("--against", type=Path, help="print the ratio to the figures saved here")
    return parser.parse_args()


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # servers and browsers are closed
    options = _options()
    earlier: dict[str, float] = json.loads(options.against.read_text()) if options.against else {}
    figures = {}
    for part in options.only or PARTS:
        print(f"\n{part}", flush=True)
        for found in PARTS[part](options):
            if isinstance(found, str):
                print(found, flush=True)
                continue
            print(found.line(earlier.get(found.name)), flush=True)
            figures[found.name] = found.value
    if options.save:
        options.save.write_text(json.dumps(figures))


if __name__ == "__main__":
    if os.environ.get(THREADS[0]) != "1":  # numerical libraries read it when they are first imported
        single = {**os.environ, **dict.fromkeys(THREADS, "1")}
        os.execve(sys.executable, [sys.executable, "-m", "tests.benchmark", *sys.argv[1:]], single)
    main()
