"""Numerals: the values that digits and words write, exact.

The Indonesian point groups thousands and the comma opens decimals; English separators stray in and are told by
their shape. Words follow KBBI: ``dua ratus lima puluh ribu``, ``satu setengah juta``, ``lima koma dua``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dashboard.data.language.lexicon import mapping

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first, any white space between their parts."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"[\s\xa0]+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


_WORDS: dict[str, Any] = mapping("numerals")
UNITS: dict[str, int] = _WORDS["units"]
WHOLE: dict[str, int] = _WORDS["whole"]
SCALES: dict[str, int] = _WORDS["scales"] | {
    variant: _WORDS["scales"][scale]
    for scale, variants in _WORDS["scale_variants"].items()
    for variant in variants
}
ONE_SCALES: dict[str, int] = _WORDS["one_scales"]
PACKS: dict[str, int] = _WORDS["packs"]
FRACTIONS: dict[str, Fraction] = {word: Fraction(value) for word, value in _WORDS["fractions"].items()}
VAGUE: dict[str, list[int]] = _WORDS["vague"]
FEW: dict[str, int] = _WORDS["few"]
REPEATED: dict[str, str] = _WORDS["repeated"]
TENS = {"puluh": 10, "ratus": 100}
# Written as one word against the rule: "duapuluh", "limaratus".
RUN_TOGETHER = {
    f"{word}{factor}": (word, factor) for word in UNITS for factor in ("belas", "puluh", "ratus", "ribu", "juta")
}
# "seratusan", "lima ribuan": about as many.
ABOUT = {f"{word}an": word for word in ("sepuluh", "seratus", *TENS, "belas", *SCALES, *ONE_SCALES)}
SHARES = frozenset(f"seper{under}" for under in (*UNITS, "sepuluh", "seratus", "seribu", "ratus", "ribu"))
OPENERS = frozenset(
    {*UNITS, *WHOLE, *ONE_SCALES, *FRACTIONS, *VAGUE, *FEW, *RUN_TOGETHER}
    | {word for word in ABOUT if word.startswith("se")}
    | {word.split("-")[0] for word in REPEATED}
)
# What may go on in a numeral once it has begun.
NUMBER_WORDS = frozenset(
    {
        *UNITS,
        *WHOLE,
        *SCALES,
        *ONE_SCALES,
        *PACKS,
        *FRACTIONS,
        *TENS,
        *RUN_TOGETHER,
        *ABOUT,
        *VAGUE,
        "belas",
        "koma",
    }
)

LONGEST = 30  # words of one numeral; a run without end stays linear

NEXT_WORD = re.compile(r"[\s\xa0]+([^\W\d_]+)")
DIGITS = re.compile(
    r"""(?: \d{1,3} (?:\.\d{3})+ (?:,\d{1,6})?      # 1.234.567,8
          | \d{1,3} (?:,\d{3})+ \.\d{1,6}           # 1,234.5
          | \d{1,3} (?:,\d{3}){2,}                  # 1,234,567
          | \d{1,15} (?:[.,]\d{1,9})?               # 1234,5  5.1  2,500
        ) (?! [.,]?\d )""",
    re.VERBOSE,
)
SCALE = re.compile(rf"[\s\xa0]?(?P<word>{alternation(SCALES)})(?P<vague>-?an)?(?!\w)", re.IGNORECASE)
THOUSAND_LETTER = re.compile(r"[kK](?!\w)")
MONEY_SCALE = re.compile(r"[\s\xa0]?(?P<letter>[MT])(?![\w/])")
VAGUE_ENDING = re.compile(r"(?:-?an|-an)(?!\w)")
MEASURED = re.compile(r"[\s\xa0]?(?:meter|km|kilometer|kg|kilogram|gram|ton|liter|hektare?)\b", re.IGNORECASE)
DECIMAL_CUE = re.compile(
    rf"[\s\xa0]?(?:%|persen|percent|detik|e[+-]?\d|(?:{alternation(SCALES)})\b)", re.IGNORECASE
)
LESS = re.compile(r"[\s\xa0]+(\d{1,3})(?=[\s\xa0])")
SCIENTIFIC = re.compile(r"[eE](?P<power>[+-]?\d{1,2})(?!\w)")
REPEATED_WORD = re.compile(rf"(?:{alternation(REPEATED)})(?!\w)", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")
IN_WORDS = re.compile(r"[\s\xa0]?\((?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of a text; ``value`` is None where it is vague and ``low`` and ``high`` bound it."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    approximate: bool = False
    digits: bool = False

    def times(self, factor: Decimal | int) -> Numeral:
        scaled = (None if bound is None else bound * factor for bound in (self.value, self.low, self.high))
        value, low, high = scaled
        return replace(self, value=value, low=low, high=high)


def separated(digits: str, *, decimal_comma: bool = False) -> Decimal:
    """The value of digits with separators; a lone comma before three digits groups unless told otherwise.

    >>> separated("1.234,5"), separated("1,234.5"), separated("2,500"), separated("2,500", decimal_comma=True)
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('2500'), Decimal('2.500'))
    """
    points, commas = digits.count("."), digits.count(",")
    mark = ","
    if points and commas:
        mark = "," if digits.rindex(",") > digits.rindex(".") else "."
    elif points == 1:
        whole, part = digits.split(".")
        mark = "." if len(part) != 3 or whole == "0" or len(whole) > 3 else ","
    elif commas:
        whole, part = digits.split(",")[0], digits.rpartition(",")[2]
        groups = commas > 1 or (len(part) == 3 and whole != "0" and len(whole) <= 3 and not decimal_comma)
        mark = "." if groups else ","
    group = "." if mark == "," else ","
    return Decimal(digits.replace(group, "").replace(mark, "."))


def numeral_at(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """The longest numeral that begins at ``start``; ``money`` lets ``M`` and ``T`` scale it.

    >>> numeral_at("satu setengah juta warga", 0).value
    Decimal('1500000.0')
    >>> numeral_at("1,2 triliun", 0).end
    11
    """
    if text[start : start + 1].isdigit():
        return _in_digits(text, start, money=money)
    return _in_words(text, start)


def _in_digits(text: str, start: int, *, money: bool) -> Numeral | None:
    match = DIGITS.match(text, start)
    if match is None or not match.group().isascii():
        return None
    fine = match.group()[-1] != "0" and MEASURED.match(text, match.end())  # 1,234 kg, but 2,500 meter
    value = separated(match.group(), decimal_comma=bool(fine or DECIMAL_CUE.match(text, match.end())))
    numeral = Numeral(start, match.end(), value, digits=True)
    if scientific := SCIENTIFIC.match(text, numeral.end):
        return replace(numeral, end=scientific.end(), value=value.scaleb(int(scientific["power"])))
    if SCALE.match(text, numeral.end):
        numeral = _with_scales(text, numeral)
    if money and numeral.scale == 1 and (letter := MONEY_SCALE.match(text, numeral.end)):
        scale = Decimal(_WORDS["money_scales"][letter["letter"]])
        numeral = replace(numeral.times(scale), end=letter.end(), scale=scale)
    elif letter := THOUSAND_LETTER.match(text, numeral.end):
        numeral = replace(numeral.times(1000), end=letter.end(), scale=Decimal(1000))
    if ending := VAGUE_ENDING.match(text, numeral.end):
        numeral = replace(numeral, end=ending.end(), approximate=True)
        if SCALE.match(text, numeral.end):  # 20-an ribu
            numeral = replace(_with_scales(text, numeral), approximate=True)
    return _repeated_in_words(text, numeral)


def _with_scales(text: str, numeral: Numeral) -> Numeral:
    """``2 juta 500 ribu``: each scale word multiplies, a smaller one after it adds."""
    total, scale = Decimal(0), Decimal(1)
    assert numeral.value is not None
    amount, end, approximate = numeral.value, numeral.end, False
    while word := SCALE.match(text, end):
        step = Decimal(SCALES[word["word"].lower()])
        if total and step >= scale:
            break
        end, scale, approximate = word.end(), step, bool(word["vague"])
        total, amount = total + amount * step, Decimal(0)
        if nested := SCALE.match(text, end):  # ribu triliun
            scale, end = Decimal(SCALES[nested["word"].lower()]), nested.end()
            total *= scale
        if words := _smaller_words(text, end, scale):
            total, end = total + words[0], words[1]
            break
        more = LESS.match(text, end)
        if more is None or (after := SCALE.match(text, more.end())) is None:
            break
        if SCALES[after["word"].lower()] >= scale:
            break
        amount, end = Decimal(more[1]), more.end()
    return replace(numeral, value=total + amount, end=end, scale=scale, approximate=approximate)


def _smaller_words(text: str, start: int, scale: Decimal) -> tuple[Decimal, int] | None:
    """``2 juta lima ratus ribu``: words that go on below a scale word, the next scale down at least."""
    word = NEXT_WORD.match(text, start)
    more = _in_words(text, word.start(1)) if word else None
    if more is None or more.value is None or not scale / 1000 * 100 <= more.value < scale:
        return None
    return more.value, more.end


def _repeated_in_words(text: str, numeral: Numeral) -> Numeral:
    """``9 (sembilan)``: the same number once more in brackets belongs to it."""
    bracket = IN_WORDS.match(text, numeral.end)
    again = _in_words(text, bracket.end()) if bracket else None
    if again and again.value == numeral.value and text[again.end : again.end + 1] == ")":
        return replace(numeral, end=again.end + 1)
    return numeral


def _in_words(text: str, start: int) -> Numeral | None:
    match = LETTERS.match(text, start)
    if match is None or match.group().lower() not in OPENERS:
        return None
    if repeated := REPEATED_WORD.match(text, start):
        return _vague([REPEATED[repeated.group().lower()]], start, [repeated.end()])
    words, ends, about = _number_words(text, match)
    if words[0] in VAGUE or words[0] in FEW:
        return _vague(words, start, ends)
    value, used, scale = spelled(words)
    if not used:
        return None
    return Numeral(start, ends[used - 1], value, scale=scale, approximate=bool(about and about <= used))


def _number_words(text: str, first: re.Match[str]) -> tuple[list[str], list[int], int]:
    """The words from one on, run-together ones parted; where each ends; up to which one "-an" makes it vague."""
    words: list[str] = []
    ends: list[int] = []
    word, end = first.group().lower(), first.end()
    while len(words) < LONGEST:
        if word in ABOUT and (words or word.startswith("se")):
            words.append(ABOUT[word])
            ends.append(end)
            return words, ends, len(words)
        parts = RUN_TOGETHER.get(word, (word,))
        words += parts
        ends += [end] * len(parts)
        following = NEXT_WORD.match(text, end)
        if following is None or (word := following[1].lower()) not in NUMBER_WORDS:
            break
        end = following.end()
    return words, ends, 0


def _vague(words: list[str], start: int, ends: list[int]) -> Numeral | None:
    """``puluhan ribu`` is 10 000 to 99 999, ``beberapa juta`` two to ten million."""
    low, high = (Decimal(bound) for bound in VAGUE.get(words[0]) or (FEW[words[0]], 9))
    factors = SCALES if words[0] in VAGUE else SCALES | TENS | PACKS
    used, scale = 1, Decimal(1)
    while used < len(words) and words[used] in factors:
        scale *= factors[words[used]]
        used += 1
    if words[0] not in VAGUE and used == 1:
        return None
    return Numeral(start, ends[used - 1], None, low=low * scale, high=(high + 1) * scale - 1, scale=scale)


def spelled(words: list[str]) -> tuple[Decimal, int, Decimal]:
    """The value of the longest numeral that the words open with, how many words it takes, its last scale.

    >>> spelled("dua ratus lima puluh ribu paket".split())
    (Decimal('250000'), 5, Decimal('1000'))
    >>> spelled(["paket"])[1]
    0
    """
    return _Speller(words).read()


class _Speller:
    """Reads one numeral word by word: a group below a thousand, its scale, the next smaller group."""

    def __init__(self, words: list[str]) -> None:
        self.words, self.at = words, 0
        self.total, self.scale, self.last = Decimal(0), Decimal(10) ** 30, Decimal(1)

    def read(self) -> tuple[Decimal, int, Decimal]:
        while True:
            begin = self.at
            group = self._group()
            scale = self._scale(alone=group is None)
            if group is None and scale is None:
                break
            if scale is not None and scale >= self.scale:
                self.at = begin
                break
            self.total += (Decimal(1) if group is None else group) * (scale or 1)
            if scale is None:
                break
            self.scale = self.last = scale
            if self._take(SCALES) is not None:  # ribu triliun
                self.last = Decimal(SCALES[self.words[self.at - 1]])
                self.total *= self.last
                break
        return self.total, self.at, self.last

    def _word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.words[index] if index < len(self.words) else ""

    def _take(self, table: dict[str, int]) -> int | None:
        value = table.get(self._word())
        if value is not None:
            self.at += 1
        return value

    def _scale(self, *, alone: bool) -> Decimal | None:
        value = self._take(ONE_SCALES if alone else SCALES | PACKS)
        return None if value is None else Decimal(value)

    def _group(self) -> Decimal | None:
        """A number below a thousand, with ``setengah``, ``koma`` decimals; None where there is none."""
        value, level, begin = Decimal(0), 1000, self.at
        while (part := self._part(level)) is not None:
            value, level = value + part[0], part[1]
        if self._word() in FRACTIONS and (self.at == begin or self._word() in ("setengah", "seperempat")):
            fraction = FRACTIONS[self._word()]
            self.at += 1
            return value + Decimal(fraction.numerator) / fraction.denominator
        if self.at == begin:
            return None
        return value + self._decimals()

    def _part(self, level: int) -> tuple[Decimal, int] | None:
        """The next hundreds, tens or ones, which must be below ``level``; with the level that it leaves."""
        word, following = self._word(), self._word(1)
        if word in WHOLE:
            worth = WHOLE[word]
            if worth >= level:
                return None
            self.at += 1
            return Decimal(worth), 100 if worth == 100 else 1
        if word not in UNITS:
            return None
        for names, factor, left in ((("ratus",), 100, 100), (("puluh",), 10, 10)):
            if following in names:
                if level <= left:
                    return None
                self.at += 2
                return Decimal(UNITS[word] * factor), left
        if following == "belas":
            if level < 100:
                return None
            self.at += 2
            return Decimal(10 + UNITS[word]), 1
        if level <= 1:
            return None
        self.at += 1
        return Decimal(UNITS[word]), 1

    def _decimals(self) -> Decimal:
        if self._word() != "koma" or self._word(1) not in UNITS:
            return Decimal(0)
        self.at += 1
        digits = ""
        while self._word() in UNITS:
            digits += str(UNITS[self._word()])
            self.at += 1
        return Decimal(f"0.{digits}")


ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?!\w)")


def roman(text: str) -> int:
    """The value of a Roman numeral below forty.

    >>> roman("XIV")
    14
    """
    worth = {"I": 1, "V": 5, "X": 10}
    values = [worth[letter] for letter in text]
    return sum(-value if value < later else value for value, later in zip(values, [*values[1:], 0], strict=True))


FIRST = re.compile(r"pertama(?=nya|\b)", re.IGNORECASE)
NAME = re.compile(r"([^\W\d_]+?)(?:nya)?(?![^\W\d_])")
FUSED = re.compile(rf"({alternation(UNITS)})(belas|puluh)?")
PART = re.compile(
    rf"(?:se|(?P<top>{alternation(UNITS)})[\s\xa0]+)"
    rf"per(?P<under>{alternation([*UNITS, 'sepuluh', 'seratus', 'seribu', 'ratus', 'ribu'])})(?:nya)?(?![^\W\d_])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"ke(?:[- ]?(?P<digits>\d{1,5})(?:\+\d{1,2})?|-(?P<roman>[IVX]+)(?!\w)|-?(?P<word>[^\W\d_]+))", re.IGNORECASE
)


def ordinal_at(text: str, start: int) -> Numeral | None:
    """``pertama``, ``kedua``, ``ke-12``, ``ke-XX``, ``kedua belas`` where one begins.

    >>> ordinal_at("kesepuluh", 0).value
    Decimal('10')
    """
    if first := FIRST.match(text, start):
        return Numeral(start, first.end(), Decimal(1))
    match = _ORDINAL.match(text, start)
    if match is None:
        return None
    if match["digits"]:
        return Numeral(start, match.end(), Decimal(match["digits"]), digits=True)
    if match["roman"]:
        return Numeral(start, match.end(), Decimal(roman(match["roman"].upper())))
    return _ordinal_in_words(text, start, match.start("word"))


def _ordinal_in_words(text: str, start: int, word: int) -> Numeral | None:
    match = NAME.match(text, word)
    if match is None:
        return None
    name, end = match[1].lower(), match.end(1)
    fused = FUSED.fullmatch(name)
    if not fused and name not in WHOLE and name != "seribu":
        return None
    words = [*(part for part in fused.groups() if part)] if fused else [name]
    ends = [end] * len(words)
    while len(words) < 4 and (following := NEXT_WORD.match(text, ends[-1])):
        words.append(following[1].lower())
        ends.append(following.end())
    value, used, _ = spelled(words)
    return Numeral(start, ends[used - 1], value) if used else None


_SIXTEENTH = re.compile(r"[\s\xa0]belas(?!\w)", re.IGNORECASE)


def fraction_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """``dua pertiga``, ``seperlima``, ``tiga perempat`` where one begins: value and end.

    >>> fraction_at("seperlima dari", 0)
    (Decimal('0.2'), 9)
    """
    match = PART.match(text, start)
    if match is None:
        return None
    under = (UNITS | WHOLE | ONE_SCALES | TENS | SCALES)[match["under"].lower()]
    top = UNITS[match["top"].lower()] if match["top"] else 1
    end = match.end()
    if under < 10 and (teen := _SIXTEENTH.match(text, end)):
        under, end = under + 10, teen.end()
    return (Decimal(top) / Decimal(under), end) if under > 1 else None
