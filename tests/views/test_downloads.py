from __future__ import annotations

import io
import zipfile

import pandas as pd
import pytest

from dashboard import downloads
from dashboard.catalogue import Catalogue
from dashboard.data.export import FILE_TYPES
from dashboard.data.selection import Selection
from dashboard.data.store import Store


@pytest.fixture
def snapshot(filled):
    return Store(filled).snapshot()


def content(snapshot, frame, form, selection=None, **narrow):
    return downloads.content(snapshot, frame, form, selection or Selection(), narrow)().getvalue()


def sheet_rows(file):
    """The rows of a workbook's sheet below its head, counted in its XML."""
    with zipfile.ZipFile(file) as book:
        return range(book.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1)


READERS = {
    "csv": pd.read_csv,
    "xlsx": sheet_rows,
    "jsonl": lambda file: pd.read_json(file, lines=True),
    "parquet": pd.read_parquet,
}


def test_every_frame_and_format_has_a_title_and_a_type():
    assert set(downloads.titles(Catalogue("en"))) == {*downloads.FRAMES, downloads.ALL}
    assert set(FILE_TYPES) == set(READERS)


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("frame", downloads.FRAMES)
def test_every_frame_is_a_file_in_every_format(snapshot, frame, form):
    found = READERS[form](io.BytesIO(content(snapshot, frame, form)))
    assert len(found) == {"mentions": 4, "coreferences": 0}.get(frame, 2)


def test_the_file_holds_what_is_selected_and_narrowed(snapshot):
    def rows(*given, **narrow):
        return len(pd.read_csv(io.BytesIO(content(snapshot, "quotes", "csv", *given, **narrow))))

    assert rows(Selection(outlets=("Lensa",))) == 1
    assert rows(type=("direct",)) == 2
    assert rows(type=("indirect",)) == 0
