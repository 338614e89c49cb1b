"""Names in the text: ``tilik_entities`` sets ``doc.ents`` with the ten labels of ``annotation.LABELS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from dashboard.data.language.hints import KEY, Ruled, ruled, tilik_hints
from dashboard.data.language.name_bounds import Bounds, mended
from dashboard.data.language.repetitions import consistent
from dashboard.data.language.text import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


@Language.component("tilik_entities")
def tilik_entities(doc: Doc) -> Doc:
    """Set ``doc.ents`` to the names of a model before it, or without one to those of the rules, their ends mended.

    >>> import spacy
    >>> tilik_entities(spacy.blank("id")("Kemlu Rusia memanggil Dubes Jepang.")).ents
    (Kemlu Rusia, Jepang)
    """
    modelled = doc.has_annotation("ENT_IOB")
    rules = ruled(doc if KEY in doc.user_data else tilik_hints(doc))
    found = [Bounds(ent.start, ent.end, ent.label_) for ent in doc.ents]
    found += _overlooked(rules, found) if modelled else [Bounds(*mention[:3]) for mention in rules]
    words = words_of(doc)
    names = mended(consistent(found, words=words), words=words)
    doc.ents = [Span(doc, name.start, name.end, name.label) for name in names]
    return doc


def _overlooked(rules: Iterable[Ruled], found: Iterable[Bounds]) -> Iterator[Bounds]:
    """The bodies of two words or more that a list knows or a first word tells, where the model sees no name."""
    taken = {at for name in found for at in range(name.start, name.end)}
    for start, end, label, known in rules:
        if label == "ORG" and known and end - start > 1 and taken.isdisjoint(range(start, end)):
            yield Bounds(start, end, label)
