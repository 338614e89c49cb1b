"""The pane beside a map of actors: a profile, or the sentences behind a tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import terms
from components.actor_network import Tie
from components.markdown import literal
from components.records import items, records
from components.table import page
from dashboard import filters, navigation
from dashboard.data import queries
from dashboard.focus import focus, look
from dashboard.passages import citations
from dashboard.profile import portrait
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

CITED = 8


def pane(selection: Selection, *, words: Words, invitation: str) -> None:
    """What the address looks at, or the ``invitation`` to click."""
    actor_id, tie = focus()
    if actor_id is None and tie is None:
        with st.container(border=True):
            st.caption(invitation)
        return
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(words("Close"), icon=":material/close:", type="tertiary", key="pane.close", on_click=_close)
    if tie is not None:
        evidence(tie, selection, words=words)
    elif actor_id is not None:
        portrait(actor_id, selection, words=words)


def _close() -> None:
    look()


def evidence(tie: Tie, selection: Selection, *, words: Words) -> None:
    """The sentences behind a tie, what shows it marked."""
    names = ask(queries.actor_names, actor_ids=(tie.source_id, tie.target_id))
    if tie.layer not in queries.LAYERS or len(names) < 2:
        st.caption(words("This tie is not there any more."))
        return
    rows = ask(queries.evidence, selection=selection, **tie._asdict())
    arrow = "–" if tie.layer == "named together" else "→"
    st.subheader(literal(f"{names[tie.source_id]} {arrow} {names[tie.target_id]}"), anchor=False)
    kind = terms.quads(words).get(tie.quad or "", terms.layers(words)[tie.layer])
    counted = words.plural("{count} sentence", "{count} sentences", len(rows))
    st.caption(f"{kind} · {counted}")
    offset = page(len(rows), key=f"tie.{'.'.join(map(str, tie))}", words=words, size=CITED)
    shown = rows.iloc[offset : offset + CITED]
    cited = shown.assign(
        text=shown["sentence"],
        note=[told(row, words=words) for row in records(shown)],
        hits=[hits(row) for row in records(shown)],
    )
    citations(cited, words=words)
    st.page_link(
        navigation.path("actors"),
        label=words("Only these two"),
        icon=":material/filter_alt:",
        query_params=filters.query(actor=[tie.source_id, tie.target_id], focus=list(filter(None, tie))),
    )


def told(row: Mapping[str, Any], *, words: Words) -> str:
    """What a sentence tells of a tie: the act or how it is said, about whom, by whose account, how sure."""
    types = {**terms.relation_types(words), **terms.acts(words)}
    third, reporters = row["third"], [str(name) for name in items(row["reporters"]) if name]
    parts = (
        types.get(row["type"], ""),
        words("about {name}", name=third) if isinstance(third, str) else "",
        words("according to {names}", names=", ".join(reporters)) if reporters else "",
        words("denied") if row["negated"] else "",
        words("only possible") if row["hypothetical"] else "",
    )
    return " · ".join(filter(None, parts))


def hits(row: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The stretches of a sentence that show the tie: the trigger, the quote or both names."""
    spans = [(row["start"], row["end"]), (row["other_start"], row["other_end"])]
    begin = row["sentence_start"]
    inside = [(int(start - begin), int(end - begin)) for start, end in spans if pd.notna(start)]
    return [(max(start, 0), end) for start, end in inside if end > 0]
