"""The profile of an actor: what it is called, when it was in the news, what it said, did and was told of."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import terms
from components.actor_profile import profile
from components.cards import caption
from components.kpis import sparkline
from components.link import icon, link
from components.quote_table import speaker
from components.records import items, records
from components.table import page
from dashboard import actor_corrections, filters, navigation
from dashboard.data import queries
from dashboard.drawer import title
from dashboard.passages import citations
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

SHOWN = 3
NEWEST = 200
WEEKS = 52


def portrait(actor_id: str, selection: Selection, *, words: Words) -> None:
    """Everything about an actor within the filters; each passage is a link to its sentence."""
    about = replace(selection, actors=(actor_id,))
    actors = ask(queries.actors, selection=about, actor_ids=(actor_id,))
    if actors.empty:
        st.caption(words("This actor is not named in what the filters show."))
        return
    actor = records(actors)[0]
    roles = ask(queries.roles, selection=selection, actor_id=actor_id)
    st.html(profile(actor, roles=roles, words=words))
    _course(about, words)
    _ways(actor_id, words)
    actor_corrections.offer(actor, words=words)
    _said(actor_id, about, words)
    _acts(actor_id, about, words)
    _numbers(about, words)
    _articles(actor_id, selection, int(actor["articles"]), words)


def _course(about: Selection, words: Words) -> None:
    """Mentions a week as small bars, weeks without any included."""
    weeks = ask(queries.activity, selection=about, frame="mentions", by=None, bucket="week")
    if len(weeks) < 2:
        return
    counts = weeks.assign(bucket=pd.to_datetime(weeks["bucket"])).set_index("bucket")["count"]
    course = counts.asfreq("W-MON", fill_value=0).tail(WEEKS)
    first, last = (words.date(day.date()) for day in (course.index[0], course.index[-1]))
    label = words("Mentions a week, {first} to {last}", first=first, last=last)
    st.html(f"<div class='tilik-course'>{sparkline(list(course), label=label)}</div>{caption(label)}")


def _ways(actor_id: str, words: Words) -> None:
    """Links to the actor alone and to its surroundings."""
    ways = (
        (words("Only this actor"), ":material/filter_alt:", {"actor": [actor_id]}),
        (words("Its surroundings"), ":material/hub:", {"around": [actor_id]}),
    )
    links = (
        link(navigation.href("actors", filters.query(focus=[actor_id], **query)), icon(symbol) + escape(label))
        for label, symbol, query in ways
    )
    st.html(f"<div class='tilik-links'>{''.join(links)}</div>")


def _said(actor_id: str, about: Selection, words: Words) -> None:
    """Quotes by and about an actor."""
    quotes = ask(queries.quotes, selection=about, limit=NEWEST)
    by = zip(quotes["speakers"], quotes["speaker_text"], strict=True)
    quotes = quotes.assign(note=[speaker(names, wording, words=words) for names, wording in by])
    speaks = quotes["speaker_ids"].map(lambda ids: actor_id in items(ids)).astype(bool)
    _passages(words("Says"), quotes[speaks], about, key="says", words=words)
    _passages(words("Spoken about"), quotes[~speaks], about, key="about", words=words)


def _acts(actor_id: str, about: Selection, words: Words) -> None:
    """Acts of and upon an actor, or that concern it."""
    relations = ask(queries.relations, selection=about, limit=NEWEST)
    verbs = terms.relation_types(words)
    relations = _in_sentences(relations).assign(
        note=[
            f"{row['source']} → {verbs.get(row['type'], row['type'])} → {row['target']}"
            for row in records(relations)
        ]
    )
    does = relations["source_id"] == actor_id
    _passages(words("Acts"), relations[does], about, key="acts", words=words)
    _passages(words("Acted upon"), relations[~does], about, key="upon", words=words)


def _numbers(about: Selection, words: Words) -> None:
    """Numbers about an actor."""
    numbers = ask(queries.numbers, selection=about, limit=NEWEST)
    _passages(words("Numbers"), _in_sentences(numbers), about, key="numbers", words=words)


def _articles(actor_id: str, selection: Selection, total: int, words: Words) -> None:
    """The articles that name an actor, each at its first name in it."""
    heading = words("Articles")
    st.markdown(f"**{heading}** {words.number(total)}")
    offset = page(total, key=f"profile.articles.{actor_id}", words=words, size=SHOWN)
    shown = ask(queries.appearances, selection=selection, actor_id=actor_id, limit=SHOWN, offset=offset)
    shown = _in_sentences(shown).assign(note=[title(row, words=words) for row in records(shown)])
    citations(shown, words=words)


def _in_sentences(rows: pd.DataFrame) -> pd.DataFrame:
    """Spans shown by their sentences, themselves marked."""
    begin = rows["sentence_start"]
    spans = zip(rows["start"] - begin, rows["end"] - begin, strict=True)
    hits: list[Any] = [[(int(start), int(end))] for start, end in spans]
    return rows.assign(text=rows["sentence"], hits=hits)


def _passages(heading: str, rows: pd.DataFrame, about: Selection, *, key: str, words: Words) -> None:
    """Some passages under a heading, the newest first; nothing where there are none."""
    if rows.empty:
        return
    count = words.number(len(rows)) + ("+" if len(rows) == NEWEST else "")
    st.markdown(f"**{heading}** {count}")
    offset = page(len(rows), key=f"profile.{key}.{about.actors}", words=words, size=SHOWN)
    citations(rows.iloc[offset : offset + SHOWN], words=words)
