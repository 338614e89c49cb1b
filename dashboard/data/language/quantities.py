"""A quantity as the frame has it: its kind by unit and context, its sign, modifier, base and counted noun."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.data.language.ages import is_age
from dashboard.data.language.annotation import Number
from dashboard.data.language.counted_nouns import noun_after, noun_before
from dashboard.data.language.modifiers import after_modifier, modifier_of
from dashboard.data.language.rates import base_of

if TYPE_CHECKING:
    from decimal import Decimal

    from dashboard.data.language.amounts import Ground
    from dashboard.data.language.numerals import Numeral
    from dashboard.data.language.units import Unit

COUNTING = frozenset({"cardinal", "measure", "percent"})  # kinds that count a noun
SIGNED = frozenset({"percent", "degC", "degree", "pp"})
NEGATIVE = re.compile(r"(?:^|[\s(])[-−]$")
RANGE_CUE = re.compile(r"(?:kisaran|berkisar|rentang)(?:[\s\xa0]+(?:dari|antara))?[\s\xa0]+$", re.I)
HYPHEN = re.compile(r"(?:[A-Z]|\bke)[\s\xa0]-$")  # one that was set apart: "COVID -19", "ke -13"
HEAT = re.compile(r"(?:suhu|temperatur|panas|dingin|cuaca)", re.I)


def number(
    ground: Ground,
    start: int,
    end: int,
    *,
    kind: str,
    value: Decimal | float | None,
    unit: str | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    noun: str | None = None,
) -> Number:
    """A number of a known kind, with the modifier and the base that stand around it."""
    return Number(
        start=start,
        end=end,
        kind=kind,
        value=None if value is None else float(value),
        min=None if low is None else float(low),
        max=None if high is None else float(high),
        unit=unit,
        modifier=None if kind == "ordinal" else modifier_of(ground.text, start, end),
        noun=noun,
        per=base_of(ground.text, end, noun=noun),
    )


def quantity_of(ground: Ground, start: int, end: int, *, unit: Unit | None, amount: Numeral) -> Number:
    """An amount as a number: its kind by its unit, the noun that it counts, a minus before it."""
    text = ground.text
    kind = "cardinal" if unit is None else unit.kind
    if kind == "duration" and is_age(text, start, end):
        kind = "age"
    code = None if unit is None else unit.code
    if code == "degree" and HEAT.search(text, max(0, start - 80), start):
        code = "degC"
    noun = noun_after(text, after_modifier(text, end)) if kind in COUNTING else None
    if kind == "cardinal" and noun is None:
        noun = noun_before(text, start)
    start, sign = _signed(ground, start, end, unit)
    value = amount.value * sign if amount.value is not None else None
    bounds = {"low": amount.low, "high": amount.high}
    found = number(ground, start, end, kind=kind, value=value, unit=code, noun=noun, **bounds)
    if amount.approximate and found.modifier is None:
        return replace(found, modifier="approx")
    if amount.value is None and RANGE_CUE.search(text, max(0, start - 24), start):
        return replace(found, modifier=None)
    return found


def _signed(ground: Ground, start: int, end: int, unit: Unit | None) -> tuple[int, int]:
    """``-15,90 persen``: a minus belongs to a percentage, a temperature or a bare figure after it."""
    if unit.code not in SIGNED if unit else noun_after(ground.text, end) is not None:
        return start, 1
    minus = NEGATIVE.search(ground.text, max(0, start - 2), start)
    if unit is None and HYPHEN.search(ground.text, max(0, start - 5), start):
        return start, 1
    return (start - 1, -1) if minus and ground.claims.free(start - 1, start) else (start, 1)
