"""Which people are one person over all articles.

A wrong merge is worse than a split: every rule but the first asks for more than the name. The figures were set on
13,207 texts (docs/architecture.md): of people with one text set aside, 80 % agree with their other texts by
``AGREE``, and of different people who share a word of their names under 10 %.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from dashboard.data.identity.evidence import agreement
from dashboard.data.identity.spelling import near, shortens, sound, spelled, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.data.identity.evidence import Company
    from dashboard.data.identity.groups import Groups

AGREE = 0.1  # of the company of two names that differ by a slip
RESEMBLE = 0.05  # where other evidence says the same
ALONE = 0.2  # where the company alone tells who of several is meant, twice as well as of the next
DOMINANT = 0.9  # of the texts that call somebody by a short name
PREVAILING = 0.8  # of the texts of all longer names
KNOWN = 3  # texts that call somebody so, before others are taken to
SAYING = 3  # letters of a name that says anything
EVERYDAY = 5  # bearers of a name that says too little by itself
BLOCK = 400
# Two names in one: "Joko Widodo-Ma'ruf Amin".
PAIR = re.compile(r"[^\W\d_]{4,}[-–](?:[^\W\d_]['’]?){4,}")


def same_spelling(groups: Groups, *, least: int = 4) -> None:
    """Join names that only the orthography, hyphens or blanks tell apart."""
    blocks = defaultdict[str, list[str]](list)
    for head in groups:
        key = spelled(groups.named(head).words)
        if len(key) >= least:
            blocks[key].append(head)
    for heads in blocks.values():
        for head in heads[1:]:
            groups.join(heads[0], head)


def near_spelling(groups: Groups, *, attested: bool = True) -> None:
    """Join names with a slip in one word whose company agrees.

    Families write as they like, so both spellings may be attested in other names too; where that is not
    ``attested``, one of them must sound the same or stand in this name alone ("Polda Sulut", "Polda Sumut").
    """
    names = Counter(word for head in groups for word in set(groups.named(head).words))
    found = {
        pair
        for block in _blocks(groups)
        for pair in combinations(block, 2)
        if _near(groups, *pair) and (attested or _slipped(groups, pair, names))
    }
    scored = sorted((-groups.agree(*pair), *pair) for pair in found)
    for score, one, other in scored:
        if -score >= AGREE:
            groups.join(one, other)


def _near(groups: Groups, one: str, other: str) -> bool:
    return near(groups.named(one).words, groups.named(other).words)


def _slipped(groups: Groups, pair: tuple[str, str], names: Counter[str]) -> bool:
    one, other = (groups.named(head).words for head in pair)
    return all(
        sound(a) == sound(b) or (min(names[a], names[b]) == 1 and OSA.distance(a, b) == 1)
        for a, b in zip(one, other, strict=True)
        if a != b
    )


def _blocks(groups: Groups) -> Iterator[list[str]]:
    """Heads that agree in all words but one, whose first sound is the same."""
    blocks = defaultdict[tuple[object, ...], list[str]](list)
    for head in groups:
        words = groups.named(head).words
        if 2 <= len(words) <= 6:
            spelt = [spelling(word) for word in words]
            for place, word in enumerate(words):
                blocks[place, sound(word)[:1], *spelt[:place], "*", *spelt[place + 1 :]].append(head)
    yield from (block for block in blocks.values() if 1 < len(block) <= BLOCK)


def shortened(groups: Groups) -> None:
    """Join a name of two words or more to the one longer name that it shortens.

    One longer name must prevail in the texts, and the article-level links or the company must say so too.
    """
    by_word = groups.by_word()
    full = {spelled(groups.named(head).words) for head in groups if len(groups.named(head).words) > 1}
    for head in sorted(groups, key=lambda head: (-len(groups.named(head).words), head)):
        if len(groups.named(head).words) < 2 or head not in groups.members:
            continue
        longer = _longer(groups, head, by_word, full)
        weight = {other: groups.texts(other) for other in longer}
        for other in sorted(longer, key=lambda other: (-weight[other], other)):
            if _is_short_for(groups, head, other, weight[other] / sum(weight.values())):
                groups.join(head, other)
                break


def _longer(groups: Groups, head: str, by_word: dict[str, list[str]], full: set[str]) -> list[str]:
    """The heads of all groups with a name that this one shortens, and that is no other person's besides."""
    words = groups.named(head).words
    rarest = min((by_word[word] for word in words if len(word) > 1), key=len, default=[])
    found = {groups.head[other] for other in rarest} - {groups.head[head]}
    return [other for other in sorted(found) if _any_longer(groups, words, other, full)]


