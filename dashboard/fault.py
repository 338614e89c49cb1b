"""What keeps the store from working, in the reader's words: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.data.table import Fault

if TYPE_CHECKING:
    from components.words import Words

Wording = Callable[["Words", Path], str]

WORDINGS: dict[Fault, Wording] = {
    Fault.PATH: lambda words, store: words(
        "The folder {store} cannot hold a store: its name contains one of [ ] | ^ \\ or something like %20."
        " Choose another folder with TILIK_STORE.",
        store=store,
    ),
    Fault.READ_ONLY: lambda words, store: words(
        "The store in {store} cannot be written to. Allow writing to this folder and what is in it,"
        " or choose another one with TILIK_STORE.",
        store=store,
    ),
    Fault.FULL: lambda words, store: words(
        "There is no room left on the disk of {store}. Free some space, or move the store with TILIK_STORE,"
        " and try again.",
        store=store,
    ),
    Fault.BUSY: lambda words, store: words(
        "Other processes kept writing to the store in {store}. Wait until they are done, and try again.",
        store=store,
    ),
    Fault.DAMAGED: lambda words, store: words(
        "The store in {store} is damaged: a file is missing or broken. Bring the folder back from a backup,"
        " or remove it and ingest the articles again.",
        store=store,
    ),
    Fault.UNREADABLE: lambda words, store: words(
        "The store in {store} cannot be read. Check that the folder is there and that you may read it,"
        " or choose another one with TILIK_STORE.",
        store=store,
    ),
}


def explain(fault: str, *, store: Path, words: Words) -> str:
    """Two sentences for a ``Fault`` of the store in the folder ``store``; plain text.

    Faults of a newer version are shown as they are.
    """
    try:
        wording = WORDINGS[Fault(fault)]
    except ValueError:
        return f"{fault}: {store}"
    return wording(words, store)
