"""The forms by which a reader puts one row right; each returns the columns as they shall be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import terms
from components.edtf import span
from components.markdown import literal
from components.records import items, records
from dashboard.data import queries
from dashboard.data.corrections.correction import CorrectionError
from dashboard.data.corrections.record import Newcomer, dated
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words

SUGGESTED = 300
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "EVT", "PRD", "LAW", "WOA", "NOR")
CALLED = ("person", "organisation", "country", "place", "group")

Row = Mapping[str, Any]
Values = dict[str, Any]


def actors_picked(
    label: str, chosen: list[str], *, key: str, row: Row, words: Words, most: int | None = None
) -> list[Any]:
    """Actors by type-ahead over those of the article and the most mentioned; a new name makes a new one."""
    names = _choices(row, chosen)
    picked = st.multiselect(
        label,
        list(names),
        default=[one for one in chosen if one in names],
        key=key,
        format_func=lambda one: names.get(one) or one,
        placeholder=words("Nobody. Type a name"),
        accept_new_options=True,
        max_selections=most,
    )
    typed = {one: _identified(one) for one in picked if one not in names}
    unknown = [one for one, actor_id in typed.items() if actor_id is None]
    kind = _kind_of(unknown, key=f"{key}.kind", words=words) if unknown else "person"
    return [one if one in names else typed[one] or Newcomer(one, kind) for one in picked]


def _choices(row: Row, chosen: list[str]) -> dict[str, str]:
    known: list[pd.DataFrame] = []
    if row.get("article_id"):
        known.append(ask(queries.article, article_id=row["article_id"])["actors"])
    known.append(ask(queries.suggest_actors, typed="", limit=SUGGESTED))
    names = {one["actor_id"]: one["name"] for frame in known for one in records(frame)}
    return {**names, **ask(queries.actor_names, actor_ids=tuple(chosen))}


def _identified(typed: str) -> str | None:
    """The actor who is called exactly so, whatever the case; None where nobody is."""
    for one in records(ask(queries.suggest_actors, typed=typed, limit=20)):
        if one["name"].casefold() == typed.strip().casefold():
            return str(one["actor_id"])
    return None


def _kind_of(unknown: list[str], *, key: str, words: Words) -> str:
    names = ", ".join(f"“{one}”" for one in unknown)
    st.caption(literal(words("{names}: no actor is called so yet. A new one is made.", names=names)))
    spoken = terms.kinds(words)
    return str(st.selectbox(words("Kind"), CALLED, key=key, format_func=lambda kind: spoken[kind]))


def _key(name: str, row: Row) -> str:
    """Of its own for every row: the one before it keeps what was typed for it."""
    return f"correct.{name}.{row['start']}-{row['end']}"


def quote(row: Row, *, words: Words) -> Values:
    """Who speaks, how it is quoted, what is done by saying it."""
    types, acts = terms.quote_types(words), terms.acts(words)
    speakers = actors_picked(
        words("Speaker"), items(row["speaker_ids"]), key=_key("speakers", row), row=row, words=words
    )
    return {
        "speaker_ids": speakers,
        "type": one_of(words("Type"), types, row["type"], key=_key("type", row)),
        "act": one_of(words("Act"), acts, row["act"], key=_key("act", row)),
    }


def number(row: Row, *, words: Words) -> Values:
    """The figure or its range, its unit, and what is counted."""
    kinds = terms.number_kinds(words)
    values: Values = {}
    with st.container(horizontal=True):
        for column, label in (("value", words("Figure")), ("min", words("From")), ("max", words("To"))):
            value: float | None = row[column] if pd.notna(row[column]) else None
            values[column] = st.number_input(label, value=value, key=_key(column, row), format="%.10g", step=None)
    with st.container(horizontal=True):
        values["unit"] = _written(words("Unit"), row["unit"], key=_key("unit", row))
        values["noun"] = _written(words("Of what"), row["noun"], key=_key("noun", row))
    values["kind"] = one_of(words("Kind"), kinds, row["kind"], key=_key("kind", row))
    return values


def date(row: Row, *, words: Words) -> Values:
    """The time, in EDTF, with what it means below."""
    iso = _written(words("Time"), row["iso"], key=_key("iso", row))
    if iso is None or iso == row["iso"]:
        return {}
    try:
        values = dated(iso)
    except CorrectionError:
        st.caption(words("Write it as 2024-11-15, 2024-11, 2024-W46, 2024-Q3, 2024 or 2024-11-01/2024-11-07."))
        return {}
    st.caption(literal(span(iso, words=words)))
    return values


def mention(row: Row, *, words: Words) -> Values:
    """Whom a name means, and its class."""
    chosen = [row["actor_id"]] if isinstance(row["actor_id"], str) else []
    picked = actors_picked(words("Actor"), chosen, key=_key("actor", row), row=row, words=words, most=1)
    label = st.selectbox(
        words("Class"),
        LABELS,
        index=LABELS.index(row["label"]),
        key=_key("label", row),
        help=words("As in the data: PER, ORG, GPE …"),
    )
    return {"actor_id": picked[0] if picked else None, "label": label}


def relation(row: Row, *, words: Words) -> Values:
    """An act can be rejected only."""
    st.caption(words("An act that is read wrongly can be rejected."))
    return {}


FORMS: Mapping[str, Callable[..., Values]] = {
    "quotes": quote,
    "numbers": number,
    "dates": date,
    "mentions": mention,
    "relations": relation,
}


def one_of(label: str, options: Mapping[str, str], value: Any, *, key: str) -> str | None:
    known = list(options)
    index = known.index(value) if value in options else None
    return st.selectbox(label, known, index=index, key=key, format_func=lambda one: options[one])


def _written(label: str, value: Any, *, key: str) -> str | None:
    text = st.text_input(label, value=value if isinstance(value, str) else "", key=key, max_chars=200)
    return text.strip() or None
