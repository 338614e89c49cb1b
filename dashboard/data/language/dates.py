"""Placeholder of the component; replaced as a whole."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("tilik_dates")
def tilik_dates(doc: Doc) -> Doc:
    return doc
