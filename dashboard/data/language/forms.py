"""The distinct names of one article, and which of them stand for which.

A *form* is a name as its words, whatever the spelling: "Pemkab Bogor" and "Pemerintah Kabupaten (Pemkab) Bogor"
are one form. A form leads to a fuller one where the article defines it so ("Yayasan Bahari (YB)"), where its words
are a part of the fuller one's, or where it differs by a slip of the pen. What a name is short for may depend on
where it stands: of two people with one surname, the nearest before is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.data.language import body_names, person_names, place_names
from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.spelling import slips, within_one_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.data.language.gazetteer import Entry
    from dashboard.data.language.person_names import Words

PLACES = frozenset(("GPE", "LOC", "FAC"))
WORDS = {"PER": person_names.words, "ORG": body_names.words}
MANY = 50  # fuller names that are looked at for one form
LEAST_CUT = 4  # letters of a word that may have lost its last one
LEAST_SLIP = 5  # letters of a word that may hold a slip of the pen; one more where it is the whole name
_RANKED = re.compile(r"(?i)^(?:kabupaten|kota|provinsi|prefektur|negara bagian) ")
_REGENCY = re.compile(r"(?i)^kabupaten ")
_CITY = re.compile(r"(?i)^kota ")
_HOME = re.compile(r"(?i)[ ,]+(?:ri|republik indonesia)$")


def group(label: str) -> str:
    """What names with this label are compared with: places of all kinds are one group."""
    return "PLACE" if label in PLACES else label


@dataclass(slots=True, eq=False)
class Form:
    """One name of the article: how it is written, where it stands, what it may be short for."""

    group: str
    label: str
    words: Words
    entry: Entry | None = None
    surfaces: Counter[str] = field(default_factory=Counter)
    at: list[int] = field(default_factory=list)  # places among the mentions, ascending
    fuller: list[Form] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.entry.key if self.entry else f"{self.group}:{' '.join(self.words)}"

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


class Forms:
    """All forms of one article. ``add`` every mention in order, then ``relate``, then ask ``root``."""

    def __init__(self) -> None:
        self.all: dict[tuple[str, Words], Form] = {}
        self.of: list[Form] = []  # the form of each mention
        self.short_forms: dict[str, Words] = {}  # what names bring along in brackets

    def read(self, names: Sequence[tuple[str, str]]) -> None:
        """File the mentions, each as its text and label, in the order of the text."""
        for text, label in names:
            if label == "ORG" and "(" in text:
                self.short_forms |= body_names.defined_inside(text)
        for index, (text, label) in enumerate(names):
            form = self._filed(text, label)
            form.surfaces[text] += 1
            form.at.append(index)
            self.of.append(form)
            if label == "ORG" and "(" in text:
                self._define_inside(text, form)
        self._part_regencies()

    def _define_inside(self, text: str, form: Form) -> None:
        """Let the abbreviation inside a name stand for the whole name where it stands alone."""
        for short in body_names.defined_inside(text):
            alone = self.all.get(("ORG", body_names.words(short)))
            if alone and alone is not form and not alone.entry:
                alone.fuller = [form]

    def _filed(self, text: str, label: str) -> Form:
        words = self._words(text, label)
        key = (group(label), words or (text,))
        form = self.all.get(key)
        if form is None:
            form = self.all[key] = Form(*key[:1], label, key[1], listed(text, label))
        elif form.entry is None and text not in form.surfaces:
            form.entry = listed(text, label)
        return form

    def _words(self, text: str, label: str) -> Words:
        words = WORDS.get(label, place_names.words)(text)
        if label == "ORG" and self.short_forms and len(words) > 1:
            words = tuple(part for word in words for part in self.short_forms.get(word, (word,)))
        return words

    def _part_regencies(self) -> None:
        """Keep a regency apart from the city of its name where the article names both."""
        places = [form for form in self.all.values() if form.group == "PLACE" and form.entry]
        cities = {form.entry.key for form in places if form.entry and any(map(_CITY.match, form.surfaces))}
        for form in places:
            if form.entry and form.entry.key in cities and any(map(_REGENCY.match, form.surfaces)):
                form.entry = None

    def define(self, short: Form, long: Form) -> None:
        """Let ``short`` stand for ``long``, as the article says; what a list knows is never renamed."""
        if short is long or (short.entry and long.entry):
            return
        if short.entry and _may_be(short.entry, short, long):
            long.entry = short.entry
        else:
            short.entry, short.fuller = None, [long]

    def relate(self) -> None:
        """Find what each form may be short for."""
        index = _Index(self.all.values())
        for form in self.all.values():
            if not form.fuller:
                form.fuller = [other for other in index.fuller(form) if other is not form][:MANY]

    def root(self, index: int) -> Form:
        """The fullest form that the mention at this place stands for."""
        form, seen = self.of[index], set[int]()
        while form.fuller and id(form) not in seen:
            seen.add(id(form))
            form = _meant(form, index)
        return form


def _meant(form: Form, index: int) -> Form:
    """Of several fuller forms the one that is meant at this place."""
    return min(form.fuller, key=lambda other: (_distance(other, index), -other.letters))


def _distance(form: Form, index: int) -> tuple[bool, int]:
    """How far from the mention the form stands; what stands before it is always nearer than what follows."""
    after = bisect_left(form.at, index)
    if after:
        return False, index - form.at[after - 1]
    return True, form.at[0] - index


def _may_be(entry: Entry, short: Form, long: Form) -> bool:
    """Whether a listed short form is the listed one here too, and not the first letters of another body's name."""
    if long.group != "ORG":
        return True
    letters = {letters for surface in long.surfaces for letters in body_names.initials(surface)}
    if not letters & set(short.surfaces):
        return True
    known = {word for name in (entry.name, *entry.aliases) for word in body_names.words(name)}
    return any(word in known and not body_names.general((word,)) for word in long.words)


