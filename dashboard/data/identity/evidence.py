"""What the store says about who is named: per article-level id its names, its texts, its roles, its company.

A text is an article with its near-copies: what copies repeat is said once. Nothing here depends on the order in
which articles were stored.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.person_names import bare, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.data.snapshot import Snapshot

# Actors named in more of the texts than this say nothing about who else is meant: the country, the medium.
COMMON = 0.02
LEAST_COMMON = 5

TOLD = """
    WITH told AS (
        SELECT version, article_id, min(article_id) OVER (PARTITION BY coalesce(cluster_id, article_id)) AS text
        FROM current
    )
"""
NAMES = f"""
    {TOLD}, named AS (
        SELECT actor_id, name, kind, text, count(*) AS rows
        FROM stored_actors JOIN told USING (version) GROUP BY ALL
    )
    SELECT actor_id, arg_max(name, (texts, name)) AS name, arg_max(kind, (texts, kind)) AS kind
    FROM (SELECT actor_id, name, kind, count(*) AS texts FROM named GROUP BY ALL) GROUP BY actor_id
"""
TEXTS = f"""
    {TOLD} SELECT actor_id, list(DISTINCT text ORDER BY text) AS texts
    FROM stored_actors JOIN told USING (version) GROUP BY actor_id
"""
FORMS = f"""
    {TOLD} SELECT actor_id, f.text AS form, count(DISTINCT told.text) AS texts
    FROM stored_mentions f JOIN told USING (version) WHERE actor_id IS NOT NULL GROUP BY ALL
"""
ROLES = f"""
    {TOLD} SELECT DISTINCT actor_id, told.text, role FROM stored_mentions f JOIN told USING (version)
    WHERE label = 'PER' AND role IS NOT NULL
"""
COPIES = f"{TOLD} SELECT text, list(article_id ORDER BY article_id) AS articles FROM told GROUP BY text"

Company = dict[str, float]  # the other actors of some texts, by how much each tells


@dataclass(frozen=True, slots=True)
class Named:
    """One article-level actor: the name that most texts give it, and its words for comparing."""

    actor_id: str
    name: str
    kind: str
    words: tuple[str, ...]
    listed: bool


@dataclass
class Evidence:
    """All of it. A text goes by the least id of its articles; ``copies`` are all of them."""

    named: dict[str, Named]
    texts: dict[str, list[str]]
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    roles: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    copies: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def present(self) -> dict[str, list[str]]:
        """The actors of each text."""
        found = defaultdict[str, list[str]](list)
        for actor_id in sorted(self.texts):
            for text in self.texts[actor_id]:
                found[text].append(actor_id)
        return found

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much it tells that somebody is present: the inverse document frequency, none for the common."""
        every = len(self.present)
        most = max(every * COMMON, LEAST_COMMON)
        return {
            actor_id: math.log1p(every / len(texts))
            for actor_id, texts in self.texts.items()
            if 1 < len(texts) <= most
        }

    def company(self, actor_ids: Iterable[str], texts: Sequence[str] | None = None) -> Company:
        """Who else is named in the texts of these actors, or in ``texts``, by weight."""
        selves = set(actor_ids)
        if texts is None:
            texts = sorted({text for actor_id in selves for text in self.texts[actor_id]})
        found: Company = {}
        for text in texts:
            for actor_id in self.present[text]:
                weight = self.weights.get(actor_id)
                if weight and actor_id not in selves:
                    found[actor_id] = found.get(actor_id, 0.0) + weight
        return found


def agreement(one: Company, other: Company) -> float:
    """The cosine of two companies, 0 to 1.

    >>> agreement({"org:kpk": 2.0}, {"org:kpk": 1.0}), agreement({"org:kpk": 2.0}, {})
    (1.0, 0.0)
    """
    if len(one) > len(other):
        one, other = other, one
    shared = sum(weight * other[actor_id] for actor_id, weight in one.items() if actor_id in other)
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(company: Company) -> float:
    return math.sqrt(sum(weight * weight for weight in company.values()))


def gathered(snapshot: Snapshot) -> Evidence:
    """The evidence of a snapshot's current articles."""
    named = {
        actor_id: Named(actor_id, name, kind, words(bare(name) if kind == "person" else name), _listed(actor_id))
        for actor_id, name, kind in _rows(snapshot, NAMES)
    }
    forms: dict[str, Counter[str]] = {}
    for actor_id, form, texts in _rows(snapshot, FORMS):
        if actor_id in named:
            forms.setdefault(" ".join(words(form)), Counter())[actor_id] += texts
    roles: dict[tuple[str, str], list[str]] = {}
    for actor_id, text, role in sorted(_rows(snapshot, ROLES)):
        roles.setdefault((actor_id, text), []).append(role)
    return Evidence(named, dict(_rows(snapshot, TEXTS)), forms, roles, dict(_rows(snapshot, COPIES)))


def _listed(actor_id: str) -> bool:
    return actor_id in gazetteer().by_key


def _rows(snapshot: Snapshot, query: str) -> list[tuple[Any, ...]]:
    table = snapshot.rows(query)
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))
