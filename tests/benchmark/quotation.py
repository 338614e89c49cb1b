"""What becomes of the quotation marks of a corpus: speech, titles and scare quotes, or nothing anybody can tell.

    python -m tests.benchmark.quotation ARTICLES.jsonl.gz --articles 2000 --unknown 20

A line of ARTICLES is an article with its ``text``. Counted are pairs of marks outside boilerplate. A pair is a
quote where a direct or mixed quote lies within it; else a title or a scare quote where its words are few or are
written like a name; else unknown. ``--unknown N`` prints N of the last kind with the words around them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from dashboard.data.article import Article
from dashboard.data.extract import documents
from dashboard.data.language.marks import Quoted, quoted
from dashboard.data.language.text import text_of

WORD = re.compile(r"\w+")
FEW = 4  # words; what is shorter and nobody's is a scare quote, a nickname or a term
AROUND = 60  # characters


def kinds(doc: Doc) -> Iterator[tuple[str, Quoted]]:
    """Each pair of marks outside boilerplate and its kind: quote, scare or unknown.

    >>> from dashboard.data.language.pipeline import load
    >>> doc = load()('"Jalan sudah dibuka," kata Rahma di "Pasar Baru".')
    >>> [kind for kind, _ in kinds(doc)]
    ['quote', 'scare']
    """
    text = text_of(doc)
    spoken = [(q.start, q.end) for q in doc._.quotes if q.type != "indirect"]
    for pair in quoted(text):
        if not pair.whole or any(start <= pair.start < end for start, end, _ in doc._.boilerplate):
            continue
        if any(start < pair.end and pair.start < end for start, end in spoken):
            yield "quote", pair
            continue
        words = WORD.findall(text, pair.start, pair.end)
        named = all(word[0].isupper() or word[0].isdigit() for word in words if len(word) > 3)
        yield ("scare" if len(words) < FEW or named else "unknown"), pair


def _articles(file: Path, *, most: int) -> list[Article]:
    read = gzip.open if file.suffix == ".gz" else open
    with read(file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return [Article(text=text) for text in random.Random(0).sample(texts, min(most, len(texts)))]


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.quotation", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=2000, help="how many, drawn at random but always the same")
    parser.add_argument("--unknown", type=int, default=0, help="print so many of the unknown")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    speakers: Counter[bool] = Counter()
    unknown: list[str] = []
    for _, doc in documents(_articles(options.file, most=options.articles)):
        speakers.update(bool(quote.speaker_ids) for quote in doc._.quotes if quote.type != "indirect")
        for kind, pair in kinds(doc):
            counts[kind] += 1
            if kind == "unknown":
                around = text_of(doc)[max(0, pair.outer[0] - AROUND) : pair.outer[1] + AROUND]
                unknown.append(re.sub(r"\s+", " ", around))
    for kind, count in counts.most_common():
        print(f"{kind:8} {count:7} {count / counts.total():.3f}")
    print(
        f"speaker  {speakers[True]:7} {speakers[True] / max(speakers.total(), 1):.3f}  of direct and mixed quotes"
    )
    for line in random.Random(1).sample(unknown, min(options.unknown, len(unknown))):
        print("-", line)


if __name__ == "__main__":
    _main()
