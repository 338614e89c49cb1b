"""Placeholder of the component; replaced as a whole."""

import re

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("tilik_sentences")
def tilik_sentences(doc: Doc) -> Doc:
    after = True
    for token in doc:
        token.is_sent_start = after
        after = "\n" in token.text or bool(re.fullmatch(r"[.!?]", token.text))
    return doc
