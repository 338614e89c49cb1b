"""One Delta table in a local folder: append, rewrite, and what a reader needs to open it.

delta-rs neither syncs to disk nor tells why a write failed in a typed way; both are added here.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from json import loads
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import pyarrow as arrow
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.data.frames import Frame

ATTEMPTS = 50
COMMITTED = "committed"
NUMBERED = ("articles", "corrections")  # tables whose rows carry the number of their commit
# Column statistics go into the log in clear; those of the text would copy it there.
CONFIGURATION = {"delta.dataSkippingStatsColumns": "version", "delta.enableDeletionVectors": "false"}


class Fault(StrEnum):
    """Why the store could not do it; the interface words each in the reader's language."""

    PATH = "path"
    READ_ONLY = "read_only"
    FULL = "full"
    BUSY = "busy"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


class StoreError(Exception):
    """The store could not be read or written; what was committed before stays as it was."""

    def __init__(self, fault: Fault, detail: str) -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail


# What delta-rs cannot find again in the name of a folder: it decodes twice, and refuses these in addresses.
UNUSABLE = re.compile(r"%[0-9A-Fa-f]{2}|[\[\]|\\^]")

# By errno's text: delta-rs passes the message of the system on, "… (os error 28)".
FAULTS = {
    Fault.FULL: ("os error 28)", "os error 122)", "os error 27)", "[Errno 28]", "[Errno 122]", "[Errno 27]",
                 "disk is full"),
    Fault.READ_ONLY: (
        "os error 30)", "os error 13)", "os error 1)", "[Errno 30]", "[Errno 13]", "[Errno 1]",
        "Permission denied", "readonly database", "unable to open database file",
    ),
}  # fmt: skip


@contextmanager
def typed_errors(*, otherwise: Fault) -> Iterator[None]:
    """Turn what delta-rs, Arrow, SQLite and the system raise into a ``StoreError``."""
    try:
        yield
    except CommitFailedError as error:
        raise StoreError(Fault.BUSY, str(error)) from error
    except (DeltaError, OSError, arrow.ArrowException, sqlite3.Error) as error:
        message = str(error)
        known = (fault for fault, signs in FAULTS.items() if any(sign in message for sign in signs))
        raise StoreError(next(known, otherwise), message) from error


@dataclass(frozen=True, slots=True)
class State:
    """What a table holds after one commit: its number (-1 where there is no table) and its data files."""

    version: int
    files: tuple[str, ...]


class Table:
    """The Delta table of one frame, in ``folder``; made by the first append."""

    def __init__(self, folder: Path, frame: Frame) -> None:
        if found := UNUSABLE.search(folder.as_posix()):
            raise StoreError(Fault.PATH, found[0])
        self.folder, self.frame = folder, frame
        self.log = folder / "_delta_log"
        self.schema = frame.arrow_schema
        if frame.name in NUMBERED:
            self.schema = self.schema.append(arrow.field(COMMITTED, arrow.int64()))

    def entry(self, version: int) -> Path:
        return self.log / f"{version:020}.json"

    def moved_on(self, version: int) -> bool:
        """Whether a commit came after ``version``: two looks at the folder, whatever the table's size."""
        if self.entry(version + 1).exists():
            return True
        # A store that was removed and made anew starts again from 0.
        return version >= 0 and not self.entry(version).exists() and self.state().version != version

    def state(self) -> State:
        with typed_errors(otherwise=Fault.UNREADABLE):
            try:
                table = DeltaTable(os.fspath(self.folder))
            except TableNotFoundError:
                return State(-1, ())
            return State(table.version(), tuple(unquote(uri) for uri in table.file_uris()))

    def append(self, rows: arrow.Table) -> None:
        """Append all rows in one commit, on disk when this returns. Raises ``StoreError``."""

        def write() -> None:
            table = self._open_or_create()
            base = table.version()
            self._write(table, rows, retries=ATTEMPTS)
            self._sync(base)

        self._until_committed(write)

    def append_numbered(self, rows: arrow.Table) -> None:
        """Like ``append``; every row carries the number of the very commit that brings it."""

        def write() -> None:
            table = self._open_or_create()
            number = table.version() + 1
            stamped = rows.append_column(COMMITTED, arrow.array([number] * len(rows), arrow.int64()))
            self._write(table, stamped, retries=0)
            self._sync(number)

        self._until_committed(write)

    def rewrite(self, keep: Callable[[State], arrow.RecordBatchReader]) -> None:
        """Replace the rows of one state by those that ``keep`` returns for it; appends meanwhile stay.

        Raises ``StoreError``; the table is then as it was.
        """

        def write() -> None:
            state = self.state()
            if state.files:
                table = DeltaTable(os.fspath(self.folder), version=state.version)
                self._write(table, keep(state), mode="overwrite", retries=0)
                self._sync(state.version)

        self._until_committed(write)

    def _until_committed(self, write: Callable[[], None]) -> None:
        """``write`` anew, from the table as it then is, where another writer was faster.

        delta-rs tries an append again by itself, but gives up where a rewrite came between: it takes any append
        to have read the files that are gone.
        """
        with typed_errors(otherwise=Fault.UNREADABLE):
            for _ in range(ATTEMPTS):
                with suppress(CommitFailedError):
                    return write()
            raise CommitFailedError(f"{self.frame.name}: other writers were faster {ATTEMPTS} times")

    def vacuum(self) -> None:
        """Remove files that no reader can still hold: out of use for a week, Delta's own default."""
        with typed_errors(otherwise=Fault.UNREADABLE), suppress(TableNotFoundError):
            DeltaTable(os.fspath(self.folder)).vacuum(dry_run=False, full=True)

    def _open_or_create(self) -> DeltaTable:
        try:
            return DeltaTable(os.fspath(self.folder))
        except TableNotFoundError:
            self._create()
            return DeltaTable(os.fspath(self.folder))

    def _create(self) -> None:
        _make_folder(self.folder)
        configuration = CONFIGURATION if "version" in self.schema.names else {}
        with suppress(CommitFailedError):  # another process has just made it
            DeltaTable.create(
                os.fspath(self.folder), schema=self.schema, mode="ignore", configuration=configuration
            )

    def _write(
        self,
        table: DeltaTable,
        rows: arrow.Table | arrow.RecordBatchReader,
        *,
        retries: int,
        mode: Literal["append", "overwrite"] = "append",
    ) -> None:
        write_deltalake(
            table,
            rows,
            mode=mode,
            schema_mode="merge",
            writer_properties=WriterProperties(compression="ZSTD"),
            commit_properties=CommitProperties(max_commit_retries=retries),
        )

    def _sync(self, since: int) -> None:
        """Bring every commit from ``since`` on to the disk: data files first, then the log, then the folders."""
        entries = sorted(path for path in self.log.iterdir() if path.name >= f"{since:020}")
        for entry in entries:
            if entry.suffix == ".json" and entry.name[0].isdigit():
                for added in _added(entry):
                    with suppress(FileNotFoundError):  # a compaction and a vacuum since
                        _fsync(self.folder / added)
        for entry in entries:
            with suppress(FileNotFoundError):
                _fsync(entry)
        for folder in (self.log, self.folder, self.folder.parent):
            _fsync(folder)


def _added(entry: Path) -> list[str]:
    actions = (loads(line) for line in entry.read_text("utf-8").splitlines())
    return [unquote(action["add"]["path"]) for action in actions if "add" in action]


def _make_folder(folder: Path) -> None:
    """Make ``folder`` with its parents, each entered durably in the folder above it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _fsync(folder.parent)


def _fsync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows cannot open folders, and needs not
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
