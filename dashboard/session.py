"""What one reader's session holds: the language, the theme and the store as it is now."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd
import streamlit as st

from components.palette import Palette, palette
from dashboard.catalogue import LANGUAGES, Catalogue
from dashboard.data.snapshot import Snapshot
from dashboard.data.store import Store, StoreError
from dashboard.settings import settings

WATCH_SECONDS = 10
TIDY_SECONDS = 60
ANSWERS = 256
PINNED = "session.snapshot"


def language() -> str:
    """The URL's language, else the one set for this installation, else the browser's, else Indonesian."""
    asked = (st.query_params.get("lang"), settings().language, (st.context.locale or "")[:2].lower())
    return next((code for code in asked if code in LANGUAGES), LANGUAGES[0])


def words() -> Catalogue:
    return Catalogue(language())


def colors() -> Palette:
    """The palette of the theme that the reader sees."""
    return palette(st.context.theme.type)


@st.cache_resource
def _store(path: str) -> Store:
    return Store(settings().store)


def store() -> Store:
    return _store(str(settings().store))


def pin() -> Snapshot:
    """Take the store as it is now for the whole of this run, so that all parts of a page agree.

    Raises ``StoreError`` where the store cannot be read.
    """
    st.session_state.pop(PINNED, None)
    st.session_state[PINNED] = store().snapshot()
    return snapshot()


def snapshot() -> Snapshot:
    """The store as this run sees it."""
    return st.session_state[PINNED] if PINNED in st.session_state else pin()


def ask(question: Callable[..., Any], **arguments: object) -> Any:
    """One query of ``dashboard.data.queries``, answered once for each state of the store.

    The answer is the page's own: a column that it sets or sorts is so on no other page.
    """
    now = snapshot()
    key = (question.__module__, question.__qualname__, repr(now.token), repr(sorted(arguments.items())))
    return _own(_answer(key, _question=question, _snapshot=now, _arguments=arguments))


def _own(answer: Any) -> Any:
    """An answer that can be changed without a change of the one that is kept.

    Frames share their values until one of them is written to (pandas' copy-on-write): to pickle each answer, as
    ``st.cache_data`` does, takes as long as many a query.

    >>> kept = {"rows": pd.DataFrame({"quotes": [1]})}
    >>> rows = _own(kept)["rows"]
    >>> rows.loc[0, "quotes"] = 2
    >>> int(kept["rows"].loc[0, "quotes"])
    1
    """
    if isinstance(answer, pd.DataFrame | pd.Series):
        return answer.copy(deep=False)
    if isinstance(answer, dict):
        return {name: _own(part) for name, part in answer.items()}
    if isinstance(answer, list):
        return [_own(part) for part in answer]
    if isinstance(answer, tuple) and hasattr(answer, "_make"):
        return answer._make(_own(part) for part in answer)
    return answer


@st.cache_resource(max_entries=ANSWERS, show_spinner=False)
def _answer(
    key: tuple[str, ...], *, _question: Callable[..., Any], _snapshot: Snapshot, _arguments: dict[str, object]
) -> Any:
    return _question(_snapshot, **_arguments)


def watch() -> None:
    """Rerun the page once another process has changed the store, or mended or broken it."""
    shown = st.session_state[PINNED].token if PINNED in st.session_state else _token()
    _look(shown)


@st.cache_resource(show_spinner=False)
def settle(page: str) -> None:
    """Once a page has been shown: its modules and tables stay for good, and are not gone through again.

    To look for garbage in a heap of the dashboard's size takes 170 ms, with no other thread running meanwhile.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False, ttl=TIDY_SECONDS)
def tidy() -> None:
    """Look for garbage once in a while; Streamlit would after every run, of a fragment too (``server.flags``)."""
    gc.collect()


@st.fragment(run_every=WATCH_SECONDS)
def _look(shown: Hashable) -> None:
    if _token() != shown:
        st.rerun(scope="app")


def _token() -> Hashable:
    """The state of the store; None where it cannot be read."""
    try:
        return store().snapshot().token
    except StoreError:
        return None
