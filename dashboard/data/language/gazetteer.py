"""Names known beforehand: countries, capitals, cities, regions, organisations, media.

Countries come from CLDR (babel), cities from GeoNames (``lexicon/cities.csv``), the rest from ``lexicon/`` too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale

from dashboard.data.language import lexicon
from dashboard.data.language.tokenizer import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

INDONESIAN_CITY_POPULATION = 30_000  # smaller ones lend their point to a regency only
_SKIPPED_TERRITORIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "IC", "QO", "TA", "EU", "EZ", "UN", "ZZ", "XA", "XB", "AQ", "BV", "HM", "IO",
     "UM", "AN", "CS")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name. ``key`` is the actor's id; ``seat`` is the country whose government a capital stands for."""

    key: str
    label: str
    name: str
    kind: str
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    seat: str | None = None
    ambiguous: bool = False  # also an everyday word or a person's name: a place only where the context says so


@dataclass(slots=True)
class Gazetteer:
    """Entries by their forms; ``longest`` finds the longest form that starts at a token."""

    by_key: dict[str, Entry] = field(default_factory=dict)
    forms: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def add(self, entry: Entry, *forms: str) -> None:
        """File the entry under each form; a form that is taken keeps its first owner."""
        self.by_key.setdefault(entry.key, entry)
        for form in forms:
            tokens = tuple(split(form)[0])
            if not tokens:
                continue
            known = self.forms.setdefault(tokens[0], [])
            if all(tokens != other for other, _ in known):
                known.append((tokens, entry))

    def seal(self) -> None:
        """Order the forms, longest first."""
        for known in self.forms.values():
            known.sort(key=lambda row: -len(row[0]))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The number of tokens and the entry of the longest form at this token, or None.

        >>> size, entry = gazetteer().longest(["Korea", "Utara", "kata"], 0)
        >>> size, entry.key
        (2, 'country:kp')
        """
        for tokens, entry in self.forms.get(words[at], ()):
            if tuple(words[at : at + len(tokens)]) == tokens:
                return len(tokens), entry
        return None

    def find(self, name: str) -> Entry | None:
        """The entry under exactly this form."""
        tokens = tuple(split(name)[0])
        return (
            next((entry for form, entry in self.forms.get(tokens[0], ()) if form == tokens), None)
            if tokens
            else None
        )


@cache
def gazetteer() -> Gazetteer:
    """All known names, one a process. The lexicon's own entries come first and win over GeoNames."""
    names = Gazetteer()
    for entry, forms in (
        *_countries(),
        *_organisations(),
        *_places(),
        *_people(),
        *_others(),
        *_regencies(),
        *_cities(),
    ):
        names.add(entry, *forms)
    names.seal()
    return names


def _countries() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Each country under its names; each capital as a city with a seat."""
    official = Locale("id").territories
    own = lexicon.mapping("countries")
    facts = {row["country"]: row for row in lexicon.table("capitals")}
    for code in sorted((set(official) | set(own)) - _SKIPPED_TERRITORIES):
        if len(code) != 2 or code.isdigit():
            continue
        extra: dict[str, Any] = own.get(code, {})
        name = extra.get("name", official.get(code, ""))
        capital = extra.get("capital", facts.get(code, {}).get("capital", ""))
        if code == "ID":
            capital = ""  # in Indonesian news Jakarta is the city and the province
        seats = tuple(form for form in (capital, *extra.get("seat", ())) if form and form != name)
        forms = tuple(dict.fromkeys((name, official.get(code, name), *extra.get("also", ()))))
        lat, lon = _point(facts.get(code, {}))
        key = f"country:{code.lower()}"
        yield Entry(key, "GPE", name, "country", code, lat, lon, (*forms[1:], *seats)), forms
        for seat in seats:
            city = f"place:{code.lower()}-{slug(seat)}"
            yield Entry(city, "GPE", seat, "place", code, lat, lon, seat=key, ambiguous=_everyday(seat)), (seat,)


def _point(row: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    return (float(row["lat"]), float(row["lon"])) if row.get("lat") else (None, None)


def _organisations() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in lexicon.table("organisations"):
        also = tuple(form for form in (row["also"] or "").split("|") if form)
        yield Entry(f"org:{row['key']}", "ORG", row["name"], "organisation", aliases=also), (row["name"], *also)


def _places() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in lexicon.table("places"):
        also = tuple(form for form in (row["also"] or "").split("|") if form)
        key = f"place:{(row['country'] or 'xx').lower()}-{slug(row['name'])}"
        yield (
            Entry(
                key,
                row["label"],
                row["name"],
                "place",
                row["country"] or None,
                float(row["lat"]),
                float(row["lon"]),
                also,
            ),
            (row["name"], *also),
        )


def _others() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for label, names in lexicon.mapping("names").items():
        for name in names:
            yield Entry(f"{PREFIXES[label]}:{slug(name)}", label, name, KINDS[label]), (name,)


def _people() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in lexicon.table("people"):
        also = tuple(form for form in (row["also"] or "").split("|") if form)
        entry = Entry(
            f"per:{slug(row['name'])}", "PER", row["name"], "person", row["country"] or None, aliases=also
        )
        yield entry, (row["name"], *also)


def _regencies() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    known = {row["name"]: row for row in reversed(lexicon.table("cities")) if row["country"] == "ID"}
    for name in sorted(lexicon.words("regencies")):
        yield _city(name, "ID", *_point(known.get(name, {}))), (name,)


def _cities() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in lexicon.table("cities"):
        name, country = row["name"], row["country"]
        if country == "ID" and int(row["population"]) < INDONESIAN_CITY_POPULATION:
            continue
        if " " in name or name.lower() not in lexicon.words("common_words"):
            yield _city(name, country, *_point(row)), (name,)


def _city(name: str, country: str, lat: float | None, lon: float | None) -> Entry:
    key = f"place:{country.lower()}-{slug(name)}"
    return Entry(key, "GPE", name, "place", country, lat, lon, ambiguous=_everyday(name))


KINDS = {
    "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVT": "event",
    "PRD": "product", "LAW": "law", "WOA": "work", "NOR": "group",
}  # fmt: skip
PREFIXES = {
    "PER": "per", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place", "EVT": "event", "PRD": "product",
    "LAW": "law", "WOA": "work", "NOR": "group",
}  # fmt: skip


def _everyday(name: str) -> bool:
    """Whether a one-word name is also an everyday word or a part of people's names."""
    return " " not in name and (
        name.lower() in lexicon.words("common_words") or name in lexicon.words("given_names")
    )


def slug(name: str) -> str:
    """The name as part of an id: lower case, words joined by hyphens.

    >>> slug("Ma'ruf  Amin, S.H.")
    'ma-ruf-amin-s-h'
    """
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
