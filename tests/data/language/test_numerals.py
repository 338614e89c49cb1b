"""Numerals: the value of digits with separators, of words, of ordinals and fractions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.numerals import fraction_at, numeral_at, ordinal_at, roman, separated

ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def in_words(number: int) -> str:
    """An Indonesian numeral below a trillion, written out."""
    for scale, name, one in (
        (10**9, "miliar", "satu miliar"),
        (10**6, "juta", "satu juta"),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
    ):
        if number >= scale:
            head, rest = divmod(number, scale)
            return " ".join(filter(None, (one if head == 1 else f"{in_words(head)} {name}", in_words(rest))))
    if number in (10, 11):
        return ("sepuluh", "sebelas")[number - 10]
    if number < 10:
        return ONES[number]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    return " ".join(filter(None, (f"{ONES[number // 10]} puluh", ONES[number % 10])))


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_written_out_reads_back(number):
    words = in_words(number)
    numeral = numeral_at(f"{words} ekor", 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(words))


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_a_formatted_number_reads_back(whole, cents):
    text = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.value == Decimal(whole) + Decimal(cents) / 100
    assert numeral.end == len(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.000", 12000),
        ("5,02", "5.02"),
        ("2,500 ekor", 2500),
        ("2,500 persen", "2.5"),
        ("0,125", "0.125"),
        ("10,000.50", "10000.5"),
        ("1.2 triliun", 1_200_000_000_000),
        ("3.621,3 triliun", 3_621_300_000_000_000),
        ("3,2 jt", 3_200_000),
        ("2 juta 500 ribu", 2_500_000),
        ("2 ribu triliun", 2 * 10**15),
        ("100k", 100_000),
        ("9 (sembilan)", 9),
        ("satu setengah juta", 1_500_000),
        ("setengah juta", 500_000),
        ("lima koma dua", "5.2"),
        ("dua lusin", 24),
        ("seribu", 1000),
    ],
)
def test_value(text, value):
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.value == Decimal(value)


def test_letters_scale_money_only():
    plain, money = numeral_at("1,5 M", 0), numeral_at("1,5 M", 0, money=True)
    assert plain and money
    assert (plain.value, money.value) == (Decimal("1.5"), Decimal(1_500_000_000))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("belasan rumah", (11, 19)), ("puluhan ribu", (10_000, 99_999)), ("sekian juta", (1_000_000, 9_999_999))],
)
def test_vague_numerals_have_bounds(text, bounds):
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.low, numeral.high) == (None, *bounds)


@pytest.mark.parametrize("text", ["192.168.1.1", "1.23.456", "rumah", "sekian", "", "²"])
def test_no_numeral(text):
    assert numeral_at(text, 0) is None


def test_a_numeral_ends_where_the_next_begins():
    numeral = numeral_at("dua puluh dua puluh", 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (20, 9)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [("ke-12", 12, 5), ("ke-XXII", 22, 7), ("kedua belas", 12, 11), ("pertamanya", 1, 7), ("kesepuluh", 10, 9)],
)
def test_ordinal(text, value, end):
    numeral = ordinal_at(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (value, end)


@pytest.mark.parametrize("text", ["keluarga", "kepala", "ke pasar", "ketika"])
def test_no_ordinal(text):
    assert ordinal_at(text, 0) is None


@pytest.mark.parametrize(("text", "value"), [("dua pertiga", 2 / 3), ("seperlima", 0.2), ("tiga perempat", 0.75)])
def test_fraction(text, value):
    found = fraction_at(text, 0)
    assert found is not None
    assert float(found[0]) == pytest.approx(value)


def test_no_fraction_in_a_crossroads():
    assert fraction_at("perempatan", 0) is None


def test_roman_and_separated():
    assert [roman(text) for text in ("I", "IV", "IX", "XIV", "XXXVIII")] == [1, 4, 9, 14, 38]
    assert separated("1,234,567") == 1234567
