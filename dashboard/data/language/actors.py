"""Who the names stand for: ``tilik_actors`` links each name to an actor; ``antecedent`` links what has no name.

Ids are global and language-neutral: ``country:kp`` by ISO 3166, ``org:nato`` by the lexicon's key, and for names
that no list knows the kind and the normalised name (``per:mark-rutte``). A capital is its government, except in a
dateline or after a preposition of place, where it is the city.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from dashboard.data.language import lexicon
from dashboard.data.language.annotation import Actor
from dashboard.data.language.gazetteer import KINDS, PREFIXES, gazetteer, slug
from dashboard.data.language.references import antecedent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from dashboard.data.language.gazetteer import Entry

__all__ = ["antecedent", "tilik_actors"]

NEAR = 50  # names to either side among which a part of a name is looked up
PLACE_PREPOSITIONS = frozenset(("di", "ke", "dari", "menuju", "kota", "asal", "sekitar"))
HONORIFIC_TAIL = re.compile(r"(?:,? (?:S|M|Dr|Ph)\.[A-Za-z.]+)+$")


@dataclass(slots=True)
class Party:
    """One actor in the making: the mentions that name it."""

    key: str
    label: str
    entry: Entry | None = None
    forms: Counter[str] = field(default_factory=Counter)


@Language.component("tilik_actors")
def tilik_actors(doc: Doc) -> Doc:
    """Set ``ent.kb_id_`` on every name and ``doc._.actors``, a dict of ``Actor`` by id."""
    parties = Parties(doc)
    ids = parties.resolve()
    roles = [ent._.role for ent in doc.ents]
    doc.ents = [
        Span(doc, ent.start, ent.end, ent.label_, kb_id=key) for ent, key in zip(doc.ents, ids, strict=True)
    ]
    for ent, role in zip(doc.ents, roles, strict=True):
        ent._.role = role
    doc._.actors = {party.key: actor(party) for party in parties.found.values()}
    return doc


def actor(party: Party) -> Actor:
    """The record of a party. A country has its usual name; anyone else the fullest form in the article."""
    entry = party.entry
    fullest = max(party.forms, key=lambda form: (len(form.split()), len(form), form))
    name = fullest
    if entry and (entry.kind in ("country", "place") or entry.name in party.forms or party.label != "PER"):
        name = entry.name
    aliases = dict.fromkeys((*party.forms, *((entry.name, *entry.aliases) if entry else ())))
    aliases.pop(name, None)
    return Actor(
        actor_id=party.key,
        name=name,
        kind=entry.kind if entry else KINDS[party.label],
        aliases=tuple(aliases),
        country_code=entry.country_code if entry else None,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
    )


class Parties:
    """Resolves the names of one article in three steps: lists, definitions in brackets, parts of names."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text, self.ents = doc, doc.text, list(doc.ents)
        self.found: dict[str, Party] = {}
        self.datelines = [(start, end) for start, end, kind in doc._.boilerplate if kind == "dateline"]
        self.defined = self._definitions()
        self.people = self._people()

    def resolve(self) -> list[str]:
        """The actor's id of each name, in the order of ``doc.ents``."""
        return [self._file(ent, *self._identify(index, ent)) for index, ent in enumerate(self.ents)]

    def _file(self, ent: Span, key: str, entry: Entry | None) -> str:
        party = self.found.setdefault(key, Party(key, ent.label_, entry))
        party.forms[plain(ent.text)] += 1
        return key

    def _identify(self, index: int, ent: Span) -> tuple[str, Entry | None]:
        name = self.defined.get((ent.label_, plain(ent.text)), plain(ent.text))
        entry = self._listed(name, ent.label_)
        if entry and entry.seat and not self._is_city(ent):
            entry = gazetteer().by_key[entry.seat]
        if entry:
            return entry.key, entry
        if ent.label_ == "PER":
            name = self._full_name(index, name)
            entry = self._listed(name, "PER")
            if entry:
                return entry.key, entry
        return f"{PREFIXES[ent.label_]}:{slug(name) or slug(ent.text) or 'x'}", None

    def _listed(self, name: str, label: str) -> Entry | None:
        entry = gazetteer().find(name) or (
            gazetteer().find(name.title()) if name.isupper() and len(name) > 3 else None
        )
        if entry is None and label == "GPE":
            bare = re.sub(r"^(?:Kabupaten|Kota|Provinsi) ", "", name)
            entry = gazetteer().find(bare) if bare != name else None
        return entry if entry and (entry.label == label or {entry.label, label} <= PLACES) else None

    def _is_city(self, ent: Span) -> bool:
        """Whether a capital is meant as the place: in a dateline, after "di", or before its country's name."""
        dateline = bisect_right(self.datelines, ent.start_char, key=itemgetter(0)) - 1
        if dateline >= 0 and ent.start_char < self.datelines[dateline][1]:
            return True
        before = self.doc[ent.start - 1].lower_ if ent.start else ""
        if before in PLACE_PREPOSITIONS:
            return ent.start < 2 or self.doc[ent.start - 2].lower_ not in lexicon.mapping("contexts")["ruling"]
        after = self.doc[ent.end].text if ent.end < len(self.doc) else ""
        follows = (
            gazetteer().find(self.doc[ent.end + 1].text) if after == "," and ent.end + 1 < len(self.doc) else None
        )
        return bool(follows and follows.kind == "country")

    def _definitions(self) -> dict[tuple[str, str], str]:
        """Short forms that ``Name (ABBR)`` defines in this article, by label and form."""
        found: dict[tuple[str, str], str] = {}
        for long, short in zip(self.ents, self.ents[1:], strict=False):
            between = self.text[long.end_char : short.start_char]
            closes = self.text[short.end_char : short.end_char + 1] == ")"
            if long.label_ == short.label_ and between.strip(" ") == "(" and closes:
                found.setdefault((short.label_, plain(short.text)), plain(long.text))
        return found

    def _people(self) -> dict[str, tuple[list[int], list[str]]]:
        """The names of two words or more, by each of their words: their places among ``doc.ents``, and they."""
        people: dict[str, tuple[list[int], list[str]]] = {}
        for index, ent in enumerate(self.ents):
            name = plain(ent.text)
            if ent.label_ == "PER" and " " in name:
                for word in set(name.split()):
                    places, names = people.setdefault(word, ([], []))
                    places.append(index)
                    names.append(name)
        return people

    def _full_name(self, index: int, name: str) -> str:
        """The fullest name in the article that holds all words of this one; the nearest before it of several."""
        words = set(name.split())
        places, names = self.people.get(min(words, default=""), ([], []))
        cut = bisect_left(places, index)
        near = (*reversed(names[max(cut - NEAR, 0) : cut]), *names[cut : cut + NEAR])
        nearest = next((full for full in near if words < set(full.split())), None)
        if nearest is None:
            return name
        held = set(nearest.split())
        return max((full for full in near if held <= set(full.split())), key=lambda full: len(full.split()))


PLACES = {"GPE", "LOC", "FAC"}
_HOME = re.compile(r" (?:RI|Republik Indonesia|Indonesia)$")
_RANK = re.compile(r"^(?:Kabupaten|Kota|Provinsi) ")


def _bare(name: str, label: str) -> Iterator[str]:
    """The name without what says no more: the home country of a body, the rank of a place."""
    pattern = {"ORG": _HOME, "GPE": _RANK}.get(label)
    if pattern and pattern.search(name):
        yield pattern.sub("", name)


def plain(name: str) -> str:
    """The form as a name: blanks single, academic degrees off.

    >>> plain("Budi  Santoso, S.H.")
    'Budi Santoso'
    """
    return HONORIFIC_TAIL.sub("", " ".join(name.split()))
