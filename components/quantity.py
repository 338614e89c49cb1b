"""Numbers and calendar expressions as the reader writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

if TYPE_CHECKING:
    from components.words import Words

SIGNS = {"approx": "±", "almost": "<~", "gt": ">", "lt": "<", "ge": "≥", "le": "≤"}
CURRENCIES = {"IDR": "Rp", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "MYR": "RM", "SGD": "S$"}
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


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
    """A row of the numbers frame as text: sign, value or range, unit, rate.

    >>> from tests.components.plain_words import PLAIN
    >>> quantity({"value": 12000.0, "unit": "km", "modifier": "approx", "per": "jam"}, words=PLAIN)
    '± 12,000 km/jam'
    """
    sign = SIGNS.get(_given(number, "modifier"), "")
    per = _given(number, "per")
    written = _with_unit(amount(number, words=words), _given(number, "unit"), words)
    return f"{sign} {written}".strip() + (f"/{per}" if per else "")


def amount(number: Mapping[str, Any], *, words: Words) -> str:
    """The bare figure: a value, a range, a score; empty where nothing could be read.

    >>> from tests.components.plain_words import PLAIN
    >>> amount({"value": None, "min": 5e6, "max": 7e6}, words=PLAIN)
    '5,000,000–7,000,000'
    """
    score = number.get("score")
    if score is not None and not isinstance(score, float):
        return "–".join(words.number(float(side), digits=0) for side in score)
    figures = [number["value"]] if _known(number.get("value")) else [number.get("min"), number.get("max")]
    return "–".join(words.number(float(cast("float", figure))) for figure in figures if _known(figure))


def unit(name: str | None, *, words: Words) -> str:
    """A unit in the reader's words; units that are the same everywhere stay as they are."""
    spoken = {
        "year": words("years"),
        "month": words("months"),
        "week": words("weeks"),
        "day": words("days"),
        "hour": words("hours"),
        "minute": words("minutes"),
        "second": words("seconds"),
        "s": words("seconds"),
        "decade": words("decades"),
        "percent": "%",
        "point": words("points"),
        "pp": words("percentage points"),
        "degC": "°C",
        "km2": "km²",
        "m2": "m²",
        "m3": "m³",
    }
    return spoken.get(name or "", name or "")


def calendar(row: Mapping[str, Any], *, words: Words) -> str:
    """A row of the dates frame as text: the day in the reader's words where it is one, else its EDTF form."""
    iso = _given(row, "iso")
    if FULL_DAY.fullmatch(iso):
        return words.date(date.fromisoformat(iso), form="long")
    return iso or words("unresolved")


def _with_unit(figure: str, name: str, words: Words) -> str:
    if name in CURRENCIES:
        return f"{CURRENCIES[name]}{figure}"
    if name == "percent":
        return f"{figure}%"
    return f"{figure} {unit(name, words=words)}".strip()


def _known(value: object) -> bool:
    return value is not None and not pd.isna(value)  # type: ignore[call-overload]


def _given(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""
