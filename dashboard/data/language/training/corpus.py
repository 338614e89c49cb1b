"""The raw corpus: texts for vectors and for self-training, without copies of what is measured by."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RUN = 5  # words
SHARED = 0.05  # share of a text's runs of words that makes it a copy


def texts(path: Path, *, without: Iterable[str]) -> Iterator[str]:
    """The texts of a gzipped file of one JSON article a line, in its order, none of which copies ``without``."""
    forbidden = set().union(*map(_runs, without))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            runs = _runs(text)
            if len(runs & forbidden) <= SHARED * len(runs):
                yield text


def _runs(text: str) -> set[int]:
    words = re.findall(r"\w+", text.casefold())
    return {hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
