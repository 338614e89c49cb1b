"""Cards that lead into articles, many of them in one element: each element costs the browser milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.calendar import day
from components.cards import card, cards, source_line
from components.citation import citation
from components.records import records
from dashboard import filters, navigation
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words


def passages(rows: pd.DataFrame, drawn: Iterable[str], *, words: Words, css: str = "") -> list[str]:
    """What was ``drawn`` of each row, as a card that leads into its article and is called by outlet and day.

    ``rows`` have article_id, outlet, published_at and sample, and start and end where a card leads to a span.
    """
    kept = filters.query()
    days = day(rows["published_at"], zone=settings().zone)
    found = []
    told = rows[[name for name in ("article_id", "start", "end", "outlet", "sample") if name in rows]]
    for row, published, content in zip(records(told), days, drawn, strict=True):
        span = {name: [str(int(row[name]))] for name in ("start", "end") if pd.notna(row.get(name))}
        href = navigation.href("article", {**kept, "article": [row["article_id"]], **span})
        label = source_line(row["outlet"], published, sample=row["sample"], words=words)
        found.append(card(content, href=href, label=label, css=css))
    return found


def citations(rows: pd.DataFrame, *, words: Words) -> None:
    """Short passages, each a link into its article.

    ``rows`` have article_id, start, end, text, outlet, published_at and sample; a column ``note`` says who or
    what each passage is about, ``hits`` which stretches of ``text`` are marked.
    """
    drawn = (citation(row["text"], note=row.get("note", ""), hits=row.get("hits", ())) for row in records(rows))
    if len(rows):
        st.html(cards(passages(rows, drawn, words=words)))
