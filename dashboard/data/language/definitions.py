"""Where an article says that two names are one: "Badan … (BNPB)", "BNPB (Badan …)", "alias", "akrab disapa"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language import body_names, lexicon, person_names
from dashboard.data.language.forms import group, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

LONGEST_BETWEEN = 8  # tokens between two names that are defined to be one
_TICKER = re.compile(r"[A-Z]{4}")


def definitions(doc: Doc, names: Sequence[Span], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places among ``names`` of a short name and of the long one that the text defines it by."""
    for at, (left, right) in enumerate(pairwise(names)):
        if not 0 < right.start - left.end <= LONGEST_BETWEEN or group(labels[at]) != group(labels[at + 1]):
            continue
        between = " ".join(token.lower_ for token in doc[left.end : right.start] if not token.is_punct).strip()
        if doc[left.end].text == "(" and right.start == left.end + 1:
            if right.end < len(doc) and doc[right.end].text == ")":
                yield from _bracketed(at, left.text, right.text, labels[at])
        elif between in _calling() and _called(right.text, left.text, labels[at]):
            yield at + 1, at


def _bracketed(at: int, before: str, inside: str, label: str) -> Iterator[tuple[int, int]]:
    """The longer of the name before the brackets and the name in them defines the other."""
    if len(before) < len(inside) and _abbreviates(before, inside, label):
        yield at, at + 1
    elif len(before) >= len(inside) and _abbreviates(inside, before, label):
        yield at + 1, at


def _abbreviates(short: str, long: str, label: str) -> bool:
    """Whether a name in brackets can stand for the one before it, rather than for its tail or another thing."""
    if label == "PER":
        return " " not in short
    if group(label) == "PLACE":
        letters = tuple(body_names.initials(long))
        return short.upper().startswith(letters) or (short.isupper() and listed(short, label) is None)
    if len(short.split()) > 2 or len(short) >= len(long):
        return False
    if short.upper() in set(body_names.initials(long)) or (_TICKER.fullmatch(short) and "Tbk" in long):
        return True
    return not _names_tail(short, long)


def _names_tail(short: str, long: str) -> bool:
    """Whether the short form is of the last words only: "Direktorat Imigrasi Kementerian Hukum (Kemenkum)"."""
    words = long.split()
    if short[:1].upper() == words[0][:1].upper():
        return False
    tails = (" ".join(words[at:]) for at in range(1, len(words) - 1))
    opening = any(word[:3].casefold() == short[:3].casefold() for word in words[1:])
    return opening or any(short.upper() in set(body_names.initials(tail)) for tail in tails)


def _called(short: str, long: str, label: str) -> bool:
    """Whether "atau" and its like join two names of one, rather than two of several."""
    if label == "PER":
        one = person_names.words(short)
        other = person_names.words(long)
        return len(one) <= len(other) and (len(one) == 1 or person_names.shortens(one, other))
    return short in set(body_names.initials(long))


@cache
def _calling() -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")["calling"])
