"""Sources without a name: each is an actor of its own, known by the words that describe it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from dashboard.data.language.annotation import Actor
from dashboard.data.language.chunks import NAME, WORD
from dashboard.data.language.cues import lexicon
from dashboard.data.language.naming import Speaker
from dashboard.data.language.phrases import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dashboard.data.language.chunks import Chunk
    from dashboard.data.language.naming import Naming

ARTICLE = re.compile(r"^seorang (?=\w)", re.IGNORECASE)
INTRODUCED_WITHIN = 1500  # characters between "seorang reporter" and "reporter itu"
NAMED_REACH = 60  # characters between an introduction and the name that ends it
MOST_ALIKE = 20  # sources with one first word that are compared
LONGEST_PLAIN = 5  # words of a source that no list knows


class Unnamed:
    """The sources of one document that nobody names."""

    def __init__(self, naming: Naming) -> None:
        self.naming, self.doc, self.text = naming, naming.doc, naming.text
        self.starts = [ent.start_char for ent in naming.ents]
        self.by_head: dict[str, list[str]] = {}  # the sources by the first word that describes them
        for actor_id in self.doc._.actors:
            self._file(actor_id)

    def own(self, phrase: list[Chunk]) -> Speaker:
        """A source without a name, known by the words of the phrase alone."""
        span = (phrase[0].start, phrase[-1].end)
        return Speaker((self.source(self.text[slice(*span)]),), span, 0.4)

    @staticmethod
    def plain(phrase: list[Chunk]) -> bool:
        """Whether a phrase without a known head names somebody all the same (penyelenggara, panitia lomba)."""
        return len(phrase) <= LONGEST_PLAIN and not any(
            c.kind not in (WORD, NAME) or not can_speak(c.form) for c in phrase
        )

    def known(self, phrase: list[Chunk]) -> str | None:
        """The source without a name whom the article described before in the same words, or only introduced."""
        if len(phrase) < 2:
            return None
        start = phrase[0].start
        actor_id = f"source:{slug(self.text[start : phrase[-2].end])}"
        for one in reversed(self.by_head.get(_head(actor_id), [])[-MOST_ALIKE:]):
            if one == actor_id or one.startswith(f"{actor_id}-"):
                return one
        if phrase[0].form not in lexicon()["incidental"]:
            return None
        introduced = rf"\b(?:seorang|salah (?:satu|seorang)) ({phrase[0].form})\b(?! (?:bernama|berinisial))"
        before = self.text[max(0, start - INTRODUCED_WITHIN) : start]
        found = re.search(introduced, before, re.IGNORECASE)
        if found is None or self._named_within(start - len(before) + found.end()):
            return None
        return self.source(found[1])

    def is_person(self, actor_id: str) -> bool:
        """Whether a source is one person rather than several, a body or a document ("ayah korban", "reporter")."""
        words, head = lexicon(), _head(actor_id).removeprefix("source:")
        return actor_id.startswith("source:") and head in words["roles"] - words["indefinite"] - words["groups"]

    def _named_within(self, at: int) -> bool:
        """Whether a person is named right after an introduction (seorang reporter televisi, Rahma)."""
        first, last = bisect_left(self.starts, at), bisect_left(self.starts, at + NAMED_REACH)
        return any(ent.label_ == "PER" for ent in self.naming.ents[first:last])

    def source(self, text: str) -> str:
        """The id of an actor of its own for a source without a name; "seorang" is no part of it."""
        name = re.sub(r"\s+", " ", text).strip()
        name = ARTICLE.sub("", name)
        actor_id = f"source:{slug(name)}"
        if actor_id not in self.doc._.actors:
            self.doc._.actors[actor_id] = Actor(actor_id=actor_id, name=name, kind="source")
            self._file(actor_id)
        return actor_id

    def _file(self, actor_id: str) -> None:
        if actor_id.startswith("source:"):
            self.by_head.setdefault(_head(actor_id), []).append(actor_id)


def forget_unheard(doc: Doc) -> None:
    """Take the sources out of ``doc._.actors`` that were weighed and that no quote and no relation names.

    >>> from dashboard.data.language.pipeline import load
    >>> doc = load()('"Ombak tinggi," kata seorang nelayan.')
    >>> doc._.quotes = []
    >>> forget_unheard(doc)
    >>> doc._.actors
    {}
    """
    heard = {i for q in doc._.quotes for i in (*q.speaker_ids, *q.via, *q.addressee_ids, *q.about_ids)}
    heard |= {i for r in doc._.relations for i in (r.source_id, r.target_id, r.third_id, *r.reported_by)}
    for actor_id in [one for one in doc._.actors if one.startswith("source:") and one not in heard]:
        del doc._.actors[actor_id]


def _head(actor_id: str) -> str:
    return actor_id.partition("-")[0]


def slug(name: str) -> str:
    """The name as part of an id.

    >>> slug("Seorang  warga Tegal")
    'seorang-warga-tegal'
    """
    return re.sub(r"\W+", "-", name.lower()).strip("-")
