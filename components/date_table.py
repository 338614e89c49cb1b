"""Calendar expressions as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components.calendar import day
from components.cards import origins
from components.edtf import calendar
from components.records import records
from components.table import WRAPPED, begin, days, pick

if TYPE_CHECKING:
    from components.words import Words

WRITTEN = ("iso", "modifier", "begin")  # what ``edtf.calendar`` looks at
SENTENCE = 104  # two lines and a bit: each letter is sent twice, as a value and as it is shown


def date_rows(dates: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The dates as the reader sees them: ``queries.dates`` in, one row each and in the same order."""
    return pd.DataFrame(
        {
            "happened": [calendar(row, words=words) for row in records(dates[list(WRITTEN)])],
            "sentence": begin(dates["sentence"], most=SENTENCE),
            "text": dates["text"],
            "outlet": origins(dates, words=words),
            "day": day(dates["published_at"], zone=zone),
        },
        index=dates.index,
    )


def date_table(dates: pd.DataFrame, *, words: Words, zone: ZoneInfo, key: str) -> int | None:
    """Draw the dates; the position of the one that was clicked, if any."""
    text = st.column_config.TextColumn
    return pick(
        date_rows(dates, words=words, zone=zone),
        columns={
            "happened": text(words("Happened"), width=150),
            "sentence": text(words("Sentence"), width=345),
            "text": text(words("In the article"), width=125),
            "outlet": text(words("Outlet"), width=150),
            "day": text(words("Reported"), width=100),
        },
        formats={"day": days(words)},
        key=key,
        alt=words("Dates that articles name"),
        row_height=WRAPPED,
    )
