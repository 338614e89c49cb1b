"""What is in the corpus: key figures, the course of reporting, who is quoted, what is new."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from components.calendar import day
from components.cards import article_line, quote_card, source_line
from components.charts import CONFIG
from components.kpis import Kpi, kpis
from components.markdown import literal
from components.ranking import rank
from components.records import items, records
from components.timeline import span, timeline
from dashboard import empty, filters, navigation, session, visits
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.news import moved, reliability, whats_new
from dashboard.session import ask
from dashboard.settings import settings
from dashboard.tour import tour

WEEKS = 6
QUOTES = 6
PER_ARTICLE = 12
ARTICLES = 8
SPEAKERS = 8

words = session.words()
colors = session.colors()
chosen = filters.selection()


def key_figures(totals: dict[str, Any]) -> None:
    figures = {
        "articles": (words("articles"), "articles", None),
        "outlets": (words("outlets"), "articles", "outlet"),
        "actors": (words("actors"), "mentions", None),
        "quotes": (words("quotes"), "quotes", None),
        "numbers": (words("numbers"), "numbers", None),
    }
    label = words("The last {weeks} weeks", weeks=WEEKS)
    st.html(
        kpis(
            Kpi(label=name, value=words.number(totals[key]), course=weekly(frame, by=by), course_label=label)
            for key, (name, frame, by) in figures.items()
        )
    )


def weekly(frame: str, *, by: str | None) -> list[float]:
    """The counts of the last weeks; with ``by``, how many different groups there were in each."""
    counts = ask(queries.activity, selection=chosen, frame=frame, by=by, bucket="week")
    course = counts.groupby("bucket")["count"].agg("size" if by else "sum").sort_index()
    if course.empty:
        return []
    course.index = pd.to_datetime(course.index)
    return [float(count) for count in course.asfreq("7D", fill_value=0).tail(WEEKS)]


def course_of_reporting() -> None:
    st.subheader(words("Articles a week"), anchor=False)
    counts = ask(queries.activity, selection=chosen, frame="articles", by="outlet", bucket="week")
    event = st.plotly_chart(
        timeline(counts, words=words, palette=colors, height=320),
        key="overview.timeline",
        theme=None,
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
        alt=words("Articles a week, by outlet"),
    )
    if points := event["selection"]["points"]:
        week, outlet = points[0]["customdata"]
        filters.narrow(days=span(date.fromisoformat(week), bucket="week"), outlets=[outlet] if outlet else [])
        st.rerun()
    st.caption(words("Click a bar to see only that week and outlet."))


def most_quoted() -> None:
    st.subheader(words("Most quoted"), anchor=False)
    speakers = ask(queries.actors, selection=chosen, order="quotes", limit=SPEAKERS)
    if speakers.empty:
        st.caption(words("Nobody is quoted here."))
    for place, speaker in enumerate(records(speakers)):
        with card(f"speaker-{place}"):
            most = int(speakers["quotes"].max())
            st.html(rank(speaker["name"], speaker["quotes"], most=most, kind=speaker["kind"], words=words))
            goto("quotes", words("Quotes of {name}", name=speaker["name"]), actor=[speaker["actor_id"]])


def newest_quotes() -> None:
    st.subheader(words("Newest quotes"), anchor=False)
    newest = ask(queries.quotes, selection=chosen, limit=QUOTES * PER_ARTICLE)
    quotes = newest.drop_duplicates("article_id").drop_duplicates("text").head(QUOTES)
    speaking = tuple(sorted({actor for ids in quotes["speaker_ids"] for actor in items(ids)}))
    kinds = ask(queries.actor_kinds, actor_ids=speaking)
    with st.grid(3, min_column_width=300):
        for place, quote in enumerate(records(quotes)):
            with card(f"quote-{place}", border=True):
                st.html(
                    quote_card(
                        quote["text"],
                        speaker=", ".join(items(quote["speakers"])) or None,
                        type=quote["type"],
                        kind=next((kinds[actor] for actor in items(quote["speaker_ids"]) if actor in kinds), None),
                        words=words,
                    )
                )
                read(quote, quote["start"], quote["end"])


def newest_articles() -> None:
    st.subheader(words("Newest articles"), anchor=False)
    articles = ask(queries.articles, selection=chosen, limit=ARTICLES)
    with st.grid(2, min_column_width=340):
        for place, article in enumerate(records(articles)):
            with card(f"article-{place}"):
                title = text(article["title"]) or words("Without a title")
                st.html(article_line(title, lead=article["lead"], sample=bool(article["sample"]), words=words))
                read(article)


def card(name: str, *, border: bool = False) -> Any:
    """A box that is one link; ``shell.css`` spreads the link over it."""
    return st.container(key=f"card-{name}", border=border, gap=None, height="stretch" if border else "content")


def read(row: dict[str, Any], start: int | None = None, end: int | None = None) -> None:
    """The link into the article, named after where and when it appeared."""
    published = day(pd.Series([row["published_at"]]), zone=settings().zone)[0]
    extra = {} if start is None else {"start": [str(start)], "end": [str(end)]}
    label = source_line(row["outlet"], published, sample=row["sample"], words=words)
    goto("article", label, article=[row["article_id"]], **extra)


def text(cell: object) -> str | None:
    """A cell of a text column; null is None, however pandas writes it."""
    return cell if isinstance(cell, str) and cell else None


def goto(page: str, label: str, **extra: list[str]) -> None:
    st.page_link(navigation.path(page), label=literal(label), query_params=filters.query(**extra))


def sampled() -> bool:
    """Whether most of the corpus are still the articles that come with Tilik."""
    own = ask(queries.count, frame="articles", selection=Selection(samples=False))
    every = ask(queries.count, frame="articles", selection=Selection())
    return chosen.samples and own < every / 2


def page() -> None:
    totals = ask(queries.totals, selection=chosen)
    if not totals["articles"]:
        known = ask(queries.totals, selection=Selection())
        return empty.selection(words) if known["articles"] else empty.corpus(words)
    if sampled():
        tour(words)
    key_figures(totals)
    reporting, quoted = st.columns([2, 1], gap="large")
    with reporting:
        course_of_reporting()
    with quoted:
        most_quoted()
    fresh, figures, doubts = st.columns(3, gap="large")
    with fresh:
        whats_new(chosen, words=words)
    with figures:
        moved(chosen, words=words)
    with doubts:
        reliability(chosen, words=words)
    newest_quotes()
    newest_articles()
    visits.remember()
    return None


page()
