"""The articles that the benchmark reads: the seeds many times over, or those of a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from dashboard.data import sources
from dashboard.data.article import Article
from dashboard.settings import SEEDS


def articles(file: Path | None = None, *, copies: int) -> list[Article]:
    """The articles of a file as they are; else the seeds, each copy another article of another day."""
    found = [one for one in sources.read(file or SEEDS / "samples.jsonl") if isinstance(one, Article)]
    if file:
        return found
    return [
        replace(
            one,
            given_id=f"{one.article_id}-{n}",
            text=f"{one.text}\nSalinan {n}.",
            published=one.published and one.published - timedelta(days=n),
        )
        for n in range(copies)
        for one in found
    ]
