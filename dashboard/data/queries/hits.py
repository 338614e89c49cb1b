"""Articles and quotes that hold what was searched for, the best first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.data import expression, search
from dashboard.data.occurrences import occurrences
from dashboard.data.queries.scope import kept, page, picked
from dashboard.data.queries.sentences import texts
from dashboard.data.queries.spans import with_sentences

if TYPE_CHECKING:
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

TERM = "regexp_matches(strip_accents(lower(f.text)), {name})"


def found(snapshot: Snapshot, *, selection: Selection, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The selected articles with their ``text``, those that match the search best first, else the newest.

    ``hits`` lists the spans of the text that hold what was searched for; it is empty where the title alone does.
    """
    scores = search.scores(snapshot, typed=selection.text)
    rows = picked(snapshot, selection).ask(
        snapshot,
        f"""
        , scored AS (SELECT unnest($ranked::VARCHAR[]) AS version, unnest($scores::DOUBLE[]) AS score),
        shown AS (
            SELECT picked.*, score FROM picked LEFT JOIN scored USING (version)
            ORDER BY score NULLS LAST, article_no{page(limit, offset)}
        )
        FROM shown ORDER BY score NULLS LAST, article_no
        """,
        ranked=list(scores),
        scores=list(scores.values()),
    )
    terms = expression.read(selection.text).terms
    known = texts(snapshot, rows["article_no"])
    rows["text"] = pd.Series([known[one] for one in rows.pop("article_no")], index=rows.index, dtype="str")
    return rows.assign(hits=rows["text"].map(lambda text: occurrences(text, terms)).astype(object))


def found_quotes(
    snapshot: Snapshot, *, selection: Selection, limit: int | None = None, offset: int = 0
) -> pd.DataFrame:
    """The quotes that hold any of the words searched for, newest first: the columns of ``quotes`` + ``hits``.

    Their articles match the search as a whole.
    """
    terms = expression.read(selection.text).terms
    scope = kept(snapshot, "quotes", selection, {})
    patterns = [_regex(term.text, prefix=term.prefix) for term in terms]
    names = {f"term_{number}": pattern for number, pattern in enumerate(patterns)}
    held = " OR ".join(TERM.format(name=f"${name}") for name in names) or "false"
    sought = replace(
        scope,
        common=f"{scope.common}, held AS (SELECT f.* FROM kept f WHERE {held})",
        parameters={**scope.parameters, **names},
    )
    rows = with_sentences(snapshot, sought, "quotes", page(limit, offset), rows="held")
    return rows.assign(hits=rows["text"].map(lambda text: occurrences(text, terms)).astype(object))


def _regex(words: str, *, prefix: bool) -> str:
    """A term as DuckDB's regular expressions take it, compared without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(c))
    body = r"[^\p{L}\p{N}]+".join(re.escape(word) for word in re.findall(r"\w+", plain))
    return rf"(^|[^\p{{L}}\p{{N}}]){body}" + ("" if prefix else r"($|[^\p{L}\p{N}])")
