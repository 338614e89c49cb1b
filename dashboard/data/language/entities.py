"""Names in the text: ``tilik_entities`` sets ``doc.ents`` with the ten labels of ``annotation.LABELS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from dashboard.data.language.hints import KEY, ruled, tilik_hints
from dashboard.data.language.name_bounds import Bounds, mended

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("tilik_entities")
def tilik_entities(doc: Doc) -> Doc:
    """Set ``doc.ents`` to the names of a model before it, or without one to those of the rules, their ends mended.

    >>> import spacy
    >>> tilik_entities(spacy.blank("id")("Kemlu Rusia memanggil Dubes Jepang.")).ents
    (Kemlu Rusia, Jepang)
    """
    if doc.has_annotation("ENT_IOB"):
        found = [Bounds(ent.start, ent.end, ent.label_) for ent in doc.ents]
    else:
        hinted = doc if KEY in doc.user_data else tilik_hints(doc)
        found = [Bounds(start, end, label) for start, end, label, _ in ruled(hinted)]
    names = mended(found, words=[token.text for token in doc])
    doc.ents = [Span(doc, name.start, name.end, name.label) for name in names]
    return doc
