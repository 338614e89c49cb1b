"""Dates and times in sentences, read on Friday 15 November 2024."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.dates import find_dates, own_day

TODAY = date(2024, 11, 15)

RESOLVED = [
    # written out
    ("Rapat digelar Jumat (15/11/2024) di Ambon.", "Jumat (15/11/2024)", "2024-11-15", "day"),
    ("Kapal tiba Kamis, (14/11) pagi.", "Kamis, (14/11)", "2024-11-14", "day"),
    ("Ia lahir 2 Mei 1978 di Solo.", "2 Mei 1978", "1978-05-02", "day"),
    ("Surat itu bertanggal 05-03-2019.", "05-03-2019", "2019-03-05", "day"),
    ("Berkas 2024-11-03 dibuka.", "2024-11-03", "2024-11-03", "day"),
    ("Hubungan terjalin pada tahun 1949.", "tahun 1949", "1949", "year"),
    ("Kontraknya berlaku sampai tahun 2100.", "tahun 2100", "2100", "year"),
    ("Ia menjabat sejak 2014.", "2014", "2014", "year"),
    ("Pembangunan tuntas Agustus 2025 nanti.", "Agustus 2025", "2025-08", "month"),
    ("Pelabuhan ditutup 3 September.", "3 September", "2024-09-03", "day"),
    ("Ia wafat 21 Pebruari 1949.", "21 Pebruari 1949", "1949-02-21", "day"),
    ("Ia tiba hari Senin tanggal 11 November 2024.", "hari Senin tanggal 11 November 2024", "2024-11-11", "day"),
    ("Sensus Agustus '45 hilang.", "Agustus '45", "1945-08", "month"),
    # intervals
    (
        "Bazar Sabtu-Minggu (9-10/11/2024) ramai.",
        "Sabtu-Minggu (9-10/11/2024)",
        "2024-11-09/2024-11-10",
        "interval",
    ),
    ("Pos tutup Senin hingga Rabu.", "Senin hingga Rabu", "2024-11-11/2024-11-13", "interval"),
    ("Impor Jan-Sep 2024 turun.", "Jan-Sep 2024", "2024-01/2024-09", "interval"),
    ("Laba kuartal I-III 2024 naik.", "kuartal I-III 2024", "2024-Q1/2024-Q3", "interval"),
    ("Pameran berlangsung 17-19 November 2024.", "17-19 November 2024", "2024-11-17/2024-11-19", "interval"),
    ("Panen 30 April-6 Mei 2024 gagal.", "30 April-6 Mei 2024", "2024-04-30/2024-05-06", "interval"),
    ("Ekspor Januari-Oktober 2024 naik.", "Januari-Oktober 2024", "2024-01/2024-10", "interval"),
    ("Rencana 2025-2029 disahkan.", "2025-2029", "2025/2029", "interval"),
    ("Musim 2023/2024 usai.", "2023/2024", "2023/2024", "interval"),
    ("Akhir pekan lalu pantai penuh.", "Akhir pekan lalu", "2024-11-09/2024-11-10", "interval"),
    # quarters, halves, decades, centuries
    ("Laba kuartal III 2024 naik.", "kuartal III 2024", "2024-Q3", "quarter"),
    ("Laba kuartal III-2024 naik.", "kuartal III-2024", "2024-Q3", "quarter"),
    ("Laba triwulan II/2024 naik.", "triwulan II/2024", "2024-Q2", "quarter"),
    ("Data Q3 2024 dirilis.", "Q3 2024", "2024-Q3", "quarter"),
    ("Kuartal III 2024 lesu.", "Kuartal III 2024", "2024-Q3", "quarter"),
    ("Penjualan paruh pertama 2024 naik.", "paruh pertama 2024", "2024-H1", "half"),
    ("Kota itu runtuh tahun 79 Masehi.", "tahun 79 Masehi", "0079", "year"),
    ("Hari libur itu jatuh pada 1 Suro.", "1 Suro", None, "day"),
    ("Laba kuartal pertama tahun ini turun.", "kuartal pertama tahun ini", "2024-Q1", "quarter"),
    ("Penjualan semester kedua 2023 lesu.", "semester kedua 2023", "2023-H2", "half"),
    ("Musik tahun 1980-an kembali.", "tahun 1980-an", "198X", "decade"),
    ("Candi itu dibangun abad kesembilan.", "abad kesembilan", "08XX", "century"),
    ("Kerajaan berdiri pada abad XIV.", "abad XIV", "13XX", "century"),
    # weeks of a month
    ("Pasar sepi pekan kedua Mei 2024.", "pekan kedua Mei 2024", "2024-W19", "week"),
    ("Ia cuti minggu terakhir bulan Juli.", "minggu terakhir bulan Juli", "2024-W30", "week"),
    # relative
    ("Hari ini kapal berangkat.", "Hari ini", "2024-11-15", "day"),
    ("Senin pekan lalu kapal tiba.", "Senin pekan lalu", "2024-11-04", "day"),
    ("Ia pindah setengah tahun lalu.", "setengah tahun lalu", "2024-05", "month"),
    ("Pasar buka akhir tahun nanti.", "akhir tahun nanti", "2024", "year"),
    ("Sidang digelar tanggal 5 bulan depan.", "tanggal 5 bulan depan", "2024-12-05", "day"),
    ("Gempa terasa pukul 04.12.33 WIB.", "pukul 04.12.33 WIB", "T04:12:33+07:00", "minute"),
    ("Ia datang pukul 10 kurang 5 menit.", "pukul 10 kurang 5 menit", "T09:55", "minute"),
    ("Kemarin lusa listrik padam.", "Kemarin lusa", "2024-11-13", "day"),
    ("Tadi malam hujan turun.", "Tadi malam", "2024-11-14", "day"),
    ("Dua hari lalu jembatan ambruk.", "Dua hari lalu", "2024-11-13", "day"),
    ("Tiga bulan yang lalu mereka pindah.", "Tiga bulan yang lalu", "2024-08", "month"),
    ("Setahun lalu kota ini sepi.", "Setahun lalu", "2023", "year"),
    ("Pekan depan ia kembali.", "Pekan depan", "2024-W47", "week"),
    ("Harga naik sejak minggu lalu.", "minggu lalu", "2024-W45", "week"),
    ("Perjanjian diteken Juni lalu.", "Juni lalu", "2024-06", "month"),
    ("Perjanjian diteken Desember lalu.", "Desember lalu", "2023-12", "month"),
    # weekdays
    ("Ia datang pada hari Kamis.", "hari Kamis", "2024-11-14", "day"),
    ("Rapat akan digelar Senin.", "Senin", "2024-11-18", "day"),
    ("Ia akan kembali, kata warga, Senin.", "Senin", "2024-11-11", "day"),
    ("Senin lalu ia pergi.", "Senin lalu", "2024-11-11", "day"),
    ("Ia dilantik Senin depan.", "Senin depan", "2024-11-18", "day"),
    ("Alun-alun ramai pada malam Minggu.", "malam Minggu", "2024-11-09", "day"),
    # Hijri dates are recognised, not converted
    ("Pawai 1 Muharam 1446 Hijriah meriah.", "1 Muharam 1446 Hijriah", None, "day"),
    # times
    ("Gempa pukul 07.30 WIB terasa.", "pukul 07.30 WIB", "T07:30+07:00", "minute"),
    ("Kapal berangkat pukul 8 malam.", "pukul 8 malam", "T20:00", "hour"),
    ("Loket buka pukul 09.00-21.00 WIB.", "pukul 09.00-21.00 WIB", "T09:00+07:00/T21:00+07:00", "minute"),
    ("Siaran 09.00 - 10.30 WIB diulang.", "09.00 - 10.30 WIB", "T09:00+07:00/T10:30+07:00", "minute"),
    ("APBD Tahun Anggaran 2026 disahkan.", "2026", "2026", "year"),
    ("Toko tutup pukul 10 malam sampai 8 pagi.", "pukul 10 malam sampai 8 pagi", "T22:00/T08:00", "hour"),
    ("Kelas mulai pukul setengah delapan pagi.", "pukul setengah delapan pagi", "T07:30", "minute"),
]


@pytest.mark.parametrize(("text", "span", "iso", "granularity"), RESOLVED)
def test_date(text, span, iso, granularity):
    [found] = find_dates(text, published=TODAY)
    assert (text[found.start : found.end], found.iso, found.granularity) == (span, iso, granularity)


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("Laba kuartal I dan II 2023 turun.", ["2023-Q1", "2023-Q2"]),
        ("Laba triwulan kedua dan ketiga tahun lalu naik.", ["2023-Q2", "2023-Q3"]),
        ("Perang pecah pada 1939 dan berakhir enam tahun kemudian.", ["1939", "1945"]),
        ("Ekspor September 2024 naik dibanding bulan sebelumnya.", ["2024-09", "2024-08"]),
        ("Laba kuartal II/2024 turun dari kuartal sebelumnya.", ["2024-Q2", "2024-Q1"]),
        ("Ia tiba 3 Mei 2024. Keesokan harinya ia pulang.", ["2024-05-03", "2024-05-04"]),
    ],
)
def test_what_refers_to_another(text, isos):
    assert [found.iso for found in find_dates(text, published=TODAY)] == isos


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Ia menjabat sejak 2014.", "since"),
        ("Inflasi melandai pada akhir 2023.", "end"),
        ("Tarif naik awal Januari 2025.", "start"),
        ("Jalan itu rampung sebelum 2050.", "before"),
        ("Loket buka hingga 3 Desember.", "until"),
    ],
)
def test_modifier(text, modifier):
    [found] = find_dates(text, published=TODAY)
    assert found.modifier == modifier


@pytest.mark.parametrize(
    "text",
    [
        "Penyair Juni membaca sajaknya.",
        "Pegiat bernama Mei itu pulang.",
        "UU Nomor 4 Tahun 2016 direvisi.",
        "Pasal 169 huruf q dibatalkan.",
        "Sebanyak 2000 orang datang.",
        "Dari 1700 lagu ia memilih dua.",
        "Pohon itu hidup lebih dari 1000 tahun.",
        "Kapal itu milik warga Pasar Minggu.",
        "Tiga minggu mereka menunggu.",
        "Anak 12 tahun itu selamat.",
        "Gempa terasa selama 20 jam 30 menit.",
        "Ia juara Uber Cup 2026.",
    ],
)
def test_no_date(text):
    assert find_dates(text, published=TODAY) == []


def test_without_a_day_of_publication_relative_dates_stay_open():
    found = find_dates("Kemarin dan Senin lalu, juga 5 Juni, tetapi tahun 1949.")
    assert [date.iso for date in found] == [None, None, None, "1949"]


def test_the_latest_full_date_serves_as_the_day_of_publication():
    text = "Ia datang Selasa (12/11/2024). Kamis (14/11/2024), katanya, ia pergi. Besok ia kembali."
    assert own_day(text) == date(2024, 11, 14)
    assert [found.iso for found in find_dates(text)] == ["2024-11-12", "2024-11-14", "2024-11-15"]


def test_instants_are_utc_and_until_is_exclusive():
    [found] = find_dates("Rapat Jumat (15/11/2024).", zone=ZoneInfo("Asia/Jakarta"))
    assert found.begin == datetime.fromisoformat("2024-11-14T17:00:00+00:00")
    assert found.until == datetime.fromisoformat("2024-11-15T17:00:00+00:00")


def test_a_time_belongs_to_the_day_beside_it():
    day, time = find_dates("Gempa terjadi Kamis (14/11/2024) pukul 04.12 WIB.")
    assert day.iso == "2024-11-14"
    assert time.begin == datetime.fromisoformat("2024-11-13T21:12:00+00:00")


def test_the_component_reads_the_day_of_publication_in_its_zone():
    nlp = spacy.blank("id")
    nlp.add_pipe("tilik_dates")
    doc = nlp.make_doc("Hari ini hujan.")
    doc._.published = datetime.fromisoformat("2024-11-15T23:00:00+00:00")  # already the 16th in Jakarta
    [found] = nlp(doc)._.dates
    assert found.iso == "2024-11-16"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_day_reads_back(day):
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    for text in (f"{day.day} {months[day.month - 1]} {day.year}", f"{day.day}/{day.month}/{day.year}"):
        [found] = find_dates(f"Rapat {text}.")
        assert found.iso == day.isoformat()


@pytest.mark.parametrize("piece", ["1", ",", "dua puluh ", "1 Januari ", "Senin ", "tahun ", "1-", "("])
def test_long_runs_stay_linear(piece):
    assert isinstance(find_dates(piece * (150_000 // len(piece)), published=TODAY), list)
