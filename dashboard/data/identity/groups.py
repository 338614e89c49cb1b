"""Groups of article-level ids that are one actor, joined only where all their names can be one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.data.identity.evidence import agreement
from dashboard.data.identity.spelling import initial, near, shortens, slip, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.data.identity.evidence import Company, Evidence, Named


class Groups:
    """A partition of ids. Nobody is joined across kinds, nor two whom the lexicon lists apart."""

    def __init__(self, evidence: Evidence, ids: Iterable[str]) -> None:
        self.evidence = evidence
        self.head = {actor_id: actor_id for actor_id in ids}
        self.members = {actor_id: [actor_id] for actor_id in self.head}
        self._companies: dict[str, Company] = {}

    def __iter__(self) -> Iterator[str]:
        """The heads, in order."""
        return iter(sorted(self.members))

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two ids one where they may be; say whether they are now."""
        one, other = self.head[one], self.head[other]
        if one == other:
            return True
        if not self._may_join(one, other):
            return False
        together = self.members[one] + self.members[other]
        head = min(together, key=lambda actor_id: precedence(self.evidence.named[actor_id]))
        for gone in (one, other):
            del self.members[gone]
            self._companies.pop(gone, None)
        self.members[head] = sorted(together)
        self.head.update(dict.fromkeys(together, head))
        return True

    def _may_join(self, one: str, other: str) -> bool:
        named = self.evidence.named
        ones = [named[actor_id] for actor_id in self.members[one]]
        others = [named[actor_id] for actor_id in self.members[other]]
        if sum(name.listed for name in (*ones, *others)) > 1 or ones[0].kind != others[0].kind:
            return False
        return ones[0].kind != "person" or all(alike(a, b) for a in ones for b in others)

    def named(self, head: str) -> Named:
        return self.evidence.named[head]

    def texts(self, head: str) -> int:
        """In how many texts the group is named."""
        members = self.members[head]
        if len(members) == 1:
            return len(self.evidence.texts[head])
        return len({text for actor_id in members for text in self.evidence.texts[actor_id]})

    def company(self, head: str) -> Company:
        if head not in self._companies:
            self._companies[head] = self.evidence.company(self.members[head])
        return self._companies[head]

    def agree(self, one: str, other: str) -> float:
        """How far the company of two groups is the same, 0 to 1."""
        return agreement(self.company(one), self.company(other))

    def by_word(self) -> dict[str, list[str]]:
        """The heads whose names, any of them, hold a word."""
        found = defaultdict[str, set[str]](set)
        for head, members in self.members.items():
            for actor_id in members:
                for word in self.evidence.named[actor_id].words:
                    found[word].add(head)
        return {word: sorted(heads) for word, heads in found.items()}


def precedence(name: Named) -> tuple[bool, bool, bool, int, int, str]:
    """Which of several ids stands for all: a listed one, then a full name of the fewest words, none an initial.

    Of as many words the longest: what is cut off is shorter. Counts have no say, so that an id changes only where
    a new name joins.
    """
    initials = any(len(word) == 1 for word in name.words)
    return not name.listed, len(name.words) < 2, initials, len(name.words), -len(name.actor_id), name.actor_id


def alike(one: Named, other: Named) -> bool:
    """Whether two names of persons can be one: alike but for spelling, or one short for the other."""
    a, b = one.words, other.words
    if len(a) > len(b):
        a, b = b, a
    if spelled(a) == spelled(b) or near(a, b) or shortens(a, b) or shortens(b, a):
        return True
    if len(a) < 2:
        return True  # a name by which somebody is called may share no letter with the full one
    left = list(b)
    for word in a:
        match = next((other for other in left if slip(word, other) or initial(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True
