"""How many of what: the numbers as a ledger, and what is counted with how far the outlets differ."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import terms
from components.calendar import day
from components.cards import origins
from components.correction import mark_column, marked
from components.quantity import Figure, amount, known, quantity, unit
from components.records import items, records
from components.table import HEIGHT, WRAPPED, begun, days, pick

if TYPE_CHECKING:
    from components.words import Words

NAMES = 42  # what three lines hold
# What is looked at for the text of a figure, and for the other cells.
FIGURE = ("value", "min", "max", "score", "kind", "unit", "per", "modifier")
READ = (*FIGURE, "noun", "actors", "claimants", "text", "confidence")


def number_rows(numbers: pd.DataFrame, *, words: Words, zone: ZoneInfo) -> pd.DataFrame:
    """The numbers as the reader sees them, one row each and in the same order.

    ``numbers`` as ``queries.numbers`` gives them; each ``figure`` is a ``quantity.Figure``.
    """
    rows = records(numbers[list(READ)])
    kinds = terms.number_kinds(words)
    columns: dict[str, Sequence[Any]] = {
        "figure": [Figure(size(row), quantity(row, words=words)) for row in rows],
        "noun": [row["noun"] for row in rows],
        "about": [begun(", ".join(items(row["actors"])), most=NAMES) for row in rows],
        "claimant": [begun(", ".join(items(row["claimants"])), most=NAMES) for row in rows],
        "kind": [kinds.get(row["kind"]) for row in rows],
        "text": [row["text"] for row in rows],
        "outlet": origins(numbers, words=words),
        "day": day(numbers["published_at"], zone=zone).tolist(),
        "corrected": marked(numbers),
        "sure": [terms.sureness(row["confidence"], words=words) for row in rows],
    }
    # Of one type, or pandas would look for that of each column.
    return pd.DataFrame(columns, index=numbers.index, dtype=object)


def size(number: Mapping[str, Any]) -> float:
    """One figure for a number: its value, else the middle of its range, else the first side of a score.

    >>> size({"value": None, "min": 4, "max": 6, "score": None}), size({"value": 2, "min": 1})
    (5.0, 2.0)
    """
    if known(value := number["value"]):
        return float(value)
    ends = [float(end) for end in (number["min"], number["max"]) if known(end)]
    if ends:
        return sum(ends) / len(ends)
    return next((float(side) for side in items(number["score"])), math.nan)


def number_table(
    numbers: pd.DataFrame, *, words: Words, zone: ZoneInfo, key: str, height: int = HEIGHT
) -> int | None:
    """Draw the ledger; the position of the number that was clicked, if any."""
    rows = number_rows(numbers, words=words, zone=zone)
    text = st.column_config.TextColumn
    return pick(
        rows,
        columns={
            **mark_column(rows, words=words),
            "figure": st.column_config.NumberColumn(words("Figure"), width=165),
            "text": text(words("In the article"), width=98),
            "noun": text(words("Of what"), width=90),
            "about": text(words("About"), width=130),
            "claimant": text(words("According to"), width=112),
            "outlet": text(words("Outlet"), width=128),
            "day": text(words("Date"), width=78),
            "sure": text(words("Reading"), width=88, help=words("How sure the reading of the figure is.")),
        },
        formats={
            "figure": lambda figure: figure.written,
            "day": days(words),
        },
        key=key,
        alt=words("Numbers, newest first"),
        height=height,
        row_height=WRAPPED,
    )


def spread_table(found: pd.DataFrame, *, words: Words, key: str) -> int | None:
    """Draw what is counted (``queries.counted``); the position of the row that was clicked, if any."""
    bounds = found[["least", "greatest"]].to_numpy()
    rows = found.assign(
        unit=[unit(name, words=words) for name in found["unit"]],
        range=[amount({"min": least, "max": greatest}, words=words) for least, greatest in bounds],
    )
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        rows,
        columns={
            "noun": text(words("Of what"), width=130),
            "unit": text(words("Unit"), width=70),
            "range": text(words("Least to greatest"), width=150, alignment="right"),
            "differs": number(words("Differ by"), width=85),
            "outlets": number(words("Outlets"), width=70),
            "numbers": number(words("Numbers"), width=70),
            "shared": number(
                words("In common"), width=85, help=words("Actors that more than one of these outlets names.")
            ),
            "week": text(words("Week of"), width=95),
        },
        formats={
            "differs": lambda value: f"{words.number(value, digits=1 if value < 10 else 0)}×",
            "outlets": words.number,
            "numbers": words.number,
            "shared": words.number,
            "week": days(words),
        },
        key=key,
        alt=words("What is counted, and how far the figures differ"),
        height=300,
    )
