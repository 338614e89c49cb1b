"""What is in the corpus: key figures, the course of reporting, who is quoted, what is new."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.buckets import fitting, span
from components.cards import article_line, caption, cards, quote_card, section
from components.chronology import Bar, Lasting, chronology
from components.kpis import Kpi, kpis
from components.ranking import ranking
from components.records import records
from components.timeline import timeline
from dashboard import empty, filters, navigation, news, session, visits
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.passages import passages
from dashboard.session import ask
from dashboard.tour import tour

WEEKS = 6
QUOTES = 6
ARTICLES = 8
SPEAKERS = 8

words = session.words()
colors = session.colors()
chosen = filters.selection()


def key_figures(totals: dict[str, Any]) -> None:
    counted = {
        "articles": (words("articles"), "articles"),
        "outlets": (words("outlets"), "outlets"),
        "actors": (words("actors"), "mentions"),
        "quotes": (words("quotes"), "quotes"),
        "numbers": (words("numbers"), "numbers"),
    }
    weeks = ask(queries.pulse, selection=chosen, weeks=WEEKS)
    label = words("The last {weeks} weeks", weeks=WEEKS)
    st.html(
        kpis(
            Kpi(label=name, value=words.number(totals[key]), course=weeks[column].tolist(), course_label=label)
            for key, (name, column) in counted.items()
        )
    )


def course_of_reporting(totals: dict[str, Any]) -> None:
    bucket = fitting(totals["first_day"], totals["last_day"], least="week")
    headings = {
        "week": words("Articles a week"),
        "month": words("Articles a month"),
        "year": words("Articles a year"),
    }
    st.subheader(headings[bucket], anchor=False)
    counts = ask(queries.activity, selection=chosen, frame="articles", by="outlet", bucket=bucket)
    if counts.empty:
        st.caption(words("Nothing here has a date."))
        return

    def narrow(bar: Bar | Lasting) -> None:
        if isinstance(bar, Bar):
            filters.narrow(days=span(bar.first, bucket=bucket), outlets=[bar.group] if bar.group else [])

    chronology(
        timeline(counts, words=words, bucket=bucket, palette=colors),
        on_pick=narrow,
        on_draw=lambda days: filters.narrow(days=days),
        alt=words("{heading}, by outlet", heading=headings[bucket]),
        key="overview.course",
        words=words,
    )
    st.caption(words("Click a bar to see only that time and outlet, draw over days to keep those."))


def most_quoted() -> str:
    speakers = ask(queries.speakers, selection=chosen, limit=SPEAKERS)
    kept = filters.query()
    links = [navigation.href("quotes", {**kept, "actor": [one]}) for one in speakers["actor_id"]]
    nobody = words("Nobody is quoted here.")
    ranked = ranking(speakers, links, words=words) if links else caption(nobody)
    return section(words("Most quoted"), ranked)


def newest_quotes() -> str:
    newest = ask(queries.latest_quotes, selection=chosen, limit=2 * QUOTES)
    quotes = newest.drop_duplicates("text").head(QUOTES)
    drawn = (
        quote_card(
            quote["text"],
            speaker=", ".join(quote["speakers"]) or None,
            type=quote["type"],
            kind=text(quote["kind"]),
            words=words,
        )
        for quote in records(quotes)
    )
    return section(words("Newest quotes"), cards(passages(quotes, drawn, words=words, css="boxed"), columns=3))


def newest_articles() -> str:
    articles = ask(queries.articles, selection=chosen, limit=ARTICLES)
    untitled = words("Without a title")
    drawn = (
        article_line(
            text(article["title"]) or untitled, lead=article["lead"], sample=bool(article["sample"]), words=words
        )
        for article in records(articles)
    )
    return section(words("Newest articles"), cards(passages(articles, drawn, words=words), columns=2, least=340))


def text(cell: object) -> str | None:
    """A cell of a text column; null is None, however pandas writes it."""
    return cell if isinstance(cell, str) and cell else None


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
        course_of_reporting(totals)
    with quoted:
        st.html(most_quoted())
    lately = (part(chosen, words=words) for part in (news.whats_new, news.moved, news.reliability))
    st.html(f"<div class='tilik-beside'>{''.join(lately)}</div>")
    st.html(newest_quotes() + newest_articles())
    visits.remember()
    return None


page()
