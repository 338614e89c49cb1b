"""Rates: the base after ``per``, a slash, or in ``sehari``."""

from __future__ import annotations

import re

from dashboard.data.language.modifiers import after_modifier
from dashboard.data.language.moments import MONTH

S = r"[\s\xa0]+"
PER = re.compile(
    rf"[\s\xa0]?(?:(?:per{S}|/[\s\xa0]?)(?P<base>(?:metrik{S}ton|ons{S}troi|dolar{S}AS|dollar{S}AS|US\$|troy{S}ons|"
    rf"(?!{MONTH})(?-i:[a-z]\w+)))|"
    rf"{S}se(?P<rate>hari|minggu|pekan|bulan|tahun|jam))(?!\w)",
    re.I,
)


def base_of(text: str, end: int, *, noun: str | None = None) -> str | None:
    """The base of the rate that a quantity which ends at ``end`` is, after the noun it counts.

    >>> base_of("45 ribu penumpang per hari", 7, noun="penumpang")
    'hari'
    """
    place = after_modifier(text, end)
    if noun and text.startswith(noun, place + 1):
        place += 1 + len(noun)
    match = PER.match(text, place)
    return None if match is None else (match["base"] or match["rate"])
