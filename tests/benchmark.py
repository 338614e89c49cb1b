"""How long the parts take, and the ratio to an earlier run.

    python tests/benchmark.py --save before.json
    python tests/benchmark.py --against before.json

Each figure is the best of several runs, in seconds. Trust the ratios; the seconds are this machine's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from dashboard.data import ingest, queries, sources
from dashboard.data.article import Article
from dashboard.data.extract import documents
from dashboard.data.language.pipeline import load
from dashboard.data.selection import Selection
from dashboard.data.store import Store
from dashboard.settings import SEEDS

COPIES = 40


def best(action: Callable[[], object], *, runs: int = 3) -> float:
    """The shortest of several runs, in seconds."""
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def many() -> list[Article]:
    """The seeds many times over, each copy another article of another day."""
    seeds = [one for one in sources.read(SEEDS / "samples.jsonl") if isinstance(one, Article)]
    return [
        replace(
            one,
            given_id=f"{one.article_id}-{n}",
            text=f"{one.text}\nSalinan {n}.",
            published=one.published and one.published - timedelta(days=n),
        )
        for n in range(COPIES)
        for one in seeds
    ]


def written(articles: list[Article], folder: Path) -> Path:
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for one in articles:
            fields = {"id": one.given_id, "outlet": one.outlet, "title": one.title, "text": one.text}
            published = one.published and one.published.isoformat()
            lines.write(json.dumps({**fields, "published": published}, ensure_ascii=False) + "\n")
    return file


def measured(folder: Path) -> dict[str, float]:
    start = [sys.executable, "-c", "from dashboard.data.language.pipeline import load; load()"]
    figures = {"start of the pipeline": best(lambda: subprocess.run(start, check=True))}
    articles = many()
    load()
    figures["extraction, an article"] = best(lambda: list(documents(articles)), runs=2) / len(articles)
    file, store = written(articles, folder), Store(folder / "store")
    figures["ingest, an article"] = best(lambda: ingest.ingest([file], store=store), runs=1) / len(articles)
    snapshot, everything = store.snapshot(), Selection()
    questions: dict[str, Callable[[], object]] = {
        "query: totals": lambda: queries.totals(snapshot, selection=everything),
        "query: activity": lambda: queries.activity(snapshot, selection=everything),
        "query: 200 quotes": lambda: queries.quotes(snapshot, selection=everything, limit=200),
        "query: ties": lambda: queries.ties(snapshot, selection=everything),
        "query: text": lambda: queries.totals(snapshot, selection=Selection(text="banjir")),
    }
    return figures | {name: best(question) for name, question in questions.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--save", type=Path, help="write the figures here")
    parser.add_argument("--against", type=Path, help="print the ratio to the figures saved here")
    options = parser.parse_args()
    earlier = json.loads(options.against.read_text()) if options.against else {}
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder))
    for name, seconds in figures.items():
        ratio = f"   {seconds / earlier[name]:.2f} times before" if name in earlier else ""
        print(f"{name:24} {seconds * 1000:9.2f} ms{ratio}")
    if options.save:
        options.save.write_text(json.dumps(figures))


if __name__ == "__main__":
    main()
