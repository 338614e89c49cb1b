from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
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


def figure(*rows: dict[str, object], counts: pd.DataFrame = DAYS, language: str = "id", palette=LIGHT):
    lanes = pack(pd.DataFrame(rows, columns=list(QUARTER)), window=WINDOW)
    words = Catalogue(language)
    return happenings(counts, lanes, window=WINDOW, words=words, zone=JAKARTA, bucket="month", palette=palette)


def told(bar) -> str:
    """What plotly writes where the first bar of a trace is pointed at."""
    values = list(bar.customdata[0])
    return re.sub(r"%\{customdata\[(\d)\]\}", lambda place: values[int(place[1])], bar.hovertemplate).removesuffix(
        "<extra></extra>"
    )


def test_a_time_is_a_bar_from_its_begin_to_its_end():
    bar = figure(QUARTER).data[-1]
    begin, length = (timedelta(milliseconds=float(value)) for value in (bar.base[0], bar.x[0]))
    assert (bar.orientation, datetime(1970, 1, 1) + begin, length.days) == ("h", datetime(2024, 10, 1), 92)
    assert bar.text[0] == "kuartal IV 2024"


def test_a_bar_that_goes_on_beyond_the_window_says_so():
    assert figure(DECADE, language="en").data[-1].text[0] == "◂ 2020s ▸"


def test_a_label_that_no_screen_has_room_for_is_not_sent():
    day = period(date(2024, 5, 6), date(2024, 5, 6), "2024-05-06", 1)
    assert figure(day).data[-1].text[0] == ""


def test_a_bar_knows_which_time_it_is():
    [(begin, until, name, *_)] = figure(QUARTER).data[-1].customdata
    instants = [datetime.fromtimestamp(instant, UTC).isoformat() for instant in (begin, until)]
    assert instants == ["2024-09-30T17:00:00+00:00", "2024-12-31T17:00:00+00:00"]
    assert name == "kuartal IV 2024"


def test_its_hover_has_the_words_of_the_articles_and_where_they_stand():
    assert told(figure(QUARTER).data[-1]) == (
        "<b>kuartal IV 2024</b><br>30 penyebutan · 20 artikel<br>“kuartal terakhir”<br>Lensa, 5 Nov 2024<br>Panen"
    )


def test_text_of_articles_is_no_markup():
    hostile = period(
        *WINDOW, "2024", 1, title='<a href="http://x">y</a>', texts=["<b>2024</b>"], outlet="<i>x</i>"
    )
    hover = told(figure(hostile).data[-1])
    assert hover.replace("<br>", "").replace("<b>2024</b>", "", 1).count("<") == 0


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_more_mentions_the_stronger_and_every_label_can_be_read(palette):
    rows = [
        period(date(2024, month, 1), date(2024, month, 28), f"2024-{month:02}", month**3)
        for month in range(12, 0, -1)
    ]
    bar = figure(*rows, palette=palette).data[-1]
    strength = [contrast(color, palette.surface) for color in bar.marker.color]
    assert strength == sorted(strength, reverse=True)
    assert all(contrast(bar.textfont.color, fill) >= 4.5 for fill in bar.marker.color)


def test_either_half_may_be_absent():
    assert [bar.orientation for bar in figure(QUARTER, counts=NO_DAYS).data] == ["h"]
    assert [bar.orientation for bar in figure().data] == [None]
    assert len(figure(counts=NO_DAYS).data) == 0
