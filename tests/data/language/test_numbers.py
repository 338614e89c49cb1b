"""Numbers in sentences: value, unit, kind, modifier, base, noun; and what is no number."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.dates import find_dates
from dashboard.data.language.numbers import find_numbers
from dashboard.data.language.scanner import Claims

VALUES = [
    ("Ia mengirim 12.000 tentara ke perbatasan.", "12.000", 12000, None, "cardinal"),
    ("Sekolah itu punya seratus lima puluh siswa.", "seratus lima puluh", 150, None, "cardinal"),
    ("Ekonomi tumbuh 5,02 persen.", "5,02 persen", 5.02, "percent", "percent"),
    ("Ekonomi tumbuh -0,4 persen.", "-0,4 persen", -0.4, "percent", "percent"),
    ("Targetnya plus minus 1 persen.", "1 persen", 1, "percent", "percent"),
    ("Bunga naik 25 bps.", "25 bps", 25, "bp", "measure"),
    ("Elektabilitasnya turun 0,8 persen poin.", "0,8 persen poin", 0.8, "pp", "measure"),
    ("Biayanya Rp 1,2 triliun.", "Rp 1,2 triliun", 1.2e12, "IDR", "money"),
    ("Biayanya Rp2,5 M.", "Rp2,5 M", 2.5e9, "IDR", "money"),
    ("Hibah 25 miliar won diterima.", "25 miliar won", 25e9, "KRW", "money"),
    ("Nilainya 150,2 miliar dolar AS.", "150,2 miliar dolar AS", 150.2e9, "USD", "money"),
    ("Harganya US$30,12 sen per pon.", "US$30,12 sen", 0.3012, "USD", "money"),
    ("Sawah seluas 2,3 juta hektare dibuka.", "2,3 juta hektare", 2.3e6, "ha", "measure"),
    ("Suhunya 47 derajat Celsius.", "47 derajat Celsius", 47, "degC", "measure"),
    ("Gempa magnitudo 5,6 terasa.", "magnitudo 5,6", 5.6, "magnitude", "measure"),
    ("Gempa M 6,4 terasa.", "M 6,4", 6.4, "magnitude", "measure"),
    ("Kereta terlambat 1 jam 20 menit.", "1 jam 20 menit", 80, "minute", "duration"),
    ("Ia menunggu satu bulan setengah.", "satu bulan setengah", 1.5, "month", "duration"),
    ("Setahun ia menunggu.", "Setahun", 1, "year", "duration"),
    ("Siti (45) selamat.", "45", 45, "year", "age"),
    ("Pria berusia 58 tahun itu pulang.", "58 tahun", 58, "year", "age"),
    ("Penonton 61 tahun itu pulang.", "61 tahun", 61, "year", "age"),
    ("Dua pertiga anggota setuju.", "Dua pertiga", 2 / 3, None, "fraction"),
    ("Satu dari lima remaja merokok.", "Satu dari lima", 0.2, None, "fraction"),
    ("Separuh penduduk pindah.", "Separuh", 0.5, None, "fraction"),
    ("Impor naik dua kali lipat.", "dua kali lipat", 2, None, "multiplier"),
    ("Perbandingannya 6:4 saja.", "6:4", 1.5, None, "ratio"),
    ("Putaran kedua digelar.", "kedua", 2, None, "ordinal"),
    ("Menurut kesepakatan kedua negara, pajak turun.", "kedua", 2, None, "cardinal"),
    ("Presiden ke-7 hadir.", "ke-7", 7, None, "ordinal"),
    ("Ia berada di peringkat 5 dunia.", "5", 5, None, "ordinal"),
    ("Rasio perawat satu banding seribu.", "satu banding seribu", 0.001, None, "ratio"),
    ("Ada 1/4 warga memilih.", "1/4", 0.25, None, "fraction"),
    ("Sekitar dua per tiga wilayah kering.", "dua per tiga", 2 / 3, None, "fraction"),
    ("Dilepas seperenam belas saham.", "seperenam belas", 1 / 16, None, "fraction"),
    ("Penjagaan 2x24 jam berlaku.", "2x24 jam", 48, "hour", "duration"),
    ("Suhunya minus lima derajat.", "minus lima derajat", -5, "degC", "measure"),
    ("Lajunya 100 km per jam.", "100 km per jam", 100, "km/h", "measure"),
    ("Tangki 20 m3 bocor.", "20 m3", 20, "m3", "measure"),
    ("Catatannya 32,456 detik.", "32,456 detik", 32.456, "s", "duration"),
    ("Gajinya 2 juta lima ratus ribu rupiah.", "2 juta lima ratus ribu rupiah", 2.5e6, "IDR", "money"),
    ("Harganya seratus rupiah lima puluh sen.", "seratus rupiah lima puluh sen", 100.5, "IDR", "money"),
    ("Empat ratus ribuan warga hadir.", "Empat ratus ribuan", 4e5, None, "cardinal"),
    ("Duapuluh orang hadir.", "Duapuluh", 20, None, "cardinal"),
    ("Ratna Wulan, 45 tahun, pulang.", "45 tahun", 45, "year", "age"),
    ("Seorang nenek, 80 tahun, selamat.", "80 tahun", 80, "year", "age"),
    ("Rasio guru 1:1.200 saja.", "1:1.200", 1 / 1200, None, "ratio"),
    ("Dua dari setiap tiga warga setuju.", "Dua dari setiap tiga", 2 / 3, None, "fraction"),
    ("Ini kunjungan kedua Presiden ke sana.", "kedua", 2, None, "ordinal"),
    ("Ke-9 orang itu pulang.", "Ke-9", 9, None, "cardinal"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit", "kind"), VALUES)
def test_value(text, span, value, unit, kind):
    [number] = find_numbers(text)
    assert text[number.start : number.end] == span
    assert number.value == pytest.approx(value)
    assert (number.unit, number.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("Diperlukan 5-7 juta dosis.", "5-7 juta", 5e6, 7e6, None),
        ("Diskon 10-15 persen berlaku.", "10-15 persen", 10, 15, "percent"),
        (
            "Puluhan sampai ratusan juta rupiah hilang.",
            "Puluhan sampai ratusan juta rupiah",
            1e7,
            999999999,
            "IDR",
        ),
        ("Tiga sampai empat ratus orang hadir.", "Tiga sampai empat ratus", 300, 400, None),
        ("Ada 5 atau 6 orang.", "5 atau 6", 5, 6, None),
        ("Beberapa ribu orang hadir.", "Beberapa ribu", 2000, 9999, None),
        ("Berjuta-juta orang menonton.", "Berjuta-juta", 1e6, 9999999, None),
        ("Bunga 2,25%-2,50% berlaku.", "2,25%-2,50%", 2.25, 2.5, "percent"),
        ("Antrean dua sampai tiga jam.", "dua sampai tiga jam", 2, 3, "hour"),
        ("Biayanya US$ 1 juta hingga US$ 3 juta.", "US$ 1 juta hingga US$ 3 juta", 1e6, 3e6, "USD"),
        ("Biayanya Rp 1,5-2 miliar.", "Rp 1,5-2 miliar", 1.5e9, 2e9, "IDR"),
        ("Harganya Rp 40.000-Rp 50.000.", "Rp 40.000-Rp 50.000", 40_000, 50_000, "IDR"),
        ("Tarifnya $5-$10 saja.", "$5-$10", 5, 10, "USD"),
        ("Dari US$ 5 per ons hingga US$ 7 per ons.", "US$ 5 per ons hingga US$ 7", 5, 7, "USD"),
        ("Hukumannya enam bulan hingga dua tahun.", "enam bulan hingga dua tahun", 6, 24, "month"),
        ("Kapasitasnya 8 juta-9 juta ton.", "8 juta-9 juta ton", 8e6, 9e6, "t"),
        ("Lamanya 2 atau 2,5 tahun.", "2 atau 2,5 tahun", 2, 2.5, "year"),
        ("Puluhan ribu buruh datang.", "Puluhan ribu", 10_000, 99_999, None),
        ("Dana miliaran rupiah mengendap.", "miliaran rupiah", 1e9, 9_999_999_999, "IDR"),
    ],
)
def test_range(text, span, low, high, unit):
    [number] = find_numbers(text)
    assert text[number.start : number.end] == span
    assert (number.value, number.min, number.max, number.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Timnas kalah 0-4 dari tamunya.", [(0, 4)]),
        ("Ia menang 19-21, 21-19, 21-12.", [(19, 21), (21, 19), (21, 12)]),
        ("Laga berakhir imbang 1-1.", [(1, 1)]),
    ],
)
def test_score(text, scores):
    assert [(number.score, number.value) for number in find_numbers(text)] == [(score, None) for score in scores]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Sekitar 300 warga pindah.", "approx"),
        ("Hampir 300 warga pindah.", "almost"),
        ("Lebih dari 300 warga pindah.", "gt"),
        ("Kurang dari 300 warga pindah.", "lt"),
        ("Sedikitnya 300 warga pindah.", "ge"),
        ("Maksimal 300 warga pindah.", "le"),
        ("Hingga 300 warga pindah.", "le"),
        ("Korbannya 50-an orang.", "approx"),
        ("Ada 10 ribu lebih orang di sana.", "gt"),
        ("Nilainya Rp 2 triliun lebih banyak.", None),
        ("Penumpang berumur 17 tahun ke atas.", "ge"),
        ("Persis 300 warga pindah.", None),
        ("Lajunya di kisaran 5-7 persen.", None),
        ("Lajunya di kisaran 5 persen.", "approx"),
    ],
)
def test_modifier(text, modifier):
    [number] = find_numbers(text)
    assert number.modifier == modifier


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Lebih dari 40.000 warga Ambon mengungsi.", "warga Ambon"),
        ("Ada tujuh pemain muda lokal dari Solo.", "pemain muda lokal"),
        ("Ada 10 ribu lebih orang di sana.", "orang"),
        ("Nilai indeks turun ke 111, kata dia.", None),
        ("Sebanyak 25 terluka.", None),
        ("Ia jenderal bintang tiga.", "bintang"),
        ("Ada 14 menteri yang hadir.", "menteri"),
        ("Tarifnya 50 persen mulai Rabu.", None),
        ("Ada 14 diplomat disebut namanya.", "diplomat"),
        ("Kedua mempelai itu pulang.", "mempelai"),
        ("Tim Ambon mengoleksi 12 poin.", "poin"),
        ("Izin untuk 14 negara\nBaca juga", "negara"),
    ],
)
def test_noun(text, noun):
    [number] = find_numbers(text)
    assert number.noun == noun


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Tarifnya Rp 5.000 per hari.", "hari"),
        ("Harganya US$ 51/barel.", "barel"),
        ("Ada 45 ribu penumpang per hari.", "hari"),
        ("Bunga naik 2 persen per Maret 2024.", None),
        ("Ada 300 kasus per 100 ribu penduduk.", None),
        ("Waktunya 180 menit sehari.", "hari"),
        ("Harganya Rp 5.000.", None),
    ],
)
def test_per(text, base):
    number, *_ = find_numbers(text)
    assert number.per == base


@pytest.mark.parametrize(
    "text",
    [
        "Jet tempur F-16 dan COVID-19 dibahas G7 bersama timnas U-17.",
        "Program B20 diganti B40.",
        "Pasal 5 ayat (2) UU Nomor 4 Tahun 2016 dicabut.",
        "Putusan Nomor 90/PUU-XXI/2023 dibaca.",
        "Liga 1 dan Komisi XI ditunda.",
        "Ponsel iPhone 15 memakai jaringan 5G.",
        "Raja Charles III datang.",
        "Hubungi 0812-3456-7890 atau 192.168.1.1 segera.",
        "Mobil B 1234 XYZ ditemukan.",
        "Warga ber-NIK 3171234567890001 pindah.",
        "Siaga PD 3 diumumkan.",
        "Salah satu dari mereka satu-satunya saksi di perempatan Simpang Lima.",
        "Dana pihak ketiga dan dunia ketiga.",
        "Petugas di Pos Tiga pulang.",
        "Daftarnya: 1) beras, 2) gula.",
        "1. Beras\n2. Gula",
        "Warga bekerja setengah mati.",
        "Piala Dunia 2026 digelar.",
        "Keduanya pulang.",
        "Beberapa warga dan sejumlah anak.",
        "Rudal S-400 dipamerkan.",
        "Hubungi (021) 5555-1234 segera.",
        "Ia tinggal di Jalan Tujuh Belas Agustus.",
        "Rapat pindah ke Pulau Tiga.",
        "Kedua-duanya pulang.",
        "Truk terguling di Tol Cipali KM 92.",
        "Ponsel yang satu ini memakai Bluetooth 5.3.",
        "Siapkan bahan. 1. Iris bawang. 2. Tumis bawang.",
        "Siswa kelas 1-6 dan kelas 12 pulang.",
        "Bus koridor 2 dan 3 ini penuh.",
    ],
)
def test_no_number(text):
    assert find_numbers(text) == []


def test_one_stretch_belongs_to_one_frame():
    nlp = spacy.blank("id")
    nlp.add_pipe("tilik_dates")
    nlp.add_pipe("tilik_numbers")
    doc = nlp("Pada 17-19 November 2024 pukul 07.30 WIB ada 3 kapal; dua hari lalu tak ada.")
    assert [number.noun for number in doc._.numbers] == ["kapal"]
    assert len(doc._.dates) == 3


PIECES = st.sampled_from(
    [
        "12.000",
        "5,02",
        "Rp",
        "US$",
        "juta",
        "ribu",
        "persen",
        "%",
        "tahun",
        "Senin",
        "Juni",
        "2024",
        "(15/11/2024)",
        "dua",
        "puluh",
        "kedua",
        "ke-",
        "-",
        ",",
        ".",
        "(",
        ")",
        "hingga",
        "dan",
        "pukul",
        "07.30",
        "WIB",
        "kali",
        "lipat",
        "lalu",
        "setengah",
        "orang",
        "F-16",
        "Pasal",
        "1-0",
        "3:2",
        "\n",
        "abad",
        "XIV",
        "per",
        "hari",
        "sekitar",
        "-0,5",
        "½",
        "٣",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_spans_fit_and_never_overlap(text):
    claims = Claims(len(text))
    found = [*find_dates(text, claims=claims), *find_numbers(text, claims=claims)]
    spans = sorted((record.start, record.end) for record in found)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["Rp", "Rp ", "US$ "]))
def test_an_amount_of_money_reads_back(amount, sign):
    text = f"Harganya {sign}{amount:,}".replace(",", ".")
    [number] = find_numbers(text)
    assert (number.value, number.kind) == (amount, "money")


@pytest.mark.parametrize(
    "piece", ["1", ",", "1,", "dua puluh ", "5 juta-", "ribu ", "1-", "UU ", "2 juta 500 ribu "]
)
def test_long_runs_stay_linear(piece):
    assert isinstance(find_numbers(piece * (150_000 // len(piece))), list)
