"""Articles with hand-made rows, so that the data layer is tested without any rule of the language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from dashboard.data.frames import FRAMES
from dashboard.data.store import new_version

Rows = dict[str, list[dict[str, Any]]]


def article_rows(article_id: str, text: str, **columns: Any) -> Rows:
    """Rows of one article without facts; ``columns`` override its own."""
    version = new_version()
    return {
        "articles": [
            {
                "article_id": article_id,
                "version": version,
                "text": text,
                "text_hash": f"hash of {text}",
                "outlet": "Kabar Pesisir",
                "published_at": datetime(2024, 11, 15, 3, tzinfo=UTC),
                "language": "id",
                "cluster_id": version,
                "sample": False,
                "deleted": False,
                "extractor": "test",
                "ingested_at": datetime.now(UTC),
                **columns,
            }
        ]
    }


def frames_of(*articles: Rows) -> dict[str, pd.DataFrame]:
    """Rows of several articles as checked frames."""
    names = {name for rows in articles for name in rows}
    return {name: FRAMES[name].build(row for rows in articles for row in rows.get(name, [])) for name in names}


class Draft:
    """One article under construction: facts are given by the words that they stand on."""

    def __init__(self, article_id: str, text: str, **columns: Any) -> None:
        self.text = text
        self.rows = article_rows(article_id, text, **columns)
        self.key = {key: self.rows["articles"][0][key] for key in ("article_id", "version")}

    def span(self, words: str) -> dict[str, Any]:
        start = self.text.index(words)
        end = start + len(words)
        sentence = self.text.rfind(". ", 0, start) + 2 if ". " in self.text[:start] else 0
        stop = self.text.find(". ", end - 1)
        return {
            **self.key,
            "start": start,
            "end": end,
            "sentence_start": sentence,
            "sentence_end": len(self.text) if stop < 0 else stop + 1,
            "text": words,
        }

    def actor(self, actor_id: str, name: str, kind: str = "person", **columns: Any) -> Draft:
        published = self.rows["articles"][0]["published_at"]
        row = {"actor_id": actor_id, "version": self.key["version"], "name": name, "kind": kind, "aliases": []}
        seen = {"first_seen": published, "last_seen": published}
        self.rows.setdefault("actors", []).append({**row, **seen, **columns})
        return self

    def mention(self, words: str, actor_id: str | None, label: str = "PER", **columns: Any) -> Draft:
        return self._add("mentions", words, actor_id=actor_id, label=label, **{"confidence": 1.0, **columns})

    def quote(
        self, words: str, *, speakers: tuple[str, ...] = (), about: tuple[str, ...] = (), **columns: Any
    ) -> Draft:
        ids = {"speaker_ids": list(speakers), "about_ids": list(about), "via": [], "addressee_ids": []}
        span = self.span(words)
        columns = {"type": "direct", "act": "say", "confidence": 1.0, **columns}
        return self._add("quotes", words, quote_id=f"q{span['start']}-{span['end']}", **ids, **columns)

    def number(self, words: str, value: float, *, actors: tuple[str, ...] = (), **columns: Any) -> Draft:
        columns = {"kind": "cardinal", "confidence": 1.0, **columns}
        return self._add("numbers", words, value=value, actor_ids=list(actors), **columns)

    def date(self, words: str, begin: datetime | None, until: datetime | None, **columns: Any) -> Draft:
        iso = begin.date().isoformat() if begin else None
        columns = {"granularity": "day", "iso": iso, **columns}
        return self._add("dates", words, begin=begin, until=until, **columns)

    def relation(self, words: str, source: str, target: str, **columns: Any) -> Draft:
        columns = {"type": "CONSULT", "quad": "verbal cooperation", "voice": "active", **columns}
        flags = {"negated": False, "hypothetical": False, "reported_by": [], "confidence": 1.0}
        return self._add("relations", words, source_id=source, target_id=target, **{**flags, **columns})

    def _add(self, frame: str, words: str, **columns: Any) -> Draft:
        self.rows.setdefault(frame, []).append({**self.span(words), **columns})
        return self
