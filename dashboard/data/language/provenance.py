"""By which way a text came to the reader: the media and spokesmen between the article's outlet and the speaker."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.annotation import Actor
from dashboard.data.language.attributions import PERSON, words
from dashboard.data.language.chunks import ASIDE, DATE, NAME, WORD
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.gazetteer import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

    from dashboard.data.language.annotation import Offsets, Quote
    from dashboard.data.language.attributions import Attribution
    from dashboard.data.language.chunks import Chunk, Reading

CITED_REACH = 10  # chunks between a citing word and the medium's name
TOLD_REACH = 5  # chunks between "kepada", "dihubungi", "di akun" and the medium's name
LEAST_TITLE = 2  # letters
SPOKESMAN_REACH = 6  # chunks between "melalui" and the spokesman's name
SITE = re.compile(r"[\w-]+\.(?:com?|net|id|tv|org|co\.\w\w|ac\.id|go\.id)(?:\.\w\w)?")
DOMAIN = re.compile(r"(?:\.com?|\.id|\.net|\.tv|com)+$")


class Provenance:
    """The chains of one document."""

    def __init__(self, reading: Reading) -> None:
        self.doc: Doc = reading.doc
        self.text = reading.text
        self.ents: tuple[Span, ...] = tuple(reading.doc.ents)
        self.outlet = _letters(reading.doc._.outlet or "")
        self.unlisted: dict[str, Actor] = {}  # sources that no list names, actors once they are a link

    def of(self, quote: Quote, attribution: Attribution) -> tuple[str, ...]:
        """The links of the chain as actor ids, from the one nearest to the reader to the one nearest to the
        speaker; the article's own outlet is none of them."""
        whole = attribution.whole
        described = quote.speaker_span or (0, 0)
        cited = (link for link in self._cited(whole) if link not in quote.speaker_ids or not self._is_person(link))
        links = dict.fromkeys(
            (
                *cited,
                *(link for link in self._told(whole, described=described) if link not in quote.speaker_ids),
                *(link for link in self._spokesmen(whole) if link not in quote.speaker_ids),
            )
        )
        kept = tuple(link for link in links if not self._own(link))
        for link in kept:
            if link in self.unlisted:
                self.doc._.actors.setdefault(link, self.unlisted[link])
        return kept

    def is_medium(self, chunk: Chunk) -> bool:
        """Whether a name is that of a medium or of a platform on which people publish."""
        if chunk.kind != NAME or chunk.label == PERSON:
            return False
        name = self.ents[chunk.index]
        if name.kb_id_ in _media() or chunk.form in words()["platforms"] or SITE.fullmatch(chunk.form):
            return True
        parts = chunk.form.split()
        return parts[0] in words()["platforms"] or not words()["medium_words"].isdisjoint(parts)

    def _cited(self, chunks: Sequence[Chunk]) -> Iterator[str]:
        """dikutip AFP dari Xinhua: the media, each from the next."""
        lists = words()
        for i, chunk in enumerate(chunks):
            split = chunk.form in lists["citing_roots"] and i and chunks[i - 1].form == "di"
            if chunk.kind != WORD or not (chunk.form in lists["citing"] or split):
                continue
            at = i + 1
            while at < len(chunks):
                link, at = self._link(chunks, at)
                if link is None:
                    break
                yield link
                joined = at + 1 < len(chunks) and chunks[at].form in ("dan", "serta")
                if joined and chunks[at + 1].kind == NAME:
                    at += 1
                elif at >= len(chunks) or chunks[at].form not in lists["onward"]:
                    break

    def _link(self, chunks: Sequence[Chunk], start: int) -> tuple[str | None, int]:
        """The medium or source that is named next, and the index after its words."""
        for k in range(start, min(len(chunks), start + CITED_REACH)):
            chunk = chunks[k]
            if chunk.kind == NAME:
                return self.ents[chunk.index].kb_id_ or None, k + 1
            if chunk.kind in (ASIDE, DATE) or chunk.form == "@":
                continue
            if chunk.kind != WORD:
                break
            if SITE.fullmatch(chunk.form) or self._is_title(chunks, k):
                end = self._title_end(chunks, k)
                return self._source(chunks[k:end]), end
            if end := self._unnamed_end(chunks, k):
                return self._source(chunks[k:end]), end
            if chunk.form not in words()["carriers"]:
                break
        return None, start

    def _is_title(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a capitalised word that no list knows stands where a medium's name does (dari Kabar Tirta)."""
        if len(chunks[at].form) < LEAST_TITLE or not self._capital(chunks, at):
            return False
        return chunks[at].form not in words()["carriers"] or self._capital(chunks, at + 1)

    def _capital(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a word has a capital letter, be it inside (detikINET)."""
        if at >= len(chunks) or chunks[at].kind != WORD:
            return False
        return self.text[chunks[at].start : chunks[at].end] != chunks[at].form

    def _title_end(self, chunks: Sequence[Chunk], start: int) -> int:
        end = start + 1
        while self._capital(chunks, end):
            end += 1
        return end

    @staticmethod
    def _unnamed_end(chunks: Sequence[Chunk], start: int) -> int:
        """Where the words of a source without a name end (dua pejabat keamanan); 0 where none begins."""
        lists, head = words(), start
        while head < len(chunks) and chunks[head].form in lists["counting"]:
            head += 1
        if head >= len(chunks) or chunks[head].form not in lists["unnamed"]:
            return 0
        end = head + 1
        while end < len(chunks) and chunks[end].kind == WORD and not _closes(chunks[end].form):
            end += 1
        follows_name = end < len(chunks) and chunks[end].kind == NAME
        plain = all(c.form in lists["carriers"] for c in chunks[start:end])
        return 0 if follows_name or plain else end

    def _told(self, chunks: Sequence[Chunk], *, described: Offsets) -> Iterator[str]:
        """kata X kepada Reuters; saat dihubungi Reuters; tulis X di Instagram."""
        lists = words()
        for i, chunk in enumerate(chunks):
            if chunk.kind != WORD or chunk.form not in lists["reaching"]:
                continue
            for after in chunks[i + 1 : i + 1 + TOLD_REACH]:
                if self.is_medium(after) and not described[0] <= after.start < described[1]:
                    actor = self.ents[after.index].kb_id_
                    if actor:
                        yield actor
                    break
                if after.kind != WORD or after.form not in lists["reporting_to"]:
                    break

    def _spokesmen(self, chunks: Sequence[Chunk]) -> Iterator[str]:
        """melalui juru bicaranya, Surya: the spokesman, by name where there is one."""
        lists = words()
        for i in range(len(chunks) - 1):
            if chunks[i].form not in lists["through"] or chunks[i + 1].form not in lists["speaking_for"]:
                continue
            end = i + 2
            while end < len(chunks) and chunks[end].kind == WORD and not _closes(chunks[end].form):
                end += 1
            people = [c for c in chunks[end : i + SPOKESMAN_REACH] if c.kind == NAME and c.label == PERSON]
            actor = self.ents[people[0].index].kb_id_ if people else self._source(chunks[i + 1 : end])
            if actor:
                yield actor

    def _source(self, chunks: Sequence[Chunk]) -> str:
        """The id of an actor of its own for a source that no list names."""
        name = re.sub(r"\s+", " ", self.text[chunks[0].start : chunks[-1].end])
        actor_id = f"source:{slug(name)}"
        self.unlisted[actor_id] = Actor(actor_id=actor_id, name=name, kind="source")
        return actor_id

    def _actor(self, actor_id: str) -> Actor | None:
        known: Actor | None = self.doc._.actors.get(actor_id)
        return known or self.unlisted.get(actor_id)

    def _is_person(self, actor_id: str) -> bool:
        actor = self._actor(actor_id)
        return actor is not None and actor.kind == "person"

    def _own(self, actor_id: str) -> bool:
        """Whether a medium is the outlet in which the article stands, or a part of it (detikINET of detik)."""
        actor = self._actor(actor_id)
        if not self.outlet or actor is None:
            return False
        if actor_id in self.unlisted:
            return _letters(actor.name).startswith(self.outlet)
        return any(_letters(name) == self.outlet for name in (actor.name, *actor.aliases))


def _closes(form: str) -> bool:
    lists = words()
    return form in lists["openers"] or form in lists["topics"] or form == "yang" or is_verb(form)


@cache
def _media() -> frozenset[str]:
    return frozenset(f"org:{key}" for key in lexicon.words("media"))


def _letters(name: str) -> str:
    """A name of a medium without what sets its spellings apart.

    >>> _letters("KOMPAS.com"), _letters("CNN Indonesia")
    ('kompas', 'cnnindonesia')
    """
    return "".join(filter(str.isalnum, DOMAIN.sub("", name.lower())))
