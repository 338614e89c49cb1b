from __future__ import annotations

import json
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from components.happenings import happening_at, happenings, height
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


def lying(option) -> list[dict[str, object]]:
    """The bars of longer times."""
    return [bar for one in option["series"] if one["type"] == "candlestick" for bar in one["data"]]


def labels(option) -> list[str]:
    return [label["name"] for one in option["series"] if one["type"] == "scatter" for label in one["data"]]


def test_a_time_is_a_bar_from_its_begin_to_its_end():
    option = drawing(QUARTER)
    [bar] = lying(option)
    lane, begin, end, *_ = bar["value"]
    assert (lane, begin, end) == (0, 9.0, 12.0)  # months of the window
    assert labels(option) == ["kuartal IV 2024"]
    assert option["xAxis"][option["series"][-2]["xAxisIndex"]]["max"] == 12


def test_a_bar_that_goes_on_beyond_the_window_says_so():
    assert labels(drawing(DECADE, language="en")) == ["◂ 2020s ▸"]


def test_a_label_that_no_screen_has_room_for_is_not_shown():
    day = period(date(2024, 5, 6), date(2024, 5, 6), "2024-05-06", 1)
    assert labels(drawing(day, QUARTER)) == ["kuartal IV 2024"]


def test_a_click_finds_the_column_or_the_longer_time():
    rows = packed(QUARTER, DECADE)

    def click(series: int, index: int):
        event = {"selection": {"selected": [{"series_index": series, "data_indices": [index]}]}}
        return happening_at(event, counts=DAYS, lanes=rows)

    assert click(0, 0) == (date(2024, 11, 1), "Lensa")
    assert [click(1, place) for place in range(len(rows))] == [0, 1]
    assert click(2, 0) is None  # a label
    assert click(1, 99) is None


def test_its_hover_has_the_words_of_the_articles_and_where_they_stand():
    name, *lines = lying(drawing(QUARTER))[0]["tooltip"]["formatter"].split("<br/>")
    assert name == "<b>kuartal IV 2024</b>"
    assert lines == ["30 penyebutan · 20 artikel", "“kuartal terakhir”", "Lensa, 5 Nov 2024", "Panen"]


def test_text_of_articles_is_no_markup_and_no_template():
    hostile = period(
        *WINDOW, "2024", 1, title='<a href="http://x">{c}</a>', texts=["<b>2024</b>"], outlet="<i>x</i>"
    )
    hover = lying(drawing(hostile))[0]["tooltip"]["formatter"]
    assert hover.replace("<br/>", "").replace("<b>2024</b>", "", 1).count("<") == 0
    assert "{" not in hover


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_more_mentions_the_stronger_and_every_label_can_be_read(palette):
    rows = [
        period(date(2024, month, 1), date(2024, month, 28), f"2024-{month:02}", month**3)
        for month in range(12, 0, -1)
    ]
    option = drawing(*rows, palette=palette)
    colors = [bar["itemStyle"]["color"] for bar in lying(option)]
    strength = [contrast(color, palette.surface) for color in colors]
    assert strength == sorted(strength, reverse=True)
    assert len(colors) == 12
    label = option["series"][-1]["label"]["color"]
    assert all(contrast(label, fill) >= 4.5 for fill in colors)


def test_the_option_is_plain_json():
    assert json.loads(json.dumps(drawing(QUARTER, DECADE)))["series"]


def test_either_half_may_be_absent():
    assert [one["type"] for one in drawing(QUARTER, counts=NO_DAYS)["series"]] == ["candlestick", "scatter"]
    assert [one["type"] for one in drawing()["series"]] == ["bar"]
    assert drawing(counts=NO_DAYS)["series"] == []
    assert height(NO_DAYS, packed()) == 0 < height(DAYS, packed()) < height(DAYS, packed(QUARTER))
