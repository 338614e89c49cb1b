from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.lanes import pack

WINDOW = date(2020, 1, 1), date(2023, 12, 31)
DAYS = st.dates(date(2015, 1, 1), date(2028, 1, 1))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 4000)), max_size=40)


def periods(*spans: tuple[date, date]) -> pd.DataFrame:
    return pd.DataFrame(spans, columns=["first", "last"])


def lanes(*spans: tuple[date, date], **options: int) -> list[int]:
    return pack(periods(*spans), window=WINDOW, **options)["lane"].tolist()


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


@given(SPANS)
def test_no_two_bars_of_a_lane_overlap_and_all_lie_in_the_window(drawn):
    spans = [(first, first + timedelta(days=days)) for first, days in drawn]
    packed = pack(periods(*spans), window=WINDOW, lanes=4)
    bars = list(packed[["lane", "left", "right"]].itertuples(index=False, name=None))
    for (lane, left, right), (other, start, end) in combinations(bars, 2):
        assert lane != other or right <= start or end <= left
    edges = WINDOW[0].toordinal(), WINDOW[1].toordinal() + 1
    assert all(edges[0] <= left < right <= edges[1] for _, left, right in bars)


def test_neighbours_share_a_lane_and_the_first_comes_on_top():
    assert lanes(year(2022), year(2021), (date(2021, 5, 1), date(2022, 5, 31)), year(2023)) == [0, 0, 1, 0]


def test_what_finds_no_room_is_left_out():
    assert lanes(year(2022), year(2022), year(2022), year(2021), lanes=2) == [0, 1, 0]
    assert lanes(year(2022), year(2021), most=1) == [0]


def test_bars_end_with_the_window_and_are_never_too_narrow_to_click():
    week = date(2023, 12, 30), date(2024, 1, 5)
    [century, short] = pack(periods((date(1900, 1, 1), date(2099, 12, 31)), week), window=WINDOW).to_dict(
        "records"
    )
    end = WINDOW[1].toordinal() + 1
    assert (century["left"], century["right"]) == (WINDOW[0].toordinal(), end)
    assert short["right"] == end and short["right"] - short["left"] >= 9


def test_times_outside_the_window_have_no_lane():
    assert lanes(year(2019), year(2024)) == []
    assert lanes() == []
