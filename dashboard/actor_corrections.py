"""Putting an actor right: its name and kind, whom it is the same as, and who in it is somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import terms
from components.markdown import literal
from components.records import records
from dashboard import corrections, session
from dashboard.correction_forms import one_of
from dashboard.corrections import done, reviewer_fields, signatures, told
from dashboard.data import queries
from dashboard.data.corrections import history
from dashboard.data.corrections.record import KINDS, Reviewer
from dashboard.drawer import source, title
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words

SUGGESTED = 1000
ARTICLES = 200

Actor = Mapping[str, Any]


def offer(actor: Actor, *, words: Words) -> None:
    """The way to correct an actor (actor_id, name, kind), and who corrected it before."""
    signatures(ask(history.of_actor, actor_id=actor["actor_id"]), words=words, key="actor")
    if corrections.allowed() and st.button(
        words("Correct"), icon=":material/edit:", type="tertiary", key="actor.correct"
    ):
        st.dialog(words("Correct this actor"), width="medium")(_dialog)(dict(actor), words=words)


def _dialog(actor: Actor, *, words: Words) -> None:
    st.text(actor["name"])
    ways = {
        "describe": words("Name and kind"),
        "merge": words("Same as another"),
        "split": words("Partly somebody else"),
    }
    way = st.segmented_control(
        words("What is wrong"),
        list(ways),
        default="describe",
        key="actor.way",
        format_func=lambda one: ways[one],
        required=True,
        label_visibility="collapsed",
    )
    values = {"describe": _description, "merge": _other, "split": _part}[str(way)](actor, words=words)
    who, why = reviewer_fields(words)
    if st.button(words("Save"), type="primary", key="actor.save", disabled=values is None) and values:
        with told(words):
            made = getattr(Reviewer(session.store(), who, why=why), str(way))(actor["actor_id"], **values)
            if made:
                done()
            st.caption(words("Nothing was changed."))


def _description(actor: Actor, *, words: Words) -> dict[str, Any] | None:
    name = st.text_input(words("Name"), value=actor["name"], key="actor.name", max_chars=200)
    spoken = terms.kinds(words)
    kind = one_of(words("Kind"), {one: spoken[one] for one in KINDS}, actor["kind"], key="actor.kind")
    return {"name": name, "kind": kind} if name.strip() else None


def _other(actor: Actor, *, words: Words) -> dict[str, Any] | None:
    """Whom the actor is the same as: of one name or of any that was typed."""
    found = [
        one
        for one in records(ask(queries.suggest_actors, typed="", limit=SUGGESTED))
        if one["actor_id"] != actor["actor_id"]
    ]
    typed = st.text_input(words("Look for a name"), key="actor.typed", max_chars=100)
    if typed.strip():
        found = [
            one
            for one in records(ask(queries.suggest_actors, typed=typed, limit=50))
            if one["actor_id"] != actor["actor_id"]
        ]
    names = {one["actor_id"]: one for one in found}
    spoken = terms.kinds(words)
    chosen = st.selectbox(
        words("The same as"),
        list(names),
        index=None,
        key="actor.other",
        format_func=lambda one: (
            f"{names[one]['name']} · {spoken.get(names[one]['kind'], '')} · {words.number(names[one]['mentions'])}"
        ),
        placeholder=words("Choose an actor"),
    )
    if chosen is None:
        return None
    both = list(dict.fromkeys((names[chosen]["name"], actor["name"])))
    name = st.radio(words("Called"), both, key="actor.called", format_func=literal)
    return {"into": chosen, "name": name}


def _part(actor: Actor, *, words: Words) -> dict[str, Any] | None:
    """The part of an actor that is somebody else: some of its names, or some articles."""
    name = st.text_input(words("Name of the other"), value=actor["name"], key="actor.part.name", max_chars=200)
    members = {one["member"]: one for one in records(ask(history.members, actor_id=actor["actor_id"]))}
    values: dict[str, Any] = {"name": name}
    if len(members) > 1:
        values["members"] = st.multiselect(
            words("The names that are the other’s"),
            list(members),
            key="actor.members",
            format_func=lambda one: f"{members[one]['name']} ({words.number(members[one]['articles'])})",
            placeholder=words("Choose names"),
        )
    articles = {
        one["article_id"]: one
        for one in records(ask(history.named_in, actor_id=actor["actor_id"], limit=ARTICLES))
    }
    if not values.get("members"):
        values["articles"] = st.multiselect(
            words("The articles that mean the other"),
            list(articles),
            key="actor.articles",
            format_func=lambda one: _article(articles[one], words),
            placeholder=words("Choose articles"),
        )
    return values if name.strip() and (values.get("members") or values.get("articles")) else None


def _article(row: Mapping[str, Any], words: Words) -> str:
    return f"{title(row, words=words)} ({source({**row, 'sample': False}, words=words)})"
