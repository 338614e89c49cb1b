"""Numbers: every quantity of a text with its value, unit, kind, modifier, base and counted noun.

The order of the rules is the order of trust: codes, laws, names, dates and times are spoken for before; then
scores and ages, money and measures, fractions and multipliers, ordinals; last the bare cardinals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from dashboard.data.language import units
from dashboard.data.language.annotation import Number
from dashboard.data.language.codes import codes
from dashboard.data.language.dates import unclaimed
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import (
    FRACTIONS,
    OPENERS,
    UNITS,
    WHOLE,
    Numeral,
    alternation,
    fraction_at,
    numeral_at,
    ordinal_at,
)
from dashboard.data.language.scanner import DIGIT, Claims, scan, table
from dashboard.data.language.text import text_of
from dashboard.data.language.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMERALS: dict[str, Any] = mapping("numerals")
_QUANTITIES: dict[str, Any] = mapping("quantities")
NOT_NOUNS = frozenset(_QUANTITIES["not_nouns"])
NOT_AFTER = frozenset(_QUANTITIES["not_after"])
NOUNS_LIKE_VERBS = frozenset(_QUANTITIES["nouns_like_verbs"])
CLASSIFIERS = frozenset(_QUANTITIES["classifiers"])
BOTH_NOUNS = frozenset(_NUMERALS["both_nouns"])
GROUPS: dict[str, int] = _NUMERALS["groups"]
CUES = {word: modifier for modifier, words in _QUANTITIES["modifiers_before"].items() for word in words}

S = r"[\s\xa0]+"
LINK = re.compile(
    rf"[\s\xa0]?[-–—−~][\s\xa0]?|{S}(?:hingga|sampai(?:{S}dengan)?|s\.?d\.?|s/d|(?P<or>atau)|(?P<and>dan)){S}",
    re.I,
)
BEFORE = re.compile(
    rf"(?<!\w)(?P<cue>{alternation(CUES)})[\s\xa0]*(?:(?:{alternation(_QUANTITIES['fillers'])}){S}){{0,2}}$", re.I
)
FROM = re.compile(r"(?<!\w)(?:dari|antara|mulai|sejak)\s[^,.;]{1,40}$", re.I)
ADJECTIVE = (
    r"(?:dari|banyak|tinggi|rendah|besar|kecil|cepat|lama|murah|mahal|baik|buruk|sedikit|awal|lambat|jauh|dekat|kuat|"
    r"lemah|panjang|pendek|unggul|ringan|berat|muda|tua|lanjut|luas|dulu|hemat|buruk|parah)"
)
AFTER = re.compile(
    rf"{S}(?:(?P<gt>lebih(?!\w)(?!{S}{ADJECTIVE}))|(?P<ge>ke{S}?atas)|(?P<le>ke{S}?bawah))(?!\w)", re.I
)
MORE_AFTER_NOUN = re.compile(
    rf"{S}(?:{alternation(_QUANTITIES['classifiers'])}){S}lebih(?!\w)(?!{S}{ADJECTIVE})", re.I
)
PER = re.compile(
    rf"[\s\xa0]?(?:(?:per{S}|/[\s\xa0]?)(?P<base>(?:metrik{S}ton|ons{S}troi|dolar{S}AS|dollar{S}AS|US\$|troy{S}ons|\w+))|"
    rf"{S}se(?P<rate>hari|minggu|pekan|bulan|tahun|jam))(?!\w)",
    re.I,
)
NEXT = re.compile(r"[\s\xa0]+(?P<word>[^\W\d_][\w'’-]*)")
LAST = re.compile(r"(?P<word>[\w-]+)[\s\xa0]+$")
VERB = re.compile(r"(?:me[mnlrwy]|ber|ter|di(?!r|n|s)|per(?:lu|nah|gi)\b|ke(?:tika)\b)\w{2,}")
SCORE = re.compile(r"(?P<home>\d{1,3})[\s\xa0]?[-–][\s\xa0]?(?P<away>\d{1,3})(?![\w%]|[.,/:-]\d)")
SCORE_CUE = re.compile(rf"(?<!\w)(?:{alternation(_QUANTITIES['score_cues'])})(?!\w)", re.I)
RATIO = re.compile(r"(?P<a>\d{1,3})[\s\xa0]?:[\s\xa0]?(?P<b>\d{1,3})(?![\w:])")
AGAINST = re.compile(rf"{S}(?:ber)?banding{S}", re.I)
BY = re.compile(rf"{S}per{S}(?=\d|{alternation(UNITS)}|{alternation(WHOLE)})", re.I)
LENGTHS = frozenset({"m", "cm", "mm", "km", "inch", "ft"})
DIMENSION = re.compile(r"(?P<side>\d+(?:[.,]\d+)?)[\s\xa0]?[x×][\s\xa0]?(?=\d)")
SLASH = re.compile(r"(?P<top>\d{1,3})/(?P<under>\d{1,3})(?!\w|[/.,]\d)")
DAY_BEFORE = re.compile(r"(?:pada|tanggal|tgl|hingga|sampai|sejak|mulai|[(/-])[\s\xa0]*$", re.I)
ONE_IN = re.compile(
    rf"(?:satu|1){S}dari{S}(?:setiap{S}|tiap{S})?(?=\d|{alternation(UNITS)}|{alternation(WHOLE)})", re.I
)
GAP = re.compile(rf"{S}(?:dan{S})?")
OF_OR_MORE = re.compile(rf"{S}(?:dari|lebih)(?!\w)", re.I)
ONE_DURATION = re.compile(rf"({alternation(units.ONE_DURATIONS)})(?![\w-])", re.I)
GROUP = re.compile(rf"({alternation(GROUPS)})(?![\w-])", re.I)
OF = re.compile(rf"{S}(?:dari|bagian){S}", re.I)
TIMES = re.compile(rf"{S}kali(?:{S}lipat|(?={S}lebih{S}))|[\s\xa0]?[xX]{S}lipat|[xX](?!\w)", re.I)
AGE_IN_BRACKETS = re.compile(rf"\((?P<age>\d{{1,3}})(?P<unit>{S}(?:tahun|thn|th))?\)")
NAMED = re.compile(r"[A-Z][\w.'’-]*[\s\xa0]$")
AGE_IN_COMMAS = re.compile(r"(?P<age>[1-9]\d)(?=,)")
AGE_BEFORE = re.compile(
    rf"(?<!\w)(?:{alternation(_QUANTITIES['age_cues'])})(?:{S}(?:{alternation(CUES)}|{alternation(_QUANTITIES['fillers'])}|"
    rf"baru|sudah|genap|menginjak|memasuki|mencapai|telah|masih|rata-rata|pensiun|,)|{S}(?:pensiun,{S})?(?:yaitu|yakni)){{0,3}}{S}$",
    re.I,
)
USED_AGE = re.compile(
    rf"(?<!\w)(?:{alternation(_QUANTITIES['age_cues'])}){S}(?:(?:{alternation(CUES)}){S})?$", re.I
)
NAME_AND_COMMA = re.compile(r"[a-z] [A-Z][a-z]+, $")
PERSON_BEFORE = re.compile(rf"(?<!\w)(?:{alternation(_QUANTITIES['person_nouns'])}){S}$", re.I)
LIMIT_BEFORE = re.compile(
    r"(?:di[\s\xa0]?atas|di[\s\xa0]?bawah|paling rendah|paling muda|paling tua)[\s\xa0]+$", re.I
)
TWO_DIGITS = re.compile(r"[1-9]\d(?!\d)")
THAT_AFTER = re.compile(r"[\s\xa0]+(?:itu|tersebut)(?!\w)")
SPAN_BEFORE = re.compile(
    r"(?:selama|waktu|dalam|kurun|periode|masa|penantian|hukuman|lebih|berlangsung|durasi|sekitar)\W*$", re.I
)
MAGNITUDE = re.compile(r"(?:[Mm]agnitudo(?:[\s\xa0]\(M\))?|M|SR|[Ss]kala [Rr]ichter)[\s\xa0]?(?=\d[.,]?\d?)")
MAGNITUDE_BEFORE = re.compile(
    r"(?:bermagnitudo|berkekuatan|magnitudo)[\s\xa0]+(?:\(M\)[\s\xa0]+)?(?:M[\s\xa0]?)?$", re.I
)
RANK_BEFORE = re.compile(r"(?<!\w)(?:peringkat|posisi|urutan|ranking|rangking|juara)[\s\xa0]+$", re.I)
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
INDEX_CUE = re.compile(rf"(?<!\w)(?:{alternation(mapping('units')['index_cues'])})(?!\w)", re.I)
ORDINAL_HEAD = re.compile(
    r"(?:putaran|tahap|babak|kali|hari|tahun|periode|peringkat|posisi|urutan|gelombang|laga|set|gim|kuartal|anak|istri|gol|"
    r"edisi|termin|terbesar|terbanyak|tertinggi|bulan|pekan|minggu|yang|orang|negara|wanita|pria)[\s\xa0]+$",
    re.I,
)
PREPOSITION = re.compile(
    r"(?:bagi|antara|dari|oleh|agar|dengan|kepada|terhadap|atas|antar|bahwa|mengatakan)[\s\xa0]+$", re.I
)
CAPITALISED = re.compile(r"(?<!\w)[A-Z][\w&.-]*\)?[\s\xa0]$")
PAIR = re.compile(r"/\d|[-–]\d")
TOP = re.compile(rf"{S}(?:besar|teratas|terbawah|terbaik|dunia{S}teratas)(?!\w)")
SENTENCE_END = re.compile(r"[.!?\n\"“|]\s*$")
MINUS = re.compile(r"(?:minus|negatif)[\s\xa0]+|min[\s\xa0]+(?=[^\W\d])", re.I)
NEGATIVE = re.compile(r"(?:^|[\s(])[-−]$")
HALF_MORE = re.compile(rf"{S}setengah(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A numeral with its unit, as one side of a quantity."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None


def find_numbers(text: str, *, claims: Claims | None = None) -> list[Number]:
    """Every quantity of a text, in order, none overlapping.

    ``claims`` holds ground that is not free (names, codes, dates); what is found is claimed on it.

    >>> [(n.value, n.noun) for n in find_numbers("Pyongyang mengirim 12.000 tentara ke Kursk.")]
    [(12000.0, 'tentara')]
    """
    claims = Claims(len(text), codes(text)) if claims is None else claims
    return list(scan(_Reader(text, claims), RULES, claims))


class _Reader:
    """The rules over one text."""

    def __init__(self, text: str, claims: Claims) -> None:
        self.text, self.claims = text, claims
        self.score_end = -10

    # Scores, ages, ratios

    def score(self, start: int) -> Number | None:
        """``menang 3-1``, ``21-17, 22-20``: by cue, by company, or because the first is larger."""
        match = SCORE.match(self.text, start)
        if match is None or self._joined(start):
            return None
        home, away = int(match["home"]), int(match["away"])
        if units.unit_after(self.text, match.end()) or numeral_scaled(self.text, match.start("away")):
            return None
        before = self.text[max(0, start - 70) : start].rpartition("\n")[2]
        company = start - self.score_end <= 4
        counted = self._noun(match.end()) is not None
        cued = SCORE_CUE.search(before) is not None and not counted
        small = home < 10 and away < 10 and not counted
        if not (company or home >= away or cued or small):
            return None
        self.score_end = match.end()
        return Number(start=start, end=match.end(), kind="score", score=(home, away))

    def ratio(self, start: int) -> Number | None:
        match = RATIO.match(self.text, start)
        if match is None or self._joined(start):
            return None
        a, b = int(match["a"]), int(match["b"])
        return Number(start=start, end=match.end(), kind="ratio", value=a / b) if b else None

    def against(self, start: int) -> Number | None:
        """``1 banding 1.000``, ``satu banding lima`` as ratios, ``dua per tiga`` as a fraction."""
        first = None if self._joined(start) else numeral_at(self.text, start)
        if first is None or first.value is None:
            return None
        link, kind = AGAINST.match(self.text, first.end), "ratio"
        if link is None and first.value < 10:
            link, kind = BY.match(self.text, first.end), "fraction"
        second = numeral_at(self.text, link.end()) if link else None
        if second is None or not second.value or (kind == "fraction" and not first.value < second.value <= 100):
            return None
        noun = self._noun(second.end) if kind == "fraction" else None
        return self._number(start, second.end, kind, first.value / second.value, noun=noun)

    def dimension(self, start: int) -> Number | None:
        """``30x40 cm`` are two lengths, ``2x24 jam`` and ``4x100 meter`` products."""
        match = DIMENSION.match(self.text, start)
        first = numeral_at(self.text, start) if match and not self._joined(start) else None
        second = self._amount(match.end()) if match and first else None
        if match is None or first is None or first.end != match.end("side") or first.value is None:
            return None
        if second is None or second.unit is None or second.numeral.value is None:
            return None
        if second.unit.code not in LENGTHS or second.numeral.value >= 10 * first.value:
            return self._finish(start, second.end, second.unit, second.numeral.times(first.value))
        return self._number(start, first.end, second.unit.kind, first.value, second.unit.code)

    def age_in_brackets(self, start: int) -> Number | None:
        """``Siti (45)``: an age after a name."""
        match = AGE_IN_BRACKETS.match(self.text, start)
        if (
            match is None
            or not 1 <= int(match["age"]) <= 110
            or not NAMED.search(self.text[max(0, start - 30) : start])
        ):
            return None
        if len(match["age"]) == 1 and not match["unit"]:
            return None
        end = match.end("unit") if match["unit"] else match.end("age")
        return self._number(match.start("age"), end, "age", Decimal(match["age"]), "year")

    def age_in_commas(self, start: int) -> Number | None:
        """``Budi, 45, mengatakan``: an age between commas after a name."""
        match = AGE_IN_COMMAS.match(self.text, start)
        if match is None or not re.search(r"[a-z] [A-Z][a-z]+, $", self.text[max(0, start - 30) : start]):
            return None
        return self._number(start, match.end(), "age", Decimal(match["age"]), "year")

    def magnitude(self, start: int) -> Number | None:
        """``magnitudo 5,6``, ``M 6,4``: the scale stands before its number."""
        match = MAGNITUDE.match(self.text, start)
        numeral = numeral_at(self.text, match.end()) if match else None
        if match is None or numeral is None or numeral.value is None or numeral.value > 10:
            return None
        if match.group().strip() == "M" and not re.search(
            r"gempa|guncang|M\d", self.text[max(0, start - 80) : numeral.end + 60], re.I
        ):
            return None
        return self._number(start, numeral.end, "measure", numeral.value, "magnitude")

    def magnitude_after(self, start: int) -> Number | None:
        numeral = numeral_at(self.text, start)
        if numeral is None or numeral.value is None or numeral.value > 10:
            return None
        if not MAGNITUDE_BEFORE.search(self.text[max(0, start - 20) : start]):
            return None
        unit = units.unit_after(self.text, numeral.end)
        if unit and unit[0].code != "magnitude":
            return None
        return self._number(start, unit[1] if unit else numeral.end, "measure", numeral.value, "magnitude")

    # Quantities with or without a unit

    def quantity(self, start: int) -> Number | None:
        """An amount or a range of amounts: money, percent, measures, durations, what is left as cardinals."""
        first = self._amount(start)
        if first is None:
            return None
        return self._range(first) or self._one(first)

    def _amount(self, start: int) -> _Amount | None:
        if self._joined(start):
            return None
        sign = units.sign_at(self.text, start)
        numeral = numeral_at(self.text, sign[1] if sign else start, money=sign is not None)
        if numeral is None:
            return None
        if sign:
            return self._money(start, numeral, sign[0])
        unit = units.unit_after(self.text, numeral.end)
        if unit is None or not self.claims.free(numeral.end, unit[1]) or not self._fits(numeral, unit[0]):
            return _Amount(start, numeral.end, numeral, None)
        if cents := units.cents_after(self.text, unit[1]) if unit[0].kind == "money" else None:
            return _Amount(start, cents, numeral.times(Decimal("0.01")), unit[0])
        return _Amount(start, unit[1], numeral, unit[0])

    def _money(self, start: int, numeral: Numeral, unit: Unit) -> _Amount:
        if cents := units.cents_after(self.text, numeral.end):
            return _Amount(start, cents, numeral.times(Decimal("0.01")), unit)
        again = units.unit_after(self.text, numeral.end)
        end = again[1] if again and again[0] == unit else numeral.end
        return _Amount(start, end, numeral, unit)

    def _joined(self, start: int) -> bool:
        """Whether what begins at ``start`` is the tail of a longer string of digits or letters."""
        before = self.text[max(0, start - 2) : start]
        if not before or not self.text[start : start + 1].isdigit():
            return False
        if before in ("--", "++"):
            return True
        return (before[-1].isalpha() and before[-1].isascii() and self.text[start - 1].isupper()) or (
            len(before) == 2 and before[-1] in ".,/:" and before[0].isdigit()
        )

    def _fits(self, numeral: Numeral, unit: Unit) -> bool:
        """Whether a word that may be a unit is one here: ``12 poin`` counts, ``82,99 poin`` measures."""
        value = numeral.value if numeral.value is not None else numeral.low
        if unit.least and (value or 0) < unit.least:
            return False
        if unit.code == "point":
            before = self.text[max(0, numeral.start - 60) : numeral.start]
            return value is not None and (value != int(value) or INDEX_CUE.search(before) is not None)
        return (
            numeral.digits
            or unit.code not in ("W", "g", "m", "degree")
            or len(self.text[numeral.end :].split(maxsplit=1)[0]) > 2
        )

    def _range(self, first: _Amount) -> Number | None:
        link = LINK.match(self.text, first.end)
        second = self._amount(link.end()) if link else None
        if link is None or second is None or not self._is_range(first, second, link):
            return None
        unit = second.unit or first.unit
        low, high = _bounds(first.numeral), _bounds(second.numeral)
        scale = self._carried(first.numeral, second.numeral)
        if scale > 1 and first.unit in (None, unit) and low[0] * scale <= high[1]:
            low = low[0] * scale, low[1] * scale
        both = sorted((*low, *high))
        span = Numeral(first.start, second.end, None, both[0], both[-1])
        return self._finish(first.start, second.end, unit, span)

    def _carried(self, low: Numeral, high: Numeral) -> Decimal:
        """The scale that the right side lends the left: ``5-7 juta``, ``tiga sampai empat ratus``."""
        if low.scale != 1:
            return Decimal(1)
        if high.scale > 1 or high.digits or low.value is None or high.value is None or low.value > 9:
            return high.scale
        factor = 100 if high.value % 100 == 0 else 10
        return Decimal(factor) if high.value == (low.value + 1) * factor else Decimal(1)

    def _is_range(self, first: _Amount, second: _Amount, link: re.Match[str]) -> bool:
        if first.numeral.value is None or second.numeral.value is None:
            return self._is_vague_range(first, second, link)
        low, high = first.numeral.value, second.numeral.value
        if first.unit and second.unit and first.unit != second.unit:
            return False
        if first.unit and second.unit is None and first.unit.kind != "money" and second.numeral.scale == 1:
            return False
        if link["and"]:
            return bool(re.search(r"antara\s+$", self.text[max(0, first.start - 10) : first.start], re.I))
        if link["or"]:
            return (
                first.unit is None
                and low < high
                and first.numeral.digits == second.numeral.digits
                and (second.unit is not None or (high == low + 1 and self._noun(second.end) is not None))
            )
        return low < high or first.numeral.scale != second.numeral.scale or second.unit is not None

    def _is_vague_range(self, first: _Amount, second: _Amount, link: re.Match[str]) -> bool:
        """``puluhan hingga ratusan juta rupiah``: two vague amounts, the greater last."""
        low, high = first.numeral, second.numeral
        if low.value is not None or high.value is not None or link["and"] or link["or"]:
            return False
        return first.unit in (None, second.unit) and _bounds(low)[0] < _bounds(high)[0]

    def _one(self, amount: _Amount) -> Number | None:
        numeral, end, unit = amount.numeral, amount.end, amount.unit
        if unit is None:
            return self._bare(amount)
        if unit.kind == "money" and numeral.value is not None:
            numeral, end = self._with_cents(numeral, end)
        if unit.kind == "duration" and numeral.value is not None:
            value, unit, end = self._compound(numeral.value, unit, end)
            numeral = replace(numeral, value=value)
        return self._finish(amount.start, end, unit, numeral)

    def _with_cents(self, numeral: Numeral, end: int) -> tuple[Numeral, int]:
        """``seribu lima ratus rupiah lima puluh sen``."""
        word = NEXT.match(self.text, end)
        more = numeral_at(self.text, word.start("word")) if word else None
        cents = units.cents_after(self.text, more.end) if more else None
        if more is None or cents is None or more.value is None or numeral.value is None or more.value > 99:
            return numeral, end
        return replace(numeral, value=numeral.value + more.value / 100), cents

    def _compound(self, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, Unit, int]:
        """``1 tahun 3 bulan`` is 15 months, ``satu bulan setengah`` one and a half."""
        if half := HALF_MORE.match(self.text, end):
            return value + Decimal("0.5"), unit, half.end()
        gap = GAP.match(self.text, end)
        more = numeral_at(self.text, gap.end()) if gap else None
        following = units.unit_after(self.text, more.end) if more else None
        if more is None or following is None or more.value is None or unit.code not in units.SMALLER:
            return value, unit, end
        smaller, factor = units.SMALLER[unit.code]
        if following[0].code != smaller or more.value >= int(factor) or value != int(value):
            return value, unit, end
        return value * int(factor) + more.value, following[0], following[1]

    def _bare(self, amount: _Amount) -> Number | None:
        """A numeral without a unit: multiplier, rank, fraction or cardinal."""
        numeral, text = amount.numeral, self.text
        word = text[numeral.start : numeral.end]
        if word.lower() == "satu" and text[max(0, numeral.start - 6) : numeral.start].lower() == "salah ":
            return None
        if times := TIMES.match(text, numeral.end):
            return self._number(
                numeral.start, times.end(), "multiplier", numeral.value, low=numeral.low, high=numeral.high
            )
        if word.lower() in FRACTIONS:
            return self._part(numeral)
        if numeral.digits and not self._counts(numeral, word):
            return None
        if numeral.value is not None and self._is_name_part(numeral, word):
            return None
        if _whole(numeral.value, 120) and USED_AGE.search(text, max(0, numeral.start - 40), numeral.start):
            return self._number(numeral.start, numeral.end, "age", numeral.value, "year")
        ranked = RANK_BEFORE.search(text, max(0, numeral.start - 12), numeral.start)
        if ranked and _whole(numeral.value, 300) and not TOP.match(text, numeral.end):
            return self._number(numeral.start, numeral.end, "ordinal", numeral.value)
        return self._finish(numeral.start, numeral.end, None, numeral)

    def _counts(self, numeral: Numeral, word: str) -> bool:
        """Whether bare digits are a quantity: no leading zero, no year, no half of a pair."""
        if len(word) > 1 and word.isdigit() and word[0] == "0":
            return False
        if word.isdigit() and YEAR_LIKE.fullmatch(word):
            return CAPITALISED.search(self.text, max(0, numeral.start - 24), numeral.start) is None and (
                self._noun(numeral.end) is not None
            )
        return PAIR.match(self.text, numeral.end) is None

    def _is_name_part(self, numeral: Numeral, word: str) -> bool:
        """``S&P 500``, ``Subdit 3``, ``Nusa Dua``: a number that ends a name and counts nothing after it."""
        before = CAPITALISED.search(self.text, max(0, numeral.start - 30), numeral.start)
        if before is None or not (word.isdigit() or word.istitle()) or self._opens(before.start()):
            return False
        following = NEXT.match(self.text, numeral.end)
        if word.istitle() and following is not None and following["word"][0].isupper():
            return False
        return word.istitle() or self._noun(numeral.end) is None

    def _opens(self, start: int) -> bool:
        before = self.text[max(0, start - 3) : start]
        return not before.strip() or SENTENCE_END.search(before) is not None

    def _part(self, numeral: Numeral) -> Number | None:
        """``separuh penduduk``, ``setengah dari``; no idiom, no time of day."""
        word = self.text[numeral.start : numeral.end].lower()
        after = OF_OR_MORE.match(self.text, numeral.end)
        if word == "setengah" and not after and self._noun(numeral.end) is None:
            return None
        noun_at = after.end() if after else numeral.end
        return self._number(numeral.start, numeral.end, "fraction", numeral.value, noun=self._noun(noun_at))

    def negative(self, start: int) -> Number | None:
        """``minus 5 derajat``."""
        gap = MINUS.match(self.text, start)
        found = self.quantity(gap.end()) if gap else None
        if found is None or found.value is None:
            return None
        return replace(found, start=start, value=-found.value)

    # Fractions, ordinals, one-word quantities

    def fraction(self, start: int) -> Number | None:
        """``dua pertiga anggota``, ``seperlima dari``."""
        found = fraction_at(self.text, start)
        if found is None:
            return None
        value, end = found
        if re.match(rf"{S}final", self.text[end : end + 8]):
            return None
        unit = units.unit_after(self.text, end)
        if unit and unit[0].kind != "money":
            return self._finish(start, unit[1], unit[0], Numeral(start, unit[1], value))
        of = OF.match(self.text, end)
        return self._number(start, end, "fraction", value, noun=self._noun(of.end() - 1 if of else end))

    def slash(self, start: int) -> Number | None:
        """``2/3 anggota``; a day and its month count nothing."""
        match = SLASH.match(self.text, start)
        if match is None or not int(match["under"]) or self._joined(start):
            return None
        of = OF.match(self.text, match.end())
        noun = self._noun(of.end() - 1 if of else match.end())
        if DAY_BEFORE.search(self.text, max(0, start - 12), start) or not (of or noun):
            return None
        value = Decimal(match["top"]) / int(match["under"])
        return self._number(start, match.end(), "fraction", value, noun=noun) if value < 1 else None

    def one_in(self, start: int) -> Number | None:
        """``satu dari lima remaja`` is a fifth."""
        match = ONE_IN.match(self.text, start)
        if match is None or re.search(r"salah\s+$", self.text[max(0, start - 8) : start], re.I):
            return None
        under = numeral_at(self.text, match.end())
        if under is None or not under.value or under.value == 1 or units.unit_after(self.text, under.end):
            return None
        return self._number(start, under.end, "fraction", 1 / under.value, noun=self._noun(under.end))

    def ordinal(self, start: int) -> Number | None:
        """``putaran kedua`` is the second; ``kedua negara`` are two."""
        numeral = ordinal_at(self.text, start)
        if numeral is None or numeral.value is None or numeral.value == 0:
            return None
        if numeral.digits and re.match(r"[.,]\d", self.text[numeral.end : numeral.end + 2]):
            return None
        if numeral.digits and units.unit_after(self.text, numeral.end) and " " in self.text[start : numeral.end]:
            return None  # ke 5 persen
        if " " in self.text[start : numeral.end] and numeral.digits and self._noun(numeral.end):
            return None
        word = self.text[start : numeral.end].lower()
        if word.startswith("ke") and not numeral.digits and self._is_both(start, numeral.end):
            return self._number(start, numeral.end, "cardinal", numeral.value, noun=self._noun(numeral.end))
        return self._number(start, numeral.end, "ordinal", numeral.value)

    def _is_both(self, start: int, end: int) -> bool:
        """Whether ``kedua`` counts what follows: by the noun, by ``itu`` after it, by a preposition before it."""
        noun = NEXT.match(self.text, end)
        if noun is None or not _is_noun(noun["word"]) or noun["word"].lower().startswith("kali"):
            return False
        before = self.text[max(0, start - 15) : start]
        if ORDINAL_HEAD.search(before):
            return False
        pointed = re.match(rf"(?:{S}\w+)?{S}(?:itu|tersebut)(?!\w)", self.text[noun.end() : noun.end() + 40])
        known = re.sub(r"nya$", "", noun["word"].lower()) in BOTH_NOUNS
        return bool(self._opens(start) or pointed or known or PREPOSITION.search(before))

    def one_duration(self, start: int) -> Number | None:
        """``setahun``, ``sepekan``; after a quantity it is the base of a rate (``180 menit sehari``)."""
        match = ONE_DURATION.match(self.text, start)
        if match is None or re.search(
            r"\d\w*\s\w+\s$|rupiah\s$|juta\s$|ribu\s$|persen\s$|kali\s$", self.text[max(0, start - 16) : start]
        ):
            return None
        one = Numeral(start, match.end(), Decimal(1))
        return self._finish(start, match.end(), units.ONE_DURATIONS[match[1].lower()], one)

    def group(self, start: int) -> Number | None:
        """``bertiga``: the three of them."""
        match = GROUP.match(self.text, start)
        return self._number(start, match.end(), "cardinal", Decimal(GROUPS[match[1].lower()])) if match else None

    # What stands around a quantity

    def _finish(self, start: int, end: int, unit: Unit | None, amount: Numeral) -> Number:
        """The number with its kind by unit and context, its noun and modifier."""
        kind = "cardinal" if unit is None else unit.kind
        if kind == "duration" and self._is_age(start, end):
            kind = "age"
        code = None if unit is None else unit.code
        if code == "degree" and re.search(
            r"(?:suhu|temperatur|panas|dingin|cuaca)", self.text[max(0, start - 80) : start], re.I
        ):
            code = "degC"
        noun = self._noun(self._after_modifier(end)) if kind in ("cardinal", "measure", "percent") else None
        if kind == "cardinal" and noun is None:
            noun = self._noun_before(start)
        start, sign = self._signed(start, end, unit)
        value = amount.value * sign if amount.value is not None else None
        number = self._number(start, end, kind, value, code, low=amount.low, high=amount.high, noun=noun)
        return replace(number, modifier="approx") if amount.approximate and number.modifier is None else number

    def _signed(self, start: int, end: int, unit: Unit | None) -> tuple[int, int]:
        """``-15,90 persen``: a minus belongs to a percentage, a temperature or a bare figure after it."""
        signed = ("percent", "degC", "degree", "pp")
        if unit.code not in signed if unit else self._noun(end) is not None:
            return start, 1
        minus = NEGATIVE.search(self.text, max(0, start - 2), start)
        return (start - 1, -1) if minus and self.claims.free(start - 1, start) else (start, 1)

    def _number(
        self,
        start: int,
        end: int,
        kind: str,
        value: Decimal | None,
        unit: str | None = None,
        *,
        low: Decimal | None = None,
        high: Decimal | None = None,
        noun: str | None = None,
    ) -> Number:
        return Number(
            start=start,
            end=end,
            kind=kind,
            value=None if value is None else float(value),
            min=None if low is None else float(low),
            max=None if high is None else float(high),
            unit=unit,
            modifier=None if kind == "ordinal" else self._modifier(start, end),
            noun=noun,
            per=self._per(end, noun),
        )

    def _modifier(self, start: int, end: int) -> str | None:
        after = AFTER.match(self.text, end)
        if after and after.lastgroup:
            return after.lastgroup
        if MORE_AFTER_NOUN.match(self.text, end):
            return "gt"
        before = self.text[max(0, start - 50) : start]
        cue = BEFORE.search(before)
        if cue is None:
            return None
        word = re.sub(r"[\s\xa0]+", " ", cue["cue"].lower())
        if word in ("hingga", "sampai") and FROM.search(before[: cue.start()]):
            return None
        modifier: str = CUES[word]
        return modifier

    def _after_modifier(self, end: int) -> int:
        after = AFTER.match(self.text, end)
        return after.end() if after else end

    def _per(self, end: int, noun: str | None) -> str | None:
        place = self._after_modifier(end)
        if noun and self.text.startswith(noun, place + 1):
            place += 1 + len(noun)
        match = PER.match(self.text, place)
        return None if match is None else (match["base"] or match["rate"])

    def _noun(self, end: int) -> str | None:
        """The noun phrase that follows, no longer than three words."""
        words: list[re.Match[str]] = []
        while len(words) < 3 and (match := NEXT.match(self.text, words[-1].end() if words else end)):
            word = match["word"].lower()
            if not _is_noun(match["word"]) or (words and word in NOT_AFTER):
                break
            words.append(match)
        return self.text[words[0].start("word") : words[-1].end()] if words else None

    def _noun_before(self, start: int) -> str | None:
        """``bintang tiga``, ``peringkat lima``: some nouns stand before their number."""
        match = LAST.search(self.text[max(0, start - 24) : start])
        if match is None or match["word"].lower() not in _QUANTITIES["heads_before"]:
            return None
        return str(match["word"])

    def _is_age(self, start: int, end: int) -> bool:
        """Whether a span of time is an age: after ``usia``, or as an attribute of a person."""
        before = self.text[max(0, start - 60) : start].rpartition("\n")[2]
        if AGE_BEFORE.search(before):
            return True
        if not re.search(r"tahun\W*$", self.text[start:end], re.I):
            return False
        if NAME_AND_COMMA.search(before) and self.text[end : end + 1] in (",", ")"):
            return True
        if PERSON_BEFORE.search(before) or (LIMIT_BEFORE.search(before) and TWO_DIGITS.match(self.text, start)):
            return True
        return (
            THAT_AFTER.match(self.text, end) is not None
            and re.search(r"\w\s+$", before) is not None
            and not SPAN_BEFORE.search(before)
        )


# Which rules are tried at which word, in order of trust.
RULES = table(
    (("(",), _Reader.age_in_brackets),
    ((DIGIT,), _Reader.age_in_commas, _Reader.score, _Reader.ratio, _Reader.slash, _Reader.one_in),
    ((DIGIT,), _Reader.against, _Reader.dimension, _Reader.magnitude_after, _Reader.quantity),
    (("magnitudo", "m", "sr", "skala"), _Reader.magnitude),
    (units.SIGNS, _Reader.quantity),
    (("satu",), _Reader.one_in),
    (
        {*UNITS, *(f"seper{under}" for under in (*UNITS, "sepuluh", "seratus", "seribu", "ratus", "ribu"))},
        _Reader.fraction,
    ),
    (OPENERS - {"kosong"}, _Reader.against, _Reader.quantity),
    (units.ONE_DURATIONS, _Reader.one_duration),
    (GROUPS, _Reader.group),
    (("pertama", "pertamanya", "ke"), _Reader.ordinal),
    ((f"ke{word}{more}" for word in UNITS for more in ("", "belas", "puluh")), _Reader.ordinal),
    ((f"ke{word}" for word in (*WHOLE, "seribu")), _Reader.ordinal),
    (_NUMERALS["negative"], _Reader.negative),
)


def _is_noun(word: str) -> bool:
    """Whether a word may be a noun, by what it is not: a function word, a verb by its prefix."""
    lower = word.lower()
    if lower in NOT_NOUNS or lower in OPENERS:
        return False
    return word[0].isupper() or lower in NOUNS_LIKE_VERBS or VERB.match(lower) is None


def _bounds(numeral: Numeral) -> tuple[Decimal, Decimal]:
    """The least and the greatest value of a numeral, the same where it is exact."""
    if numeral.value is not None:
        return numeral.value, numeral.value
    assert numeral.low is not None and numeral.high is not None
    return numeral.low, numeral.high


def _whole(value: Decimal | None, most: int) -> bool:
    return value is not None and value == int(value) and 1 <= value <= most


def numeral_scaled(text: str, start: int) -> bool:
    """Whether a numeral carries a scale word."""
    numeral = numeral_at(text, start)
    return numeral is not None and numeral.scale != 1


@Language.component("tilik_numbers", assigns=["doc._.numbers"], requires=["doc._.dates"])
def tilik_numbers(doc: Doc) -> Doc:
    """Sets ``doc._.numbers`` on the ground that names, codes and dates leave."""
    claims = unclaimed(doc)
    for found in doc._.dates:
        claims.take(found.start, found.end)
    doc._.numbers = find_numbers(text_of(doc), claims=claims)
    return doc
