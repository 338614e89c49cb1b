"""Ranges: ``5-7 juta``, ``tiga sampai empat ratus``, ``puluhan hingga ratusan juta``, ``5 atau 6 orang``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.data.language.amounts import amount_at
from dashboard.data.language.counted_nouns import noun_after
from dashboard.data.language.numerals import Numeral
from dashboard.data.language.quantities import quantity_of
from dashboard.data.language.rates import PER
from dashboard.data.language.units import SMALLER

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Amount, Ground
    from dashboard.data.language.annotation import Number

S = r"[\s\xa0]+"
LINK = re.compile(
    rf"[\s\xa0]?[-–—−~][\s\xa0]?|{S}(?:hingga|sampai(?:{S}dengan)?|s\.?d\.?|s/d|(?P<or>atau)|(?P<and>dan)){S}",
    re.I,
)
BETWEEN = re.compile(r"antara\s+$", re.I)


def range_from(ground: Ground, first: Amount) -> Number | None:
    """The range that an amount opens: what stands on its right lends it scale and unit."""
    link = LINK.match(ground.text, first.end) or _link_after_rate(ground.text, first)
    second = amount_at(ground, link.end()) if link else None
    if link is None or second is None:
        return None
    first = _in_smaller_unit(first, second, link)
    second = _in_smaller_unit(second, first, link)
    if not _is_range(ground, first, second, link):
        return None
    unit = second.unit or first.unit
    low, high = first.bounds, second.bounds
    scale = _carried(first.numeral, second.numeral)
    if scale > 1 and first.unit in (None, unit) and low[0] * scale <= high[1]:
        low = low[0] * scale, low[1] * scale
    ends = sorted((*low, *high))
    amount = Numeral(first.start, second.end, None, ends[0], ends[-1])
    return quantity_of(ground, first.start, second.end, unit=unit, amount=amount)


def _link_after_rate(text: str, first: Amount) -> re.Match[str] | None:
    """``US$ 1.680 per ons hingga US$ 1.730 per ons``: the link behind the base of a rate."""
    rate = PER.match(text, first.end) if first.unit else None
    link = LINK.match(text, rate.end()) if rate else None
    return None if link is None or link["or"] or link["and"] else link


def _in_smaller_unit(amount: Amount, other: Amount, link: re.Match[str]) -> Amount:
    """``enam bulan hingga dua tahun`` is 6 to 24 months: one side in the unit of the other."""
    if amount.unit is None or other.unit is None or link["or"] or link["and"]:
        return amount
    smaller, factor = SMALLER.get(amount.unit.code, ("", 1))
    if smaller != other.unit.code:
        return amount
    return replace(amount, numeral=amount.numeral.times(int(factor)), unit=other.unit)


def _carried(low: Numeral, high: Numeral) -> Decimal:
    """The scale that the right side lends the left: ``5-7 juta``, ``tiga sampai empat ratus``."""
    if low.scale != 1:
        return Decimal(1)
    if high.scale > 1 or high.digits or low.value is None or high.value is None or low.value > 9:
        return high.scale
    factor = 100 if high.value % 100 == 0 else 10
    return Decimal(factor) if high.value == (low.value + 1) * factor else Decimal(1)


def _is_range(ground: Ground, first: Amount, second: Amount, link: re.Match[str]) -> bool:
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None:
        return low is high and _is_vague_range(first, second, link)
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit and second.unit is None and first.unit.kind != "money" and second.numeral.scale == 1:
        return False
    if link["and"]:
        return BETWEEN.search(ground.text, max(0, first.start - 10), first.start) is not None
    if link["or"]:
        return first.unit is None and low < high and _are_alternatives(ground, first, second)
    return low < high or first.numeral.scale != second.numeral.scale or second.unit is not None


def _are_alternatives(ground: Ground, first: Amount, second: Amount) -> bool:
    """``5 atau 6 orang``, ``2 atau 2,5 tahun``: written alike, with a unit or one after the other."""
    if first.numeral.digits != second.numeral.digits:
        return False
    follows = second.bounds[0] == first.bounds[0] + 1
    return second.unit is not None or (follows and noun_after(ground.text, second.end) is not None)


def _is_vague_range(first: Amount, second: Amount, link: re.Match[str]) -> bool:
    """``puluhan hingga ratusan juta rupiah``: two vague amounts, the greater last."""
    if link["and"] or link["or"]:
        return False
    return first.unit in (None, second.unit) and first.bounds[0] < second.bounds[0]
