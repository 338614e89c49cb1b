"""Frames as the queries give them, written by hand, and the English catalogue."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from dashboard.catalogue import Catalogue

TEXT = (
    "Sungai meluap. <script>alert(1)</script> & $x$.\n\n"
    '"Air naik 2 meter," kata Sari Melati, Kepala BPBD Muara Teluk, Senin (4/11/2024).\n'
    'Warga menyebut =HYPERLINK("http://jahat") **tebal**.'
)
PUBLISHED = pd.Timestamp(datetime(2024, 11, 4, 18, 30, tzinfo=UTC))


def place(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    line = TEXT.rfind("\n", 0, start) + 1
    end = TEXT.find("\n", start)
    return {
        "start": start,
        "end": start + len(words),
        "sentence_start": line,
        "sentence_end": len(TEXT) if end < 0 else end,
    }


def spans(*rows: dict[str, object]) -> pd.DataFrame:
    shared = {"article_id": "a1", "outlet": "Kabar Muara", "published_at": PUBLISHED, "sample": False}
    return pd.DataFrame([{**shared, **row} for row in rows])


@pytest.fixture
def words() -> Catalogue:
    return Catalogue("en")


@pytest.fixture
def frames() -> dict[str, pd.DataFrame]:
    """One article with every kind of span, and text that would like to be markup."""
    number = {"value": 2.0, "min": None, "max": None, "unit": "m", "modifier": None, "per": None, "score": None}
    return {
        "articles": pd.DataFrame(
            [
                {
                    "article_id": "a1",
                    "title": "Banjir <b>besar</b>",
                    "outlet": "Kabar Muara",
                    "url": "javascript:alert(1)",
                    "byline": None,
                    "text": TEXT,
                    "sample": True,
                    "published_at": PUBLISHED,
                }
            ]
        ),
        "actors": pd.DataFrame(
            [
                {"actor_id": "sari", "name": "Sari Melati", "kind": "person"},
                {"actor_id": "bpbd", "name": 'BPBD "Muara" <Teluk>', "kind": "organisation"},
            ]
        ),
        "mentions": spans(
            {**place("Sari Melati"), "text": "Sari Melati", "label": "PER", "actor_id": "sari", "role": "Kepala"},
            {**place("BPBD Muara Teluk"), "text": "BPBD", "label": "ORG", "actor_id": "bpbd", "role": None},
        ),
        "quotes": spans(
            {
                **place("Air naik 2 meter"),
                "text": "Air naik 2 meter",
                "type": "direct",
                "act": "say",
                "speaker_ids": ["sari"],
                "speakers": ["Sari Melati"],
                "speaker_text": "Sari Melati",
                "chain": ["Kabar Muara", "AFP", "Xinhua", "Sari Melati"],
                "said_on": "2024-11-04",
                "place": "Gedung Putih, Washington",
                "addressees": ["Surya Pradipta"],
                "confidence": 0.9,
            },
            {
                **place("HYPERLINK"),
                "text": "HYPERLINK",
                "type": "indirect",
                "act": "warn",
                "speaker_ids": [],
                "speakers": [],
                "speaker_text": "Warga",
                "chain": ["Kabar Muara"],
                "said_on": None,
                "place": None,
                "addressees": [],
                "confidence": 0.3,
            },
        ),
        "numbers": spans(
            {**place("2 meter"), "text": "2 meter", "kind": "measure", "noun": None, "confidence": 0.9, **number}
        ),
        "dates": spans(
            {**place("Senin (4/11/2024)"), "text": "Senin (4/11/2024)", "iso": "2024-11-04", "granularity": "day"}
        ),
        "relations": spans({**place("naik"), "type": "ASSAULT"}).iloc[:0],
        "copies": pd.DataFrame(),
    }
