"""What happens before a page: an untouched store is filled with the seeds, a lost search index made anew."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import filters, ingestion, notice, session
from dashboard.data import search
from dashboard.data.store import Fault, StoreError
from dashboard.ingestion import Outcome
from dashboard.settings import settings, untouched

if TYPE_CHECKING:
    from components.words import Words

GLANCE = 0.2


def index(words: Words) -> None:
    """Bring the search index up to date where something is searched for; say so meanwhile."""
    now = session.snapshot()
    if filters.selection().text.strip() and not search.ready(now):
        with st.spinner(
            words("The search index is brought up to date: with many articles this takes minutes, once.")
        ):
            search.sync(now)


def fill(words: Words) -> None:
    """Wait until the seeds are stored; every reader who comes meanwhile sees the same progress.

    Raises ``StoreError`` where it cannot be told whether there is something in the store.
    """
    try:
        job = ingestion.seeding()
        if job is None or (job.outcome and not untouched(settings().store)):
            return
    except OSError as error:
        raise StoreError(Fault.UNREADABLE, str(error)) from error
    place = st.empty()
    while not job.outcome:
        share = 0.0 if isinstance(job.latest, Outcome) else job.latest.share
        place.progress(share, text=words("Tilik reads its sample articles: a few seconds, this once."))
        time.sleep(GLANCE)
    place.empty()
    if job.outcome.fault:
        notice.fault(job.outcome.fault, job.outcome.failure or "", words=words)
    elif job.outcome.failure:
        st.error(words("The sample articles could not be read."), icon=":material/error:")
        st.code(job.outcome.failure, language=None)
