"""The tokenizer: spaCy's rules for Indonesian without its 15,963 exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@spacy.registry.tokenizers("tilik_tokenizer.v1")
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """A factory of tokenizers, as spaCy's config wants it."""

    def tokenizer(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            prefix_search=compile_prefix_regex(defaults.prefixes).search,
            suffix_search=compile_suffix_regex(defaults.suffixes).search,
            infix_finditer=compile_infix_regex(defaults.infixes).finditer,
            url_match=defaults.url_match,
        )

    return tokenizer
