"""What is counted: its amounts over time by outlet, and where two sentences contradict each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.amounts import amounts
from components.buckets import fitting, label, span
from components.cards import cards
from components.charts import pick
from components.dispute import side, verdict
from components.markdown import literal
from components.number_table import number_table
from components.records import records
from components.subject_table import subject_name, subject_table
from components.table import PAGE, page
from dashboard import filters, session
from dashboard.controls import control
from dashboard.data import queries
from dashboard.drawer import drawer
from dashboard.facets import Narrowing
from dashboard.passages import passages
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

DISPUTES = 20  # a page
NAME = "subject"


def what_is_counted(chosen: Selection, narrow: Narrowing, *, words: Words) -> None:
    """The subjects, and of the one in the address (at first the most counted) its course and its numbers."""
    found = ask(queries.subjects, selection=chosen, limit=PAGE, **narrow)
    if found.empty:
        st.caption(words("Nothing here is counted more than once."))
        return
    left, right = st.columns([1, 1.7], gap="medium")
    with left:
        row = subject_table(found, words=words, key=control("numbers.subjects", chosen, narrow))
    keys = list(zip(found["noun"], found["unit"], found["kind"], strict=True))
    if row is not None:
        subject = keys[row]
    else:
        asked = filters.choices(NAME)
        subject = next((key for key in keys if key == asked), keys[0])
    with right:
        _course(subject, chosen, narrow, words=words)


def _course(subject: tuple[str, str, str], chosen: Selection, narrow: Narrowing, *, words: Words) -> None:
    noun, unit, kind = subject
    narrow = {**narrow, "noun": (noun,), "unit": (unit,), "kind": (kind,)}
    st.markdown(f"**{literal(subject_name(noun, unit, kind, words=words))}**")
    days = ask(queries.series, selection=chosen, bucket="day", **narrow)
    bucket = fitting(days["bucket"].min(), days["bucket"].max()) if len(days) else "day"
    series = days if bucket == "day" else ask(queries.series, selection=chosen, bucket=bucket, **narrow)
    picked = None
    if len(series):
        figure = amounts(series, unit=unit, words=words, bucket=bucket, palette=session.colors())
        picked = pick(
            figure, key=control("numbers.course", chosen, subject), alt=words("Amounts over time by outlet")
        )
        st.caption(
            words("Each outlet's median; a bar reaches from the least to the greatest. Click one for its numbers.")
        )
    _behind(picked, bucket, chosen, narrow, words=words)


def _behind(
    picked: tuple[str, ...] | None, bucket: str, chosen: Selection, narrow: Narrowing, *, words: Words
) -> None:
    """The numbers behind the course, or behind one of its points."""
    name = ""
    if picked:
        first, outlet = date.fromisoformat(picked[0]), picked[1]
        since, until = span(first, bucket=bucket)
        chosen = replace(
            chosen,
            since=max(since, chosen.since or since),
            until=min(until, chosen.until or until),
            outlets=(outlet,) if outlet else chosen.outlets,
        )
        name = " · ".join(part for part in (label(first, bucket=bucket, words=words), outlet) if part)
    total = ask(queries.count, frame="numbers", selection=chosen, **narrow)
    counted = words.plural("{count} number", "{count} numbers", total)
    st.caption(literal(f"{name} · {counted}" if name else counted))
    offset = page(total, key=control("numbers.subject.page", chosen, narrow), words=words)
    numbers = ask(queries.numbers, selection=chosen, limit=PAGE, offset=offset, **narrow)
    shown = st.container()
    key = control("numbers.subject", offset, behind=(chosen, narrow))
    row = number_table(numbers, words=words, zone=settings().zone, key=key, height=320)
    with shown if row is not None else st.container():
        drawer(
            None if row is None else numbers.iloc[row],
            words=words,
            invitation=words("Click a number to read it in its article."),
        )


def contradictions(chosen: Selection, narrow: Narrowing, *, words: Words) -> None:
    """Pairs of sentences whose figures differ, conflicts first, each with its verdict and its reasons."""
    found = ask(queries.disputes, selection=chosen, **narrow)
    conflicts = int((found["scope"].map(len) == 0).sum()) if len(found) else 0
    told = [
        words.plural("{count} conflict", "{count} conflicts", conflicts),
        words.plural("{count} pair of another scope", "{count} pairs of another scope", len(found) - conflicts),
    ]
    st.markdown(f"**{literal(' · '.join(told))}**")
    with st.expander(words("How conflicts are told from different scope")):
        st.text(_rule(words))
    if found.empty:
        st.caption(words("No two sentences here count one thing and come to different amounts."))
        return
    offset = page(len(found), key=control("numbers.disputes", chosen, narrow), words=words, size=DISPUTES)
    st.html(_pairs(found.iloc[offset : offset + DISPUTES], words=words))


def _rule(words: Words) -> str:
    return "\n\n".join(
        (
            words(
                "Two numbers meet where noun, unit and kind are the same, an actor or a place is common to both,"
                " and the articles appeared within four days. Their sentences share a fifth of their words (two"
                " fifths without a noun), or the articles name three actors in common and little else counts such"
                " things."
            ),
            words(
                "They are left out where “about”, “at least” or “at most” lets both be true, where one sentence"
                " gives both amounts, and where a sentence counts the same thing twice."
            ),
            words(
                "Different scope: the sentences name different places, different people or bodies, times that do"
                " not overlap or different rates (per day, per unit), or one outlet tells on another day. What is"
                " left is a conflict: read both sentences before you rely on it."
            ),
        )
    )


SIDE = ("article_id", "start", "end", "text", "sentence", "offset", "outlet", "published_at", "sample")


def _pairs(found: pd.DataFrame, *, words: Words) -> str:
    """Each pair in a box: the verdict, what is counted, and both sentences, each a link into its article."""
    sides = [_sides(found, end, words=words) for end in ("first", "second")]
    return "".join(
        f"<section class='tilik-box'>{_told(pair, words)}{cards(both, columns=2)}</section>"
        for pair, *both in zip(records(found), *sides, strict=True)
    )


def _told(pair: dict[str, Any], words: Words) -> str:
    name = subject_name(pair["noun"], pair["unit"], pair["kind"], words=words)
    return f"{verdict(pair['scope'], words=words)}<span class='tilik-subject'>{escape(name)}</span>"


def _sides(found: pd.DataFrame, end: str, *, words: Words) -> list[str]:
    """The ``first`` or the ``second`` sentence of each pair."""
    told = found[[f"{end}_{name}" for name in SIDE]].set_axis(list(SIDE), axis="columns")
    drawn = (
        side(one["text"], one["sentence"], offset=int(one["offset"]), length=int(one["end"]) - int(one["start"]))
        for one in records(told)
    )
    return passages(told, drawn, words=words)
