"""Articles as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components.calendar import day
from components.cards import origins
from components.table import HEIGHT, begin, days, pick

if TYPE_CHECKING:
    from components.words import Words

LEAD = 80  # more than the column shows at any usual width


def article_rows(articles: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The articles as the reader sees them: ``queries.articles`` in, one row each and in the same order."""
    return pd.DataFrame(
        {
            "day": day(articles["published_at"], zone=zone),
            "title": titles(articles, words=words),
            "outlet": origins(articles, words=words),
            "lead": beginnings(articles),
            "quotes": articles["quotes"],
            "numbers": articles["numbers"],
        },
        index=articles.index,
    )


def beginnings(articles: pd.DataFrame) -> pd.Series:
    """How each text begins, in one line."""
    return begin(articles["lead"], most=LEAD)


def titles(articles: pd.DataFrame, *, words: Words) -> pd.Series:
    """The titles; where there is none, how the text begins."""
    titled = articles["title"]
    if not titled.isna().any():
        return titled
    return titled.fillna(beginnings(articles)).fillna(words("Without a title"))


def article_table(
    articles: pd.DataFrame, *, words: Words, zone: ZoneInfo, key: str, height: int = HEIGHT
) -> int | None:
    """Draw the articles; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        article_rows(articles, words=words, zone=zone),
        columns={
            "day": text(words("Date"), width=95),
            "title": text(words("Title"), width=430),
            "outlet": text(words("Outlet"), width=205),
            "lead": text(words("Begins"), width=350),
            "quotes": number(words("Quotes"), width=72),
            "numbers": number(words("Numbers"), width=72),
        },
        formats={
            "day": days(words),
            "quotes": words.number,
            "numbers": words.number,
        },
        key=key,
        alt=words("Articles, newest first"),
        height=height,
    )
