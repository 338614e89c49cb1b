"""Names known beforehand: countries, capitals, cities, regions, organisations, media.

Countries come from CLDR (babel), cities from GeoNames (``lexicon/cities.csv``), the rest from ``lexicon/`` too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale

from dashboard.data.language import lexicon, own_names
from dashboard.data.language.own_names import KINDS
from dashboard.data.language.tokenizer import split
from dashboard.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.data.language.own_names import OwnName

INDONESIAN_CITY_POPULATION = 30_000  # smaller ones lend their point to a regency only
_SKIPPED_TERRITORIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "IC", "QO", "TA", "EU", "EZ", "UN", "ZZ", "XA", "XB", "AQ", "BV", "HM", "IO",
     "UM", "AN", "CS")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name. ``key`` is the actor's id; ``seat`` is the country whose government a capital stands for.

    An entry without a ``label`` looks like a name and is none: no mention is made of it.
    """

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
    """Entries by key and by form, a form being its tokens; ``lengths`` holds those of the forms by first token."""

    by_key: dict[str, Entry] = field(default_factory=dict)
    by_form: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)

    def add(self, entry: Entry, *forms: str) -> None:
        """File the entry under each form; a form that is taken keeps its first owner."""
        self.by_key.setdefault(entry.key, entry)
        for form in forms:
            tokens = _tokens(form)
            if not tokens or tokens in self.by_form:
                continue
            self.by_form[tokens] = entry
            known = self.lengths.setdefault(tokens[0], [])
            if len(tokens) not in known:
                known.append(len(tokens))
                known.sort(reverse=True)

    def adopt(self, own: OwnName) -> None:
        """File an analyst's name before all others; under a known key it renames and extends the known entry."""
        key = own.key or f"{PREFIXES[own.label]}:{slug(own.name)}"
        entry = Entry(key, own.label, own.name, own.kind, own.country_code, own.lat, own.lon, aliases=own.aliases)
        known = self.by_key.pop(key, None)
        if known:
            aliases = dict.fromkeys((*own.aliases, known.name, *known.aliases))
            aliases.pop(own.name, None)
            point = (known.lat, known.lon) if own.lat is None else (own.lat, own.lon)
            country = own.country_code or known.country_code
            entry = Entry(key, own.label, own.name, own.kind, country, *point, tuple(aliases), known.seat)
            for tokens, other in self.by_form.items():
                if other.key == key:
                    self.by_form[tokens] = replace(entry, ambiguous=other.ambiguous)
        for form in (own.name, *own.aliases):
            self.by_form.pop(_tokens(form), None)
        self.add(entry, own.name, *own.aliases)

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The number of tokens and the entry of the longest form at this token, or None.

        >>> size, entry = gazetteer().longest(["Korea", "Utara", "kata"], 0)
        >>> size, entry.key
        (2, 'country:kp')
        """
        for length in self.lengths.get(words[at], ()):
            tokens = tuple(words[at : at + length])
            if tokens in self.by_form:
                return len(tokens), self.by_form[tokens]
        return None

    def find(self, name: str) -> Entry | None:
        """The entry under exactly this form."""
        return self.by_form.get(_tokens(name))


def _tokens(form: str) -> tuple[str, ...]:
    """The form's tokens; words of letters alone need no tokenizer."""
    plain = form.replace(" ", "").isalpha() and "  " not in form
    return tuple(form.split() if plain else split(form)[0])


@cache
def gazetteer() -> Gazetteer:
    """All known names, one a process. Of two entries with one form the first wins, so GeoNames comes last.

    The analyst's own names win over all. Raises ``LexiconError`` where their file cannot be read.
    """
    names = Gazetteer()
    for source in (_countries, _organisations, _places, _people, _others, _regencies, _cities):
        for entry, forms in source():
            names.add(entry, *forms)
    path = settings().lexicon
    for own in own_names.read(path) if path else ():
        names.adopt(own)
    return names


Named = Iterator[tuple[Entry, Sequence[str]]]


