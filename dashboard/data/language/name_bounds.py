"""Where a name begins and ends, by the conventions of Indonesian news, whoever found it.

A title is no part of a name and ends the body before it; a place and the country behind it are two names; a
department and the body it belongs to are one name, also where an abbreviation in brackets stands between; a
company's legal form is part of its name; "van der" ends no person's name, and the name of a Balinese begins with
its "I". No name goes over a dash that stands alone, as behind a dateline.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dashboard.data.language import lexicon
from dashboard.data.language.clauses import is_verb
from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.name_rules import RANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.data.language.gazetteer import Entry

LEGAL_FORMS = frozenset(("Tbk", "Tbk.", "Inc", "Inc.", "Ltd", "Ltd."))
NICKNAMES = frozenset(("Gus", "gus"))  # "Gus Dur": the title has grown into the name
DASHES = frozenset(("-", "–", "—"))  # alone, they divide
PARTIES = frozenset(("Fraksi", "Partai"))  # begin a name of their own behind a committee's
POINTING = (["itu"], ["tersebut"], ["ini"])  # after a kind of body, point back to the one named before
LONGEST_DEPARTMENT = 3  # words
FURTHER = frozenset(("ORG", "GPE"))  # what may follow the brackets of a body's abbreviation
HAVE_HOLDERS = frozenset(("ORG", "GPE"))  # what an office may be of
CALLED_AT_WILL = frozenset(("WOA", "EVT", "LAW", "FAC"))  # "Putri Indonesia" is a contest, no princess


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
    kept: list[Bounds] = []
    divided = (part for name in names for part in _divided(name, words))
    parts = (part for name in divided for part in _parted(name, words) if not _generic(part, words))
    for name in sorted(_whole(_untitled(part, words), words) for part in parts):
        if kept and name.start < kept[-1].end:
            continue
        name = _ministry(name, words) if name.label == "GPE" else name
        name = _headed(name, words, floor=kept[-1].end if kept else 0)
        begun = _begun(kept, name, words)
        whole = Bounds(kept[-begun].start, name.end, "ORG") if begun else name
        kept[len(kept) - begun :] = [whole]
    return _served(_published(kept, words), words)


def _published(names: list[Bounds], words: list[str]) -> list[Bounds]:
    """The names with the medium of a dateline: unless it is a known place, what stands before the dash is none."""
    if len(names) < 2 or names[0].start:
        return names
    place, medium, *others = names
    between, behind = words[place.end : medium.start], words[medium.end : medium.end + 1]
    told = between == [","] and bool(behind) and behind[0] in DASHES
    if told and medium.label == "GPE" and not _listed(words, medium.start, medium.end):
        return [place, medium._replace(label="ORG"), *others]
    return names


def _divided(name: Bounds, words: list[str]) -> list[Bounds]:
    """The name up to a dash that stands alone; at the head of a text, the place and the medium of a dateline."""
    dash = next((at for at in range(name.start + 1, name.end) if words[at] in DASHES), None)
    if dash is None:
        return [name]
    comma = next((at for at in range(name.start + 1, dash - 1) if words[at] == ","), None)
    if name.start == 0 and comma and _listed(words, 0, comma):
        return [Bounds(0, comma, "GPE"), Bounds(comma + 1, dash, "ORG")]
    return [name._replace(end=dash)]


def _parted(name: Bounds, words: list[str]) -> list[Bounds]:
    """The name as one or two: "Kursk Rusia" is a place and its country, "Presiden Rusia" the country alone."""
    if _listed(words, name.start, name.end):
        return [name]
    if name.label in ("PER", "ORG") and (member := _member(name, words)):
        return [Bounds(name.start, member, "ORG"), Bounds(member, name.end, "PER")]
    if name.label == "PER":
        name = name._replace(end=_before_headline_verb(name, words))
    for at in range(name.start + 1, name.end):
        entry = _listed(words, at, name.end)
        if entry is None or entry.ambiguous:
            continue
        before = words[name.start : at]
        if name.label not in CALLED_AT_WILL and entry.label in HAVE_HOLDERS and _is_title(before):
            return [Bounds(at, name.end, entry.label)]
        if name.label == "GPE" and entry.kind == "country" and _is_place(before):
            return [name._replace(end=at), name._replace(start=at)]
    return [name]


def _member(name: Bounds, words: list[str]) -> int:
    """Where a member's name begins behind a party: "Gerindra" + "Bayu", "Fraksi PKB" + "Bayu"."""
    start = name.start + (words[name.start] in PARTIES)
    for at in range(name.end - 1, start, -1):
        entry = _listed(words, start, at)
        if entry and any(form.startswith("Partai ") for form in (entry.name, *entry.aliases)):
            person = name.label == "PER" or (start > name.start and name.end - at > 1)
            free = all(word.istitle() and word not in first_words("ORG") for word in words[at : name.end])
            return at if person and free else 0
    return 0


