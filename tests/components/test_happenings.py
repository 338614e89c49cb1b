from __future__ import annotations

import json
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from components.happenings import happenings
from components.lanes import pack
from components.palette import DARK, LIGHT, contrast
from dashboard.catalogue import Catalogue

JAKARTA = ZoneInfo("Asia/Jakarta")
WINDOW = date(2024, 1, 1), date(2024, 12, 31)
DAYS = pd.DataFrame([(date(2024, 11, 1), "Lensa", 4)], columns=["bucket", "group", "count"])
NO_DAYS = DAYS.iloc[:0]


def period(first: date, last: date, iso: str, mentions: int, **columns: object) -> dict[str, object]:
    begin = pd.Timestamp(first, tz=JAKARTA).tz_convert("UTC")
    until = pd.Timestamp(last, tz=JAKARTA).tz_convert("UTC") + pd.Timedelta(days=1)
    row = {"begin": begin, "until": until, "first": first, "last": last, "iso": iso, "mentions": mentions}
    told = {"texts": ["kuartal terakhir"], "articles": 1, "outlet": "Lensa", "title": "Panen", "sample": False}
    return {**row, **told, "published_at": pd.Timestamp("2024-11-04T18:30Z"), **columns}


QUARTER = period(date(2024, 10, 1), date(2024, 12, 31), "2024-Q4", 30, articles=20)
DECADE = period(date(2020, 1, 1), date(2029, 12, 31), "202X", 1)


def drawing(*rows: dict[str, object], counts: pd.DataFrame = DAYS, language: str = "id", palette=LIGHT):
    words = Catalogue(language)
    return happenings(
        counts, packed(*rows), window=WINDOW, words=words, zone=JAKARTA, bucket="month", palette=palette
    )


def packed(*rows: dict[str, object]) -> pd.DataFrame:
    return pack(pd.DataFrame(rows, columns=list(QUARTER)), window=WINDOW)


def test_a_time_is_a_bar_from_its_begin_to_its_end():
    [bar] = drawing(QUARTER)["lanes"]
    assert (bar["lane"], date.fromordinal(bar["left"]), date.fromordinal(bar["right"])) == (
        0,
        date(2024, 10, 1),
        date(2025, 1, 1),
    )
    assert bar["label"] == "kuartal IV 2024"


def test_a_bar_that_goes_on_beyond_the_window_says_so():
    [bar] = drawing(DECADE, language="en")["lanes"]
    assert bar["label"] == "◂ 2020s ▸"


def test_a_bar_knows_the_instants_that_its_time_is_found_by():
    [bar] = drawing(QUARTER)["lanes"]
    assert bar["pick"] == ["time", "2024-09-30T17:00:00+00:00", "2024-12-31T17:00:00+00:00"]


def test_its_hover_has_the_words_of_the_articles_and_where_they_stand():
    assert drawing(QUARTER)["lanes"][0]["lines"] == [
        "kuartal IV 2024",
        "30 penyebutan · 20 artikel",
        "“kuartal terakhir”",
        "Lensa, 5 Nov 2024",
        "Panen",
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_more_mentions_the_stronger_and_every_label_can_be_read(palette):
    rows = [
        period(date(2024, month, 1), date(2024, month, 28), f"2024-{month:02}", month**3)
        for month in range(12, 0, -1)
    ]
    drawn = drawing(*rows, palette=palette)
    colors = [bar["color"] for bar in drawn["lanes"]]
    strength = [contrast(color, palette.surface) for color in colors]
    assert strength == sorted(strength, reverse=True)
    assert len(colors) == 12
    assert all(contrast(drawn["colors"]["text"], fill) >= 4.5 for fill in colors)


def test_what_is_drawn_is_plain_json():
    assert json.loads(json.dumps(drawing(QUARTER, DECADE)))["lanes"]


def test_either_half_may_be_absent():
    assert drawing(QUARTER, counts=NO_DAYS)["columns"] == []
    assert drawing()["lanes"] == []
    nothing, days, times, both = (
        drawing(*rows, counts=counted)["height"] for rows in ((), (QUARTER,)) for counted in (NO_DAYS, DAYS)
    )
    assert nothing == days and times < both > days
