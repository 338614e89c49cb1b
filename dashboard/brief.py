"""The present view on one page, as HTML or PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import brief
from components.buckets import fitting
from components.calendar import day
from components.cards import shorten, source_line
from components.quantity import amount, unit
from components.records import items, records
from dashboard import filters, session
from dashboard.data import queries
from dashboard.navigation import STATIC
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

SPEAKERS, QUOTES, SPREADS, PER_ARTICLE = 6, 5, 5, 8
# Each bucket of ``timeline.fitting`` as pandas steps from one beginning to the next.
STEPS = {"day": "D", "week": "7D", "month": "MS", "quarter": "QS", "year": "YS"}
FILES = {"html": "text/html", "pdf": "application/pdf"}


def buttons(words: Words, *, key: str) -> None:
    """Buttons for the brief as a file in each format; it is made when it is asked for."""
    selection = filters.selection()
    shown = session.ask(queries.count, frame="articles", selection=selection)
    labels = tuple(chip.label for chip in filters.chips.chips(selection, shown, words=words))
    given = session.snapshot(), selection, labels, filters.address()
    st.caption(words("What is filtered for, on one page with its link and date:"))
    with st.container(horizontal=True, gap="small"):
        for form, mime in FILES.items():
            st.download_button(
                words("Brief as {format}", format=form.upper()),
                _content(*given, form=form, words=words),
                file_name=f"tilik-{date.today():%Y-%m-%d}.{form}",
                mime=mime,
                on_click="ignore",
                icon=":material/summarize:",
                key=f"{key}.brief.{form}",
            )


def _content(
    snapshot: Snapshot, selection: Selection, labels: tuple[str, ...], link: str, *, form: str, words: Words
) -> Callable[[], bytes]:
    def made() -> bytes:
        found = written(snapshot, selection=selection, labels=labels, link=link, words=words)
        if form == "pdf":
            from components import brief_pdf  # half a second to import, and seldom asked for

            return brief_pdf.pdf(found, words=words, fonts=STATIC / "fonts")
        return brief.page(found, words=words).encode()

    return made


def written(
    snapshot: Snapshot, *, selection: Selection, labels: tuple[str, ...], link: str, words: Words
) -> brief.Brief:
    """The brief of a selection; ``labels`` name its filters, ``link`` opens it."""
    totals = queries.totals(snapshot, selection=selection)
    speakers = queries.speakers(snapshot, selection=selection, limit=SPEAKERS)
    return brief.Brief(
        filters=labels,
        link=link,
        made_on=datetime.now(settings().zone).date(),
        period=_period(totals, words),
        figures=_figures(totals, words),
        course=_course(snapshot, selection, totals),
        speakers=tuple((row["name"], int(row["quotes"])) for row in records(speakers)),
        quotes=_quotes(snapshot, selection, words),
        spreads=_spreads(snapshot, selection, words),
        caution=_caution(totals, words),
    )


def _period(totals: dict[str, Any], words: Words) -> str:
    if totals["first_day"] is None:
        return words("No article here has a date.")
    return " – ".join(words.date(totals[name], form="long") for name in ("first_day", "last_day"))


def _figures(totals: dict[str, Any], words: Words) -> tuple[tuple[str, str], ...]:
    labels = {
        "articles": words("articles"),
        "outlets": words("outlets"),
        "actors": words("actors"),
        "quotes": words("quotes"),
        "numbers": words("numbers"),
    }
    return tuple((label, words.number(totals[name])) for name, label in labels.items())


def _course(snapshot: Snapshot, selection: Selection, totals: dict[str, Any]) -> tuple[tuple[date, int], ...]:
    """The articles of each stretch of time, those without any included."""
    if totals["first_day"] is None:
        return ()
    bucket = fitting(totals["first_day"], totals["last_day"])
    counts = queries.activity(snapshot, selection=selection, frame="articles", by=None, bucket=bucket)
    course = pd.Series(counts["count"].to_numpy(), index=pd.to_datetime(counts["bucket"]))
    every = course.asfreq(STEPS[bucket], fill_value=0)
    return tuple(zip(pd.DatetimeIndex(every.index).date, map(int, every), strict=True))


def _quotes(snapshot: Snapshot, selection: Selection, words: Words) -> tuple[brief.Quoted, ...]:
    """The newest that stand in quotation marks, of each article one."""
    newest = queries.quotes(snapshot, selection=selection, limit=QUOTES * PER_ARTICLE, type=("direct", "mixed"))
    shown = newest.drop_duplicates("article_id").drop_duplicates("text").head(QUOTES)
    days = day(shown["published_at"], zone=settings().zone)
    return tuple(
        brief.Quoted(
            speaker=", ".join(items(row["speakers"])) or words("Speaker unresolved"),
            text=f"“{shorten(row['text'], length=brief.QUOTED)}”",
            source=source_line(row["outlet"], published, sample=row["sample"], words=words),
        )
        for row, published in zip(records(shown), days, strict=True)
    )


def _spreads(snapshot: Snapshot, selection: Selection, words: Words) -> tuple[brief.Spread, ...]:
    found = queries.counted(snapshot, selection=selection, limit=SPREADS)
    return tuple(
        brief.Spread(
            what=row["noun"],
            figures=f"{amount({'min': row['least'], 'max': row['greatest']}, words=words)} "
            f"{unit(row['unit'], words=words)}".strip(),
            outlets=words.plural("{count} outlet", "{count} outlets", int(row["outlets"])),
        )
        for row in records(found[found["differs"] > 1])
    )


def _caution(totals: dict[str, Any], words: Words) -> str:
    open_ = words.plural(
        "{count} quote has no known speaker.", "{count} quotes have no known speaker.", totals["unresolved"]
    )
    return open_ + " " + words("Read by rules and a model: check each sentence before you cite it.")
