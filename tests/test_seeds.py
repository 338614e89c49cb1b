"""The shipped articles are what ``seeds/README.md`` says they are."""

import hashlib
import json
import re
from datetime import date, datetime, timedelta
from itertools import combinations

import pytest

from dashboard.settings import ROOT

SEEDS = ROOT / "seeds"
SEED_TEXT = SEEDS / "seed-article.txt"
SEED = json.loads((SEEDS / "seed-article.json").read_text(encoding="utf-8"))
SAMPLES = [json.loads(line) for line in (SEEDS / "samples.jsonl").read_text(encoding="utf-8").splitlines()]

OUTLETS = {
    "Harian Jejak Lontar",
    "Kabar Tepikarang",
    "Kantor Berita Anjungan",
    "Suara Lumbung",
    "Warta Tambatan",
}
COPIES = {
    ("sample-01", "sample-02"),
    ("sample-01", "sample-03"),
    ("sample-02", "sample-03"),
    ("sample-19", "sample-20"),
}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])


def shingles(text: str, *, size: int = 4) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def likeness(left: str, right: str) -> float:
    """The share of four-word runs that two texts have in common (Jaccard), 0..1."""
    one, other = shingles(left), shingles(right)
    return len(one & other) / len(one | other)


def test_the_real_article_is_untouched():
    digest = hashlib.sha256(SEED_TEXT.read_bytes()).hexdigest()
    assert digest == "c2fbc0f2a07f4c08b00c7d485c50670e05ffc44635e12c42a69bac4bac6ad057"


def test_the_real_article_is_no_sample_and_names_its_owner():
    assert SEED == {
        "id": "seed",
        "outlet": "CNBC Indonesia",
        "title": None,
        "url": None,
        "published": "2024-11-15",
        "sample": False,
    }


def test_there_are_25_articles_with_ids_of_their_own():
    ids = [SEED["id"], *(sample["id"] for sample in SAMPLES)]
    assert len(ids) == 25
    assert len(set(ids)) == 25


def test_the_samples_come_from_five_invented_outlets():
    assert {sample["outlet"] for sample in SAMPLES} == OUTLETS
    assert SEED["outlet"] not in OUTLETS


@every_sample
def test_a_sample_has_its_metadata(sample):
    assert set(sample) == {"id", "outlet", "title", "url", "byline", "published", "sample", "text"}
    assert sample["sample"] is True
    assert sample["url"] is None
    assert sample["title"]
    assert sample["text"].rstrip().endswith(f"({sample['byline']})")


@every_sample
def test_a_sample_is_dated_in_jakarta_within_six_weeks_and_a_half(sample):
    published = datetime.fromisoformat(sample["published"])
    assert published.utcoffset() == timedelta(hours=7)
    assert date(2024, 10, 15) <= published.date() <= date(2024, 11, 28)


@every_sample
def test_a_sample_is_short_and_in_paragraphs(sample):
    assert 150 <= len(sample["text"].split()) <= 350
    assert sample["text"].count("\n") >= 5
    assert "\r" not in sample["text"]
    assert "\n\n" not in sample["text"]


@every_sample
def test_a_sample_leads_nowhere_in_the_world(sample):
    assert not re.search(r"https?:|www\.|\.(com|co|id|net|org)\b", json.dumps(sample, ensure_ascii=False))


@every_sample
def test_weekdays_agree_with_their_dates(sample):
    year = datetime.fromisoformat(sample["published"]).year
    stated = re.findall(r"(\w+) \((\d+)/(\d+)(?:/(\d{4}))?\)", sample["text"])
    for weekday, day, month, written_year in stated:
        assert WEEKDAYS[date(int(written_year or year), int(month), int(day)).weekday()] == weekday


def test_the_agency_texts_are_copied_and_nothing_else_is():
    texts = {sample["id"]: sample["text"] for sample in SAMPLES}
    pairs = {pair: likeness(texts[pair[0]], texts[pair[1]]) for pair in combinations(sorted(texts), 2)}
    assert {pair for pair, alike in pairs.items() if alike > 0.7} == COPIES
    assert max(alike for pair, alike in pairs.items() if pair not in COPIES) < 0.2


def test_no_copy_is_exact():
    assert len({sample["text"] for sample in SAMPLES}) == len(SAMPLES)


@pytest.mark.parametrize(
    ("event", "figures"),
    [
        ("Demak", ("1.200 warga", "sekitar 1.450 orang", "ribuan warga", "2.100 orang")),
        ("Bitung", ("Rp850 miliar", "Rp1,2 triliun", "200 meter", "220 meter")),
        ("Indramayu", ("600.000–620.000 ton", "540.000 ton", "571.300 ton")),
        ("Batam", ("sembilan jalur", "tujuh jalur", "350 peserta", "412 peserta")),
        ("Surabaya", ("Rp82.000", "Rp76.500", "Rp90.000", "Rp48.000")),
    ],
)
def test_outlets_differ_in_their_figures(event, figures):
    told = [sample for sample in SAMPLES if event in sample["text"]]
    assert len({sample["outlet"] for sample in told}) >= 3
    for figure in figures:
        assert any(figure in sample["text"] for sample in told), figure


def test_both_kinds_of_quotation_marks_occur_and_one_stays_open():
    assert any('"' in sample["text"] for sample in SAMPLES)
    assert any("“" in sample["text"] for sample in SAMPLES)
    unclosed = next(sample["text"] for sample in SAMPLES if sample["id"] == "sample-08")
    assert unclosed.count("“") == unclosed.count("”") + 1
