"""What was read, what was refused and why; adding articles and taking tables away."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from components.article_table import titles
from components.calendar import day
from components.cards import origins
from components.glossary import glossary
from components.markdown import literal
from components.table import days, pick
from components.table import page as paged
from dashboard import corrections, downloads, filters, notice, session
from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.ingestion import Job, Outcome, Step, save
from dashboard.refusal import explain
from dashboard.session import ask
from dashboard.settings import settings

PAGE = 200
REFUSALS = 500
FORMATS = ("txt", "jsonl", "json", "csv")
JOB = "corpus.job"
GLANCE = 0.5

words = session.words()
chosen = filters.selection()


def read() -> None:
    """The articles, newest first; a click opens one."""
    total = ask(queries.count, frame="articles", selection=chosen)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(summary(total))
        st.space("stretch")
        downloads.menu(words)
    if not total:
        st.text(words("Nothing matches these filters. Remove one of them above, or add articles below."))
        return
    place = st.container()
    offset = paged(total, key="corpus.page", words=words, size=PAGE)
    articles = ask(queries.articles, selection=chosen, limit=PAGE, offset=offset)
    with place:
        row = pick(
            table(articles),
            columns=columns(),
            formats={
                **dict.fromkeys(("day", "added"), days(words)),
                **dict.fromkeys(("mentions", "quotes", "numbers"), words.number),
                "copies": lambda copies: words.number(copies) if copies else "",
            },
            key=f"corpus.articles.{offset}",
            alt=words("The articles, newest first"),
        )
    if row is not None:
        filters.show_article(str(articles["article_id"].iloc[row]))


def summary(total: int) -> str:
    copies = ask(queries.totals, selection=chosen)["copies"]
    read_ = words.plural("{count} article", "{count} articles", total)
    similar = words.plural("{count} near-copy", "{count} near-copies", copies)
    return f"{read_}, {similar}" if copies else read_


def table(articles: pd.DataFrame) -> pd.DataFrame:
    return articles.assign(
        day=day(articles["published_at"], zone=settings().zone),
        added=day(articles["ingested_at"], zone=settings().zone),
        outlet=origins(articles, words=words),
        title=titles(articles, words=words),
    )


def columns() -> dict[str, object]:
    count, text = st.column_config.NumberColumn, st.column_config.TextColumn
    return {
        "day": text(words("Published"), width=100),
        "outlet": text(words("Outlet"), width=205),
        "title": text(words("Title"), width="large"),
        "mentions": count(words("Mentions"), width=80),
        "quotes": count(words("Quotes"), width=80),
        "numbers": count(words("Numbers"), width=80),
        "copies": count(
            words("Near-copies"),
            width=110,
            help=words("Other articles that tell the same in nearly the same words."),
        ),
        "added": text(words("Read on"), width=100),
    }


def refused(refusals: pd.DataFrame) -> None:
    """What was not stored, newest first: where, what is wrong, how to mend it."""
    if refusals.empty:
        st.text(words("Nothing was refused: every article that came in is stored."))
        return
    shown = pd.DataFrame(
        {
            words("On"): day(refusals["at"], zone=settings().zone).map(days(words)),
            words("Source"): refusals["source"],
            words("Line"): refusals["line"],
            words("What is wrong, and what to do"): [
                explain(reason, detail if isinstance(detail, str) else None, words=words)
                for reason, detail in zip(refusals["reason"], refusals["detail"], strict=True)
            ],
        }
    )
    st.dataframe(shown, hide_index=True, key="corpus.refusals", alt=words("What was refused, newest first"))


def add() -> None:
    """Upload articles; a process of its own reads them."""
    st.text(
        words("A .txt file is one article; .jsonl has one article a line, .csv one a row, with a column “text”.")
    )
    files = st.file_uploader(
        words("Files with articles"), type=list(FORMATS), accept_multiple_files=True, key="corpus.files"
    )
    guess = st.checkbox(words("Detect the encoding of files that are not UTF-8"), key="corpus.encoding")
    running = JOB in st.session_state and not st.session_state[JOB].outcome
    if st.button(words("Read these files"), type="primary", disabled=not files or running, key="corpus.read"):
        folder = Path(tempfile.mkdtemp(prefix="tilik-"))
        names = [save(file.name, file.getvalue(), folder=folder).name for file in files]
        st.session_state[JOB] = Job(*(["--encoding", "auto"] if guess else []), "--", *names, folder=folder)
        st.session_state[JOB].start()
    if JOB in st.session_state:
        progress(st.session_state[JOB])


def progress(job: Job) -> None:
    if job.outcome:
        ended(job.outcome)
    else:
        st.fragment(follow, run_every=GLANCE)(job)


def follow(job: Job) -> None:
    """Drawn again and again until the job has ended."""
    if isinstance(job.latest, Outcome):
        st.rerun(scope="app")
    st.progress(job.latest.share, text=progress_text(job.latest))


def progress_text(step: Step) -> str:
    if not step.done:
        return words("Tilik loads the language rules …")
    text = words(
        "{done} of {total} read", done=words.number(step.done), total=words.number(step.total or step.done)
    )
    if step.eta:
        text += ", " + words.plural("{count} second left", "{count} seconds left", round(step.eta))
    return text


def ended(outcome: Outcome) -> None:
    if outcome.failure:
        st.error(
            words("Reading stopped before its end. What had been read until then is stored."),
            icon=":material/error:",
        )
        if outcome.fault:
            notice.fault(outcome.fault, outcome.failure, words=words)
        else:
            st.code(outcome.failure, language=None)
        return
    told = words(
        "{stored} stored, {replaced} replaced, {refused} refused.",
        stored=words.number(outcome.stored),
        replaced=words.number(outcome.replaced),
        refused=words.number(outcome.refused),
    )
    (st.warning if outcome.refused else st.success)(told, icon=":material/task_alt:")
    for refusal in outcome.refusals:
        where = refusal["source"] if refusal.get("line") is None else f"{refusal['source']}:{refusal['line']}"
        st.caption(literal(f"{where}: {explain(refusal['reason'], refusal.get('detail'), words=words)}"))


def page() -> None:
    refusals = ask(queries.refusals, limit=REFUSALS)
    known = ask(queries.totals, selection=Selection())
    tabs = st.tabs(
        [
            words("Stored"),
            words("Refused ({count})", count=words.number(len(refusals))),
            words("Corrections"),
            words("Add articles"),
            words("What columns mean"),
        ],
        default=None if known["articles"] else words("Add articles"),
    )
    with tabs[0]:
        read()
    with tabs[1]:
        refused(refusals)
    with tabs[2]:
        corrections.listing(words)
    with tabs[3]:
        add()
    with tabs[4]:
        st.html(glossary(words))
        st.caption(words("Measured on annotated and on unseen articles; docs/model-card.md says how."))


page()
