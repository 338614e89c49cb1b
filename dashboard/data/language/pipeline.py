"""Which component runs when; nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy

from dashboard.data.language import (  # noqa: F401  (importing registers the components)
    actors,
    dates,
    entities,
    numbers,
    quotes,
    relations,
    sentences,
    tokenizer,
)

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = (
    "tilik_sentences",
    "tilik_entities",
    "tilik_dates",
    "tilik_numbers",
    "tilik_actors",
    "tilik_quotes",
    "tilik_relations",
)


@cache
def load() -> Language:
    """The pipeline for Indonesian news, one a process."""
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "tilik_tokenizer.v1"}}})
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp
