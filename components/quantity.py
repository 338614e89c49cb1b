"""Numbers as the reader writes them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.ordinal import ordinal

if TYPE_CHECKING:
    from components.words import Words

SIGNS = {"approx": "≈", "gt": ">", "lt": "<", "ge": "≥", "le": "≤"}
CURRENCIES = {
    "IDR": "Rp", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "MYR": "RM", "SGD": "S$", "AUD": "A$",
    "HKD": "HK$", "TWD": "NT$", "CAD": "C$", "NZD": "NZ$",
}  # fmt: skip
SYMBOLS = {
    "percent": "%", "degC": "°C", "degF": "°F", "degree": "°", "m2": "m²", "km2": "km²", "cm2": "cm²", "m3": "m³",
    "cm3": "cm³", "um": "µm", "ug": "µg", "l": "L", "kl": "kL", "ml": "mL", "magnitude": "M",
}  # fmt: skip
CLOSE = {"percent", "degree"}  # written at once after the figure
SCALES = (10**12, 10**9, 10**6)  # from here on zeros are hard to count
SCALED = 3  # decimals of a scaled figure
UNCOUNTED = 1e24  # from here on powers of ten say it in a word
EXACT = 1e-3  # what binary fractions may be off by
DECIMALS = 6
DENOMINATORS = 100


class Figure(float):
    """A number that knows how the reader writes it: sorts by size, shows as text.

    >>> Figure(12000, "12.000 km").written, max(Figure(2, "2"), Figure(10, "10")).written
    ('12.000 km', '10')
    """

    written: str

    def __new__(cls, size: float, written: str) -> Figure:
        figure = super().__new__(cls, size)
        figure.written = written
        return figure


def quantity(number: Mapping[str, Any], *, words: Words) -> str:
    """A row of the numbers frame as text: modifier, value or range, unit, rate.

    >>> from dashboard.catalogue import Catalogue
    >>> quantity({"value": 12000.0, "unit": "km", "modifier": "approx", "per": "jam"}, words=Catalogue("en"))
    '≈ 12,000 km/jam'
    """
    figure, name = amount(number, words=words), _given(number, "unit")
    if not figure:
        return ""
    one = number.get("value") == 1
    written = _with_unit(figure, name, one=one, words=words)
    if per := _given(number, "per"):
        written = f"{written}/{per}"
    modifier = _given(number, "modifier")
    if modifier == "almost":
        return words("almost {figure}", figure=written)
    return f"{SIGNS.get(modifier, '')} {written}".strip()


def amount(number: Mapping[str, Any], *, words: Words) -> str:
    """The bare figure after its kind: a value, a range, a score; empty where nothing could be read.

    >>> from dashboard.catalogue import Catalogue
    >>> amount({"value": None, "min": 5e6, "max": 7e6}, words=Catalogue("id"))
    '5–7 juta'
    >>> amount({"value": 0.4, "kind": "fraction"}, words=Catalogue("id"))
    '2/5'
    """
    score = number.get("score")
    if score is not None and not isinstance(score, float):
        return "–".join(words.number(float(side), digits=0) for side in score)
    value = number.get("value")
    if known(value):
        return _of_kind(float(value), _given(number, "kind"), words)  # type: ignore[arg-type]
    ends = [float(end) for end in (number.get("min"), number.get("max")) if known(end)]  # type: ignore[arg-type]
    written = _range(ends, words)
    return f"{written}×" if written and _given(number, "kind") == "multiplier" else written


def unit(name: str | None, *, words: Words, one: bool = False) -> str:
    """A unit in the reader's words, for ``one`` of it or more; one that is the same everywhere stays as it is."""
    name = name or ""
    if name in SYMBOLS:
        return SYMBOLS[name]
    return _spoken(words, one).get(name, name)


@lru_cache(maxsize=8)
def _spoken(words: Words, one: bool) -> dict[str, str]:
    return _spans(words, one) | _measures(words, one)


def _spans(words: Words, one: bool) -> dict[str, str]:
    count = 1 if one else 2
    return {
        "year": words.plural("year", "years", count),
        "half": words.plural("half-year", "half-years", count),
        "quarter": words.plural("quarter", "quarters", count),
        "month": words.plural("month", "months", count),
        "week": words.plural("week", "weeks", count),
        "day": words.plural("day", "days", count),
        "hour": words.plural("hour", "hours", count),
        "minute": words.plural("minute", "minutes", count),
        "s": words.plural("second", "seconds", count),
        "decade": words.plural("decade", "decades", count),
        "century": words.plural("century", "centuries", count),
    }


def _measures(words: Words, one: bool) -> dict[str, str]:
    count = 1 if one else 2
    return {
        "pp": words.plural("percentage point", "percentage points", count),
        "bp": words.plural("basis point", "basis points", count),
        "point": words.plural("point", "points", count),
        "t": words.plural("tonne", "tonnes", count),
        "kuintal": words.plural("quintal", "quintals", count),
        "barrel": words.plural("barrel", "barrels", count),
        "inch": words.plural("inch", "inches", count),
        "ft": words.plural("foot", "feet", count),
        "mi": words.plural("mile", "miles", count),
        "nmi": words.plural("nautical mile", "nautical miles", count),
        "ly": words.plural("light-year", "light-years", count),
        "cal": words.plural("calorie", "calories", count),
        "kcal": words("kcal"),
        "ounce": words.plural("troy ounce", "troy ounces", count),
        "bph": words("barrels a day"),
        "boe": words("barrels of oil equivalent"),
    }


def _of_kind(value: float, kind: str, words: Words) -> str:
    if kind == "ordinal" and value.is_integer() and value > 0:
        return ordinal(int(value), words=words)
    if kind == "multiplier":
        return f"{_number(value, words)}×"
    if kind == "ratio":
        return f"{_number(value, words)} : 1"
    if kind == "fraction":
        share = Fraction(value).limit_denominator(DENOMINATORS)
        if 0 < share < 1 and abs(float(share) - value) < 1e-9:
            return f"{share.numerator}/{share.denominator}"
    return _number(value, words)


def _range(ends: list[float], words: Words) -> str:
    """Both ends, where they differ; negative ones apart from the dash, and a scale that they share once."""
    dash = " – " if any(end < 0 for end in ends) else "–"
    ends = list(dict.fromkeys(ends))
    sizes = {_scale(end) for end in ends}
    if len(sizes) == 1 and (size := sizes.pop()) > 1:
        return _scaled(dash.join(words.number(round(end / size, SCALED)) for end in ends), size, words)
    return dash.join(_number(end, words) for end in ends)


def _number(value: float, words: Words) -> str:
    """The value without loss; in millions and more where a few decimals of these are enough for it.

    >>> from dashboard.catalogue import Catalogue
    >>> _number(1.2e12, Catalogue("id")), _number(1234567.0, Catalogue("id")), _number(0.0005, Catalogue("en"))
    ('1,2 triliun', '1.234.567', '0.0005')
    """
    if (size := _scale(value)) > 1:
        return _scaled(words.number(round(value / size, SCALED)), size, words)
    if not 0 < abs(value) < math.inf:
        return words.number(value)
    decimals = -int(Decimal(repr(value)).normalize().as_tuple().exponent)
    enough = max(DECIMALS, DECIMALS - math.floor(math.log10(abs(value))))
    return words.number(value, digits=min(decimals, enough)) if decimals > 3 else words.number(value)


def _scale(value: float) -> int:
    """The largest scale that holds the value in ``SCALED`` decimals; 1 where none does."""
    if not abs(value) < UNCOUNTED:
        return 1
    fitting = (size for size in SCALES if abs(value) >= size)
    return next((size for size in fitting if abs(round(value / size, SCALED) * size - value) < EXACT), 1)


def _scaled(figure: str, size: int, words: Words) -> str:
    forms = dict(
        zip(
            SCALES, (words("{number} trillion"), words("{number} billion"), words("{number} million")), strict=True
        )
    )
    return forms[size].format(number=figure)


def _with_unit(figure: str, name: str, *, one: bool, words: Words) -> str:
    if name in CURRENCIES:
        return f"{CURRENCIES[name]}{figure}"
    if name == "magnitude":
        return f"{SYMBOLS[name]} {figure}"
    return f"{figure}{'' if name in CLOSE else ' '}{unit(name, words=words, one=one)}".strip()


def known(value: object) -> bool:
    """Whether a cell holds a figure.

    >>> known(0.0), known(None), known(math.nan)
    (True, False, False)
    """
    return value is not None and not pd.isna(value)  # type: ignore[call-overload]


def _given(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""
