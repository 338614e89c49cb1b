"""From articles to what the pipeline says of them: rows for the frames, and the form of the gold files."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dashboard.data.language.annotation import QUADS
from dashboard.data.language.pipeline import load
from dashboard.data.language.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from dashboard.data.article import Article
    from dashboard.data.language.annotation import Actor, Number, Quote, Relation

Row = dict[str, Any]


def documents(articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[tuple[Article, Doc]]:
    """Each article with its annotated ``Doc``, in order.

    >>> from dashboard.data.article import Article
    >>> [(article, doc)] = documents([Article(text="Banjir surut.")])
    >>> doc.text
    'Banjir surut.'
    """
    nlp = load()

    def made() -> Iterator[tuple[Doc, Article]]:
        for article in articles:
            doc = nlp.make_doc(article.text)
            doc._.published, doc._.outlet = article.published, article.outlet
            yield doc, article

    for doc, article in nlp.pipe(made(), as_tuples=True, batch_size=batch_size):
        yield article, doc


def rows(article: Article, doc: Doc, *, version: str) -> dict[str, list[Row]]:
    """The rows of one article for every frame but ``articles``."""
    spans = _Spans(doc, {"article_id": article.article_id, "version": version})
    seen = {"first_seen": article.published, "last_seen": article.published}
    return {
        "mentions": [
            spans.row(
                ent.start_char,
                ent.end_char,
                label=ent.label_,
                actor_id=ent.kb_id_ or None,
                role=ent._.role,
                organisation_id=ent._.organisation_id,
                confidence=1.0,
                text=ent.text,
            )
            for ent in doc.ents
        ],
        "actors": [{**asdict(actor), "version": version, **seen} for actor in doc._.actors.values()],
        "coreferences": [spans.row(found.start, found.end, **_fields(found)) for found in doc._.references],
        "quotes": [_quote(spans, quote) for quote in doc._.quotes],
        "numbers": [spans.row(number.start, number.end, **_fields(number)) for number in doc._.numbers],
        "dates": [spans.row(date.start, date.end, **_fields(date)) for date in doc._.dates],
        "relations": [
            spans.row(relation.start, relation.end, quad=QUADS[relation.type], **_fields(relation))
            for relation in doc._.relations
        ],
    }


class _Spans:
    """Rows with the columns that every span frame shares."""

    def __init__(self, doc: Doc, key: Row) -> None:
        self.text, self.key = text_of(doc), key
        self.sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
        self.starts = [start for start, _ in self.sentences]

    def row(self, start: int, end: int, **columns: Any) -> Row:
        first, last = self._sentence(start), self._sentence(end - 1)
        return {
            **self.key,
            "start": start,
            "end": end,
            "sentence_start": min(first[0], start),
            "sentence_end": max(last[1], end),
            "text": self.text[start:end],
            **columns,
        }

    def _sentence(self, offset: int) -> tuple[int, int]:
        return self.sentences[max(bisect_right(self.starts, offset) - 1, 0)]


def _fields(record: Any) -> Row:
    return {key: value for key, value in asdict(record).items() if key not in ("start", "end")}


def _quote(spans: _Spans, quote: Quote) -> Row:
    fields = _fields(quote)
    for name, source in (("speaker", fields.pop("speaker_span")), ("cue", fields.pop("cue_span"))):
        fields[f"{name}_start"], fields[f"{name}_end"] = source or (None, None)
        fields["speaker_text" if name == "speaker" else "cue"] = spans.text[slice(*source)] if source else None
    return spans.row(quote.start, quote.end, quote_id=quote.quote_id, **fields)


def gold_form(article: Article, doc: Doc, *, published: str | None = None) -> Row:
    """One article in the form of the gold files, offsets into ``article.text``."""
    return {
        "id": article.given_id,
        "published": published,
        "actors": {
            key: {"name": _gold_name(actor, article.text), "kind": actor.kind, "aliases": list(actor.aliases)}
            for key, actor in doc._.actors.items()
        },
        "entities": [
            {"start": e.start_char, "end": e.end_char, "label": e.label_, "actor": e.kb_id_ or None}
            for e in doc.ents
        ],
        "quotes": [_gold_quote(quote) for quote in doc._.quotes],
        "numbers": [_gold_number(number) for number in doc._.numbers],
        "dates": [
            {"start": d.start, "end": d.end, "iso": d.iso, "granularity": d.granularity} for d in doc._.dates
        ],
        "relations": [_gold_relation(relation) for relation in doc._.relations],
    }


def _gold_name(actor: Actor, text: str) -> str:
    """A body's fullest form in the article, where its usual name is not there; anyone else's name."""
    if actor.kind != "organisation" or actor.name in text:
        return actor.name
    return next((alias for alias in actor.aliases if alias in text), actor.name)


def _gold_quote(quote: Quote) -> Row:
    return {
        "start": quote.start,
        "end": quote.end,
        "type": quote.type,
        "speakers": list(quote.speaker_ids),
        "speaker_span": list(quote.speaker_span) if quote.speaker_span else None,
        "cue": list(quote.cue_span) if quote.cue_span else None,
    }


NUMBER_FIELDS = ("start", "end", "value", "min", "max", "unit", "kind", "modifier", "noun", "per")


def _gold_number(number: Number) -> Row:
    fields = {name: getattr(number, name) for name in NUMBER_FIELDS}
    return {**fields, "score": list(number.score) if number.score else None}


def _gold_relation(relation: Relation) -> Row:
    return {
        "source": relation.source_id,
        "target": relation.target_id,
        "type": relation.type,
        "trigger": [relation.start, relation.end],
        "reported_by": list(relation.reported_by),
    }
