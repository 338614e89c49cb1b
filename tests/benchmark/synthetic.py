"""A store of invented articles, as large as wanted: sixty-four rows an article, in the shares of a real corpus.

    python -m tests.benchmark.synthetic FOLDER --articles 100000

Nothing is read or extracted. A seeded generator draws rows from pools and ``Store.append`` stores them, some
thousand articles at a time. Few actors, outlets and nouns are frequent and many rare, as in the news.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.data import search
from dashboard.data.frames import ALLOWED, FRAMES
from dashboard.data.store import Store, new_version
from tests.benchmark.changes import WORDS

BATCH = 5_000  # articles
SENTENCES, LENGTH = 16, 150  # an article's, and the characters of each
LAST, DAYS, ZONE = datetime(2025, 6, 30, 17, tzinfo=UTC), 1_500, timedelta(hours=7)
OUTLETS = 40
MENTIONS, ACTORS, COREFERENCES, QUOTES, NUMBERS, DATES = 28, 14, 4, 6, 7, 4  # rows an article
RELATIONS = 3  # articles a row
KINDS = {
    "person": "PER", "organisation": "ORG", "place": "GPE", "country": "GPE", "event": "EVT", "product": "PRD",
}  # fmt: skip
SYLLABLES = ("ka", "ri", "to", "mas", "wi", "lu", "ban", "su", "de", "nga", "ra", "pi", "mo", "jar", "ne", "tu")
ACTS = {
    "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation", "REQUEST": "verbal conflict",
    "COOPERATE": "material cooperation", "ASSAULT": "material conflict", "ACCUSE": "verbal conflict",
}  # fmt: skip
TIMES = {"day": 1, "week": 7, "month": 30, "year": 365}  # days


class Invented:
    """Pools of words, names and sentences, and the generator that draws from them."""

    def __init__(self, articles: int, *, seed: int = 0) -> None:
        self.chance = np.random.default_rng(seed)
        self.words = np.concatenate([self._words(3_000), np.repeat(WORDS, 3)]).astype(object)
        self.sentences = np.array([self._sentence() for _ in range(20_000)], dtype=object)
        known = 50 + 3 * articles
        self.kinds = self.chance.choice(list(KINDS), known).astype(object)
        self.names = self._words(known) + " " + self._words(known)
        self.ids = np.array([f"{kind[:3]}:{n}" for n, kind in enumerate(self.kinds)], dtype=object)

    def rare(self, pool: np.ndarray, size: int | tuple[int, ...]) -> np.ndarray:
        """Drawn from a pool, its first ones much more often."""
        return pool[self.common(len(pool), size)]

    def common(self, count: int, size: int | tuple[int, ...]) -> np.ndarray:
        return (count * self.chance.random(size) ** 4).astype(int)

    def any(self, pool: Any, size: int) -> np.ndarray:
        return self.chance.choice(np.array(list(pool), dtype=object), size)

    def _words(self, count: int) -> np.ndarray:
        parts = self.chance.choice(np.array(SYLLABLES, dtype=object), (3, count))
        return parts[0] + parts[1] + parts[2]

    def _sentence(self) -> str:
        return " ".join(self.rare(self.words, 30)).capitalize()[: LENGTH - 2].ljust(LENGTH - 2, "a") + ". "


def fill(store: Store, *, articles: int, seed: int = 0) -> None:
    """Append so many invented articles with all their rows, and leave them searchable."""
    invented = Invented(articles, seed=seed)
    for first in range(0, articles, BATCH):
        store.append(_batch(invented, first, min(BATCH, articles - first)))
    search.sync(store.snapshot())


def _batch(invented: Invented, first: int, size: int) -> dict[str, pd.DataFrame]:
    minutes = invented.chance.integers(0, DAYS * 24 * 60, size)
    keys = pd.DataFrame(
        {
            "article_id": [f"synthetic-{n}" for n in range(first, first + size)],
            "version": [new_version() for _ in range(size)],
            "published_at": pd.to_datetime(LAST) - pd.to_timedelta(minutes, unit="min"),
        }
    )
    mentioned = invented.common(len(invented.ids), (size, MENTIONS))
    frames = {
        "articles": _articles(invented, keys),
        "mentions": _mentions(invented, keys, mentioned),
        "actors": _actors(invented, keys, mentioned[:, :ACTORS]),
        "coreferences": _spans(invented, keys, "coreferences", COREFERENCES).assign(
            kind=invented.any(ALLOWED["coreferences", "kind"], size * COREFERENCES),
            actor_ids=_lists(invented, mentioned, COREFERENCES),
        ),
        "quotes": _quotes(invented, keys, mentioned),
        "numbers": _numbers(invented, keys, mentioned),
        "dates": _dates(invented, keys),
        "relations": _relations(invented, keys.iloc[::RELATIONS], mentioned[::RELATIONS]),
    }
    return {name: _complete(name, frame) for name, frame in frames.items()}


def _complete(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every column of the contract; those that are not drawn are null."""
    wanted = FRAMES[name].empty()
    absent = {column: pd.Series(pd.NA, frame.index) for column in wanted.columns if column not in frame}
    return frame.reset_index(drop=True).assign(**absent)[list(wanted.columns)]


