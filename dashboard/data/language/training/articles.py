"""Articles with annotated names as spaCy examples, tokenised and hinted as in the pipeline."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc, Span
from spacy.training import Example

from dashboard.data.language.hints import with_hints
from dashboard.data.language.sentences import tilik_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from pathlib import Path
    from random import Random

    from spacy.language import Language


_BRACKETED = re.compile(r"([^\[]*)(?:\[([A-Z]{3}) ([^\]]+)\])?")


class Name(NamedTuple):
    """A mention in code points of its text."""

    start: int
    end: int
    label: str


class Annotated(NamedTuple):
    """A text with its names, in order and without overlaps."""

    text: str
    names: tuple[Name, ...]


def read(folder: Path) -> list[Annotated]:
    """The articles of a gold folder, in the order of their file names."""
    return [_article(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def _article(gold: dict[str, object]) -> Annotated:
    entities: list[dict[str, object]] = gold["entities"]  # type: ignore[assignment]
    names = sorted(Name(e["start"], e["end"], e["label"]) for e in entities)  # type: ignore[arg-type]
    return Annotated(str(gold["text"]), tuple(_apart(names)))


def _apart(names: Sequence[Name]) -> Iterator[Name]:
    end = 0
    for name in names:
        if name.start >= end:
            yield name
            end = name.end


def parted(articles: Sequence[Annotated], *, every: int) -> tuple[list[Annotated], list[Annotated]]:
    """Two lists: those to learn from, and every ``every``-th to choose by.

    >>> learn, choose = parted([Annotated(str(n), ()) for n in range(4)], every=2)
    >>> [article.text for article in choose]
    ['0', '2']
    """
    choose = articles[::every]
    return [article for n, article in enumerate(articles) if n % every], list(choose)


def example(article: Annotated, *, nlp: Language, hidden: Set[str] = frozenset()) -> Example:
    """The article as the pipeline sees it before its names are read, beside its names.

    Where a name does not begin and end with tokens, or a sentence ends in it, its tokens count as unknown: neither
    right nor wrong.
    ``hidden`` are given names that the hints shall not know.
    """
    doc = with_hints(tilik_sentences(nlp.make_doc(article.text)), hidden=hidden)
    return Example(doc, reference(article, doc=doc))


def reference(article: Annotated, *, doc: Doc) -> Doc:
    """A document with the tokens of ``doc`` and the article's names."""
    gold = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    spans = [(name, gold.char_span(name.start, name.end, label=name.label)) for name in article.names]
    known = [span for name, span in spans if span is not None and not _parted(doc, span)]
    taken = {at for span in known for at in range(span.start, span.end)}
    unknown = {at for name, span in spans if span not in known for at in _covered(gold, name) if at not in taken}
    gold.set_ents(known, missing=[Span(gold, at, at + 1) for at in sorted(unknown)], default="outside")
    return gold


def _parted(doc: Doc, span: Span) -> bool:
    """Whether a sentence of the pipeline begins inside the name: spaCy's NER cannot learn such a one."""
    return any(doc[at].is_sent_start for at in range(span.start + 1, span.end))


def _covered(doc: Doc, name: Name) -> range:
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def sentences(path: Path) -> list[Annotated]:
    """The lines of a file in which names stand in brackets after their label: ``[GPE Jepang] menang.``"""
    lines = path.read_text("utf-8").splitlines()
    return [bracketed(line) for line in lines if line and not line.startswith("#")]


def bracketed(line: str) -> Annotated:
    """A sentence whose names stand in brackets after their label.

    >>> bracketed("Pemain [GPE Jepang] menang.")
    Annotated(text='Pemain Jepang menang.', names=(Name(start=7, end=13, label='GPE'),))
    """
    text, names = "", []
    for plain, label, form in _BRACKETED.findall(line):
        start = len(text) + len(plain)
        text += plain + form
        if label:
            names.append(Name(start, len(text), label))
    return Annotated(text, tuple(names))


def shuffled(articles: Sequence[Annotated], *, random: Random) -> Iterator[Annotated]:
    """All articles without end, every round in another order."""
    order = list(articles)
    while order:
        random.shuffle(order)
        yield from order
