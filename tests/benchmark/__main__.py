"""The benchmark's command."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import tests.benchmark
from tests.benchmark.articles import articles
from tests.benchmark.figures import Figure

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def _speed(file: Path | None) -> Iterator[Figure]:
    from tests.benchmark.speed import speed

    yield from speed(articles(file, copies=6))


def _footprint(file: Path | None) -> Iterator[Figure]:
    from tests.benchmark.footprint import footprint

    with tempfile.TemporaryDirectory() as folder:
        yield from footprint([one.text for one in articles(file, copies=40)], folder=Path(folder))


def _slopes(_: Path | None) -> Iterator[Figure]:
    from tests.benchmark.slopes import slopes

    yield from slopes()


def _store(file: Path | None) -> Iterator[Figure]:
    from tests.benchmark.store import store

    yield from store(articles(file, copies=40))


PARTS: dict[str, Callable[[Path | None], Iterator[Figure]]] = {
    "footprint": _footprint,
    "speed": _speed,
    "slopes": _slopes,
    "store": _store,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark",
        description=tests.benchmark.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part; all by default")
    parser.add_argument("--articles", type=Path, metavar="FILE.jsonl", help="measure on these, not on the seeds")
    parser.add_argument("--save", type=Path, help="write the figures here")
    parser.add_argument("--against", type=Path, help="print the ratio to the figures saved here")
    return parser.parse_args()


def main() -> None:
    options = _options()
    earlier: dict[str, float] = json.loads(options.against.read_text()) if options.against else {}
    figures = {}
    for part in options.only or PARTS:
        print(f"\n{part}", flush=True)
        for figure in PARTS[part](options.articles):
            print(figure.line(earlier.get(figure.name)), flush=True)
            figures[figure.name] = figure.value
    if options.save:
        options.save.write_text(json.dumps(figures))


if __name__ == "__main__":
    if os.environ.get(THREADS[0]) != "1":  # numerical libraries read it when they are first imported
        single = {**os.environ, **dict.fromkeys(THREADS, "1")}
        sys.exit(subprocess.run([sys.executable, "-m", "tests.benchmark", *sys.argv[1:]], env=single).returncode)
    main()
