"""Where a name begins and ends, by the conventions of Indonesian news, whoever found it.

A title is no part of a name; a department and the body it belongs to are one name, also where an abbreviation in
brackets stands between; a company's legal form is part of its name; "van der" does not end a person's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.data.language import lexicon
from dashboard.data.language.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEGAL_FORMS = frozenset(("Tbk", "Tbk.", "Inc", "Inc.", "Ltd", "Ltd."))
NICKNAMES = frozenset(("Gus", "gus"))  # "Gus Dur": the title has grown into the name
FURTHER = frozenset(("ORG", "GPE"))  # what may follow the brackets of a body's abbreviation


class Bounds(NamedTuple):
    """A name from token ``start`` to ``end``, exclusive."""

    start: int
    end: int
    label: str


def mended(names: Iterable[Bounds], *, words: list[str]) -> list[Bounds]:
    """The names in order, their ends set by the conventions above; without overlaps where they had none.

    >>> mended([Bounds(0, 3, "PER")], words=["Bapak", "Bayu", "Anggara"])
    [Bounds(start=1, end=3, label='PER')]
    """
    ordered = sorted(name for name in (_untitled(name, words) for name in names) if name.start < name.end)
    kept: list[Bounds] = []
    for name in ordered:
        if kept and name.start < kept[-1].end:
            continue
        parts = _begun(kept, name, words)
        whole = Bounds(kept[-parts].start, name.end, "ORG") if parts else name
        kept[len(kept) - parts :] = [whole]
    limits = [*(name.start for name in kept[1:]), len(words)]
    return [_prolonged(name, words, limit) for name, limit in zip(kept, limits, strict=False)]


def _untitled(name: Bounds, words: list[str]) -> Bounds:
    """The name without the titles that lead to it: "Bu Albertina", "Pemimpin Tertinggi Iran"."""
    if name.label not in ("PER", "ORG"):
        return name
    start = name.start
    while start < name.end - 1 and (size := _title(words, start, name)):
        start += size
    return name._replace(start=start)


def _title(words: list[str], at: int, name: Bounds) -> int:
    """The number of tokens of the title at a name's first token, less than the name's; 0 for none."""
    for form in _titles().get(words[at].lower(), ()):
        inside = at + len(form) < name.end
        if inside and tuple(word.lower() for word in words[at : at + len(form)]) == form:
            return len(form)
    return 0


@cache
def _titles() -> dict[str, list[tuple[str, ...]]]:
    """Forms of address, by their first word in small letters, longest first."""
    filed: dict[str, list[tuple[str, ...]]] = {}
    for form in lexicon.mapping("titles")["courtesy"]:
        if form in NICKNAMES:
            continue
        words = tuple(form.lower().split())
        filed.setdefault(words[0], []).append(words)
    return {first: sorted(forms, key=len, reverse=True) for first, forms in filed.items()}


def _begun(kept: Sequence[Bounds], name: Bounds, words: list[str]) -> int:
    """How many of the last names are the beginning of this one.

    One for "Dewan Pengawas" + "KPK", two for "Badan …" + "(BPBD)" + "Provinsi Bali".
    """
    if not kept or kept[-1].label != "ORG" or name.label not in FURTHER:
        return 0
    last = kept[-1]
    if last.end == name.start:
        return int(name.label == "ORG" and words[last.start] in _departments() and not _ends_in_place(last, words))
    bracketed = words[last.end : name.start] == [")"] and words[last.start - 1] == "("
    return 2 * int(bracketed and len(kept) > 1 and kept[-2].label == "ORG" and kept[-2].end == last.start - 1)


def _ends_in_place(name: Bounds, words: list[str]) -> bool:
    """Whether the body has its country or place already: "Federasi Sepak Bola Australia"."""
    entry = gazetteer().find(words[name.end - 1])
    return entry is not None and entry.label == "GPE"


@cache
def _departments() -> frozenset[str]:
    return frozenset(word for head in lexicon.mapping("heads")["ORG"] for word in head.split()[:1])


def _prolonged(name: Bounds, words: list[str], limit: int) -> Bounds:
    """The name with its legal form: "PT Samudra Biru, Tbk"."""
    end = name.end
    comma = end < limit and words[end] == ","
    if name.label == "ORG" and end + comma < limit and words[end + comma] in LEGAL_FORMS:
        return name._replace(end=end + comma + 1)
    return name
