"""How the shipped model is made, from the word vectors to the folder that ``pipeline.load`` reads."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy
from spacy import util
from thinc.api import Config

from dashboard.data.language.training import articles, corpus
from dashboard.data.language.training.names import train_names
from dashboard.data.language.training.syntax import train_syntax
from dashboard.data.language.training.vectors import train_vectors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language

SEED = 2
SYNTAX = ("tok2vec", "morphologizer", "parser")
TRAINED_BY = ("paths", "system", "corpora", "training", "initialize")  # of no use to whoever loads the model
DESCRIPTION = {
    "name": "tilik",
    "description": "Names, word classes and dependencies of Indonesian news",
    "license": "CC BY-SA 4.0",
}


@dataclass(frozen=True, slots=True)
class Training:
    """The steps from the data in ``folder`` to a model, each kept in ``work`` and made once.

    ``folder`` holds ``gold/train`` and ``gold/dev``, ``ner``, ``ud``, ``corpus``. ``tell`` gets the name of each
    step as it begins.
    """

    folder: Path
    work: Path
    tell: Callable[[str], None]

    def model(self) -> Language:
        """The whole, on one core in about 40 minutes; raises ``FileNotFoundError`` where data is missing."""
        return assembled(names=self.names() / "model-best", syntax=self.syntax() / "model-best")

    def save(self, output: Path) -> None:
        """Train the whole and put it in place of ``output``, which stays as it is until the model is there.

        The words of the training texts, which spaCy would keep beside the weights, stay behind: none is needed.
        """
        made = self.work / "model"
        self.model().to_disk(made)
        (made / "vocab" / "strings.json").write_text("[]")
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(made, output)

    def texts(self) -> list[str]:
        """The corpus without copies of what is measured by."""
        dev = (article.text for article in articles.read(self.folder / "gold" / "dev"))
        return list(corpus.texts(self.folder / "corpus" / "articles.jsonl.gz", without=dev))

    def vectors(self) -> Path:
        return self._once("vectors", lambda made: train_vectors(self.texts(), output=made))

    def syntax(self) -> Path:
        return self._once("syntax", lambda made: train_syntax(self.folder / "ud", output=made))

    def names(self) -> Path:
        gold, public, vectors = self.folder / "gold" / "train", self.folder / "ner", self.vectors()
        return self._once(
            "names", lambda made: train_names(gold, public=public, vectors=vectors, output=made, seed=SEED)
        )

    def _once(self, name: str, make: Callable[[Path], object]) -> Path:
        """Make what is not there yet; what was half made when a process died is made anew."""
        path, done = self.work / name, self.work / f"{name}.done"
        if not done.exists():
            self.tell(name)
            shutil.rmtree(path, ignore_errors=True)
            make(path)
            done.touch()
        return path


def assembled(*, names: Path, syntax: Path) -> Language:
    """One pipeline of the two halves: the vectors and the NER of the one, the tagger and the parser of the other.

    The parser is there for whoever wants it (``nlp.enable_pipe("parser")``): Tilik's rules gain nothing by it.
    """
    nlp, other = util.load_model(names), util.load_model(syntax)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"\[W113\]")  # the syntax looks at no vectors
        for pipe in SYNTAX:
            nlp.add_pipe(pipe, source=other, before="ner")
    nlp.disable_pipe("parser")
    plain = spacy.blank("id").config
    nlp.config = Config({**nlp.config, **{section: plain[section] for section in TRAINED_BY}})
    nlp.meta = nlp.meta | DESCRIPTION
    return nlp
