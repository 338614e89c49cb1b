"""Public sets of Indonesian names: their training splits to learn from, their test splits to measure by.

IDNER-news-2k and NERGRIT know three labels, spacyndo OntoNotes' eighteen. Tilik's labels are mapped to theirs
before they are compared, so the figures say how far the conventions meet as much as how well names are read.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, NamedTuple

from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.training.articles import Annotated, Name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

THREE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
ONTONOTES = {
    "PER": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "EVT": "EVENT", "PRD": "PRODUCT",
    "LAW": "LAW", "WOA": "WORK_OF_ART", "NOR": "NORP",
}  # fmt: skip
SETS = {"idner": THREE, "nergrit": THREE, "spacyndo": ONTONOTES}


class Sentence(NamedTuple):
    """A sentence and its names: start, end, label."""

    text: str
    names: frozenset[tuple[int, int, str]]


def read(path: Path, *, split: str) -> Iterator[Sentence]:
    """The sentences of one split of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["split"] == split:
                yield Sentence(row["text"], frozenset(tuple(name) for name in row["spans"]))


def learnable(folder: Path) -> list[Annotated]:
    """The training sentences under Tilik's labels, without those of which any set's dev or test split has a copy.

    A place of the sets with three labels is what the gazetteer says, else a GPE.
    """
    held_out = {
        _key(sentence.text)
        for name in SETS
        for split in ("dev", "test")
        for sentence in read(folder / f"{name}.jsonl.gz", split=split)
    }
    return [
        Annotated(sentence.text, tuple(sorted(_ours(sentence, name))))
        for name in SETS
        for sentence in read(folder / f"{name}.jsonl.gz", split="train")
        if _key(sentence.text) not in held_out
    ]


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _ours(sentence: Sentence, name: str) -> Iterator[Name]:
    back = {theirs: ours for ours, theirs in ONTONOTES.items()}
    for start, end, label in sentence.names:
        if name != "spacyndo" and label == "LOC":
            entry = gazetteer().find(sentence.text[start:end])
            yield Name(start, end, entry.label if entry and THREE.get(entry.label) == "LOC" else "GPE")
        elif label in back:
            yield Name(start, end, back[label])


def figures(nlp: Language, *, folder: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 (0..1) of each set's test split, exact spans and mapped labels, micro-averaged.

    Labels of a set that have no counterpart (dates, amounts, languages) are left out of its figures.
    """
    found = {}
    for name, labels in SETS.items():
        known = set(labels.values())
        right = told = asked = 0
        sentences = list(read(folder / f"{name}.jsonl.gz", split="test"))
        for sentence, doc in zip(sentences, nlp.pipe([one.text for one in sentences]), strict=True):
            gold = {each for each in sentence.names if each[2] in known}
            seen = {(e.start_char, e.end_char, labels[e.label_]) for e in doc.ents if e.label_ in labels}
            right, told, asked = right + len(gold & seen), told + len(seen), asked + len(gold)
        precision, recall = right / max(told, 1), right / max(asked, 1)
        found[name] = {"p": precision, "r": recall, "f1": 2 * right / max(told + asked, 1)}
    return found
