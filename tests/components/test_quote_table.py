from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from components.quote_table import quote_rows

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