def listed(name: str, label: str) -> Entry | None:
    """The entry of the lists under this name, however it is written, if it is of a fitting kind."""
    for form in _spellings(name, label):
        entry = gazetteer().find(form)
        if entry and (entry.label == label or {entry.label, label} <= PLACES):
            return entry
    return None


def _spellings(name: str, label: str) -> Iterator[str]:
    yield name
    if len(name) > 3 and (name.isupper() or name.islower() or name[:2].isupper()):
        yield name.title()
    if label in PLACES and (bare := _RANKED.sub("", name)) != name:
        yield bare
    if label == "ORG":
        for bare in (_HOME.sub("", name), body_names.unbracketed(name), body_names.core(name)):
            if bare and bare != name:
                yield bare


class _Index:
    """Finds the fuller forms of a form by its words, in time that does not grow with the article."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.by_word: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
        self.by_initials: defaultdict[str, list[Form]] = defaultdict(list)
        self.by_opening: defaultdict[str, list[Form]] = defaultdict(list)
        self.by_slip: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
        for form in forms:
            self._file(form)

    def _file(self, form: Form) -> None:
        if form.group not in ("PER", "ORG", "PLACE"):
            return
        for word in dict.fromkeys(form.words):
            self.by_word[form.group, word].append(form)
            for key in slips(word):
                self.by_slip[form.group, key].append(form)
        if form.group == "ORG":
            for letters in {letters for surface in form.surfaces for letters in body_names.initials(surface)}:
                self.by_initials[letters].append(form)
        if form.group == "PER" and len(form.words) > 1:
            for opening in {word[:size] for word in form.words for size in range(4, min(len(word), 12))}:
                self.by_opening[opening].append(form)

    def fuller(self, form: Form) -> list[Form]:
        """The forms that this one may be short for, else the one that it misspells."""
        found = {"PER": self._people, "ORG": self._bodies, "PLACE": self._places}.get(form.group, _nothing)(form)
        if found or form.entry:
            return found
        return self._misspelt(form)

    def _near(self, form: Form, word: str) -> list[Form]:
        return self.by_word[form.group, word][:MANY]

    def _people(self, form: Form) -> list[Form]:
        word = min(form.words, key=lambda word: (len(word) < 3, len(self.by_word["PER", word])))
        found = [other for other in self._near(form, word) if person_names.shortens(form.words, other.words)]
        if form.entry:
            return [] if any(o.entry is form.entry for o in found) else self._unlisted_namesake(form, found)
        if not found and len(form.words) == 1:
            found = self.by_opening[form.words[0]]
            found = found if len(found) == 1 else []
        return found

    def _unlisted_namesake(self, form: Form, found: list[Form]) -> list[Form]:
        """Whom a listed person's single name means in an article that names somebody else in full before it."""
        before = [other for other in found if other.entry is None and other.at[0] < form.at[0]]
        return before if len(form.words) == 1 else []

    def _bodies(self, form: Form) -> list[Form]:
        longer = [
            other for other in self._near(form, form.words[0]) if body_names.shortens(form.words, other.words)
        ]
        if form.entry:
            return [other for other in longer if _serves(form, other)]
        if len(form.words) == 1:
            letters = next(iter(form.surfaces)).strip(".")
            if letters.isupper() and len(letters) > 1 and self.by_initials[letters]:
                return self.by_initials[letters]
        if body_names.general(form.words):
            return longer
        if any(map(body_names.formal, form.surfaces)):
            return []
        return _one_line([other for other in longer if other.at[0] < form.at[0]])

    def _places(self, form: Form) -> list[Form]:
        if form.entry:
            return []
        return [o for o in self._near(form, form.words[-1]) if place_names.shortens(form.words, o.words)]

    def _misspelt(self, form: Form) -> list[Form]:
        for word in form.words:
            for key in slips(word):
                for other in self.by_slip[form.group, key][:MANY]:
                    if other is not form and _outranks(other, form) and _misspells(form, other):
                        return [other]
        return []


