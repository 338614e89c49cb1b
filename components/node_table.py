"""The actors of a network as rows: how central each is, and which community it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import terms
from components.palette import GLYPHS
from components.table import pick

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 330


def node_rows(nodes: pd.DataFrame, *, words: Words) -> pd.DataFrame:
    """The nodes as the reader sees them: ``queries.actors`` joined with ``measures`` in, one row each."""
    spoken = terms.kinds(words)
    kinds = [f"{GLYPHS.get(kind, '○')} {spoken.get(kind, kind)}" for kind in nodes["kind"]]
    counts = ["mentions", "acts_out", "acts_in", "says_about", "said_about"]
    return pd.DataFrame(
        {
            "name": nodes["name"],
            "kind": kinds,
            **{column: nodes[column] for column in counts},
            "broker": nodes["broker"].round(3),
            "influence": nodes["influence"].round(3),
            "community": nodes["community"],
        },
        index=nodes.index,
    )


def node_table(nodes: pd.DataFrame, *, words: Words, key: str) -> int | None:
    """Draw the nodes; the position of the one that was clicked, if any."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    counted = {
        "mentions": number(words("Mentions"), width=80),
        "acts_out": number(words("Acts"), width=60, help=words("Acts of this actor upon others shown here")),
        "acts_in": number(words("Acted upon"), width=90, help=words("Acts of others shown here upon this actor")),
        "says_about": number(
            words("Speaks"), width=70, help=words("Quotes of this actor about others shown here")
        ),
        "said_about": number(
            words("Spoken of"), width=80, help=words("Quotes of others shown here about this actor")
        ),
        "broker": number(
            words("Betweenness"), width=95, help=words("Share of the shortest ways between two others, 0 to 1")
        ),
        "influence": number(
            words("PageRank"), width=80, help=words("Where a reader who follows the ties ends up")
        ),
        "community": number(words("Community"), width=90, help=words("Actors tied among themselves (Louvain)")),
    }
    return pick(
        node_rows(nodes, words=words),
        columns={"name": text(words("Name"), width=200), "kind": text(words("Kind"), width=115), **counted},
        formats={
            **dict.fromkeys(["mentions", "acts_out", "acts_in", "says_about", "said_about"], words.number),
            **dict.fromkeys(["broker", "influence"], words.number),
        },
        key=key,
        alt=words("Actors of the network, most tied first"),
        height=HEIGHT,
    )
