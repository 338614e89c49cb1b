"""What a page says where the store fails it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from components.markdown import literal
from dashboard.data.store import StoreError
from dashboard.fault import explain
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words


@contextmanager
def of_faults(words: Words) -> Iterator[None]:
    """Say in words what the store could not do, in place of what was to be drawn."""
    try:
        yield
    except StoreError as error:
        fault(error.fault, error.detail, words=words)


def fault(name: str, detail: str, *, words: Words) -> None:
    """One fault: what it is, how to mend it, and the system's own words for whoever mends it."""
    st.error(literal(explain(name, store=settings().store, words=words)), icon=":material/error:")
    with st.expander(words("What the system said")):
        st.code(detail, language=None, wrap_lines=True)
