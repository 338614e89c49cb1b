from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from components.quote_table import attribution, quote_rows

JAKARTA = ZoneInfo("Asia/Jakarta")


def test_rows_speak_the_readers_language(frames, words):
    rows = quote_rows(frames["quotes"], words=words, zone=JAKARTA)
    assert rows["day"].tolist() == [date(2024, 11, 5)] * 2
    assert rows["type"].tolist() == ["direct", "indirect"]
    assert rows["act"].tolist() == ["says", "warns"]
    assert rows["sure"].tolist() == ["sure", "unsure"]


def test_unresolved_speakers_are_visible(frames, words):
    rows = quote_rows(frames["quotes"], words=words, zone=JAKARTA)
    assert rows["speaker"].tolist() == ["Sari Melati", "Warga (unresolved)"]
    assert rows["resolved"].tolist() == [True, False]
    nameless = frames["quotes"].assign(speaker_text=None)
    assert quote_rows(nameless, words=words, zone=JAKARTA)["speaker"].tolist()[1] == "unresolved"


def test_an_article_without_a_date_has_no_day(frames, words):
    rows = quote_rows(frames["quotes"].assign(published_at=None), words=words, zone=JAKARTA)
    assert rows["day"].tolist() == [None, None]


def test_the_chain_runs_from_the_outlet_to_the_speaker(frames, words):
    rows = quote_rows(frames["quotes"], words=words, zone=JAKARTA)
    assert rows["chain"].tolist() == ["Kabar Muara ← AFP ← Xinhua", "Kabar Muara"]
    nowhere = frames["quotes"].assign(outlet=None, chain=[["AFP", "Sari Melati"], []])
    assert quote_rows(nowhere, words=words, zone=JAKARTA)["chain"].tolist() == [
        "unknown outlet ← AFP",
        "unknown outlet",
    ]


def test_when_where_and_to_whom_as_far_as_the_article_tells(frames, words):
    rows = quote_rows(frames["quotes"], words=words, zone=JAKARTA)
    said = "November 4, 2024 · at Gedung Putih, Washington · to Surya Pradipta"
    assert rows["circumstances"].tolist() == [said, ""]


def test_one_line_tells_all_that_is_known_of_a_quotes_origin(frames, words):
    known, unknown = (attribution(row, words=words) for _, row in frames["quotes"].iterrows())
    assert known == (
        "Sari Melati · says · sure · Kabar Muara ← AFP ← Xinhua"
        " · November 4, 2024 · at Gedung Putih, Washington · to Surya Pradipta"
    )
    assert unknown == "Warga (unresolved) · warns · unsure · Kabar Muara"
