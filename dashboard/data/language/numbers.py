"""Numbers: every quantity of a text with its value, unit, kind, modifier, base and counted noun.

The order of the rules is the order of trust: codes, laws, names, dates and times are spoken for before; then
scores and ages, money and measures, fractions and multipliers, ordinals; last the bare cardinals.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from dashboard.data.language import ages, durations, measures, ordinals, portions, scores, units
from dashboard.data.language.amounts import Amount, Ground, amount_at, whole
from dashboard.data.language.codes import codes
from dashboard.data.language.counted_nouns import NEXT, noun_after
from dashboard.data.language.dates import unclaimed
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import (
    FRACTIONS,
    OPENERS,
    SHARES,
    UNITS,
    WHOLE,
    Numeral,
    alternation,
    numeral_at,
)
from dashboard.data.language.quantities import number, quantity_of
from dashboard.data.language.ranges import range_from
from dashboard.data.language.scanner import DIGIT, Claims, scan, table
from dashboard.data.language.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dashboard.data.language.annotation import Number

GROUPS: dict[str, int] = mapping("numerals")["groups"]
OLDEST = 120

S = r"[\s\xa0]+"
TIMES = re.compile(rf"{S}kali(?:{S}lipat|(?={S}lebih{S}))|[\s\xa0]?[xX]{S}lipat|[xX](?!\w)", re.I)
GROUP = re.compile(rf"({alternation(GROUPS)})(?![\w-])", re.I)
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
CAPITALISED = re.compile(r"(?<!\w)[A-Z][\w&.-]*\)?[\s\xa0]$")
PAIR = re.compile(r"/\d|[-–]\d")
PLUS = re.compile(r"plus[\s\xa0]+$", re.I)  # "plus minus 1 persen"
MINUS = re.compile(r"(?:minus|negatif)[\s\xa0]+|min[\s\xa0]+(?=[^\W\d])", re.I)


def find_numbers(text: str, *, claims: Claims | None = None) -> list[Number]:
    """Every quantity of a text, in order, none overlapping.

    ``claims`` holds ground that is not free (names, codes, dates); what is found is claimed on it.

    >>> [(n.value, n.noun) for n in find_numbers("Pyongyang mengirim 12.000 tentara ke Kursk.")]
    [(12000.0, 'tentara')]
    """
    claims = Claims(len(text), codes(text)) if claims is None else claims
    return list(scan(Ground(text, claims), RULES, claims))


def quantity(ground: Ground, start: int) -> Number | None:
    """An amount or a range of amounts: money, percent, measures, durations, what is left as cardinals."""
    first = amount_at(ground, start)
    return (range_from(ground, first) or _one(ground, first)) if first else None


def _one(ground: Ground, amount: Amount) -> Number | None:
    numeral, end, unit = amount.numeral, amount.end, amount.unit
    if unit is None:
        return _bare(ground, amount)
    if unit.kind == "money" and numeral.value is not None:
        numeral, end = _with_cents(ground.text, numeral, end)
    if unit.kind == "duration" and numeral.value is not None:
        value, unit, end = durations.extended(ground.text, numeral.value, unit=unit, end=end)
        numeral = replace(numeral, value=value)
    return quantity_of(ground, amount.start, end, unit=unit, amount=numeral)


def _with_cents(text: str, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """``seribu lima ratus rupiah lima puluh sen``."""
    word = NEXT.match(text, end)
    more = numeral_at(text, word.start("word")) if word else None
    cents = units.cents_after(text, more.end) if more else None
    if more is None or cents is None or more.value is None or numeral.value is None or more.value > 99:
        return numeral, end
    return replace(numeral, value=numeral.value + more.value / 100), cents


def _bare(ground: Ground, amount: Amount) -> Number | None:
    """A numeral without a unit: multiplier, fraction, age, rank or cardinal."""
    numeral, text = amount.numeral, ground.text
    start, end, value = numeral.start, numeral.end, numeral.value
    word = text[start:end]
    if word.lower() == "satu" and text[max(0, start - 6) : start].lower() == "salah ":
        return None
    if times := TIMES.match(text, end):
        return number(
            ground, start, times.end(), kind="multiplier", value=value, low=numeral.low, high=numeral.high
        )
    if word.lower() in FRACTIONS:
        return portions.part(ground, numeral)
    if numeral.digits and not _counts(ground, numeral, word):
        return None
    if value is not None and _is_name_part(ground, numeral, word):
        return None
    if whole(value, most=OLDEST) and ages.follows_age(text, start):
        return number(ground, start, end, kind="age", value=value, unit="year")
    return ordinals.rank(ground, numeral) or quantity_of(ground, start, end, unit=None, amount=numeral)


def _counts(ground: Ground, numeral: Numeral, word: str) -> bool:
    """Whether bare digits are a quantity: no leading zero, no year, no half of a pair."""
    if len(word) > 1 and word.isdigit() and word[0] == "0":
        return False
    if word.isdigit() and YEAR_LIKE.fullmatch(word):
        named = CAPITALISED.search(ground.text, max(0, numeral.start - 24), numeral.start)
        return named is None and noun_after(ground.text, numeral.end) is not None
    return PAIR.match(ground.text, numeral.end) is None


def _is_name_part(ground: Ground, numeral: Numeral, word: str) -> bool:
    """``S&P 500``, ``Subdit 3``, ``Nusa Dua``: a number that ends a name and counts nothing after it."""
    before = CAPITALISED.search(ground.text, max(0, numeral.start - 30), numeral.start)
    if before is None or not (word.isdigit() or word.istitle()) or ground.opens(before.start()):
        return False
    following = NEXT.match(ground.text, numeral.end)
    if word.istitle() and following is not None and following["word"][0].isupper():
        return False
    return word.istitle() or noun_after(ground.text, numeral.end) is None


def negative(ground: Ground, start: int) -> Number | None:
    """``minus 5 derajat``."""
    gap = None if PLUS.search(ground.text, max(0, start - 8), start) else MINUS.match(ground.text, start)
    found = quantity(ground, gap.end()) if gap else None
    if found is None or found.value is None:
        return None
    return replace(found, start=start, value=-found.value)


def group(ground: Ground, start: int) -> Number | None:
    """``bertiga``: the three of them."""
    match = GROUP.match(ground.text, start)
    return number(ground, start, match.end(), kind="cardinal", value=GROUPS[match[1].lower()]) if match else None


# Which rules are tried at which word, in order of trust.
RULES = table(
    (("(",), ages.age_in_brackets),
    ((DIGIT,), ages.age_in_commas, scores.score, portions.ratio, portions.slash, portions.out_of),
    ((DIGIT,), portions.against, measures.dimension, measures.magnitude_after, quantity),
    (("magnitudo", "m", "sr", "skala"), measures.magnitude),
    (units.SIGNS, quantity),
    ((*UNITS, *WHOLE), portions.out_of),
    ((*UNITS, *SHARES), portions.fraction),
    (OPENERS - {"kosong"}, portions.against, quantity),
    (units.ONE_DURATIONS, durations.one_duration),
    (GROUPS, group),
    (("pertama", "pertamanya", "ke"), ordinals.ordinal),
    ((f"ke{word}{more}" for word in UNITS for more in ("", "belas", "puluh")), ordinals.ordinal),
    ((f"ke{word}" for word in (*WHOLE, "seribu")), ordinals.ordinal),
    (mapping("numerals")["negative"], negative),
)


@Language.component("tilik_numbers", assigns=["doc._.numbers"], requires=["doc._.dates"])
def tilik_numbers(doc: Doc) -> Doc:
    """Sets ``doc._.numbers`` on the ground that names, codes and dates leave."""
    claims = unclaimed(doc)
    for found in doc._.dates:
        claims.take(found.start, found.end)
    doc._.numbers = find_numbers(text_of(doc), claims=claims)
    return doc
