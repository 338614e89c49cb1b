"""Word vectors from the raw corpus: floret's table of hashed subwords, small and without unknown words.

Boyd and Warmerdam, "floret: lightweight, robust word vectors" (explosion.ai, 2022). Only sums over all articles
are kept: no sentence can be read from them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.training.initialize import convert_vectors

from dashboard.data.language.tokenizer import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DIMENSIONS, BUCKETS = 64, 15_000
SPREAD = 0.5  # standard deviation of the shipped table; floret's own values are too large for a first layer
SETTINGS = {
    "model": "cbow", "mode": "floret", "hashCount": 2, "bucket": BUCKETS, "dim": DIMENSIONS, "minn": 3, "maxn": 5,
    "minCount": 5, "epoch": 8, "lr": 0.05, "neg": 5, "thread": 1, "verbose": 0,
}  # fmt: skip
SHORTEST_LINE = 4  # tokens


def train_vectors(articles: Iterable[str], *, output: Path) -> Path:
    """Train vectors on texts and save them at ``output`` as a blank pipeline with a vectors table; that path.

    One thread and floret's fixed seed: the same texts give the same table. Needs the package ``floret``.
    """
    import floret

    with tempfile.TemporaryDirectory() as folder:
        lines, table = Path(folder) / "lines.txt", Path(folder) / "table.floret"
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for text in articles for line in _lines(text))
        floret.train_unsupervised(str(lines), **SETTINGS).save_floret_vectors(str(table))
        nlp = spacy.blank("id")
        convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    data = nlp.vocab.vectors.data
    data *= SPREAD / data.std()
    nlp.to_disk(output)
    return output


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = [word for word in split(line)[0] if word.strip()]
        if len(words) >= SHORTEST_LINE:
            yield " ".join(words)
