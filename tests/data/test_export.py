"""Exports: nothing runs, nothing is lost, what is cut says so."""

import csv
import io
import json
import re
import zipfile
from datetime import date

import pandas as pd
import pytest
from pyarrow import parquet

from dashboard.data.export import ExportError, Provenance, collect, export, rows, whole, workbook, write
from dashboard.data.frames import FRAMES
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]
FRAME = pd.DataFrame(
    {
        "title": [*FORMULAS, "Air surut", None],
        "lat": [-6.2] * 9,
        "speakers": [["Wening", "=1"], [], None] * 3,
        "published_at": pd.to_datetime(["2024-11-15T01:00:00Z"] * 8 + [None]),
    }
)


def test_csv_disarms_formulas_and_keeps_numbers():
    rows = list(csv.DictReader(io.StringIO(export(FRAME, format="csv").decode("utf-8-sig"), newline="")))
    assert [row["title"] for row in rows[:7]] == [f"'{formula}" for formula in FORMULAS]
    assert (rows[7]["title"], rows[8]["title"], rows[0]["lat"]) == ("Air surut", "", "-6.2")
    assert json.loads(rows[0]["speakers"]) == ["Wening", "=1"]


def test_xlsx_has_no_formula_and_local_time():
    book = zipfile.ZipFile(io.BytesIO(export(FRAME, format="xlsx")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "'=1+1" in sheet.replace("&apos;", "'").replace("&#39;", "'")
    assert "45611.3333" in sheet, "8 o'clock in Jakarta, as Excel counts"


def test_xlsx_says_what_it_cuts_and_what_does_not_fit(monkeypatch):
    book = zipfile.ZipFile(io.BytesIO(export(pd.DataFrame({"text": ["a" * 40_000]}), format="xlsx")))
    assert "[…] 40,000" in book.read("xl/worksheets/sheet1.xml").decode()
    monkeypatch.setattr(workbook, "SHEET_ROWS", 8)
    with pytest.raises(ExportError, match="rows: > 8"):
        export(FRAME, format="xlsx")


def test_parquet_and_json_lines_lose_nothing():
    again = pd.read_parquet(io.BytesIO(export(FRAME, format="parquet")))
    assert again["title"].dropna().tolist() == FRAME["title"].dropna().tolist()
    assert again["speakers"][0].tolist() == ["Wening", "=1"]
    lines = [json.loads(line) for line in export(FRAME, format="jsonl").splitlines()]
    assert [line["title"] for line in lines[:7]] == FORMULAS
    assert lines[8]["published_at"] is None and lines[2]["speakers"] is None


def written(batches, form, **given):
    file = io.BytesIO()
    write(batches, file, format=form, **given)
    return file.getvalue()


@pytest.fixture(scope="module")
def filled(put_once):
    one = Draft("a", "Air surut di Demak.").mention("Demak", "demak", "GPE").actor("demak", "Demak", "place")
    return put_once(one.quote("Air surut", speakers=("demak",)).number("Air", 1.0, actors=("demak",))).snapshot()


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonl"])
@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_goes_into_every_format_empty_or_not(store, filled, frame, form):
    written(whole(store.snapshot(), frame=frame), form)
    found = pd.concat(whole(filled, frame=frame))
    assert written(whole(filled, frame=frame), form) or found.empty


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_batches_make_the_file_that_one_frame_makes(form):
    """A column that is empty in the first batch and not in the second has one type in the file."""
    batches = [FRAME.iloc[:0], FRAME.iloc[8:], FRAME.iloc[:8]]
    readers = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "jsonl": lambda file: pd.read_json(file, lines=True),
    }
    joined, one = (
        readers[form](io.BytesIO(written(parts, form))) for parts in (batches, [FRAME.iloc[[8, *range(8)]]])
    )
    pd.testing.assert_frame_equal(joined, one)


def test_a_file_says_where_its_rows_come_from(put, store):
    put(Draft("a", "Air surut di Demak.").mention("Demak", "demak", "GPE").actor("demak", "Demak", "place"))
    chosen = Selection(outlets=("=cmd",), since=date(2024, 11, 1))
    known = Provenance.of(store.snapshot(), selection=chosen, link="http://a.example/?outlet=%3Dcmd")
    found = written(rows(store.snapshot(), frame="mentions", selection=Selection()), "parquet", provenance=known)
    facts = json.loads(parquet.read_schema(io.BytesIO(found)).metadata[b"tilik.provenance"])
    assert facts["filters"] == {"since": "2024-11-01", "outlets": ["=cmd"]} and facts["articles_in_store"] == 1
    book = zipfile.ZipFile(io.BytesIO(written([FRAME], "xlsx", provenance=known)))
    sheet = book.read("xl/worksheets/sheet2.xml").decode()
    assert "filters.outlets" in sheet and "http://a.example/" in sheet
    assert "'=cmd" in sheet.replace("&apos;", "'").replace("&#39;", "'") and "<f>" not in sheet


def test_all_frames_in_one_file(put, store):
    put(Draft("a", "Air surut di Demak.").mention("Demak", "demak", "GPE").actor("demak", "Demak", "place"))
    snapshot, known = store.snapshot(), Provenance()

    def collected(form):
        frames = {name: rows(snapshot, frame=name, selection=Selection()) for name in ("articles", "mentions")}
        collect(frames, file := io.BytesIO(), format=form, provenance=known)
        return zipfile.ZipFile(file)

    archive = collected("csv")
    assert archive.namelist() == ["articles.csv", "mentions.csv", "provenance.json"]
    assert len(pd.read_csv(archive.open("mentions.csv"))) == 1
    assert re.findall(r'name="(\w+)"', collected("xlsx").read("xl/workbook.xml").decode()) == [
        "articles", "mentions", "provenance",
    ]  # fmt: skip
