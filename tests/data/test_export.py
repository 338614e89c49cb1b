"""Exports: nothing runs, nothing is lost, what is cut says so."""

import csv
import io
import json
import zipfile

import pandas as pd
import pytest

from dashboard.data import export as exports
from dashboard.data.export import ExportError, export, whole
from dashboard.data.frames import FRAMES
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
    assert "'=1+1" in book.read("xl/sharedStrings.xml").decode().replace("&apos;", "'")
    assert "45611.3333" in sheet, "8 o'clock in Jakarta, as Excel counts"


def test_xlsx_says_what_it_cuts_and_what_does_not_fit(monkeypatch):
    book = zipfile.ZipFile(io.BytesIO(export(pd.DataFrame({"text": ["a" * 40_000]}), format="xlsx")))
    assert "[…] 40,000" in book.read("xl/sharedStrings.xml").decode()
    monkeypatch.setattr(exports, "SHEET_ROWS", 8)
    with pytest.raises(ExportError, match="9 > 8"):
        export(FRAME, format="xlsx")


def test_parquet_and_json_lines_lose_nothing():
    again = pd.read_parquet(io.BytesIO(export(FRAME, format="parquet")))
    assert again["title"].dropna().tolist() == FRAME["title"].dropna().tolist()
    assert again["speakers"][0].tolist() == ["Wening", "=1"]
    lines = [json.loads(line) for line in export(FRAME, format="jsonl").splitlines()]
    assert [line["title"] for line in lines[:7]] == FORMULAS
    assert lines[8]["published_at"] is None and lines[2]["speakers"] is None


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonl"])
@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_goes_into_every_format_empty_or_not(put, store, frame, form):
    export(whole(store.snapshot(), frame=frame), format=form)
    one = Draft("a", "Air surut di Demak.").mention("Demak", "demak", "GPE").actor("demak", "Demak", "place")
    put(one.quote("Air surut", speakers=("demak",)).number("Air", 1.0, actors=("demak",)))
    found = whole(store.snapshot(), frame=frame)
    assert export(found, format=form) or found.empty
