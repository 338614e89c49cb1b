"""Any frame of what the filters select, as a file; or all of them in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import brief, filters, session
from dashboard.data.export import FILE_TYPES, Format, Provenance, collect, rows, write
from dashboard.filters.widgets import Menu, menus

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection
    from dashboard.data.snapshot import Snapshot

FRAMES = ("articles", "mentions", "actors", "quotes", "numbers", "dates", "relations", "coreferences")
ALL = "all"
FORMAT = "downloads.format"


def titles(words: Words) -> dict[str, str]:
    return {
        "articles": words("Articles"),
        "mentions": words("Mentions"),
        "actors": words("Actors"),
        "quotes": words("Quotes"),
        "numbers": words("Numbers"),
        "dates": words("Calendar dates"),
        "relations": words("Relations"),
        "coreferences": words("Pronouns and descriptions"),
        ALL: words("All tables in one file"),
    }


def menu(
    words: Words,
    *,
    frames: tuple[str, ...] = (*FRAMES, ALL),
    key: str = "download",
    selection: Selection | None = None,
    narrow: Mapping[str, tuple[Any, ...]] | None = None,
) -> None:
    """A menu that offers ``frames`` of what the filters or ``selection`` select, the first one chosen.

    ``narrow`` are the facets of a page with one frame, as its query takes them: the file has the rows shown.
    The file is made when it is asked for; cells that a spreadsheet would take for a formula are disarmed.
    """
    given = selection or filters.selection(), narrow or {}
    offered = partial(_files, *given, frames=frames, key=key, words=words)
    menus(Menu(words("Download"), offered, icon=":material/download:", key=f"{key}.menu"))


def _files(
    selection: Selection,
    narrow: Mapping[str, tuple[Any, ...]],
    *,
    frames: tuple[str, ...],
    key: str,
    words: Words,
) -> None:
    named = titles(words)
    frame = st.selectbox(words("Table"), frames, format_func=named.__getitem__, key=f"{key}.frame")
    form = _format(words, key=f"{key}.format")
    file, mime = named_file(frame, form)
    st.download_button(
        words("Download {file}", file=file),
        content(session.snapshot(), frame, form, selection, narrow, link=filters.address()),
        file_name=file,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"{key}.file",
    )
    st.caption(words("Excel, Parquet and all tables in one also say where the rows come from."))
    brief.buttons(words, key=key)


def _format(words: Words, *, key: str) -> Format:
    """The format of the file; whoever has chosen one finds it chosen in the next menu."""
    form: Format = st.segmented_control(
        words("Format"),
        list(FILE_TYPES),
        default=st.session_state.get(FORMAT, "csv"),
        required=True,
        format_func=str.upper,
        key=key,
    )
    st.session_state[FORMAT] = form
    return form


def named_file(frame: str, form: Format) -> tuple[str, str]:
    """The name of a file and its type; several tables that are no workbook come as a ZIP.

    >>> named_file("quotes", "csv"), named_file("all", "csv")
    (('tilik-quotes.csv', 'text/csv'), ('tilik-csv.zip', 'application/zip'))
    """
    if frame == ALL and form != "xlsx":
        return f"tilik-{form}.zip", "application/zip"
    return (f"tilik.{form}" if frame == ALL else f"tilik-{frame}.{form}"), FILE_TYPES[form]


def content(
    snapshot: Snapshot,
    frame: str,
    form: Format,
    selection: Selection,
    narrow: Mapping[str, tuple[Any, ...]],
    *,
    link: str = "",
) -> Callable[[], BytesIO]:
    """Makes the file later, on another thread: so it holds on to the snapshot that the page shows."""

    def made() -> BytesIO:
        file = BytesIO()
        known = Provenance.of(snapshot, selection=selection, link=link, narrow=dict(narrow))
        if frame == ALL:
            every = {one: rows(snapshot, frame=one, selection=selection) for one in FRAMES}
            collect(every, file, format=form, provenance=known)
        else:
            found = rows(snapshot, frame=frame, selection=selection, **narrow)
            write(found, file, format=form, name=frame, provenance=known)
        return file

    return made
