"""How the shipped model is made, from the word vectors to the folder that ``pipeline.load`` reads."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from spacy import util

from dashboard.data.language.training import articles, corpus
from dashboard.data.language.training.names import label, train_names
from dashboard.data.language.training.syntax import train_syntax
from dashboard.data.language.training.vectors import train_vectors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language

TEACHERS, PUPIL = (1, 2), 3  # seeds
LABELLED = 4000  # articles of the corpus
SHORTEST, LONGEST = 400, 6000  # code points of an article that is worth labelling
SYNTAX = ("tok2vec", "morphologizer", "parser")


@dataclass(frozen=True, slots=True)
class Sources:
    """The folder of the training data: ``gold/train`` and ``gold/dev``, ``ner``, ``ud``, ``corpus``."""

    folder: Path

    def texts(self) -> list[str]:
        """The corpus without copies of what is measured by."""
        dev = (article.text for article in articles.read(self.folder / "gold" / "dev"))
        return list(corpus.texts(self.folder / "corpus" / "articles.jsonl.gz", without=dev))


def train_model(folder: Path, *, output: Path, work: Path, tell: Callable[[str], None]) -> None:
    """Train everything from the data in ``folder`` and save it at ``output``, which is replaced.

    ``work`` keeps what is made on the way and, where it is there already, saves making it again. ``tell`` gets a
    line at each step. On one core about an hour. Raises ``FileNotFoundError`` where data is missing.
    """
    sources = Sources(folder)
    texts = sources.texts()
    gold, public, vectors = folder / "gold" / "train", folder / "ner", work / "vectors"
    _once(vectors, lambda: train_vectors(texts, output=vectors), tell)
    teachers = []
    for seed in TEACHERS:
        made = work / f"teacher-{seed}"
        _once(made, lambda made=made, seed=seed: train_names(  # type: ignore[misc]
            gold, public=public, vectors=vectors, output=made, seed=seed), tell)  # fmt: skip
        teachers.append(made / "model-best")
    silver, pupil, syntax = work / "silver.jsonl", work / "pupil", work / "syntax"
    _once(silver, lambda: label(_sample(texts), teachers=teachers, output=silver), tell)
    _once(pupil, lambda: train_names(
        gold, public=public, vectors=vectors, output=pupil, silver=silver, seed=PUPIL), tell)  # fmt: skip
    _once(syntax, lambda: train_syntax(folder / "ud", output=syntax), tell)
    assembled(names=pupil / "model-best", syntax=syntax / "model-best").to_disk(output)


def _once(path: Path, make: Callable[[], object], tell: Callable[[str], None]) -> None:
    """Make what is not there yet; what was half made when the process died is made anew."""
    done = path.with_name(f"{path.name}.done")
    if not done.exists():
        tell(path.name)
        shutil.rmtree(path, ignore_errors=True)
        make()
        done.touch()


def _sample(texts: list[str]) -> list[str]:
    worth = [text for text in texts if SHORTEST <= len(text) <= LONGEST]
    return Random(0).sample(worth, min(LABELLED, len(worth)))


def assembled(*, names: Path, syntax: Path) -> Language:
    """One pipeline of the two halves: the names' vectors and NER, the syntax's tagger and parser."""
    nlp = util.load_model(names)
    other = util.load_model(syntax)
    for at, pipe in enumerate(SYNTAX):
        nlp.add_pipe(pipe, source=other, before=None if at else "ner", after=SYNTAX[at - 1] if at else None)
    return nlp
