"""Codes: laws, models, phone and plate numbers, enumerators, idioms — digits and number words that count nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language.numerals import SCALES, alternation, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = lexicon("codes")
_CURRENCIES = lexicon("currencies")
_UNITS = lexicon("units")
_MONTHS = lexicon("calendar")

NUMBER = r"\d{1,5}[A-Za-z]?(?![\d.,]*\d)"
ROMAN = r"[IVXL]+(?!\w)"
ITEM = rf"(?:{NUMBER}|{ROMAN}|\(\d{{1,2}}\)|\b[a-z]\b)"
_SECTION = alternation(_CODES["sections"])
_LAW = alternation(_CODES["laws"])
_NUMBERING = alternation(_CODES["numbering"])
_HEADS = alternation(
    {form for head in _CODES["heads"] for form in (head.title(), head.upper(), head.capitalize())}
    | {"iPhone", "iOS", "PlayStation", "PUU-XXI"}
    | set(_CODES["plain_heads"])
)
_UNIT_SUFFIXES = alternation(
    {symbol for unit in _UNITS["measures"].values() for symbol in unit.get("symbols", ())}
    | {word for unit in _UNITS["measures"].values() for word in unit.get("words", ())}
    | {word for words in _UNITS["durations"].values() for word in words}
)
_MONEY_SIGNS = {sign.lower().rstrip("$.") for money in _CURRENCIES.values() for sign in money["before"]}
_MONTH_WORDS = {word for words in _MONTHS["months"].values() for word in words} | set(
    _MONTHS["month_abbreviations"]
)
_ATTACHED_OK = _MONEY_SIGNS | _MONTH_WORDS | {"ke", "m", "q", "s", "di", "dan", "ii", "i", "iii", "iv", "antara"}

# Laws and their parts: Pasal 5 ayat (2) huruf b UU Nomor 4 Tahun 2016
SECTIONS = re.compile(rf"\b(?:{_SECTION})\s+{ITEM}(?:\s*(?:,|dan|jo\.?|juncto|huruf|ayat|angka)?\s*{ITEM})*", re.I)
LAWS = re.compile(
    rf"\b(?:{_LAW})\b[^\n.,;()]{{0,80}}?\b(?:nomor|no\.?)\s*\d[\w/.-]*(?:\s+tahun\s+\d{{4}})?"
    rf"|\b(?:{_LAW})\s*(?:RI\s+)?\d{{1,4}}(?:\s*/\s*\d{{4}}|\s+tahun\s+\d{{4}})"
    rf"|\b(?:nomor|no\.?)\s*\d[\w/.-]*\s+tahun\s+\d{{4}}",
    re.I,
)
# Nomor 90/PUU-XXI/2023, nomor urut 3, No. 12, HP 0812…
NUMBERED = re.compile(rf"\b(?:{_NUMBERING})\b[.:]?\s*(?:urut\s*)?(?::\s*)?[+(]?\d[\w/.()-]*", re.I)
# Liga 1, Komisi XI, iPhone 15, Perang Dunia II
HEADED = re.compile(rf"\b(?:{_HEADS})\.?\s+(?:\d{{1,4}}[A-Z]?(?![.,]?\d)|{ROMAN})(?!\s?%|\w)")
# Charles III, Paus Leo XIV: a capitalised name and a Roman numeral
REGNAL = re.compile(r"\b[A-Z][a-z]+\s+(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?)(?!\w)")
# F-16, COVID-19, G7, B20, U-17: letters run into digits
ATTACHED = re.compile(r"(?<![\w/])(?P<letters>[^\W\d_]+)(?P<dash>[-.]?)\d[\w-]*(?![.,]\d)")
# 5G, 4x4, 3D: digits run into letters
SUFFIXED = re.compile(r"(?<![\w.,])\d+(?P<letters>[A-Za-z][\w-]*)")
# JT 610: two capitals and a flight number
FLIGHT = re.compile(
    r"(?<![\w$])(?!RM|RP|US|AS|RI|UE|KM|HP|CP|TV)[A-Z]{2}\s\d{3,4}(?![\d.,]*\d)(?!\s?\w*(?:%|juta|ribu|persen))"
)
# B 1234 XYZ; 0812-3456-7890; (021) 345678; 192.168.1.1; 3171234567890001; 4-3-3
PLATE = re.compile(r"\b[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}\b")
PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{2}[\s-]?|\(0\d{2,3}\)\s?|0\d{2,3}[-\s]?)\d{3,4}[-\s]?\d{3,5}(?:[-\s]?\d{1,4})?(?![.,]?\d)"
)
IDENTIFIER = re.compile(r"(?<![\w.,])(?<!Rp)(?<!Rp\s)\d{11,}")
DOTTED = re.compile(r"(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)|(?<![\d-])\d(?:-\d){2,3}(?![\d-])")
# 1) beras, 2) gula; a line that opens with "1."
ENUMERATOR = re.compile(r"(?:(?<=[\s;:,])|^)\(?\d{1,2}\)(?=\s)(?<!\)\))|^\s*\d{1,2}\.(?=\s|[A-Z])", re.M)
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,60}@\S{1,60}", re.I)
IDIOMS = re.compile(rf"\b(?:{alternation(lexicon('quantities')['idioms'])})\b", re.I)

_PLAIN = (SECTIONS, LAWS, NUMBERED, HEADED, REGNAL, FLIGHT, PLATE, PHONE, IDENTIFIER, DOTTED, ADDRESS, IDIOMS)


def codes(text: str) -> Iterator[tuple[int, int]]:
    """The spans of everything in a text that looks like a number and is none.

    >>> [text[a:b] for text in ["Jet F-16 menurut Pasal 5 UU Nomor 4 Tahun 2016"] for a, b in codes(text)]
    ['Pasal 5', 'UU Nomor 4 Tahun 2016', 'F-16']
    """
    for pattern in _PLAIN:
        for match in pattern.finditer(text):
            yield match.span()
    yield from _enumerators(text)
    for match in ATTACHED.finditer(text):
        if match["letters"].lower() not in _ATTACHED_OK:
            yield match.span()
    for match in SUFFIXED.finditer(text):
        if not re.match(_SUFFIX_OK, match["letters"], re.I):
            yield match.span()


_SUFFIX_OK = (
    rf"(?:{_UNIT_SUFFIXES}|{alternation(SCALES)}|k|x|an|s|m|t|th|rp|usd|eur|"
    rf"{alternation(lexicon('units')['durations'])}|{alternation(_MONTH_WORDS)}|"
    rf"{alternation(lexicon('quantities')['classifiers'])})(?:an)?(?![^\W\d_])"
)


def _enumerators(text: str) -> Iterator[tuple[int, int]]:
    """``1)`` and ``2)`` where a text enumerates, not an age in brackets."""
    for match in ENUMERATOR.finditer(text):
        if not match.group().startswith("("):
            yield match.span()
