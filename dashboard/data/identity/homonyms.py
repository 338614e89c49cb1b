"""Several people of one full name, where the texts tell them apart.

They do by roles that hardly any one person has ("petani", "Kapolres"), in texts that name nobody else in common.
Everyday people, "warga" or "petani", are told apart by their company alone: unrelated texts are hardly about one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.identity.evidence import agreement
from dashboard.data.identity.people import RESEMBLE
from dashboard.data.language import lexicon
from dashboard.data.language.person_names import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.data.identity.groups import Groups

LAY = "lay"
LONGEST_ROLE = 3  # words of a role in the lexicon
RARE = 20  # a part with fewer texts than one in so many is rather a role misread


def sphere(role: str) -> str | None:
    """The sphere of life of a role, by the words that it begins with.

    >>> sphere("Kapolres Garut"), sphere("seorang petani"), sphere("saksi")
    ('force', 'lay', None)
    """
    found = words(role)
    while found and found[0] in _qualifiers():
        found = found[1:]
    known = (_spheres().get(" ".join(found[:size])) for size in range(LONGEST_ROLE, 0, -1))
    return next(filter(None, known), None)


class Homonyms:
    """The texts of one name, parted into those of different people."""

    def __init__(self, groups: Groups, head: str) -> None:
        self.groups, self.evidence = groups, groups.evidence
        self.members = groups.members[head]
        self.texts = sorted({text for one in self.members for text in self.evidence.texts[one]})
        self.spheres = {text: found for text in self.texts if (found := self._spheres(text))}

    def parts(self) -> list[list[str]]:
        """Texts about others than the one who keeps the name, a list for each; mostly there are none."""
        found = [part for name in _order() for part in self._parts(name) if len(part) * RARE >= len(self.texts)]
        taken = {text for part in found for text in part}
        open_texts = [text for text in self.texts if text not in taken and text not in self.spheres]
        for text in open_texts if found else ():
            rest = [one for one in self.texts if one not in taken and one != text]
            scores = [self._agree([text], part) for part in found]
            if max(scores) >= RESEMBLE and max(scores) > self._agree([text], rest):
                found[scores.index(max(scores))].append(text)
        return found

    def _parts(self, name: str) -> Iterator[list[str]]:
        """The parts of one sphere: of everyday people one for each story, of others all or none."""
        told = [text for text, spheres in self.spheres.items() if spheres == {name}]
        rivals = self._rivals(name)
        if name == LAY and (rivals or len(told) > 1):
            stories = self._stories(told)
            apart = [story for story in stories if not rivals or self._agree(story, rivals) < RESEMBLE]
            yield from apart if rivals or len(apart) > 1 else ()
        elif rivals and (apart_texts := [text for text in told if self._agree([text], rivals) < RESEMBLE]):
            yield apart_texts

    def _rivals(self, name: str) -> list[str]:
        """The texts of spheres that conflict with this one and take precedence."""
        before = {other for other in _order()[: _order().index(name)] if frozenset((name, other)) in _conflicts()}
        return [text for text, spheres in self.spheres.items() if spheres & before and name not in spheres]

    def _stories(self, texts: Sequence[str]) -> list[list[str]]:
        """The texts that share company, together."""
        stories: list[list[str]] = []
        for text in texts:
            near = [story for story in stories if self._agree([text], story) >= RESEMBLE]
            stories = [story for story in stories if story not in near]
            stories.append(sorted((text, *(one for story in near for one in story))))
        return sorted(stories)

    def _agree(self, some: Sequence[str], others: Sequence[str]) -> float:
        one, other = (self.evidence.company(self.members, texts) for texts in (some, others))
        return agreement(one, other)

    def _spheres(self, text: str) -> set[str]:
        roles = (role for one in self.members for role in self.evidence.roles.get((one, text), ()))
        return {found for role in roles if (found := sphere(role))}


@cache
def _spheres() -> dict[str, str]:
    return {term: name for name in _order() for term in lexicon.mapping("spheres")[name]}


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(word for phrase in lexicon.mapping("spheres")["qualifiers"] for word in phrase.split())


@cache
def _order() -> tuple[str, ...]:
    return tuple(name for name in lexicon.mapping("spheres") if name not in ("conflicts", "qualifiers"))


@cache
def _conflicts() -> frozenset[frozenset[str]]:
    pairs: Iterable[Iterable[str]] = lexicon.mapping("spheres")["conflicts"]
    return frozenset(frozenset(pair) for pair in pairs)
