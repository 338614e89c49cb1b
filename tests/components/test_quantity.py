from __future__ import annotations

import pytest

from components.quantity import quantity, unit
from dashboard.catalogue import Catalogue

ID, EN = Catalogue("id"), Catalogue("en")
NONE = float("nan")


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        ({"value": 12000.0}, "12.000", "12,000"),
        ({"value": 12000.5}, "12.000,5", "12,000.5"),
        ({"value": 0.0004}, "0,0004", "0.0004"),
        ({"value": -7.25, "unit": "degC"}, "-7,25 °C", "-7.25 °C"),
        ({"value": 5.02, "unit": "percent", "kind": "percent"}, "5,02%", "5.02%"),
        ({"min": 20.0, "max": 30.0, "unit": "percent"}, "20–30%", "20–30%"),
        ({"min": -5.0, "max": -2.0, "unit": "percent"}, "-5 – -2%", "-5 – -2%"),
        ({"min": 5e6, "max": 7e6}, "5–7 juta", "5–7 million"),
        ({"min": 3.0, "max": 3.0, "unit": "kg"}, "3 kg", "3 kg"),
        ({"value": 1.2e12, "unit": "IDR", "modifier": "approx"}, "≈ Rp1,2 triliun", "≈ Rp1.2 trillion"),
        ({"value": 1234567890.0, "unit": "IDR"}, "Rp1.234.567.890", "Rp1,234,567,890"),
        ({"min": 2e9, "max": 2.5e9, "unit": "USD"}, "US$2–2,5 miliar", "US$2–2.5 billion"),
        ({"min": 5e8, "max": 4.8e9, "unit": "IDR"}, "Rp500 juta–4,8 miliar", "Rp500 million–4.8 billion"),
        ({"value": 1_234_567.0}, "1.234.567", "1,234,567"),
        ({"value": 7.17, "unit": "CNY", "per": "US$"}, "7,17 CNY/US$", "7.17 CNY/US$"),
        ({"value": 3.0, "unit": "year", "modifier": "gt", "kind": "duration"}, "> 3 tahun", "> 3 years"),
        ({"value": 1.0, "unit": "year", "modifier": "almost"}, "hampir 1 tahun", "almost 1 year"),
        ({"min": 13.0, "max": 15.0, "unit": "year", "kind": "age"}, "13–15 tahun", "13–15 years"),
        ({"value": 40.0, "unit": "kg", "per": "hari"}, "40 kg/hari", "40 kg/hari"),
        ({"value": 5.6, "unit": "magnitude", "kind": "measure"}, "M 5,6", "M 5.6"),
        ({"value": 2.0, "kind": "ordinal"}, "ke-2", "2nd"),
        ({"value": 111.0, "kind": "ordinal"}, "ke-111", "111th"),
        ({"value": 2 / 3, "kind": "fraction"}, "2/3", "2/3"),
        ({"value": 2.5, "kind": "multiplier"}, "2,5×", "2.5×"),
        ({"min": 100.0, "max": 999.0, "kind": "multiplier"}, "100–999×", "100–999×"),
        ({"value": 1.8, "kind": "ratio"}, "1,8 : 1", "1.8 : 1"),
        ({"value": 1.5e40, "unit": "kg"}, "1,5E40 kg", "1.5E40 kg"),
        ({"min": -1e300, "max": 5e-324}, "-1E300 – 5E-324", "-1E300 – 5E-324"),
        ({"score": [2, 1], "kind": "score"}, "2–1", "2–1"),
        ({"value": NONE, "min": None, "max": None, "unit": "kg", "modifier": "gt"}, "", ""),
    ],
)
def test_every_kind_is_written_as_the_reader_writes_it(number, indonesian, english):
    assert (quantity(number, words=ID), quantity(number, words=EN)) == (indonesian, english)


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e-7, 5.02e9, 999.9995, 1e15, 123456789012.5])
def test_no_value_is_silently_another(value):
    written = quantity({"value": value}, words=EN)
    for word, size in ((" million", 1e6), (" billion", 1e9), (" trillion", 1e12)):
        if written.endswith(word):
            assert float(written.removesuffix(word).replace(",", "")) * size == pytest.approx(value, rel=1e-12)
            return
    assert float(written.replace(",", "")) == pytest.approx(value, rel=1e-5)


def test_units_of_one_and_of_many():
    assert [unit("ft", words=EN, one=one) for one in (True, False)] == ["foot", "feet"]
    assert unit("kWh", words=EN) == "kWh"
    assert unit(None, words=EN) == ""