def _before_headline_verb(name: Bounds, words: list[str]) -> int:
    """The end of a person's name, before the bare verb of a headline: "Rahma" in "Rahma Minta Warga Pulang"."""
    for at in range(name.start + 1, min(name.end, len(words) - 1)):
        if _is_headline_verb(words[at]) and words[at + 1].istitle():
            return at
    return name.end


def _is_headline_verb(word: str) -> bool:
    return word in _particles("headline_verbs") or (word.endswith("kan") and _everyday(word))


def _generic(name: Bounds, words: list[str]) -> bool:
    """Whether a kind of body or an office alone was taken for a name: "Kementerian" itu, "Vice President"."""
    if name.label == "ORG":
        alone = name.end == name.start + 1 and words[name.start] in first_words("ORG")
        return alone and words[name.end : name.end + 1] in POINTING
    return name.label == "PER" and name.end - name.start > 1 and _is_title(words[name.start : name.end])


def _listed(words: list[str], start: int, end: int) -> Entry | None:
    return gazetteer().by_form.get(tuple(words[start:end]))


def _is_title(words: Sequence[str]) -> bool:
    form = tuple(word.lower() for word in words)
    return form in _titles("heads").get(form[0], ())


def _is_place(words: Sequence[str]) -> bool:
    """Whether the words can be a place's whole name: not "Republik" (Tajikistan), nor "Republic of" (China)."""
    return words[0] not in first_words("GPE") and all(word.istitle() for word in words)


def _untitled(name: Bounds, words: list[str]) -> Bounds:
    """The name without the titles around it: "Bu Albertina", "Polda Bali Komisaris" before "Besar Wayan"."""
    if name.label not in ("PER", "ORG"):
        return name
    start = name.start + _is_of_kin(name, words)
    while start < name.end - 1 and (size := _title(words, start, name)):
        start += size
    return name._replace(start=start, end=_before_title(words, start, name))


def _is_of_kin(name: Bounds, words: list[str]) -> bool:
    """Whether a person is only named for their kin, named next: "Putri Rahma Surya, Melati, 31 tahun"."""
    if name.label != "PER" or name.end - name.start < 2 or words[name.start] not in _particles("kin"):
        return False
    comma, apposed, close, after = (*words[name.end : name.end + 4], "", "", "", "")[:4]
    return comma == "," and apposed.istitle() and close in (",", "(") and (after.isdigit() or is_verb(after))


def _before_title(words: list[str], start: int, name: Bounds) -> int:
    """The end of a body, before the title of the person named next that has begun within it."""
    if name.label != "ORG":
        return name.end
    for at in range(start + 1, name.end):
        for form in _titles("courtesy").get(words[at].lower(), ()):
            end = at + len(form)
            if name.end <= end < len(words) and words[end].istitle() and _spells(words, at, form):
                return at
    return name.end


def _title(words: list[str], at: int, name: Bounds) -> int:
    """The number of tokens of the title at a name's first token, less than the name's; 0 for none."""
    for form in _titles("courtesy").get(words[at].lower(), ()):
        if at + len(form) < name.end and _spells(words, at, form):
            return len(form)
    return 0


def _spells(words: list[str], at: int, form: tuple[str, ...]) -> bool:
    return tuple(word.lower() for word in words[at : at + len(form)]) == form


@cache
def _titles(group: str) -> dict[str, list[tuple[str, ...]]]:
    """Forms of address (``courtesy``) or offices (``heads``), by first word, in small letters, longest first."""
    filed: dict[str, list[tuple[str, ...]]] = {}
    lines = lexicon.mapping("titles")[group]
    for form in lines if group == "courtesy" else chain.from_iterable(lines):
        if form in NICKNAMES:
            continue
        words = tuple(form.lower().split())
        filed.setdefault(words[0], []).append(words)
    return {first: sorted(forms, key=len, reverse=True) for first, forms in filed.items()}


def _whole(name: Bounds, words: list[str]) -> Bounds:
    """A person's name with the parts that particles join to it."""
    if name.label != "PER":
        return name
    joins, start, end = _particles("joining"), name.start, name.end
    after = end
    while after < len(words) and words[after].lower() in joins:
        after += 1
    if after < len(words) and words[after - 1].lower() in joins and words[after][0].isupper():
        end = after + 1
    while start and words[start - 1].lower() in joins:
        start -= 1
    if start < name.start and words[start][0].islower():
        start = start - 1 if start and words[start - 1][0].isupper() else name.start
    if start and words[start - 1] in ("I", "Ni", "Ida") and words[start] in _particles("balinese"):
        start -= 1
    return name._replace(start=start, end=end)