def _any_longer(groups: Groups, words: tuple[str, ...], head: str, full: set[str]) -> bool:
    members = (groups.evidence.named[one] for one in groups.members[head])
    return any(
        shortens(words, name.words)
        and not PAIR.search(name.name)
        and spelled([word for word in name.words if word not in words]) not in full
        for name in members
    )


def _is_short_for(groups: Groups, head: str, other: str, share: float) -> bool:
    agree = groups.agree(head, other)
    if share >= PREVAILING:
        called = groups.evidence.forms.get(" ".join(groups.named(head).words), Counter())
        return agree >= RESEMBLE or any(called[one] for one in groups.members[other])
    return agree >= ALONE


class SingleNames:
    """Names of one word: who of the people with longer names is called so, or nobody beyond the one text."""

    def __init__(self, groups: Groups) -> None:
        self.groups, self.evidence = groups, groups.evidence
        self.bearers = {
            word: [head for head in heads if len(groups.named(head).words) > 1]
            for word, heads in groups.by_word().items()
        }
        self.apart: dict[tuple[str, str], str | None] = {}

    def resolve(self) -> dict[tuple[str, str], str | None]:
        """Who is meant by an everyday name in each text: a group's head; None for one known there only.

        Names that are hardly anybody else's are joined to their group, or stay one person.
        """
        for head in [head for head in self.groups if len(self.groups.named(head).words) == 1]:
            if any(self.evidence.named[one].listed for one in self.groups.members[head]):
                continue
            [word] = self.groups.named(head).words
            if self._is_body(word):
                continue
            called = self._called(word)
            if len(word) < SAYING or self._everyday(head, word, called):
                self._by_text(head, word, called)
            else:
                self._whole(head, called)
        return self.apart

    def _called(self, word: str) -> Counter[str]:
        """The groups whom articles that have the full name call so, with how many texts do."""
        found: Counter[str] = Counter()
        for actor_id, texts in self.evidence.forms.get(word, {}).items():
            head = self.groups.head.get(actor_id)
            if head and len(self.groups.named(head).words) > 1:
                found[head] += texts
        return found

    def _is_body(self, word: str) -> bool:
        """Whether the word mostly names a body; as a person's it is then a slip of the recognition."""
        uses: Counter[str] = self.evidence.forms.get(word, Counter())
        bodies = sum(texts for actor_id, texts in uses.items() if self.evidence.named[actor_id].kind != "person")
        return 2 * bodies > sum(uses.values())

    def _everyday(self, head: str, word: str, called: Counter[str]) -> bool:
        bearers = self.bearers.get(word, [])
        if len(bearers) >= EVERYDAY:
            return self.groups.texts(head) < sum(self.groups.texts(other) for other in bearers)
        return len(called) > 1 and _dominant(called) is None

    def _whole(self, head: str, called: Counter[str]) -> None:
        bearer = _dominant(called)
        if bearer and self.groups.agree(head, bearer) >= RESEMBLE:
            self.groups.join(head, bearer)

    def _by_text(self, head: str, word: str, called: Counter[str]) -> None:
        often = {one for one, texts in called.items() if texts > 1}
        candidates = sorted({*often, *self.bearers.get(word, ())})
        for actor_id in self.groups.members[head]:
            for text in self.evidence.texts[actor_id]:
                company = self.evidence.company([actor_id], [text])
                self.apart[actor_id, text] = self._meant(company, candidates, _dominant(called))

    def _meant(self, company: Company, candidates: list[str], dominant: str | None) -> str | None:
        if not company:
            return None
        if dominant and agreement(company, self.groups.company(dominant)) >= RESEMBLE:
            return dominant
        scored = sorted(((agreement(company, self.groups.company(one)), one) for one in candidates), reverse=True)
        (best, bearer), (second, _) = (*scored, (0.0, ""), (0.0, ""))[:2]
        return bearer if best >= ALONE and second < best / 2 else None


def _dominant(called: Counter[str]) -> str | None:
    """Whom nearly all texts call so, where enough do."""
    if not called:
        return None
    bearer, texts = min(called.items(), key=lambda item: (-item[1], item[0]))
    return bearer if texts >= KNOWN and texts >= DOMINANT * sum(called.values()) else None
