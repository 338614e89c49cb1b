"""Resolve a store anew and list its most frequent actors.

    python -m dashboard.data.identity STORE docs/frequent-actors.md

What the file says before its list stays; the list and the line above it are written anew.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from dashboard.data import queries
from dashboard.data.identity import resolution
from dashboard.data.selection import Selection
from dashboard.data.store import Store

HEADING = "## The list"
MOST = 200
KINDS = ("person", "organisation", "country", "place", "event", "product", "law", "work", "group")


def listing(store: Store, *, most: int = MOST) -> str:
    """The most mentioned actors of a store as a Markdown table: rank, name, kind, mentions, articles."""
    snapshot = store.snapshot()
    actors = queries.actors(snapshot, selection=Selection(), kinds=KINDS, limit=most)
    articles = queries.count(snapshot, frame="articles", selection=Selection())
    columns = (actors[column] for column in ("name", "kind", "mentions", "articles"))
    rows = [
        f"| {rank} | {_cell(name)} | {kind} | {mentions:,} | {among:,} |"
        for rank, (name, kind, mentions, among) in enumerate(zip(*columns, strict=True), 1)
    ]
    day = datetime.now(UTC).date().isoformat()
    head = (HEADING, "", f"{day}, {articles:,} articles.", "")
    return "\n".join((*head, "| | actor | kind | mentions | articles |", "|--:|---|---|--:|--:|", *rows)) + "\n"


def _cell(name: str) -> str:
    return " ".join(name.replace("|", "/").replace("<", "‹").split())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", type=Path, help="folder of the tables")
    parser.add_argument("file", type=Path, help="Markdown file whose list is written anew")
    options = parser.parse_args()
    store = Store(options.store)
    resolution.update(store)
    before = options.file.read_text("utf-8").partition(HEADING)[0] if options.file.exists() else ""
    options.file.write_text(before + listing(store), encoding="utf-8")


if __name__ == "__main__":
    main()
