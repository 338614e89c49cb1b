import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.language.annotation import LABELS
from dashboard.data.language.gazetteer import gazetteer
from dashboard.data.language.pipeline import load


def names(text):
    return [(ent.text, ent.label_) for ent in load()(text).ents]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Presiden Rusia Wladimir Antonov tiba.", [("Rusia", "GPE"), ("Wladimir Antonov", "PER")]),
        ("Menurut Amerika Serikat (AS), air naik.", [("Amerika Serikat", "GPE"), ("AS", "GPE")]),
        ("Kementerian Luar Negeri Rusia diam.", [("Kementerian Luar Negeri Rusia", "ORG")]),
        (
            "Kepala Bidang Humas Polda Jawa Tengah Komisaris Besar Rudi Hartawan hadir.",
            [("Polda Jawa Tengah", "ORG"), ("Rudi Hartawan", "PER")],
        ),
        ('"Surut," ujar Budi Santoso.', [("Budi Santoso", "PER")]),
        ("Kapal di Pelabuhan Tanjung Emas, Semarang.", [("Pelabuhan Tanjung Emas", "FAC"), ("Semarang", "GPE")]),
        ("Warga menyeberangi Selat Sunda.", [("Selat Sunda", "LOC")]),
        ("Ia menonton Piala Dunia.", [("Piala Dunia", "EVT")]),
        ("Saham PT Samudra Lestari Tbk naik.", [("PT Samudra Lestari Tbk", "ORG")]),
        ("Pasal itu ada dalam Undang-Undang Nomor 7 Tahun 2017.", [("Undang-Undang Nomor 7 Tahun 2017", "LAW")]),
        ("JAKARTA, KOMPAS.com - Air surut.", [("JAKARTA", "GPE"), ("KOMPAS.com", "ORG")]),
        ("Hubungan China-Rusia membaik.", [("China", "GPE"), ("Rusia", "GPE")]),
    ],
)  # fmt: skip
def test_names_and_labels(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Namun, air belum surut.",
        "Selain itu, warga menunggu.",
        "Baca juga kabar lain.",
        "Pada Jumat (15/11/2024) hujan turun.",
        "Nilai surat berharga negara (SBN) naik.",
        "Harga naik Rp80,63 triliun.",
        "Lima orang pulang. Kelas III penuh.",
    ],
)
def test_no_names(text):
    assert names(text) == []


def test_a_name_found_once_is_found_everywhere():
    found = names('"Surut," kata Camat Warsono Kusumaraharja.\nKemudian Kusumaraharja pulang.')
    assert found == [("Warsono Kusumaraharja", "PER"), ("Kusumaraharja", "PER")]


ARTICLE = """\
Ratusan warga Desa Sumberlangit menolak izin tambang pasir milik PT Kencana Watubara Sentosa, Selasa (12/3/2024). \
Penolakan itu disampaikan dalam rapat dengan Dinas Lingkungan Hidup Kabupaten Bantarjaya.

"Sungai kami sudah keruh," kata koordinator warga, Wirandaru Sasmitaloka. Ia meminta perusahaan pergi.

Direktur PT Kencana Watubara Sentosa Tarnowiyoto Hadikesuma membantah tuduhan itu. Menurut Hadikesuma, tambang \
tersebut sudah memiliki izin lengkap.

Ketua Yayasan Lentera Wanaraksa, Dr. Nimbrata Larasayu, menilai izin itu cacat.
"Tidak ada kajian," ujar Larasayu. \
Yayasan Lentera Wanaraksa akan menggugat ke pengadilan bersama Sasmitaloka.

Juru bicara perusahaan, Beatrijs van der Zeylen, belum menjawab pertanyaan wartawan.
"""


def test_names_that_no_list_knows():
    found = names(ARTICLE)
    known = [ent for ent, _ in found if gazetteer().find(ent)]
    assert (known, found) == (
        [],
        [
            ("Desa Sumberlangit", "GPE"),
            ("PT Kencana Watubara Sentosa", "ORG"),
            ("Dinas Lingkungan Hidup Kabupaten Bantarjaya", "ORG"),
            ("Wirandaru Sasmitaloka", "PER"),
            ("PT Kencana Watubara Sentosa", "ORG"),
            ("Tarnowiyoto Hadikesuma", "PER"),
            ("Hadikesuma", "PER"),
            ("Yayasan Lentera Wanaraksa", "ORG"),
            ("Nimbrata Larasayu", "PER"),
            ("Larasayu", "PER"),
            ("Yayasan Lentera Wanaraksa", "ORG"),
            ("Sasmitaloka", "PER"),
            ("Beatrijs van der Zeylen", "PER"),
        ],
    )


def test_role_is_the_title_before_the_name():
    doc = load()("Sekretaris Jenderal NATO Maarten Visscher berpidato.")
    assert [ent._.role for ent in doc.ents] == [None, "Sekretaris Jenderal"]


PIECES = (
    "Menteri",
    "Budi",
    "(",
    ")",
    "KPK",
    "\n",
    ",",
    ".",
    '"',
    "Kementerian",
    "dan",
    "Jakarta",
    "😀",
    "12",
    "of",
    "\r\n",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=80))
def test_offsets_fit_any_text(text):
    doc = load()(text)
    assert doc.text == text
    assert all(text[ent.start_char : ent.end_char] == ent.text and ent.label_ in LABELS for ent in doc.ents)
