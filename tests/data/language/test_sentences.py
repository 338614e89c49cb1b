import pytest
import spacy

import dashboard.data.language.annotation  # noqa: F401  (declares the extensions)
from dashboard.data.language.sentences import boilerplate, tilik_sentences
from dashboard.data.language.tokenizer import make_tokenizer

tokenize = make_tokenizer()(spacy.blank("xx"))


def sentences(text):
    return [sent.text.strip() for sent in tilik_sentences(tokenize(text)).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut H. Darmo dan Dr. M. Wira, air surut.",
        "Kantor di Jl. Melati No. 5 tutup.",
        "Harga naik 5,5 persen menjadi Rp 12.500 per kilogram.",
        '"Apa kabar?" tanya Wira.',
        "Saham PT Maju Laut Tbk. naik tipis.",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Air naik. Warga pergi.", ["Air naik.", "Warga pergi."]),
        ('"Kami siap. Kami kuat." Ia pulang.', ['"Kami siap.', 'Kami kuat."', "Ia pulang."]),
        ("Judul berita\nIsi berita", ["Judul berita", "Isi berita"]),
        ("Air surut.\r\n\r\n“Syukurlah,” kata Rina.", ["Air surut.", "“Syukurlah,” kata Rina."]),
        ("Selesai! 12 orang pulang.", ["Selesai!", "12 orang pulang."]),
        (
            "Air surut. Baca juga: Banjir Lagi di Tegal Rina pulang ke rumah.",
            ["Air surut.", "Baca juga: Banjir Lagi di Tegal", "Rina pulang ke rumah."],
        ),
    ],
)
def test_several_sentences(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("SEMARANG, KOMPAS.com - Air surut.", "SEMARANG, KOMPAS.com - ", "dateline"),
        ("Kabar Pesisir, Tegal - Air surut.", "Kabar Pesisir, Tegal - ", "dateline"),
        ("Air surut.\n(rin/tok)", "(rin/tok)", "byline"),
        ("Air surut.\nBaca juga: Air Naik Lagi", "Baca juga: Air Naik Lagi", "read_also"),
        ("Air surut.\nADVERTISEMENT\nWarga pulang.", "ADVERTISEMENT", "advertisement"),
        ("Saksikan video di bawah ini:", "Saksikan video di bawah ini:", "video"),
        ("Air surut. [Gambas:Video 20detik]", "[Gambas:Video 20detik]", "embed"),
        ("Next Article Air Naik Lagi", "Next Article Air Naik Lagi", "next_article"),
        ("Foto: Warga menyeberang", "Foto: Warga menyeberang", "caption"),
        ("Air surut. Baca juga: Banjir Lagi di Tegal Rina mengatakan air naik.",
         "Baca juga: Banjir Lagi di Tegal", "read_also"),
        ("Air surut. Baca: Banjir Lagi di Tegal “Kami siap,” kata Rina.",
         "Baca: Banjir Lagi di Tegal", "read_also"),
        ("Air surut. Baca juga: Tanggul Baru Selesai Pekan Ini Pada Senin, air naik.",
         "Baca juga: Tanggul Baru Selesai Pekan Ini", "read_also"),
        ("Air surut. Baca juga: Banjir Lagi di Tegal Bupati Rina Darmo mengatakan air naik.",
         "Baca juga: Banjir Lagi di Tegal", "read_also"),
    ],
)  # fmt: skip
def test_boilerplate(text, marked, kind):
    assert [(text[start:end], found) for start, end, found in boilerplate(text)] == [(marked, kind)]


def test_a_plain_story_has_no_boilerplate():
    assert boilerplate("Hujan turun sejak pagi - tanpa henti - di Tegal.\nWarga membaca kabar itu.") == []


def test_a_long_article_takes_linear_time():
    doc = tilik_sentences(tokenize("Air naik. " * 40_000))
    assert sum(1 for _ in doc.sents) == 40_000
