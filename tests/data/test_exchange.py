"""The exchange form: order, offsets, and lines that cannot be read."""

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.data.exchange import LineError, annotate, article, sentence_predictions
from dashboard.data.sources.record import MAX_CHARACTERS

TEXT = (
    "Demak, Kabar Pesisir - Air mulai surut pada Jumat (15/11/2024).\n"
    '"Kami mengungsikan 1.200 warga," kata Kepala Desa Karanganyar Wening Prasetya.'
)
KEYS = {"id", "published", "actors", "entities", "quotes", "numbers", "dates", "relations"}


def line(**fields):
    return json.dumps(fields).encode()


def test_a_line_out_has_every_frame_and_the_given_head():
    [out] = annotate([line(id="a1", published="2024-11-15", outlet="Kabar Pesisir", title=None, text=TEXT)])
    assert out.keys() == KEYS
    assert (out["id"], out["published"]) == ("a1", "2024-11-15")
    assert {"2024-11-15"} == {date["iso"] for date in out["dates"]}
    assert [TEXT[n["start"] : n["end"]] for n in out["numbers"]] == ["1.200"]
    [quote] = out["quotes"]
    assert TEXT[quote["start"] : quote["end"]] == "Kami mengungsikan 1.200 warga"
    assert [out["actors"][key]["name"] for key in quote["speakers"]] == ["Wening Prasetya"]


def test_only_text_is_required():
    [out] = annotate([line(text="Air surut.")])
    assert (out["id"], out["published"]) == ("line:1", None)


@pytest.mark.parametrize("text", ["…", "🌊" * 50, "a\r\nb", "1" * 5000, '"' * 501, "x\x00y"])
def test_odd_texts_are_annotated(text):
    [out] = annotate([line(id="odd", text=text)])
    assert out.keys() == KEYS


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"{", "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b'{"id": "a1"}', 'no string "text"'),
        (b'{"id": "a1", "text": " \\n"}', "empty"),
        (b'{"id": "a1", "text": 12}', 'no string "text"'),
        (b'{"id": "a1", "text": "\xff"}', "no UTF-8"),
        (b'{"id": "a1", "text": "\\ud800"}', "surrogate"),
        (b'{"id": "a1", "text": "x", "published": "kemarin"}', '"published"'),
        (b"[" * 100_000, "nested"),
        (line(id="a1", text="a" * (MAX_CHARACTERS + 1)), "1,000,001"),
    ],
)
def test_an_unreadable_line_says_why_and_the_run_goes_on(raw, error):
    before, broken, after = annotate([line(id="b", text="Satu."), raw, line(id="c", text="Dua.")])
    assert (before["id"], after["id"]) == ("b", "c")
    assert broken.keys() == {"id", "error"}
    assert broken["id"] in ("a1", "line:2")
    assert error in broken["error"]


def test_order_is_kept_over_many_batches():
    lines = [line(id=n, text=f"Ada {n} kapal.") if n % 7 else b"{" for n in range(1, 200)]
    out = list(annotate(lines))
    assert [row["id"] for row in out] == [n if n % 7 else f"line:{n}" for n in range(1, 200)]
    assert sum("error" in row for row in out) == 28


def test_blank_lines_are_passed_over_but_counted():
    assert [row["id"] for row in annotate([b"\n", line(text="Satu."), b"  \n", line(text="Dua.")])] == [
        "line:2",
        "line:4",
    ]


def test_an_article_that_breaks_the_pipeline_is_told_alone(monkeypatch):
    from dashboard.data import exchange

    def breaking(articles):
        for one in articles:
            if one.given_id == "bad":
                raise RuntimeError("no way")
            yield from original([one])

    original = exchange.documents
    monkeypatch.setattr(exchange, "documents", breaking)
    good, bad, other = annotate([line(id=key, text="Air surut.") for key in ("good", "bad", "other")])
    assert good.keys() == other.keys() == KEYS
    assert bad == {"id": "bad", "error": "extraction failed: RuntimeError: no way"}


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-11-15", "2024-11-15T00:00:00+07:00"),
        ("2024-11-15T06:30:00", "2024-11-15T06:30:00+07:00"),
        ("2024-11-15T06:30:00Z", "2024-11-15T06:30:00+00:00"),
        (" 2024-11-15 ", "2024-11-15T00:00:00+07:00"),
    ],
)
def test_publication_times_are_instants(published, expected):
    assert article({"text": "x", "published": published}).published == datetime.fromisoformat(expected)


def test_the_error_names_the_date_and_the_remedy():
    with pytest.raises(LineError, match=r"15 Nov.*2024-11-15"):
        article({"text": "x", "published": "15 Nov"})


def test_sentences_become_flat_predictions():
    rows = [
        {"sid": "s1", "sentence": "Panen mencapai 1,2 juta ton.", "reference_date": "2024-11-15"},
        {"sid": "s1", "sentence": "Panen mencapai 1,2 juta ton.", "reference_date": "2024-11-15"},
        {"sid": "s2", "sentence": "Kapal tiba kemarin.", "reference_date": "2024-11-15"},
    ]
    number, date = sentence_predictions(rows)
    assert (number["sid"], number["cls"], number["value"], number["unit"]) == ("s1", "number", 1_200_000, "t")
    assert (date["sid"], date["cls"], date["iso"], date["granularity"]) == ("s2", "date", "2024-11-14", "day")


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_offsets_fit_any_text(text):
    text = f"{text}."
    [out] = annotate([json.dumps({"text": text}, ensure_ascii=True).encode()])
    for frame in ("entities", "quotes", "numbers", "dates"):
        for span in out[frame]:
            assert 0 <= span["start"] < span["end"] <= len(text)
    for entity in out["entities"]:
        assert entity["actor"] is None or entity["actor"] in out["actors"]
    for quote in out["quotes"]:
        assert all(speaker in out["actors"] for speaker in quote["speakers"])
