"""Amounts: a numeral with the currency or unit beside it, and the ground that the rules for numbers read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import Numeral, alternation, numeral_at

if TYPE_CHECKING:
    from dashboard.data.language.scanner import Claims
    from dashboard.data.language.units import Unit

INDEX_CUE = re.compile(rf"(?<!\w)(?:{alternation(mapping('units')['index_cues'])})(?!\w)", re.I)
SENTENCE_END = re.compile(r"[.!?\n\"“|]\s*$")
SHORT = frozenset({"W", "g", "m", "degree"})  # after a number in words, these must be written out


@dataclass(slots=True)
class Ground:
    """A text, what of it is spoken for, and what the rules keep in mind while they read it."""

    text: str
    claims: Claims
    score_end: int = -10
    kept: tuple[int, bool, Numeral | None] = field(default=(-1, False, None))

    def numeral(self, start: int, *, money: bool = False) -> Numeral | None:
        """The numeral at an offset; several rules ask for the same one."""
        if self.kept[:2] != (start, money):
            self.kept = start, money, numeral_at(self.text, start, money=money)
        return self.kept[2]

    def joined(self, start: int) -> bool:
        """Whether what begins at ``start`` is the tail of a longer string of digits or letters."""
        before = self.text[max(0, start - 2) : start]
        if not before or not self.text[start : start + 1].isdigit():
            return False
        if before in ("--", "++"):
            return True
        return (before[-1].isalpha() and before[-1].isascii() and before[-1].isupper()) or (
            len(before) == 2 and before[-1] in ".,/:" and before[0].isdigit()
        )

    def opens(self, start: int) -> bool:
        """Whether a sentence begins at ``start``."""
        before = self.text[max(0, start - 3) : start]
        return not before.strip() or SENTENCE_END.search(before) is not None


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its unit, as one side of a quantity."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value, the same where it is exact."""
        numeral = self.numeral
        if numeral.value is not None:
            return numeral.value, numeral.value
        assert numeral.low is not None and numeral.high is not None
        return numeral.low, numeral.high


def amount_at(ground: Ground, start: int) -> Amount | None:
    """The amount that begins at an offset: ``Rp 1,2 triliun``, ``5 persen``, ``12.000``.

    >>> from dashboard.data.language.scanner import Claims
    >>> amount_at(Ground("Rp 1,2 triliun", Claims(14)), 0).numeral.value
    Decimal('1200000000000.0')
    """
    if ground.joined(start):
        return None
    sign = units.sign_at(ground.text, start)
    numeral = ground.numeral(sign[1] if sign else start, money=sign is not None)
    if numeral is None:
        return None
    if sign:
        return _with_sign(ground, start, numeral, sign[0])
    unit = units.unit_after(ground.text, numeral.end)
    if unit is None or not ground.claims.free(numeral.end, unit[1]) or not _fits(ground, numeral, unit[0]):
        return Amount(start, numeral.end, numeral, None)
    if cents := units.cents_after(ground.text, unit[1]) if unit[0].kind == "money" else None:
        return Amount(start, cents, numeral.times(Decimal("0.01")), unit[0])
    return Amount(start, unit[1], numeral, unit[0])


def _with_sign(ground: Ground, start: int, numeral: Numeral, unit: Unit) -> Amount:
    """An amount after the sign of its currency, which may be named once more after it."""
    if cents := units.cents_after(ground.text, numeral.end):
        return Amount(start, cents, numeral.times(Decimal("0.01")), unit)
    again = units.unit_after(ground.text, numeral.end)
    end = again[1] if again and again[0] == unit else numeral.end
    return Amount(start, end, numeral, unit)


def _fits(ground: Ground, numeral: Numeral, unit: Unit) -> bool:
    """Whether a word that may be a unit is one here: ``12 poin`` counts, ``82,99 poin`` measures."""
    value = numeral.value if numeral.value is not None else numeral.low
    if unit.least and (value or 0) < unit.least:
        return False
    if unit.code == "point":
        before = ground.text[max(0, numeral.start - 60) : numeral.start]
        return value is not None and (value != int(value) or INDEX_CUE.search(before) is not None)
    return (
        numeral.digits
        or unit.code not in SHORT
        or len(ground.text[numeral.end : numeral.end + 40].split(maxsplit=1)[0]) > 2
    )


def whole(value: Decimal | None, *, most: int) -> bool:
    """Whether a value is a whole number from one to ``most``.

    >>> whole(Decimal("2.5"), most=10), whole(Decimal(7), most=10)
    (False, True)
    """
    return value is not None and value == int(value) and 1 <= value <= most
