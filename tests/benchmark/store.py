"""How long ingest and the questions of the pages take."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.data import ingest, queries
from dashboard.data.article import Article
from dashboard.data.selection import Selection
from dashboard.data.store import Store
from tests.benchmark.figures import Figure, best


def store(articles: list[Article]) -> Iterator[Figure]:
    """Ingest into a new store, then what pages ask of it."""
    with tempfile.TemporaryDirectory() as folder:
        file, tables = _written(articles, Path(folder)), Store(Path(folder) / "store")
        spent = best(lambda: ingest.ingest([file], store=tables), runs=1)
        yield Figure("ingest, an article", spent / len(articles) * 1000)
        snapshot, everything = tables.snapshot(), Selection()
        questions: dict[str, Callable[[], object]] = {
            "totals": lambda: queries.totals(snapshot, selection=everything),
            "activity": lambda: queries.activity(snapshot, selection=everything),
            "200 quotes": lambda: queries.quotes(snapshot, selection=everything, limit=200),
            "edges": lambda: queries.edges(snapshot, selection=everything),
            "text": lambda: queries.totals(snapshot, selection=Selection(text="banjir")),
        }
        for name, question in questions.items():
            yield Figure(f"query: {name}", best(question) * 1000)


def _written(articles: list[Article], folder: Path) -> Path:
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for one in articles:
            fields = {"id": one.given_id, "outlet": one.outlet, "title": one.title, "text": one.text}
            published = one.published and one.published.isoformat()
            lines.write(json.dumps({**fields, "published": published}, ensure_ascii=False) + "\n")
    return file