@cache
def _particles(kind: str) -> frozenset[str]:
    return frozenset(lexicon.mapping("name_parts")[kind])


def _headed(name: Bounds, words: list[str], *, floor: int) -> Bounds:
    """A body with the words before its English head, or with the head before it: "Fraksi" + "PAN"."""
    if name.label != "ORG":
        return name
    start = name.start
    if words[start] in _particles("english_heads"):
        while start > floor and words[start - 1].istitle() and not _everyday(words[start - 1]):
            start -= 1
        return name._replace(start=start)
    while floor < start > name.start - LONGEST_DEPARTMENT:
        start -= 1
        if words[start] in first_words("ORG"):
            return name._replace(start=start)
        if not words[start].istitle():
            break
    return name


def _ministry(name: Bounds, words: list[str]) -> Bounds:
    """A country with the ministry before it that is written small: "kementerian luar negeri" + "India"."""
    for size in (2, 1):
        start = name.start - size - 1
        field = " ".join(words[max(0, start + 1) : name.start])
        if start >= 0 and field in _particles("portfolios") and words[start].lower() in _particles("ministries"):
            return Bounds(start, name.end, "ORG")
    return name


def _everyday(word: str) -> bool:
    return word.lower() in lexicon.words("common_words")


def _begun(kept: Sequence[Bounds], name: Bounds, words: list[str]) -> int:
    """How many of the last names are the beginning of this one.

    One for "Dewan Pengawas" + "KPK", two for "Badan …" + "(BPBD)" + "Provinsi Bali".
    """
    if not kept or kept[-1].label != "ORG" or name.label not in FURTHER:
        return 0
    last = kept[-1]
    if last.end == name.start:
        departed = words[last.start] in first_words("ORG") and words[name.start] not in PARTIES
        return int(name.label == "ORG" and departed and not _ends_in_place(last, words))
    between = [word for word in words[last.end : name.start] if word not in RANKS]
    return 2 * int(between == [")"] and _defined(kept, words))


def _defined(kept: Sequence[Bounds], words: list[str]) -> bool:
    """Whether the last name is the abbreviation in brackets of the body before it."""
    if len(kept) < 2 or kept[-1].label != "ORG" or kept[-2].label != "ORG":
        return False
    return kept[-2].end == kept[-1].start - 1 and words[kept[-2].end] == "("


def _served(names: list[Bounds], words: list[str]) -> list[Bounds]:
    """The names with a company's legal form, and with the place that a body in brackets serves."""
    limits = [*(name.start for name in names[1:]), len(words)]
    served: list[Bounds] = []
    for name, limit in zip(names, limits, strict=False):
        served.append(_prolonged(name, words, limit))
        end = _place_after(served, words, limit) if _defined(served, words) else 0
        if end:
            served[-2:] = [Bounds(served[-2].start, end, "ORG")]
    return served


def _place_after(names: Sequence[Bounds], words: list[str], limit: int) -> int:
    """The end of the place behind the brackets at the last name: "(BPBD)" + "Provinsi Bali"; 0 for none."""
    at = names[-1].end + 1
    if at + 1 >= limit or words[at - 1] != ")" or words[at] not in RANKS:
        return 0
    found = gazetteer().longest(words, at + 1)
    return at + 1 + found[0] if found and found[1].label == "GPE" and at + 1 + found[0] <= limit else 0


def _ends_in_place(name: Bounds, words: list[str]) -> bool:
    """Whether the body has its country or place already: "Federasi Sepak Bola Australia"."""
    entry = gazetteer().find(words[name.end - 1])
    return entry is not None and entry.label == "GPE"


@cache
def first_words(label: str) -> frozenset[str]:
    """Single words that open a name with this label: "Kementerian", "Desa".

    >>> "Yayasan" in first_words("ORG")
    True
    """
    return frozenset(head for head in lexicon.mapping("heads")[label] if " " not in head)


def _prolonged(name: Bounds, words: list[str], limit: int) -> Bounds:
    """The name with its legal form: "PT Samudra Biru, Tbk"."""
    end = name.end
    comma = end < limit and words[end] == ","
    if name.label == "ORG" and end + comma < limit and words[end + comma] in LEGAL_FORMS:
        return name._replace(end=end + comma + 1)
    return name
