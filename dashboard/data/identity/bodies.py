"""Which bodies, places, events and works are one over all articles.

Their names are written as their bearers want them: only case, accents, hyphens, legal forms and the usual short
words ("Pemprov Jabar") are set aside, no old spelling. Numbers tell apart ("SMAN 1", "SMAN 2").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.identity.people import AGREE, DOMINANT, SAYING, near_spelling
from dashboard.data.language import lexicon
from dashboard.data.language.person_names import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.identity.groups import Groups

NEAR_KINDS = ("organisation", "place")  # the others' names tell versions apart by a letter
ABBREVIATED_KINDS = ("organisation", "law", "event")
LONGEST_PLACE = 4  # words of a place's other name
DEFINERS = 2  # texts that define an abbreviation


def join_bodies(groups: Groups, kind: str) -> None:
    """Join what is one, for all ids of one kind that is not a person."""
    same_name(groups, body=kind == "organisation")
    if kind in NEAR_KINDS:
        near_spelling(groups, attested=False)
    if kind in ABBREVIATED_KINDS:
        abbreviated(groups)


def same_name(groups: Groups, *, body: bool) -> None:
    """Join names with the same key; of a body, its legal form and how its parts are shortened are left out."""
    blocks = defaultdict[str, list[str]](list)
    for head in groups:
        found = groups.named(head).words
        blocks["".join(plain(found) if body else found)].append(head)
    for key, heads in blocks.items():
        for head in heads[1:] if len(key) >= SAYING else ():
            groups.join(heads[0], head)


def plain(name: Sequence[str]) -> list[str]:
    """The words of a body's name, spelt out, without its legal form.

    >>> plain(["pemprov", "jabar"]), plain(["pt", "bank", "mandiri", "persero", "tbk"])
    (['pemerintah', 'provinsi', 'jawa', 'barat'], ['bank', 'mandiri'])
    """
    kept = [word for word in name if word not in _legal()] or list(name)
    first = _spelt_out().get(kept[0], (kept[0],)) if len(kept) > 1 else (kept[0],) if kept else ()
    return [*first, *_with_places(kept[1:])]


def _with_places(name: Sequence[str]) -> list[str]:
    """The words with the usual name of each province or city in place of its other names."""
    found: list[str] = []
    at = 0
    while at < len(name):
        for size in range(min(LONGEST_PLACE, len(name) - at), 0, -1):
            if usual := _places().get(tuple(name[at : at + size])):
                found += usual
                at += size
                break
        else:
            found.append(name[at])
            at += 1
    return found


def abbreviated(groups: Groups) -> None:
    """Join an abbreviation to the one name that texts define it for ("Komite … Indonesia (KONI)")."""
    evidence = groups.evidence
    for head in list(groups):
        if len(groups.named(head).words) != 1 or head not in groups.members:
            continue
        [short] = groups.named(head).words
        meant: Counter[str] = Counter()
        for actor_id, texts in evidence.forms.get(short, {}).items():
            if actor_id in groups.head and abbreviates(short, evidence.named[actor_id].words):
                meant[groups.head[actor_id]] += texts
        if not meant:
            continue
        body, texts = min(meant.items(), key=lambda item: (-item[1], item[0]))
        if texts >= DOMINANT * sum(meant.values()) and (texts >= DEFINERS or groups.agree(head, body) >= AGREE):
            groups.join(head, body)


def abbreviates(short: str, name: Sequence[str]) -> bool:
    """Whether a name of several words may be abbreviated so: its letters in order, the first one first.

    >>> abbreviates("koni", ["komite", "olahraga", "nasional", "indonesia"])
    True
    >>> abbreviates("kpk", ["undang", "undang", "komisi", "pemberantasan", "korupsi"])
    False
    """
    if len(name) < 2 or len(short) < 2 or not name[0].startswith(short[0]):
        return False
    letters = iter("".join(name))
    return all(letter in letters for letter in short)


@cache
def _legal() -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")["legal"])


@cache
def _spelt_out() -> dict[str, tuple[str, ...]]:
    return {short: tuple(full.split()) for short, full in lexicon.mapping("name_forms")["spelt_out"].items()}


@cache
def _places() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The other names of Indonesian places, in words, with the usual one."""
    return {
        words(other): words(row["name"])
        for row in lexicon.table("places")
        if row["country"] == "ID"
        for other in (row["also"] or "").split("|")
        if other
    }
