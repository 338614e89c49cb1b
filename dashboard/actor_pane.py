"""The pane beside a map of actors: a profile, or the sentences behind a tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import terms
from components.actor_network import Tie
from components.actor_profile import profile, titles
from components.kpis import sparkline
from components.markdown import literal
from components.quote_table import speaker
from components.records import items, records
from components.style import sheet
from components.table import page
from dashboard import filters, navigation
from dashboard.data import queries
from dashboard.drawer import citations
from dashboard.focus import focus, look
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

CITED = 8
NEWEST = 3
MENTIONS = 500
QUOTES = 50


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
        person(actor_id, selection, words=words)


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
    citations(cited, words=words, key="tie")
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


def person(actor_id: str, selection: Selection, *, words: Words) -> None:
    """The profile of an actor within the filters: names, roles, weeks, what was said, told and done."""
    about = replace(selection, actors=(actor_id,))
    actors = ask(queries.actors, selection=about, actor_ids=(actor_id,))
    if actors.empty:
        st.caption(words("This actor is not named in what the filters show."))
        return
    mentions = ask(queries.mentions, selection=about, limit=MENTIONS)
    st.html(profile(records(actors)[0], roles=titles(mentions), words=words))
    _course(about, words)
    with st.container(horizontal=True, gap="small"):
        st.page_link(
            navigation.path("actors"),
            label=words("Only this actor"),
            icon=":material/filter_alt:",
            query_params=filters.query(actor=[actor_id], focus=[actor_id]),
        )
        st.page_link(
            navigation.path("actors"),
            label=words("Its surroundings"),
            icon=":material/hub:",
            query_params=filters.query(around=[actor_id], focus=[actor_id]),
        )
    _said(actor_id, about, words)
    _acts(actor_id, about, words)
    _numbers(about, words)


def _course(about: Selection, words: Words) -> None:
    """Mentions a week as small bars, weeks without any included."""
    weeks = ask(queries.activity, selection=about, frame="mentions", by=None, bucket="week")
    if len(weeks) < 2:
        return
    counts = weeks.assign(bucket=pd.to_datetime(weeks["bucket"])).set_index("bucket")["count"]
    course = counts.asfreq("W-MON", fill_value=0).tail(52)
    first, last = (words.date(day.date()) for day in (course.index[0], course.index[-1]))
    label = words("Mentions a week, {first} to {last}", first=first, last=last)
    st.html(f"{sheet('citation')}<div class='tilik-course'>{sparkline(list(course), label=label)}</div>")
    st.caption(label)


def _said(actor_id: str, about: Selection, words: Words) -> None:
    """The newest quotes by and about an actor."""
    quotes = ask(queries.quotes, selection=about, limit=QUOTES)
    speaks = quotes["speaker_ids"].map(lambda ids: actor_id in list(ids)).astype(bool)
    for heading, rows, key in (
        (words("Says"), quotes[speaks].head(NEWEST), "says"),
        (words("Spoken about"), quotes[~speaks].head(NEWEST), "about"),
    ):
        if rows.empty:
            continue
        st.markdown(f"**{heading}**")
        by = zip(rows["speakers"], rows["speaker_text"], strict=True)
        cited = rows.assign(note=[speaker(names, wording, words=words) for names, wording in by])
        citations(cited, words=words, key=f"profile-{key}")


def _acts(actor_id: str, about: Selection, words: Words) -> None:
    """The newest acts of and upon an actor."""
    relations = ask(queries.relations, selection=about, limit=QUOTES)
    verbs = terms.relation_types(words)
    does = relations["source_id"] == actor_id
    for heading, rows, key in (
        (words("Acts"), relations[does].head(NEWEST), "acts"),
        (words("Acted upon"), relations[~does].head(NEWEST), "upon"),
    ):
        if rows.empty:
            continue
        st.markdown(f"**{heading}**")
        told_rows = rows.assign(
            note=[
                f"{row['source']} → {verbs.get(row['type'], row['type'])} → {row['target']}"
                for row in records(rows)
            ],
            text=rows["sentence"],
            hits=[
                [(int(row["start"] - row["sentence_start"]), int(row["end"] - row["sentence_start"]))]
                for row in records(rows)
            ],
        )
        citations(told_rows, words=words, key=f"profile-{key}")


def _numbers(about: Selection, words: Words) -> None:
    """The newest numbers about an actor."""
    numbers = ask(queries.numbers, selection=about, limit=NEWEST)
    if numbers.empty:
        return
    st.markdown("**" + words("Numbers") + "**")
    begin = numbers["sentence_start"]
    spans = zip(numbers["start"] - begin, numbers["end"] - begin, strict=True)
    cited = numbers.assign(text=numbers["sentence"], hits=[[(int(start), int(end))] for start, end in spans])
    citations(cited, words=words, key="profile-numbers")
