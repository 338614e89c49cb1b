"""The title that a person's name carries, and the body or country that the title belongs to.

"Menteri Luar Negeri Rusia Sergei Lavrov", "Budi Hartono, Kepala BPBD Cilacap," and "Kepala BPBD Cilacap, Budi
Hartono," each give the words of the office and, apart from them, the name of the body. Titles are in
``lexicon/titles.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.data.language import lexicon
from dashboard.data.language.tokenizer import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

REACH = 18  # tokens to either side of a name that may hold its title
BODIES = frozenset(("ORG", "GPE", "LOC", "FAC", "NOR"))
Phrases = dict[str, list[tuple[str, ...]]]


class Role(NamedTuple):
    """The words of a title, and the place among the names of the body that it belongs to."""

    title: str
    body: int | None


def roles(doc: Doc, names: Sequence[Span], labels: Sequence[str]) -> Iterator[Role | None]:
    """The role of each name in order; None for what is no person or carries no title."""
    holder = {token: at for at, name in enumerate(names) for token in range(name.start, name.end)}
    for at, label in enumerate(labels):
        if label != "PER":
            yield None
            continue
        before = _before(doc, at, names, labels, holder)
        yield before if before and _is_office(before) else _after(doc, at, names, labels, holder) or before


def _is_office(role: Role) -> bool:
    """Whether a title is more than a rank or a form of address."""
    words = role.title.lower().split()
    return any(word in _phrases("heads") for word in words)


def _before(
    doc: Doc, at: int, names: Sequence[Span], labels: Sequence[str], holder: dict[int, int]
) -> Role | None:
    """The title that leads to the name, from its first office to the name."""
    end = names[at].start
    if end and doc[end - 1].text == ",":
        end -= 1
    start, first = end, max(end - REACH, 0)
    while start > first:
        inside = holder.get(start - 1)
        if inside is not None:
            if labels[inside] not in BODIES:
                break
            start = names[inside].start
        elif _stays(doc[start - 1].text):
            start -= 1
        else:
            break
    apposed = end != names[at].start
    return _role(doc, max(start, 0), end, names, holder, groups=("heads",) if apposed else ("heads", "courtesy"))


def _after(doc: Doc, at: int, names: Sequence[Span], labels: Sequence[str], holder: dict[int, int]) -> Role | None:
    """The title in apposition behind the name, up to the comma or bracket that ends it."""
    start = _past_age(doc, names[at].end)
    if start >= len(doc):
        return None
    linking = _linking().get(doc[start].lower_, ())
    size = next((len(words) for words in linking if _lowered(doc, start, len(words)) == words), 0)
    if not size:
        return None
    sure = doc[start].is_alpha
    start += size
    if not _phrase(doc, _past_former(doc, start), "heads"):
        return None
    end, last = start, min(start + REACH, len(doc))
    while end < last:
        inside = holder.get(end)
        if inside is not None and labels[inside] not in BODIES:
            return None
        if inside is None and not _stays(doc[end].text):
            break
        end = names[inside].end if inside is not None else end + 1
    closed = end >= len(doc) or doc[end].text in (",", ".", ")", ";") or doc[end].is_space or sure
    return _role(doc, start, end, names, holder, groups=("heads",)) if closed else None


def _past_age(doc: Doc, at: int) -> int:
    """The token behind an age in brackets: "Budi Hartono (45), …"."""
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 1].is_digit and doc[at + 2].text == ")":
        return at + 3
    return at


def _past_former(doc: Doc, at: int) -> int:
    """The token behind "mantan" and its like."""
    while at < len(doc) and doc[at].lower_ in _terms("former") and not _phrase(doc, at, "heads"):
        at += 1
    return at


def _role(
    doc: Doc, start: int, end: int, names: Sequence[Span], holder: dict[int, int], *, groups: Sequence[str]
) -> Role | None:
    """The first office in the stretch: its words up to the body that follows, and that body."""
    opening = next(
        (at for at in range(start, end) if at not in holder and any(_phrase(doc, at, g) for g in groups)), None
    )
    if opening is None:
        return None
    while opening > start and doc[opening - 1].lower_ in _terms("former"):
        opening -= 1
    body = next((holder[at] for at in range(opening, end) if at in holder), None)
    stop = names[body].start if body is not None else end
    title = doc[opening:stop].text.strip(" ,.(\n\t")
    return Role(" ".join(title.split()), body) if title else None


def _phrase(doc: Doc, at: int, group: str) -> int:
    """The number of tokens of the longest office or form of address here; 0 where none starts."""
    if at >= len(doc):
        return 0
    for words in _phrases(group).get(doc[at].lower_, ()):
        if _lowered(doc, at, len(words)) == words:
            return len(words)
    return 0


def _lowered(doc: Doc, at: int, size: int) -> tuple[str, ...]:
    return tuple(token.lower_ for token in doc[at : at + size])


def _stays(word: str) -> bool:
    """Whether a word that is no name may stand within a title: a word of offices, a capital, a bracket."""
    if word.lower() in _title_words():
        return True
    return word in "()/-&" or (word[0].isupper() and word.lower() not in _terms("outside")) or word.isdigit()


@cache
def _phrases(group: str) -> Phrases:
    """The offices (``heads``) or forms of address (``courtesy``) by their first word, longest first."""
    titles = lexicon.mapping("titles")
    forms = [form for line in titles["heads"] for form in line] if group == "heads" else titles[group]
    filed: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in forms:
        words = tuple(split(form)[0]) if "(" in form else tuple(form.split())
        filed[words[0]].append(words)
    return {first: sorted(set(rows), key=len, reverse=True) for first, rows in filed.items()}


@cache
def _title_words() -> frozenset[str]:
    found = set(lexicon.mapping("titles")["inner"]) | _terms("within")
    for group in ("heads", "courtesy"):
        found.update(word for rows in _phrases(group).values() for words in rows for word in words)
    return frozenset(found)


@cache
def _linking() -> Phrases:
    """What joins a name to the title behind it, by its first word, longest first."""
    filed: Phrases = {}
    for form in sorted(lexicon.mapping("roles")["linking"], key=lambda form: -len(form.split())):
        filed.setdefault(form.split()[0], []).append(tuple(form.split()))
    return filed


@cache
def _terms(group: str) -> frozenset[str]:
    return frozenset(lexicon.mapping("roles")[group])
