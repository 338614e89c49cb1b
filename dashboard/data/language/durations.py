"""Durations that go on below their unit (``1 tahun 3 bulan``) or stand in one word (``setahun``)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.numerals import Numeral, alternation, numeral_at
from dashboard.data.language.quantities import quantity_of

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground
    from dashboard.data.language.annotation import Number
    from dashboard.data.language.units import Unit

S = r"[\s\xa0]+"
GAP = re.compile(rf"{S}(?:dan{S})?")
HALF_MORE = re.compile(rf"{S}setengah(?!\w)", re.I)
ONE_DURATION = re.compile(rf"({alternation(units.ONE_DURATIONS)})(?![\w-])", re.I)
QUANTITY_BEFORE = re.compile(r"\d\w*\s\w+\s$|rupiah\s$|juta\s$|ribu\s$|persen\s$|kali\s$")


def extended(text: str, value: Decimal, *, unit: Unit, end: int) -> tuple[Decimal, Unit, int]:
    """A span of time with what it goes on with: ``1 tahun 3 bulan`` is 15 months, ``satu bulan setengah`` 1.5.

    >>> value, unit, end = extended("1 jam 20 menit", Decimal(1), unit=units.DURATIONS["jam"], end=5)
    >>> int(value), unit.code, end
    (80, 'minute', 14)
    """
    if half := HALF_MORE.match(text, end):
        return value + Decimal("0.5"), unit, half.end()
    gap = GAP.match(text, end)
    more = numeral_at(text, gap.end()) if gap else None
    following = units.unit_after(text, more.end) if more else None
    if more is None or following is None or more.value is None or unit.code not in units.SMALLER:
        return value, unit, end
    smaller, factor = units.SMALLER[unit.code]
    if following[0].code != smaller or more.value >= int(factor) or value != int(value):
        return value, unit, end
    return value * int(factor) + more.value, following[0], following[1]


def one_duration(ground: Ground, start: int) -> Number | None:
    """``setahun``, ``sepekan``; after a quantity it is the base of a rate (``180 menit sehari``)."""
    match = ONE_DURATION.match(ground.text, start)
    if match is None or QUANTITY_BEFORE.search(ground.text[max(0, start - 16) : start]):
        return None
    one = Numeral(start, match.end(), Decimal(1))
    return quantity_of(ground, start, match.end(), unit=units.ONE_DURATIONS[match[1].lower()], amount=one)
