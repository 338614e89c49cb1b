"""Units: what may stand beside a numeral — currencies, measures, spans of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import alternation

_UNITS = mapping("units")
_CURRENCIES = mapping("currencies")

SMALLER: dict[str, list[str | int]] = _UNITS["smaller"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the frame writes it; ``least`` is the smallest amount it is read with."""

    code: str
    kind: str  # money percent measure duration
    least: int = 0
    factor: Decimal = Decimal(1)


def _kind(code: str) -> str:
    return "percent" if code == "percent" else "measure"


SIGNS: dict[str, Unit] = {
    sign: Unit(code, "money") for code, words in _CURRENCIES.items() for sign in words["before"]
}
_WORDS: dict[str, Unit] = {
    word: Unit(code, "money") for code, words in _CURRENCIES.items() for word in words["after"]
}
SYMBOLS: dict[str, Unit] = {}
for _code, _forms in _UNITS["measures"].items():
    _unit = Unit(_code, _kind(_code), _forms.get("least", 0))
    _WORDS |= dict.fromkeys(_forms.get("words", ()), _unit)
    SYMBOLS |= dict.fromkeys(_forms.get("symbols", ()), _unit)
DURATIONS: dict[str, Unit] = {
    word: Unit(code, "duration") for code, words in _UNITS["durations"].items() for word in words
}
ONE_DURATIONS: dict[str, Unit] = {word: Unit(code, "duration") for word, code in _UNITS["one_durations"].items()}
_WORDS |= DURATIONS
MEASURES = frozenset(word for word, unit in _WORDS.items() if unit.kind != "money")

_SIGN_WORDS = frozenset(sign.lower() for sign in SIGNS)  # "5.000 rp" as well as "Rp 5.000"

_GAP = r"(?:[\s\xa0]?|-)"
_AFTER = re.compile(
    rf"{_GAP}(?:(?P<symbol>{alternation(SYMBOLS)})(?!\w)|(?i:(?P<word>{alternation(_WORDS)})(?P<each>-?an)?)(?=nya(?!\w)|(?![^\W_])))"
)
_SIGN = re.compile(rf"(?<![\w$])(?P<sign>{alternation(SIGNS)})[\s\xa0]?(?=\d)")
_DIGITS = re.compile(r"\.?[\s\xa0]?\d")
_CENT = re.compile(r"[\s\xa0]+sen(?!\w)", re.IGNORECASE)


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that follows a numeral which ends at ``end``, and where it ends.

    >>> unit_after("5,02 persen", 4)
    (Unit(code='percent', kind='percent', least=0, factor=Decimal('1')), 11)
    """
    match = _AFTER.match(text, end)
    if match is None:
        return None
    if match["symbol"]:
        return SYMBOLS[match["symbol"]], match.end()
    word = re.sub(r"[\s\xa0]+", " ", match["word"].lower())
    unit = _WORDS[word]
    if match["each"] and unit.kind not in ("duration", "percent"):
        return None
    if word in _SIGN_WORDS and _DIGITS.match(text, match.end()):
        return None  # "Rp 1-Rp 2": the sign of the next amount
    return unit, match.end()


def sign_at(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency sign that begins at ``start`` before an amount, and where the amount begins."""
    match = _SIGN.match(text, start)
    return (SIGNS[match["sign"]], match.end()) if match else None


def cents_after(text: str, end: int) -> int | None:
    """Where ``sen`` after an amount of money ends."""
    match = _CENT.match(text, end)
    return match.end() if match else None
