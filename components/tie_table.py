"""Ties as rows: the edges of a network or the arcs of a map in a form that can be sorted and read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import terms
from components.table import pick

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 330


def tie_rows(edges: pd.DataFrame, *, names: Mapping[str, str], words: Words) -> pd.DataFrame:
    """The edges as the reader sees them: ``queries.edges`` in, one row each and in the same order."""
    layers, quads = terms.layers(words), terms.quads(words)
    return pd.DataFrame(
        {
            "source": [names.get(one, one) for one in edges["source_id"]],
            "tie": [layers.get(layer, layer) for layer in edges["layer"]],
            "target": [names.get(one, one) for one in edges["target_id"]],
            "quad": [quads.get(quad, "") for quad in edges["quad"]],
            "weight": edges["weight"],
            "doubts": edges["doubts"],
        },
        index=edges.index,
    )


def tie_table(edges: pd.DataFrame, *, names: Mapping[str, str], words: Words, key: str) -> int | None:
    """Draw the edges; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return pick(
        tie_rows(edges, names=names, words=words),
        columns={
            "source": text(words("From"), width=180),
            "tie": text(words("Tie"), width=120),
            "target": text(words("To"), width=180),
            "quad": text(words("Class"), width=150),
            "weight": number(words("Count"), width=70),
            "doubts": number(words("Denied or possible"), width=130),
        },
        formats={"weight": words.number, "doubts": words.number},
        key=key,
        alt=words("Ties, strongest first"),
        height=HEIGHT,
    )