def _countries() -> Named:
    """Each country under its names; each capital, and each city beside it, as a city with a seat."""
    official = Locale("id").territories
    own = lexicon.mapping("countries")
    facts = {row["country"]: row for row in lexicon.table("capitals")}
    for code in sorted((set(official) | set(own)) - _SKIPPED_TERRITORIES):
        if len(code) != 2 or code.isdigit():
            continue
        extra: dict[str, Any] = own.get(code, {})
        cldr = official.get(code, "")
        name = extra.get("name", cldr)
        capital = extra.get("capital", facts.get(code, {}).get("capital", ""))
        if code == "ID":
            capital = ""  # in Indonesian news Jakarta is the city and the province
        cities = [tuple(city.split("|")) for city in (capital, *extra.get("seat", ())) if city and city != name]
        forms = tuple(dict.fromkeys((name, cldr or name, *extra.get("also", ()))))
        lat, lon = _point(facts.get(code, {}))
        key = f"country:{code.lower()}"
        seats = tuple(form for city in cities for form in city)
        maybe = extra.get("maybe", ())
        country = Entry(key, "GPE", name, "country", code, lat, lon, (*forms[1:], *maybe, *seats))
        yield country, [form for form in forms if form not in maybe]
        if maybe:
            yield replace(country, ambiguous=True), maybe
        for city, *spellings in cities:
            yield (
                Entry(
                    f"place:{code.lower()}-{slug(city)}",
                    "GPE",
                    city,
                    "place",
                    code,
                    lat,
                    lon,
                    tuple(spellings),
                    seat=key,
                    ambiguous=_everyday(city),
                ),
                (city, *spellings),
            )


def _point(row: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    return (float(row["lat"]), float(row["lon"])) if row.get("lat") else (None, None)


def _organisations() -> Named:
    """Each body under its sure names, then under those that may be something else."""
    for row in lexicon.table("organisations"):
        also, maybe = _several(row["also"]), _several(row["maybe"])
        styled = tuple(_styled((row["name"], *also), row["legal"]))
        aliases = tuple(dict.fromkeys(form for form in (*also, *maybe) if form != row["name"]))
        entry = Entry(
            f"org:{row['key']}", "ORG", row["name"], "organisation", row["country"] or None, aliases=aliases
        )
        yield entry, [form for form in (row["name"], *also, *styled) if form not in maybe]
        if maybe:
            yield replace(entry, ambiguous=True), maybe


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(form.strip() for form in (cell or "").split("|") if form.strip())


def _styled(names: Iterable[str], legal: str) -> Iterator[str]:
    """A limited company's names as the exchange and the courts write them.

    >>> list(_styled(["Jasa Marga", "JSMR"], "Persero"))[:3]
    ['PT Jasa Marga', 'PT Jasa Marga Tbk', 'Jasa Marga Tbk']
    """
    for at, name in enumerate(names if legal else ()):
        ticker = at > 0 and name.isupper()
        if ticker or name.startswith("PT "):
            continue
        yield from (f"PT {name}", f"PT {name} Tbk", f"{name} Tbk")
        if legal == "Persero":
            yield from (f"PT {name} (Persero)", f"PT {name} (Persero) Tbk", f"{name} (Persero)")


def _places() -> Named:
    for row in lexicon.table("places"):
        name, also, maybe = row["name"], _several(row["also"]), _several(row["maybe"])
        key = f"place:{(row['country'] or 'xx').lower()}-{slug(name)}"
        aliases = tuple(form for form in (*also, *maybe) if form != name)
        lat, lon = _point(row)
        entry = Entry(key, row["label"], name, "place", row["country"] or None, lat, lon, aliases)
        yield entry, [form for form in (name, *also) if form not in maybe]
        if maybe:
            yield replace(entry, ambiguous=True), maybe


def _others() -> Named:
    """Names of all other labels, and those that only look like names: they have no label."""
    for label, names in lexicon.mapping("names").items():
        for name, *also in (several.split("|") for several in names):
            prefix, kind = PREFIXES.get(label, label), KINDS.get(label, label)
            entry = Entry(
                f"{prefix}:{slug(name)}", label if label in KINDS else "", name, kind, aliases=tuple(also)
            )
            yield entry, (name, *also)


def _people() -> Named:
    for row in lexicon.table("people"):
        also = _several(row["also"])
        key = f"per:{slug(row['name'])}"
        yield Entry(key, "PER", row["name"], "person", row["country"] or None, aliases=also), (row["name"], *also)


def _regencies() -> Named:
    known = {row["name"]: row for row in reversed(lexicon.table("cities")) if row["country"] == "ID"}
    for name in sorted(lexicon.words("regencies")):
        yield _city(name, "ID", *_point(known.get(name, {}))), (name,)


def _cities() -> Named:
    for row in lexicon.table("cities"):
        name, country = row["name"], row["country"]
        if country == "ID" and int(row["population"]) < INDONESIAN_CITY_POPULATION:
            continue
        if " " in name or name.lower() not in lexicon.words("common_words"):
            yield _city(name, country, *_point(row)), (name,)


def _city(name: str, country: str, lat: float | None, lon: float | None) -> Entry:
    key = f"place:{country.lower()}-{slug(name)}"
    return Entry(key, "GPE", name, "place", country, lat, lon, ambiguous=_everyday(name))


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
    folded = name.casefold()
    if not folded.isalnum():
        folded = "".join(sign if sign.isalnum() else " " for sign in folded)
    return "-".join(folded.split())
