"""What the components of the pipeline say about a text: plain records with code-point offsets.

Offsets index ``doc.text``, end exclusive. The records live on the ``Doc``: ``doc._.actors`` (by id),
``doc._.references``, ``doc._.quotes``, ``doc._.numbers``, ``doc._.dates``, ``doc._.relations``,
``doc._.boilerplate``; mentions are ``doc.ents`` themselves, with the actor in ``kb_id_``, the words of the role in
``ent._.role`` and the actor whose role it is ("Menlu" of Russia) in ``ent._.organisation_id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from spacy.tokens import Doc, Span

LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "EVT", "PRD", "LAW", "WOA", "NOR")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who or what mentions name. ``actor_id`` is stable across articles and runs."""

    actor_id: str
    name: str
    kind: str  # person, organisation, country, place, group, event, product, law, work, source
    aliases: tuple[str, ...] = ()
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pronoun or description that stands for somebody named elsewhere; nobody where it stays unresolved."""

    start: int
    end: int
    kind: str  # pronoun, plural, clitic, side, role, body
    actor_ids: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One attributed stretch of speech; ``speaker_ids`` is empty where nobody could be resolved."""

    start: int
    end: int
    type: str  # direct, mixed, indirect
    speaker_ids: tuple[str, ...] = ()
    speaker_span: Offsets | None = None
    cue_span: Offsets | None = None
    act: str = "say"  # say, ask, deny, accuse, promise, threaten, praise, warn, estimate
    via: tuple[str, ...] = ()  # actors, from the reader to the speaker
    about_ids: tuple[str, ...] = ()
    said_on: str | None = None  # EDTF
    place: str | None = None
    addressee_ids: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def quote_id(self) -> str:
        return f"q{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One quantity in base units; a range has ``min`` and ``max`` and no ``value``."""

    start: int
    end: int
    kind: str  # cardinal ordinal percent money measure duration age score fraction multiplier ratio
    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    modifier: str | None = None  # approx almost gt lt ge le
    noun: str | None = None
    per: str | None = None
    score: tuple[int, int] | None = None
    actor_ids: tuple[str, ...] = ()
    quote_id: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One calendar expression. ``begin`` and ``until`` are UTC instants, ``until`` exclusive.

    The frame names them ``begin`` and ``until`` too: ``end`` is taken by the offsets.
    """

    start: int
    end: int
    granularity: str  # day week month quarter half year decade century interval hour minute other
    iso: str | None = None  # EDTF
    begin: datetime | None = None
    until: datetime | None = None
    modifier: str | None = None  # start mid end since until before after


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One act of a source upon a target; ``start`` and ``end`` bound the trigger."""

    start: int
    end: int
    source_id: str
    target_id: str
    type: str  # PLOVER
    third_id: str | None = None
    voice: str = "active"
    negated: bool = False
    hypothetical: bool = False
    quote_id: str | None = None
    reported_by: tuple[str, ...] = ()
    confidence: float = 1.0


QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT"), "material conflict"),
}


def register_extensions() -> None:
    """Declare the attributes above on spaCy's ``Doc`` and ``Span``; safe to call twice."""
    for name in ("references", "quotes", "numbers", "dates", "relations", "boilerplate"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("actors"):
        Doc.set_extension("actors", default={})
    for name in ("published", "outlet"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in ("role", "organisation_id"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


register_extensions()