def _articles(invented: Invented, keys: pd.DataFrame) -> pd.DataFrame:
    size = len(keys)
    lines = invented.any(invented.sentences, size * SENTENCES).reshape(size, SENTENCES)
    outlets = np.array([f"Kabar {name.title()}" for name in invented.words[:OUTLETS]], dtype=object)
    return keys.assign(
        outlet=invented.rare(outlets, size),
        title=[line[:60].strip() for line in lines[:, 0]],
        language="id",
        text=["".join(article) for article in lines],
        text_hash=keys["article_id"],
        cluster_id=keys["article_id"],
        sample=False,
        deleted=False,
        extractor="synthetic",
        ingested_at=LAST,
    )


def _spans(invented: Invented, keys: pd.DataFrame, name: str, each: int, *, longest: int = 20) -> pd.DataFrame:
    """``each`` spans an article, somewhere in its sentences."""
    rows = keys[["article_id", "version"]].loc[keys.index.repeat(each)].reset_index(drop=True)
    begin = invented.chance.integers(0, SENTENCES, len(rows)) * LENGTH
    start = begin + invented.chance.integers(0, LENGTH - longest, len(rows))
    length = invented.chance.integers(3, longest, len(rows))
    rows = rows.assign(start=start, end=start + length, sentence_start=begin, sentence_end=begin + LENGTH)
    if "confidence" in FRAMES[name].columns:
        rows["confidence"] = 0.9
    return rows.assign(text=invented.any(invented.words, len(rows)))


def _lists(invented: Invented, mentioned: np.ndarray, each: int, *, empty: float = 0.4) -> list[list[str]]:
    """For each of some spans, one of the actors that its article mentions, or none."""
    chosen = invented.ids[mentioned[:, :each]].ravel()
    none = invented.chance.random(len(chosen)) < empty
    return [[] if absent else [one] for one, absent in zip(chosen, none, strict=True)]


def _mentions(invented: Invented, keys: pd.DataFrame, mentioned: np.ndarray) -> pd.DataFrame:
    who = mentioned.ravel()
    rows = _spans(invented, keys, "mentions", MENTIONS)
    return rows.assign(
        text=invented.names[who],
        label=[KINDS[kind] for kind in invented.kinds[who]],
        actor_id=invented.ids[who],
    )


def _actors(invented: Invented, keys: pd.DataFrame, mentioned: np.ndarray) -> pd.DataFrame:
    who = mentioned.ravel()
    rows = keys.loc[keys.index.repeat(mentioned.shape[1])].reset_index(drop=True)
    located = np.isin(invented.kinds[who], ["place", "country"])
    return rows[["version"]].assign(
        actor_id=invented.ids[who],
        name=invented.names[who],
        kind=invented.kinds[who],
        aliases=[[] for _ in who],
        country_code=np.where(located, "ID", None),
        lat=np.where(located, who % 17 - 10.0, np.nan),
        lon=np.where(located, who % 45 + 96.0, np.nan),
        first_seen=rows["published_at"],
        last_seen=rows["published_at"],
    )


def _quotes(invented: Invented, keys: pd.DataFrame, mentioned: np.ndarray) -> pd.DataFrame:
    rows = _spans(invented, keys, "quotes", QUOTES, longest=120)
    return rows.assign(
        quote_id=[f"q{start}-{end}" for start, end in zip(rows["start"], rows["end"], strict=True)],
        text=invented.any(invented.sentences, len(rows)),
        type=invented.any(ALLOWED["quotes", "type"], len(rows)),
        act=invented.any(ALLOWED["quotes", "act"], len(rows)),
        speaker_ids=_lists(invented, mentioned, QUOTES, empty=0.2),
        about_ids=_lists(invented, mentioned[:, QUOTES:], QUOTES),
        via=[[] for _ in range(len(rows))],
        addressee_ids=[[] for _ in range(len(rows))],
        cue="kata",
    )


def _numbers(invented: Invented, keys: pd.DataFrame, mentioned: np.ndarray) -> pd.DataFrame:
    rows = _spans(invented, keys, "numbers", NUMBERS)
    return rows.assign(
        value=invented.chance.integers(1, 10_000, len(rows)).astype(float),
        kind=invented.any(("cardinal", "cardinal", "money", "percent", "measure"), len(rows)),
        noun=invented.rare(invented.words[:500], len(rows)),
        actor_ids=_lists(invented, mentioned, NUMBERS, empty=0.7),
    )


def _dates(invented: Invented, keys: pd.DataFrame) -> pd.DataFrame:
    rows = _spans(invented, keys, "dates", DATES)
    granularity = invented.any(("day", "day", "day", *TIMES), len(rows))
    lengths = pd.to_timedelta([TIMES[one] for one in granularity], unit="D")
    appeared = keys["published_at"].loc[keys.index.repeat(DATES)].reset_index(drop=True)
    days = pd.to_timedelta(invented.common(2_000, len(rows)), unit="D")
    begin = (appeared - days).dt.floor("D") - ZONE
    return rows.assign(
        begin=begin, until=begin + lengths, granularity=granularity, iso=begin.dt.strftime("%Y-%m-%d")
    )


def _relations(invented: Invented, keys: pd.DataFrame, mentioned: np.ndarray) -> pd.DataFrame:
    types = invented.any(ACTS, len(keys))
    return _spans(invented, keys, "relations", 1).assign(
        source_id=invented.ids[mentioned[:, 0]],
        target_id=invented.ids[mentioned[:, 1]],
        type=types,
        quad=[ACTS[one] for one in types],
        voice="active",
        negated=False,
        hypothetical=False,
        reported_by=[[] for _ in types],
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.synthetic")
    parser.add_argument("folder", type=Path, help="where the store is made")
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    fill(Store(options.folder), articles=options.articles)


if __name__ == "__main__":
    main()
