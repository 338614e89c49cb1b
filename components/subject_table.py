"""What is counted, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import terms
from components.quantity import amount, unit
from components.table import pick

if TYPE_CHECKING:
    from components.words import Words


def subject_name(noun: str, name: str, kind: str, *, words: Words) -> str:
    """What is counted in the reader's words: the noun and the unit, without a noun the unit and the kind."""
    measure = unit(name, words=words)
    if noun:
        return f"{noun} ({measure})" if measure else noun
    return f"{measure} · {terms.number_kinds(words).get(kind, kind)}"


def subject_table(found: pd.DataFrame, *, words: Words, key: str) -> int | None:
    """Draw what is counted (``queries.subjects``); the position of the row that was clicked, if any."""
    bounds = found[["least", "greatest"]].to_numpy()
    rows = found.assign(
        name=[
            subject_name(noun, measure, kind, words=words)
            for noun, measure, kind in zip(found["noun"], found["unit"], found["kind"], strict=True)
        ],
        range=[amount({"min": least, "max": greatest}, words=words) for least, greatest in bounds],
    )
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        rows,
        columns={
            "name": text(words("Of what"), width=142),
            "numbers": number(words("Numbers"), width=66),
            "outlets": number(words("Outlets"), width=62),
            "range": text(words("Least to greatest"), width=178, alignment="right"),
        },
        formats={"numbers": words.number, "outlets": words.number},
        key=key,
        alt=words("What is counted"),
    )
