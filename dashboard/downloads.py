"""Any frame of what the filters select, as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import filters, session
from dashboard.data import queries
from dashboard.data.export import Format, export

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

MIMES: Mapping[Format, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}
QUESTIONS: Mapping[str, Callable[..., pd.DataFrame]] = {
    "articles": lambda snapshot, selection: queries.articles(snapshot, selection=selection, limit=None),
    "mentions": queries.mentions,
    "actors": queries.actors,
    "quotes": queries.quotes,
    "numbers": queries.numbers,
    "dates": queries.dates,
    "relations": queries.relations,
}


def titles(words: Words) -> dict[str, str]:
    return {
        "articles": words("Articles"),
        "mentions": words("Mentions"),
        "actors": words("Actors"),
        "quotes": words("Quotes"),
        "numbers": words("Numbers"),
        "dates": words("Calendar dates"),
        "relations": words("Relations"),
    }


def menu(
    words: Words,
    *,
    frames: tuple[str, ...] = tuple(QUESTIONS),
    key: str = "download",
    selection: Selection | None = None,
    narrow: Mapping[str, tuple[Any, ...]] | None = None,
) -> None:
    """A popover that offers ``frames`` of what the filters or ``selection`` select, the first one chosen.

    ``narrow`` are the facets of a page with one frame, as its query takes them: the file has the rows shown.
    The file is made when it is asked for; cells that a spreadsheet would take for a formula are disarmed.
    """
    named = titles(words)
    with st.popover(words("Download"), icon=":material/download:", key=f"{key}.menu"):
        frame = st.selectbox(words("Table"), frames, format_func=named.__getitem__, key=f"{key}.frame")
        form = st.segmented_control(
            words("Format"), list(MIMES), default="csv", required=True, format_func=str.upper, key=f"{key}.format"
        )
        st.download_button(
            words("Download {file}", file=f"tilik-{frame}.{form}"),
            _content(session.snapshot(), frame, form, selection or filters.selection(), narrow or {}),
            file_name=f"tilik-{frame}.{form}",
            mime=MIMES[form],
            on_click="ignore",
            icon=":material/download:",
            key=f"{key}.file",
        )


def _content(
    snapshot: Snapshot, frame: str, form: Format, selection: Selection, narrow: Mapping[str, tuple[Any, ...]]
) -> Callable[[], Any]:
    """Makes the file later, on another thread: so it holds on to the snapshot that the page shows."""
    return lambda: export(QUESTIONS[frame](snapshot, selection=selection, **narrow), format=form)
