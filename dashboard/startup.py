"""What happens before the first page: an untouched store is filled with the seeds."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import notice
from dashboard.data.store import Fault, StoreError
from dashboard.ingestion import Job, Outcome
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words

GLANCE = 0.2


def untouched(store: Path) -> bool:
    """Whether nothing was ever written there: a store emptied by its reader stays empty."""
    return not store.is_dir() or not any(store.iterdir())


def fill(words: Words) -> None:
    """Fill an untouched store with the seeds; every reader who comes meanwhile sees the same progress.

    Raises ``StoreError`` where it cannot be told whether the store is untouched.
    """
    try:
        if not settings().seed or not untouched(settings().store):
            return
    except OSError as error:
        raise StoreError(Fault.UNREADABLE, str(error)) from error
    job = _seeding(str(settings().store))
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


@st.cache_resource(show_spinner=False)
def _seeding(store: str) -> Job:
    job = Job("--seeds")
    job.start()
    return job
