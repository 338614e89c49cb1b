"""Portions: fractions and ratios in digits and words (``dua pertiga``, ``2/3``, ``satu dari lima``, ``6:4``)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.annotation import Number
from dashboard.data.language.counted_nouns import noun_after
from dashboard.data.language.numerals import UNITS, WHOLE, Numeral, alternation, fraction_at, numeral_at
from dashboard.data.language.quantities import number, quantity_of

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground

S = r"[\s\xa0]+"
NUMERAL = rf"\d|{alternation(UNITS)}|{alternation(WHOLE)}"
RATIO = re.compile(r"(?P<a>\d{1,3})[\s\xa0]?:[\s\xa0]?(?P<b>\d{1,3}(?:\.\d{3})*)(?![\w:])")
AGAINST = re.compile(rf"{S}(?:ber)?banding{S}", re.I)
BY = re.compile(rf"{S}per{S}(?={NUMERAL})", re.I)
SLASH = re.compile(r"(?P<top>\d{1,3})/(?P<under>\d{1,3})(?!\w|[/.,]\d)")
DAY_BEFORE = re.compile(r"(?:pada|tanggal|tgl|hingga|sampai|sejak|mulai|[(/-])[\s\xa0]*$", re.I)
OUT_OF = re.compile(rf"{S}dari{S}(?P<each>(?:setiap|tiap){S})?(?={NUMERAL})", re.I)
SALAH = re.compile(r"salah\s+$", re.I)
OF = re.compile(rf"{S}(?:dari|bagian){S}", re.I)
OF_OR_MORE = re.compile(rf"{S}(?:dari|lebih)(?!\w)", re.I)
FINAL = re.compile(rf"{S}final")  # "seperempat final" is a round


def ratio(ground: Ground, start: int) -> Number | None:
    """``6:4``."""
    match = RATIO.match(ground.text, start)
    if match is None or ground.joined(start):
        return None
    a, b = int(match["a"]), int(match["b"].replace(".", ""))
    return Number(start=start, end=match.end(), kind="ratio", value=a / b) if b else None


def against(ground: Ground, start: int) -> Number | None:
    """``1 banding 1.000``, ``satu banding lima`` as ratios, ``dua per tiga`` as a fraction."""
    first = None if ground.joined(start) else ground.numeral(start)
    if first is None or first.value is None:
        return None
    link, kind = AGAINST.match(ground.text, first.end), "ratio"
    if link is None and first.value < 10:
        link, kind = BY.match(ground.text, first.end), "fraction"
    second = numeral_at(ground.text, link.end()) if link else None
    if second is None or not second.value or (kind == "fraction" and not first.value < second.value <= 100):
        return None
    noun = noun_after(ground.text, second.end) if kind == "fraction" else None
    return number(ground, start, second.end, kind=kind, value=first.value / second.value, noun=noun)


def fraction(ground: Ground, start: int) -> Number | None:
    """``dua pertiga anggota``, ``seperlima dari``."""
    found = fraction_at(ground.text, start)
    if found is None or FINAL.match(ground.text, found[1]):
        return None
    value, end = found
    unit = units.unit_after(ground.text, end)
    if unit and unit[0].kind != "money":
        return quantity_of(ground, start, unit[1], unit=unit[0], amount=Numeral(start, unit[1], value))
    of = OF.match(ground.text, end)
    noun = noun_after(ground.text, of.end() - 1 if of else end)
    return number(ground, start, end, kind="fraction", value=value, noun=noun)


def slash(ground: Ground, start: int) -> Number | None:
    """``2/3 anggota``; a day and its month count nothing."""
    match = SLASH.match(ground.text, start)
    if match is None or not int(match["under"]) or ground.joined(start):
        return None
    of = OF.match(ground.text, match.end())
    noun = noun_after(ground.text, of.end() - 1 if of else match.end())
    if DAY_BEFORE.search(ground.text, max(0, start - 12), start) or not (of or noun):
        return None
    value = Decimal(match["top"]) / int(match["under"])
    return number(ground, start, match.end(), kind="fraction", value=value, noun=noun) if value < 1 else None


def out_of(ground: Ground, start: int) -> Number | None:
    """``satu dari lima remaja`` is a fifth; ``dua dari tiga tersangka`` are two, but for ``dari tiap tiga``."""
    top = None if ground.joined(start) else ground.numeral(start)
    link = OUT_OF.match(ground.text, top.end) if top else None
    if top is None or link is None or SALAH.search(ground.text, max(0, start - 8), start):
        return None
    under = numeral_at(ground.text, link.end())
    if under is None or not under.value or not top.value or top.value >= under.value:
        return None
    noun = noun_after(ground.text, under.end)
    if not (top.value == 1 or link["each"]) or units.unit_after(ground.text, under.end):
        return None
    return number(ground, start, under.end, kind="fraction", value=top.value / under.value, noun=noun)


def part(ground: Ground, numeral: Numeral) -> Number | None:
    """``separuh penduduk``, ``setengah dari``; no idiom, no time of day."""
    start, end = numeral.start, numeral.end
    after = OF_OR_MORE.match(ground.text, end)
    if ground.text[start:end].lower() == "setengah" and not after and noun_after(ground.text, end) is None:
        return None
    noun = noun_after(ground.text, after.end() if after else end)
    return number(ground, start, end, kind="fraction", value=numeral.value, noun=noun)
