"""Which component runs when; nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.util import load_model

from dashboard.data.language import (  # noqa: F401  (importing registers the components)
    actors,
    dates,
    entities,
    hints,
    numbers,
    quotes,
    relations,
    sentences,
    tokenizer,
)

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("model")  # tok2vec, morphologizer, parser (disabled), ner
BEFORE = ("tilik_sentences", "tilik_hints")
AFTER = ("tilik_entities", "tilik_dates", "tilik_numbers", "tilik_actors", "tilik_quotes", "tilik_relations")


@cache
def load() -> Language:
    """The pipeline for Indonesian news, one a process."""
    nlp = load_model(MODEL)
    for component in reversed(BEFORE):
        nlp.add_pipe(component, first=True)
    for component in AFTER:
        nlp.add_pipe(component)
    return nlp
