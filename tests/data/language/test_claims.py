"""Claims: the quote that holds an offset, and what numbers learn from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.annotation import Quote
from dashboard.data.language.claims import DEEPEST, MOST_ACTORS, Claims
from dashboard.data.language.pipeline import load

OUTER = Quote(start=10, end=90, type="indirect")
INNER = Quote(start=20, end=40, type="mixed")


@pytest.mark.parametrize(
    ("offset", "quote"), [(9, None), (10, OUTER), (20, INNER), (39, INNER), (40, OUTER), (89, OUTER), (90, None)]
)
def test_the_innermost_quote_holds_an_offset(offset: int, quote: Quote | None) -> None:
    assert Claims([INNER, OUTER]).at(offset) == quote


def test_no_quotes_hold_nothing() -> None:
    assert Claims([]).at(0) is None


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=DEEPEST)


@given(spans, st.integers(0, 130))
def test_what_is_found_holds_the_offset(lengths: list[tuple[int, int]], offset: int) -> None:
    quotes = [Quote(start=start, end=start + length, type="direct") for start, length in lengths]
    found = Claims(quotes).at(offset)
    holding = [quote for quote in quotes if quote.start <= offset < quote.end]
    assert (found is None) == (not holding)
    assert found is None or found in holding


def test_a_list_of_names_says_nothing_of_its_numbers() -> None:
    names = [f"{first}{last}" for first in ("Bun", "Dar", "Kar", "Mul", "Sur") for last in ("adi", "anto", "ini")]
    people = ", ".join(f"Ketua {one} {other}" for one in names for other in names[:3])
    doc = load()(f"Yang hadir {people} dan 12 orang lain.")
    number = next(n for n in doc._.numbers if n.value == 12)
    assert len({e.kb_id_ for e in doc.ents}) > MOST_ACTORS
    assert number.actor_ids == ()
