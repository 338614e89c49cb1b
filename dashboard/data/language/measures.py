"""Measures with a form of their own: earthquakes, whose scale stands before its number, and dimensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.amounts import amount_at
from dashboard.data.language.numerals import numeral_at
from dashboard.data.language.quantities import number, quantity_of

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground
    from dashboard.data.language.annotation import Number

GREATEST = 10  # magnitude
MAGNITUDE = re.compile(r"(?:[Mm]agnitudo(?:[\s\xa0]\(M\))?|M|SR|[Ss]kala [Rr]ichter)[\s\xa0]?(?=\d[.,]?\d?)")
MAGNITUDE_BEFORE = re.compile(
    r"(?:bermagnitudo|berkekuatan|magnitudo)[\s\xa0]+(?:\(M\)[\s\xa0]+)?(?:M[\s\xa0]?)?$", re.I
)
EARTHQUAKE = re.compile(r"gempa|guncang|M\d", re.I)
LENGTHS = frozenset({"m", "cm", "mm", "km", "inch", "ft"})
DIMENSION = re.compile(r"(?P<side>\d+(?:[.,]\d+)?)[\s\xa0]?[x×][\s\xa0]?(?=\d)")


def magnitude(ground: Ground, start: int) -> Number | None:
    """``magnitudo 5,6``, ``M 6,4``: the scale stands before its number."""
    match = MAGNITUDE.match(ground.text, start)
    numeral = numeral_at(ground.text, match.end()) if match else None
    if match is None or numeral is None or numeral.value is None or numeral.value > GREATEST:
        return None
    if match.group().strip() == "M" and not EARTHQUAKE.search(ground.text, max(0, start - 80), numeral.end + 60):
        return None
    return number(ground, start, numeral.end, kind="measure", value=numeral.value, unit="magnitude")


def magnitude_after(ground: Ground, start: int) -> Number | None:
    """``berkekuatan 5,6``, the scale after it or not."""
    numeral = ground.numeral(start)
    if numeral is None or numeral.value is None or numeral.value > GREATEST:
        return None
    if not MAGNITUDE_BEFORE.search(ground.text[max(0, start - 20) : start]):
        return None
    unit = units.unit_after(ground.text, numeral.end)
    if unit and unit[0].code != "magnitude":
        return None
    end = unit[1] if unit else numeral.end
    return number(ground, start, end, kind="measure", value=numeral.value, unit="magnitude")


def dimension(ground: Ground, start: int) -> Number | None:
    """``30x40 cm`` are two lengths, ``2x24 jam`` and ``4x100 meter`` products."""
    match = DIMENSION.match(ground.text, start)
    first = ground.numeral(start) if match and not ground.joined(start) else None
    second = amount_at(ground, match.end()) if match and first else None
    if match is None or first is None or first.end != match.end("side") or first.value is None:
        return None
    if second is None or second.unit is None or second.numeral.value is None:
        return None
    if second.unit.code not in LENGTHS or second.numeral.value >= 10 * first.value:
        product = second.numeral.times(first.value)
        return quantity_of(ground, start, second.end, unit=second.unit, amount=product)
    return number(ground, start, first.end, kind=second.unit.kind, value=first.value, unit=second.unit.code)