def _nothing(form: Form) -> list[Form]:
    return []


def _serves(form: Form, longer: Form) -> bool:
    """Whether a listed body's bare name means the body of another country or place that was named before it."""
    rest = " ".join(longer.words[len(form.words) :])
    place = listed(rest, "GPE") or listed(rest.title(), "GPE")
    return (
        longer.entry is None
        and longer.words[: len(form.words)] == form.words
        and longer.at[0] < form.at[0]
        and place is not None
    )


def _one_line(forms: list[Form]) -> list[Form]:
    """The longest of the forms where each is short for the next; nothing where they are several bodies."""
    forms = sorted(forms, key=lambda form: len(form.words))
    whole = all(body_names.shortens(short.words, long.words) for short, long in pairwise(forms))
    return forms[-1:] if whole else []


def _outranks(other: Form, form: Form) -> bool:
    """Whether of two spellings the other is the usual one: listed, more frequent, or earlier."""
    return (other.entry is not None, len(other.at), -other.at[0]) > (False, len(form.at), -form.at[0])


def _misspells(form: Form, other: Form) -> bool:
    """Whether one word of the form differs by one letter from the other's, and the rest are words of the other."""
    rest = [word for word in form.words if word not in other.words]
    left = [word for word in other.words if word not in form.words]
    whole = len(form.words) == len(other.words) or (form.group == "PER" and len(form.words) < len(other.words))
    if len(rest) != 1 or not whole or any(map(_is_code, form.surfaces)):
        return False
    return any(_slip(rest[0], word, alone=len(form.words) == 1) for word in left)


def _slip(word: str, usual: str, *, alone: bool) -> bool:
    """Whether the word lacks the last letter of the usual one, or differs from it by a letter anywhere."""
    if usual[:-1] == word and len(word) >= LEAST_CUT:
        return True
    if word[0] != usual[0]:
        return False
    least = LEAST_SLIP + alone
    return min(len(word), len(usual)) >= least and within_one_letter(word, usual)


def _is_code(surface: str) -> bool:
    """Whether a name is an abbreviation or number, of which each letter counts."""
    return any(sign.isdigit() for sign in surface) or sum(map(str.isupper, surface)) > len(surface) / 3
