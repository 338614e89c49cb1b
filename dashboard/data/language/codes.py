"""Codes: laws, models, phone and plate numbers, enumerators, idioms, all of which count nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import SCALES, SCIENTIFIC, UNITS, WHOLE, alternation
from dashboard.data.language.scanner import DIGIT, Claims, scan, table
from dashboard.data.language.units import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable

_CODES = mapping("codes")
_UNITS = mapping("units")
_CALENDAR = mapping("calendar")
_QUANTITIES = mapping("quantities")

_MONTHS = {word for words in _CALENDAR["months"].values() for word in words} | set(
    _CALENDAR["month_abbreviations"]
)
_SIGNS = {sign.lower().rstrip(".") for money in mapping("currencies").values() for sign in money["before"]}
# Letters that may stand right before digits that do count: Rp500, ke-7, Mei-2018, M5,6, II-2020
BEFORE_DIGITS = _SIGNS | _MONTHS | {"ke", "q", "di", "dan", "i", "ii", "iii", "iv", "antara"}
_SUFFIXES = {
    *SCALES,
    *(
        form
        for unit in _UNITS["measures"].values()
        for forms in unit.values()
        if isinstance(forms, list)
        for form in forms
    ),
    *(word for words in _UNITS["durations"].values() for word in words),
    *_MONTHS,
    *_QUANTITIES["classifiers"],
    *("k", "x", "s", "an", "rp", "usd", "eur"),
} - {"g", "m", "w"}
_WRITTEN_APART = BEFORE_DIGITS | {suffix for suffix in _SUFFIXES if len(suffix) > 1}
_AFTER_DIGITS = _WRITTEN_APART | _SUFFIXES | {"e"}

NUMBER = r"\d{1,5}[A-Za-z]?(?![\d.,]*\d)"
ROMAN = r"[IVXL]+(?!\w)"
ITEM = rf"(?:{NUMBER}|{ROMAN}|\(\d{{1,2}}\)|\b[a-z]\b)"
HEADS = alternation(
    {form for head in _CODES["heads"] for form in (head.title(), head.upper())} | {"iPhone", "iOS"}
)

# Pasal 5 ayat (2) huruf b
SECTION = re.compile(
    rf"(?:{alternation(_CODES['sections'])})\s+{ITEM}(?:\s*(?:,|dan|jo\.?|juncto|huruf|ayat|angka)?\s*{ITEM})*",
    re.I,
)
# UU Nomor 4 Tahun 2016, UU 7/2017, Putusan MK Nomor 90/PUU-XXI/2023
LAW = re.compile(
    rf"(?:{alternation(_CODES['laws'])})\b(?:[^\n.,;()]{{0,80}}?\b(?:nomor|no\.?)\s*\d[\w/.-]*(?:\s+tahun\s+\d{{4}})?"
    rf"|\s*(?:RI\s+)?\d{{1,4}}(?:\s*/\s*\d{{4}}|\s+tahun\s+\d{{4}}))",
    re.I,
)
# nomor urut 3, No. 12, HP 0812…, Nomor 4 Tahun 2016
CONSTITUTION = re.compile(r"(?:UUD|undang-undang\s+dasar)(?:\s+[\w()]+){0,6}?\s+1945", re.I)
NUMBERED = re.compile(
    rf"(?:{alternation(_CODES['numbering'])})\b[.:]?\s*(?:urut\s*)?(?::\s*)?[+(]?\d[\w/.()-]*(?:\s+tahun\s+\d{{4}})?",
    re.I,
)
# Liga 1, Komisi XI, iPhone 15, Perang Dunia II
HEADED = re.compile(
    rf"(?:{HEADS}|(?:{alternation(_CODES['plain_heads'])}))\.?\s+(?:\d{{1,4}}[A-Z]?(?:[-–]\d{{1,3}})?(?![.,]?\d)|{ROMAN})"
    rf"(?!\s?(?:%|kg|kilogram|cc|persen|ribu|juta)|\w)"
    rf"(?:(?:,|,?\s(?:dan|atau|hingga|sampai))\s\d{{1,3}}(?=[.,;)]?(?:\s(?:dan|atau|ini|itu|di|yang|pada|untuk)\b|\n|$)|[.;)]))*"
)
# Nusa Dua, Jalan Tujuh Belas Agustus, Kampung Seribu Satu Malam
_NUMBER_WORDS = alternation(
    word.title() for word in {*UNITS, *WHOLE, *SCALES, "puluh", "belas", "ratus", "seribu"}
)
PLACE = re.compile(
    rf"(?:{alternation(word.title() for word in _CODES['places'])})"
    rf"(?:\s+(?:{_NUMBER_WORDS})(?!\w))+(?:\s+(?:{alternation(word.title() for word in _MONTHS)})(?!\w))?"
)
DATED_PLACE = re.compile(
    rf"(?:Jalan|Jl\.?|Stadion|Taman)\s+\d{{1,2}}\s+(?:{alternation(w.title() for w in _MONTHS)})(?!\w)"
)
# Bluetooth 5.3, USB 3.2, versi 2.0.1
VERSION = re.compile(
    rf"(?:{alternation(_CODES['versions'])})\s\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}(?!\w|[.,]\d|\s?(?:%|persen))", re.I
)
# Tol Cipularang KM 92+600: a post, unless a number stands before it ("20 km 45 menit")
POST = re.compile(
    r"(?<!\d)(?<!\d\s)(?:KM|Km|kilometer)\.?\s?\d{1,3}(?:\+\d{1,3})?(?![.,]?\d|\s?(?:%|persen|orang))"
)
# dua-dua, kedua-duanya
DOUBLED = re.compile(rf"(?:ke)?(?P<word>{alternation(UNITS)})-(?P=word)(?:nya)?(?!\w)", re.I)
IDIOM = re.compile(rf"(?:{alternation(_QUANTITIES['idioms'])})(?!\w)", re.I)
# 0812-3456-7890, +62 21 345678; 192.168.1.1, 4-3-3; 3171234567890001
AREA_CODE = re.compile(r"\(0\d{2,3}\)[\s-]?\d{3,4}[\s-]?\d{3,5}(?![.,]?\d)")
PHONE = re.compile(r"0\d{2,3}[-\s]?\d{3,4}[-\s]?\d{3,5}(?:[-\s]?\d{1,4})?(?![.,]?\d)")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?!\d)|\d(?:-\d){2,3}(?![\d-])")
IDENTIFIER = re.compile(r"\d{11,}(?!\d)")
ENUMERATOR = re.compile(r"\d{1,2}(?:\)(?=\s)|\.(?=\s|[A-Z]))")
IN_SENTENCE_LIST = re.compile(r"[:;.!?][\"”)]?\s+$")  # sebagai berikut: 1. Penjualan; 2. Pembelian. 3. Sewa
LINE_START = re.compile(r"(?:^|\n)\s*$")
# 5G, 4x4, 3D
SUFFIXED = re.compile(r"\d+(?P<letters>[A-Za-z]+)(?P<more>[\w-]*)")
SUFFIX = re.compile(rf"(?i:(?:{alternation(_SUFFIXES)})(?:an)?)|{alternation(SYMBOLS)}")
POWER = re.compile(r"[mM][23](?!\w)")
PART_OF_YEAR = re.compile(r"[HhKk][1-4]\s(?:19|20)\d\d(?!\d)")
DIMENSION = re.compile(r"\d+(?:[.,]\d+)?x\d+(?:[.,]\d+)?(?=\s?[a-zA-Z]{1,14}(?!\w))")
MONEY = re.compile(r"(?:Rp|\$)\.?\s?[\d.,]*$")
# F-16, COVID-19, G7, U-17: what stands right before the digits
PREFIX = re.compile(r"(?P<digit>\d)?(?P<letters>[^\W\d_]+)[-.]?$")
TAIL = re.compile(r"\d[\w-]*(?:/[\w.-]+)*(?![.,]\d)")
MAGNITUDE = re.compile(r"\d[.,]\d")
# Charles III, Leo XIV; JT 610; B 1234 XYZ
_PERIOD = alternation(word.title() for word in (*_CALENDAR["periods"], "caturwulan", "paruh"))
REGNAL = re.compile(rf"\b(?!(?:{_PERIOD})\s)[A-Z][a-z]+\s+(?:I{{2,3}}|IV|VI{{0,3}}|IX|XI{{0,3}}|XIV|XVI?)(?!\w)")
FLIGHT = re.compile(
    r"(?<![\w$])(?!RM|RP|US|AS|RI|UE|KM|HP|CP|TV|[IVX]{2})[A-Z]{2}\s\d{3,4}(?![\d.,]*\d)(?!\s?(?:%|juta|ribu|persen|orang))"
)
PLATE = re.compile(r"\b[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}\b")
ADDRESS = re.compile(r"https?://\S{1,300}|www\.\S{1,300}|[\w.+-]{1,60}@[\w.-]{1,60}")
# cheap looks before patterns that are tried at every capital letter
ROMAN_SIGN = re.compile(r"\s(?:I[IVX]|[VX])")
LETTERED_SIGN = re.compile(r"[A-Z]\s\d")
ADDRESS_SIGN = re.compile(r"@|://|www\.")


class Code(NamedTuple):
    start: int
    end: int


class _Text(NamedTuple):
    text: str


def _opened(pattern: re.Pattern[str]) -> Callable[[_Text, int], Code | None]:
    """A rule from a pattern that must match where its opening word stands, no letter before it."""

    def rule(context: _Text, start: int) -> Code | None:
        match = pattern.match(context.text, start)
        if match is None or (start and context.text[start - 1].isalnum()):
            return None
        return Code(start, match.end())

    return rule


def _attached(context: _Text, start: int) -> Code | None:
    """Letters run into digits: ``F-16``, ``COVID-19``, ``G7``."""
    prefix = PREFIX.search(context.text, max(0, start - 24), start)
    if prefix is None or prefix["letters"].lower() in (_AFTER_DIGITS if prefix["digit"] else _WRITTEN_APART):
        return None
    if POWER.match(context.text, start - 1) or PART_OF_YEAR.match(context.text, start - 1):
        return None
    if prefix.group() == "M" and MAGNITUDE.match(context.text, start):
        return None
    tail = TAIL.match(context.text, start)
    return Code(prefix.start("letters"), tail.end()) if tail else None


def _suffixed(context: _Text, start: int) -> Code | None:
    """Digits run into letters that are no unit: ``5G``, ``4x4``."""
    match = SUFFIXED.match(context.text, start)
    if match is None or context.text[start - 1 : start] in (".", ","):
        return None
    money = match["letters"] in ("M", "T") and MONEY.search(context.text, max(0, start - 12), start)
    if SCIENTIFIC.match(context.text, match.start("letters")) or DIMENSION.match(context.text, start):
        return None
    counts = money or SUFFIX.fullmatch(match["letters"])
    return None if counts and not match["more"] else Code(start, match.end())


def _digits(context: _Text, start: int) -> Code | None:
    """Phone numbers, addresses, formations and identifiers, which stand free."""
    text = context.text
    if start and (
        text[start - 1].isalnum() or (text[start - 1] in ".,-/" and text[start - 2 : start - 1].isdigit())
    ):
        return None
    if MONEY.search(text, max(0, start - 4), start):
        return None
    match = PHONE.match(text, start) or DOTTED.match(text, start) or IDENTIFIER.match(text, start)
    return Code(start, match.end()) if match else None


def _enumerator(context: _Text, start: int) -> Code | None:
    """``1)`` in a list, ``1.`` at the beginning of a line."""
    match = ENUMERATOR.match(context.text, start)
    if match is None:
        return None
    before = context.text[max(0, start - 6) : start]
    listed = match.group().endswith(")") and (not before or before[-1] in " \n\t;:,")
    inline = match.group().endswith(".") and IN_SENTENCE_LIST.search(before)
    return Code(start, match.end()) if listed or inline or LINE_START.search(before) else None


RULES = table(
    (("uud", "undang"), _opened(CONSTITUTION)),
    (_CODES["laws"], _opened(LAW)),
    (_CODES["sections"], _opened(SECTION)),
    (_CODES["numbering"], _opened(NUMBERED)),
    ({*_CODES["heads"], *_CODES["plain_heads"]}, _opened(HEADED)),
    (_QUANTITIES["idioms"], _opened(IDIOM)),
    (_CODES["places"], _opened(PLACE), _opened(DATED_PLACE)),
    ((*UNITS, *(f"ke{word}" for word in UNITS)), _opened(DOUBLED)),
    (("(",), _opened(AREA_CODE)),
    (_CODES["versions"], _opened(VERSION)),
    (("km", "kilometer"), _opened(POST)),
    ((DIGIT,), _enumerator, _digits, _suffixed, _attached),
)


@lru_cache(maxsize=4)
def codes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of everything in a text that looks like a number and is none.

    >>> text = "Jet F-16 menurut Pasal 5 UU Nomor 4 Tahun 2016"
    >>> sorted(text[start:end] for start, end in codes(text))
    ['F-16', 'Pasal 5', 'UU Nomor 4 Tahun 2016']
    """
    ruled = scan(_Text(text), RULES, Claims(len(text)))
    signs = ((ROMAN_SIGN, (REGNAL,)), (LETTERED_SIGN, (FLIGHT, PLATE)), (ADDRESS_SIGN, (ADDRESS,)))
    patterns = (pattern for sign, patterns in signs if sign.search(text) for pattern in patterns)
    free = (match.span() for pattern in patterns for match in pattern.finditer(text))
    return (*((code.start, code.end) for code in ruled), *free)
