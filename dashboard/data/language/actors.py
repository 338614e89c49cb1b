"""Who the names stand for: ``tilik_actors`` links each name to an actor.

Ids are global and language-neutral: ``country:kp`` by ISO 3166, ``org:nato`` by the lexicon's key, and for names
that no list knows the kind and the normalised name (``per:mark-rutte``; ``per:budi-santoso~61`` is a second
person of the name). They depend on one article and the lexicons alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from dashboard.data.language import person_names
from dashboard.data.language.annotation import Actor
from dashboard.data.language.coreference import references
from dashboard.data.language.definitions import definitions
from dashboard.data.language.forms import Forms
from dashboard.data.language.gazetteer import PREFIXES, gazetteer, slug
from dashboard.data.language.namesakes import Namesakes
from dashboard.data.language.own_names import KINDS
from dashboard.data.language.references import antecedent
from dashboard.data.language.roles import roles
from dashboard.data.language.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

    from dashboard.data.language.forms import Form
    from dashboard.data.language.gazetteer import Entry
    from dashboard.data.language.roles import Role

__all__ = ["LABELS_READ", "ActorLinker", "antecedent", "plain", "tilik_actors"]

# Labels of other models, by the label of ours that they are read as.
LABELS_READ = {
    **{label: label for label in KINDS},
    "PERSON": "PER", "PERS": "PER", "NORP": "NOR", "FACILITY": "FAC", "PLACE": "LOC", "LOCATION": "LOC",
    "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "EVENT": "EVT", "PRODUCT": "PRD", "WORK_OF_ART": "WOA",
}  # fmt: skip


@dataclass(slots=True)
class Party:
    """One actor in the making: the forms that name it."""

    key: str
    label: str
    entry: Entry | None
    forms: Counter[str] = field(default_factory=Counter)
    usual: set[str] = field(default_factory=set)  # the spellings of the fullest form


@Language.factory(
    "tilik_actors",
    default_config={"labels": LABELS_READ},
    requires=["doc.ents"],
    assigns=["doc.ents", "doc._.actors", "doc._.references"],
)
def tilik_actors(nlp: Language, name: str, labels: dict[str, str]) -> ActorLinker:
    """The component ``tilik_actors``: links the names in ``doc.ents`` to actors, whoever found them.

    ``labels`` in its config maps the labels of the names to the ten of ``annotation.LABELS``; names with other
    labels are left as they are. It needs neither sentences nor any other component.

    >>> import spacy
    >>> nlp = spacy.blank("id")
    >>> ruler = nlp.add_pipe("entity_ruler")
    >>> ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in ("Joko Widodo", "Widodo")])
    >>> linker = nlp.add_pipe("tilik_actors", config={"labels": {"PERSON": "PER"}})
    >>> [ent.kb_id_ for ent in nlp("Joko Widodo tiba. Widodo tersenyum.").ents]
    ['per:joko-widodo', 'per:joko-widodo']
    """
    return ActorLinker(labels)


class ActorLinker:
    """Sets ``ent.kb_id_``, ``ent._.role`` and ``ent._.organisation_id`` on the names, ``doc._.actors``, a dict of
    ``Actor`` by id, and ``doc._.references``."""

    def __init__(self, labels: Mapping[str, str] = LABELS_READ) -> None:
        if unknown := set(labels.values()) - set(KINDS):
            raise ValueError(f"labels: {', '.join(sorted(unknown))} are none of {', '.join(KINDS)}")
        self.labels = labels

    def __call__(self, doc: Doc) -> Doc:
        ents = list(doc.ents)
        read = [ent for ent in ents if ent.label_ in self.labels]
        labels = [self.labels[ent.label_] for ent in read]
        found = list(roles(doc, read, labels))
        parties = Parties(doc, read, labels, found)
        keys = list(parties.ids())
        ids = dict(zip((ent.start for ent in read), keys, strict=True))
        doc.ents = [_linked(ent, ids[ent.start]) if ent.start in ids else ent for ent in ents]
        doc._.actors = {party.key: actor(party) for party in parties.found.values()}
        for ent, role in zip(read, found, strict=True):
            if role:
                ent._.role = role.title
                ent._.organisation_id = None if role.body is None else keys[role.body]
        doc._.references = list(references(doc))
        return doc


def _linked(ent: Span, key: str) -> Span:
    return Span(ent.doc, ent.start, ent.end, ent.label, kb_id=key, span_id=ent.id)


def actor(party: Party) -> Actor:
    """The record of a party. A country has its usual name; anyone else the fullest form in the article."""
    entry = party.entry
    fullest = max(party.usual or party.forms, key=_fullness)
    name = fullest
    if entry and (entry.kind in ("country", "place") or entry.name in party.forms or party.label != "PER"):
        name = entry.name
    forms = sorted(party.forms, key=_fullness, reverse=True)
    aliases = dict.fromkeys((*forms, *((entry.name, *entry.aliases) if entry else ())))
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


def _fullness(form: str) -> tuple[int, int, str]:
    return len(form.split()), len(form), form


class Parties:
    """Resolves the names of one article: lists, definitions, parts of names."""

    def __init__(self, doc: Doc, names: list[Span], labels: list[str], found: list[Role | None]) -> None:
        self.names, self.labels = names, labels
        self.found: dict[str, Party] = {}
        self.forms = Forms()
        self.plain = [plain(ent.text, label=label) for ent, label in zip(names, labels, strict=True)]
        self.forms.read(list(zip(self.plain, labels, strict=True)))
        for short, long in definitions(doc, names, labels):
            self.forms.define(self.forms.of[short], self.forms.of[long])
        self.forms.relate()
        self.seats = Seats(doc, names)
        self.namesakes = Namesakes(doc, names, self.forms, found)

    def ids(self) -> Iterator[str]:
        """The actor's id of each name, in the order of the text."""
        for index in range(len(self.names)):
            form = self.forms.root(index)
            entry = form.entry
            if entry and entry.seat and not self.seats.is_city(index):
                entry = gazetteer().by_key[entry.seat]
            yield self._filed(index, form, entry, self.namesakes.mark(index, form))

    def _filed(self, index: int, form: Form, entry: Entry | None, mark: str) -> str:
        if mark:
            entry = None
        key = (entry.key if entry else _key(form)) + mark
        party = self.found.setdefault(key, Party(key, form.label, entry))
        party.forms[self.plain[index]] += 1
        party.usual.update(form.surfaces)
        return key


def _key(form: Form) -> str:
    """The id of an actor that no list knows: the words of its fullest form, as written for people."""
    words = form.words
    if form.group == "PER":
        fullest = max(form.surfaces, key=lambda surface: (len(surface), surface))
        return f"per:{slug(fullest) or 'x'}"
    return f"{PREFIXES[form.label]}:{'-'.join(words) if any(map(slug, words)) else 'x'}"


def plain(name: str, *, label: str = "PER") -> str:
    """The form as a name: blanks single, a person's ranks and degrees off.

    >>> plain("Dr. Budi  Santoso, S.H.")
    'Budi Santoso'
    """
    return person_names.bare(name) if label == "PER" else " ".join(name.split())
