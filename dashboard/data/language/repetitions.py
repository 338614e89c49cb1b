"""What an article names once it names everywhere: names compared over the whole text.

A body that is named alone elsewhere ends where it ends there, if what follows ends in the name of a person of the
article: "PT Samudra Biru Bayu Anggara". A body's full name, which its first word tells ("Yayasan …"), is one
wherever its words stand free; of other names that is true too seldom.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language.name_bounds import Bounds, first_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

Form = tuple[str, ...]


def consistent(names: Iterable[Bounds], *, words: Sequence[str]) -> list[Bounds]:
    """The names, in order, with those that the article's other names tell.

    >>> words = "PT Samudra Biru tutup . Saham PT Samudra Biru turun".split()
    >>> consistent([Bounds(0, 3, "ORG")], words=words)[1]
    Bounds(start=6, end=9, label='ORG')
    """
    found = list(names)
    forms = {tuple(words[name.start : name.end]) for name in found if name.label == "ORG"}
    people = {words[name.end - 1] for name in found if name.label == "PER"}
    parted = [part for name in found for part in _parted(name, words, forms, people)]
    return sorted([*parted, *_repeated(parted, words)])


def _parted(name: Bounds, words: Sequence[str], bodies: Collection[Form], people: Collection[str]) -> list[Bounds]:
    """A body and the person named behind it, where the two were found as one."""
    if name.label == "ORG" and words[name.end - 1] in people:
        for at in range(name.start + 2, name.end):
            if tuple(words[name.start : at]) in bodies:
                return [name._replace(end=at), Bounds(at, name.end, "PER")]
    return [name]


def _repeated(names: Sequence[Bounds], words: Sequence[str]) -> Iterator[Bounds]:
    """The places without a name where the words of a body's full name stand again."""
    taken = {at for name in names for at in range(name.start, name.end)}
    forms = {tuple(words[name.start : name.end]) for name in names if name.label == "ORG"}
    full: dict[Form, list[Form]] = {}
    for form in sorted(filter(_full, forms), key=len, reverse=True):
        full.setdefault(form[:2], []).append(form)
    for start, beginning in enumerate(pairwise(words)):
        for form in full.get(beginning, ()):
            end = start + len(form)
            if tuple(words[start:end]) == form and taken.isdisjoint(range(start, end)):
                yield Bounds(start, end, "ORG")
                break


def _full(form: Form) -> bool:
    return len(form) > 1 and form[0] in first_words("ORG") and all(word[0].isupper() for word in form)
