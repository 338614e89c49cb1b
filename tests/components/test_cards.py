from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from components.cards import article_line, caption, card, origins, quote_card, section, source_line
from components.kpis import Kpi, kpis, sparkline
from components.ranking import rank, ranking

EVIL = "<script>alert(1)</script>\"'&"


@pytest.mark.parametrize(
    "drawn",
    [
        lambda words: quote_card(EVIL, speaker=EVIL, role=EVIL, type=EVIL, kind=EVIL, words=words),
        lambda words: article_line(EVIL, lead=EVIL, sample=True, words=words),
        lambda words: kpis([Kpi(label=EVIL, value=EVIL, course=(1, 2), course_label=EVIL)]),
        lambda words: rank(EVIL, 3, most=4, kind=EVIL, words=words),
        lambda words: card("", href=EVIL, label=EVIL),
        lambda words: section(EVIL, caption(EVIL)),
        lambda words: ranking(pd.DataFrame({"name": [EVIL], "kind": [EVIL], "quotes": [1]}), [EVIL], words=words),
    ],
)
def test_text_from_outside_is_no_markup(words, drawn):
    html = drawn(words)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert EVIL not in html


def test_a_quote_without_a_speaker_says_so(words):
    assert "<em>Speaker unresolved</em>" in quote_card("Air naik", speaker=None, kind=None, words=words)


def test_a_sample_says_so_wherever_its_outlet_stands(words):
    rows = pd.DataFrame({"outlet": ["Kabar", "Lensa", None], "sample": [True, False, True]})
    assert origins(rows, words=words) == ["Kabar (sample)", "Lensa", "unknown outlet (sample)"]
    assert source_line("Kabar", date(2024, 11, 4), sample=True, words=words) == "Kabar (sample), Nov 4, 2024"
    assert source_line(None, None, words=words) == "unknown outlet, no date"


def test_a_sparkline_needs_two_weeks_and_survives_silence():
    assert sparkline([4]) == ""
    assert sparkline([0, 0]).count("height:4%") == 2
    assert "height:100%" in sparkline([1, 8])
