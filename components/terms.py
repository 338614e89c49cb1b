"""The contract's values in the reader's words, one vocabulary a function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.words import Words

SURE, LIKELY = 0.8, 0.5


def kinds(words: Words) -> Mapping[str, str]:
    """Kinds of actors."""
    return {
        "person": words("person"),
        "organisation": words("organisation"),
        "country": words("country"),
        "place": words("place"),
        "group": words("group"),
        "event": words("event"),
        "product": words("product"),
        "law": words("law"),
        "work": words("work"),
        "source": words("source"),
    }


def quote_types(words: Words) -> Mapping[str, str]:
    """Types of quotes, longest evidence first."""
    return {"direct": words("direct"), "mixed": words("mixed"), "indirect": words("indirect")}


def acts(words: Words) -> Mapping[str, str]:
    """What a speaker does by saying it."""
    return {
        "say": words("says"),
        "ask": words("asks"),
        "deny": words("denies"),
        "accuse": words("accuses"),
        "promise": words("promises"),
        "threaten": words("threatens"),
        "praise": words("praises"),
        "warn": words("warns"),
        "estimate": words("estimates"),
    }


def number_kinds(words: Words) -> Mapping[str, str]:
    """Kinds of numbers."""
    return {
        "cardinal": words("count"),
        "ordinal": words("rank"),
        "percent": words("percentage"),
        "money": words("money"),
        "measure": words("measure"),
        "duration": words("duration"),
        "age": words("age"),
        "score": words("score"),
        "fraction": words("fraction"),
        "multiplier": words("multiple"),
        "ratio": words("ratio"),
    }


def buckets(words: Words) -> Mapping[str, str]:
    """Stretches of time that counts are summed over."""
    return {"day": words("Day"), "week": words("Week"), "month": words("Month"), "year": words("Year")}


def layers(words: Words) -> Mapping[str, str]:
    """Layers of ties between actors."""
    return {
        "acts": words("acts upon"),
        "speaks about": words("speaks about"),
        "named together": words("named together"),
    }


def quads(words: Words) -> Mapping[str, str]:
    """The four classes of acts."""
    return {
        "verbal cooperation": words("verbal cooperation"),
        "material cooperation": words("material cooperation"),
        "verbal conflict": words("verbal conflict"),
        "material conflict": words("material conflict"),
    }


def relation_types(words: Words) -> Mapping[str, str]:
    """Types of acts after the PLOVER ontology, as verbs between source and target."""
    return {
        "AGREE": words("agrees with"),
        "CONSULT": words("consults"),
        "SUPPORT": words("supports"),
        "COOPERATE": words("cooperates with"),
        "AID": words("aids"),
        "YIELD": words("yields to"),
        "REQUEST": words("requests of"),
        "ACCUSE": words("accuses (act)"),
        "REJECT": words("rejects"),
        "THREATEN": words("threatens (act)"),
        "PROTEST": words("protests against"),
        "SANCTION": words("sanctions"),
        "MOBILIZE": words("mobilises against"),
        "COERCE": words("coerces"),
        "ASSAULT": words("assaults"),
        "RETREAT": words("retreats from"),
    }


def sureness(confidence: float, *, words: Words) -> str:
    """A word for a confidence between 0 and 1; a percent would feign precision."""
    if not confidence >= LIKELY:
        return words("unsure")
    return words("sure") if confidence >= SURE else words("likely")
