from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from components.reader import Hit, Mark, head, marks, passage, reader, scroll, text_html
from tests.components.conftest import TEXT, place


class Page(HTMLParser):
    """What a browser would make of it: tags, ids, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def pieces(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<span[^>]*class="([^"]*)"[^>]*>([^<]*)</span>', html)


def test_text_from_outside_is_inert(frames, words):
    page = Page(reader(frames, words=words))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<script>alert(1)</script> & $x$." in page.text
    assert '=HYPERLINK("http://jahat") **tebal**' in page.text
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")


def test_names_cannot_leave_their_tooltip(frames, words):
    page = Page(reader(frames, words=words))
    titles = [value for name, value in page.attributes if name == "title"]
    assert any('BPBD "Muara" <Teluk>' in title for title in titles)


def test_head_shows_the_address_as_text(frames, words):
    page = Page(head(frames["articles"].iloc[0].to_dict(), source="Kabar Muara", words=words))
    assert "a" not in page.tags
    assert "javascript:alert(1)" in page.text
    assert "Banjir <b>besar</b>" in page.text


def test_all_text_is_kept(frames, words):
    shown = Page(text_html(TEXT, marks(frames, words=words))).text
    assert shown == TEXT.replace("\n", "")


def test_nested_marks_share_their_pieces(frames, words):
    found = {text: classes for classes, text in pieces(text_html(TEXT, marks(frames, words=words)))}
    assert "quote-direct" in found["2 meter"]
    assert "number" in found["2 meter"]
    assert "quote-direct" in found["Air naik "]
    assert "number" not in found["Air naik "]


def test_overlapping_marks_split():
    html = text_html("abcdef", [Mark(0, 4, "x", "one"), Mark(2, 6, "y", "two")])
    assert pieces(html) == [("x x-begins", "ab"), ("x y y-begins", "cd"), ("y", "ef")]
    assert 'title="one&#10;two"' in html


def test_a_mark_over_two_paragraphs_stays_within_them():
    html = text_html("ab\ncd", [Mark(1, 4, "x")])
    assert html == '<p>a<span id="at-1" class="x x-begins">b</span></p><p><span class="x">c</span>d</p>'


def test_hit_and_its_sentence(frames, words):
    span = place("Air naik 2 meter")
    html = reader(frames, words=words, hit=Hit(span["start"], span["end"]))
    assert html.count('id="hit"') == 1
    assert "href='#hit'" in html
    hit = "".join(text for classes, text in pieces(html) if "hit" in classes.split())
    assert hit == "Air naik 2 meter"
    sentence = "".join(text for classes, text in pieces(html) if "sentence" in classes.split())
    assert sentence.endswith("(4/11/2024)") or "kata" in sentence


@pytest.mark.parametrize("hit", [Hit(-3, 2), Hit(10**6, 10**6 + 5), Hit(5, 5)])
def test_a_hit_outside_the_text_marks_nothing(frames, words, hit):
    assert 'id="hit"' not in reader(frames, words=words, hit=hit)


def test_a_hidden_layer_leaves_its_anchor(frames, words):
    shown = reader(frames, words=words, layers=("names",))
    start = place("2 meter")["start"]
    assert f'id="at-{start}"' in shown
    assert not [classes for classes, _ in pieces(shown) if "number" in classes.split()]


def test_unresolved_speakers_say_so(frames, words):
    titles = [mark.title for mark in marks(frames, words=words) if "quote-indirect" in mark.classes]
    assert titles == ["indirect quote · Warga (unresolved) · warns · unsure"]


def test_every_rail_entry_leads_somewhere(frames, words):
    page = Page(reader(frames, words=words))
    ids = {value for name, value in page.attributes if name == "id"}
    anchors = {value[1:] for name, value in page.attributes if name == "href"}
    assert len(anchors) >= 6 - 1
    assert anchors <= ids


def test_passage_holds_only_its_paragraph(frames, words):
    span = place("Air naik 2 meter")
    page = Page(passage(frames, words=words, hit=Hit(span["start"], span["end"])))
    assert "kata Sari Melati" in page.text
    assert "Sungai meluap" not in page.text


def test_scroll_carries_numbers_only():
    assert "alert" not in scroll(Hit(1, 2))
    with pytest.raises(ValueError, match="invalid literal"):
        scroll(Hit("*/alert(1)/*", 2))


def test_a_long_paragraph_is_cut_around_the_hit():
    text = "awal " * 300 + "INTI " + "akhir " * 300
    start = text.index("INTI")
    shown = Page(text_html(text, [], hit=Hit(start, start + 4), within=Hit(start, start + 4))).text
    assert shown.startswith("… awal")
    assert shown.endswith("akhir …")
    assert "INTI" in shown
    assert len(shown) < 1000
