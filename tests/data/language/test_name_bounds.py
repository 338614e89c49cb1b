"""The conventions of a name's ends, each on names as a model may find them."""

import pytest

from dashboard.data.language.name_bounds import Bounds, mended


def names(marked):
    """What becomes of the names marked ``[words/LABEL]`` in a text whose tokens blanks part."""
    words, found = [], []
    for piece in marked.split():
        if piece.startswith("["):
            start, piece = len(words), piece[1:]
        if piece.endswith("]"):
            piece, label = piece[:-1].split("/")
            found.append(Bounds(start, len(words) + 1, label))
        words.append(piece)
    return [(" ".join(words[name.start : name.end]), name.label) for name in mended(found, words=words)]


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("kata [Bapak Bayu Anggara/PER] .", [("Bayu Anggara", "PER")]),
        ("kata [Prof. Dr. Sekar Wangi/PER] .", [("Sekar Wangi", "PER")]),
        ("kata [Gus Mahmudi/PER] .", [("Gus Mahmudi", "PER")]),
        ("kata [Bapak/PER] .", [("Bapak", "PER")]),
        (
            "[Polda Jawa Tengah Komisaris/ORG] Besar [Bayu Anggara/PER] hadir",
            [("Polda Jawa Tengah", "ORG"), ("Bayu Anggara", "PER")],
        ),
        ("[Polres Sleman Ipda/ORG] Bayu hadir", [("Polres Sleman", "ORG")]),
        ("[Universitas Jenderal Surya/ORG] buka", [("Universitas Jenderal Surya", "ORG")]),
        ("[Pemimpin Tertinggi Korut/PRD] diam", [("Korut", "GPE")]),
        ("[Ketua DPR/PER] diam", [("DPR", "ORG")]),
        ("kontes [Putri Indonesia/EVT] usai", [("Putri Indonesia", "EVT")]),
        ("serbu [Velograd Rusia/GPE] lagi", [("Velograd", "GPE"), ("Rusia", "GPE")]),
        ("[Surabaya , Kabar Hulu - Harga cabai/ORG] turun", [("Surabaya", "GPE"), ("Kabar Hulu", "ORG")]),
        ("[Demak/GPE] , [Kabar Hulu/GPE] - Banjir", [("Demak", "GPE"), ("Kabar Hulu", "ORG")]),
        ("[Demak/GPE] , [Jawa Tengah/GPE] - Banjir", [("Demak", "GPE"), ("Jawa Tengah", "GPE")]),
        ("kata [Bayu Anggara – Sekar/PER] .", [("Bayu Anggara", "PER")]),
        ("di [Papua Nugini/GPE] tenang", [("Papua Nugini", "GPE")]),
        ("[Kerajaan Thailand/GPE] tenang", [("Kerajaan Thailand", "GPE")]),
        ("[People's Republic of China/GPE] tenang", [("People's Republic of China", "GPE")]),
    ],
)
def test_titles_and_neighbours_are_no_part_of_a_name(marked, mended):
    assert names(marked) == mended


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("politisi [Gerindra Bayu/PER] hadir", [("Gerindra", "ORG"), ("Bayu", "PER")]),
        (
            "anggota [Fraksi PKB Bayu Anggara/ORG] hadir",
            [("Fraksi PKB", "ORG"), ("Bayu Anggara", "PER")],
        ),
        ("[Honda Beat/PER] melaju", [("Honda Beat", "PER")]),
        ("[Bayu Anggara Minta/PER] Warga Pulang", [("Bayu Anggara", "PER")]),
        ("[Bayu Minta/PER] pulang", [("Bayu Minta", "PER")]),
        ("[Bayu Anggara Pastikan Sudah Pulang/PER] ke Rumah", [("Bayu Anggara", "PER")]),
        ("kata [Vice President/PER] [Bayu Anggara/PER] .", [("Bayu Anggara", "PER")]),
        ("kata [Kementerian/ORG] itu .", []),
        ("ke [Kementerian/ORG] Bayu", [("Kementerian", "ORG")]),
        ("[Putri Bayu Anggara/PER] , Sekar , 31 tahun", [("Bayu Anggara", "PER")]),
        ("[Putri Anggara/PER] , Sekar , dan Bayu hadir", [("Putri Anggara", "PER")]),
        ("kata kementerian luar negeri [Rusia/GPE] .", [("kementerian luar negeri Rusia", "ORG")]),
        ("kata menteri luar negeri [Rusia/GPE] .", [("Rusia", "GPE")]),
    ],
)
def test_members_headlines_and_kinds_are_no_part_of_a_name(marked, mended):
    assert names(marked) == mended


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("kata [Pieter/PER] van der Molen kemarin", [("Pieter van der Molen", "PER")]),
        ("kata Pieter van [Molen/PER] kemarin", [("Pieter van Molen", "PER")]),
        ("kata [Salim/PER] bin Harun kemarin", [("Salim bin Harun", "PER")]),
        ("kata I [Wayan Sudarta/PER] kemarin", [("I Wayan Sudarta", "PER")]),
        ("kata I [Bayu Anggara/PER] kemarin", [("Bayu Anggara", "PER")]),
    ],
)
def test_particles_join_the_parts_of_a_person(marked, mended):
    assert names(marked) == mended


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("rapat Fraksi [Gerindra/ORG] usai", [("Fraksi Gerindra", "ORG")]),
        ("[Dewan Pengawas/ORG] [KPK/ORG] rapat", [("Dewan Pengawas KPK", "ORG")]),
        ("[Komisi XI/ORG] [Fraksi Gerindra/ORG] rapat", [("Komisi XI", "ORG"), ("Fraksi Gerindra", "ORG")]),
        (
            "[Federasi Renang Australia/ORG] [KPK/ORG] rapat",
            [("Federasi Renang Australia", "ORG"), ("KPK", "ORG")],
        ),
        (
            "[Badan Penanggulangan Bencana Daerah/ORG] ( [BPBD/ORG] ) Provinsi [Bali/GPE] siaga",
            [("Badan Penanggulangan Bencana Daerah ( BPBD ) Provinsi Bali", "ORG")],
        ),
        ("saham [PT Samudra Biru/ORG] , Tbk naik", [("PT Samudra Biru , Tbk", "ORG")]),
        ("saham [Samudra Biru/ORG] , [Bali/GPE] Tbk naik", [("Samudra Biru", "ORG"), ("Bali", "GPE")]),
        ("riset Larkspur [Institute/ORG] terbit", [("Larkspur Institute", "ORG")]),
    ],
)
def test_a_body_is_one_name_with_its_departments_and_legal_form(marked, mended):
    assert names(marked) == mended


def test_names_come_in_order_and_never_overlap():
    found = [Bounds(2, 4, "PER"), Bounds(0, 1, "GPE"), Bounds(3, 5, "ORG")]
    words = ["Bali", ",", "Bayu", "Anggara", "Lestari"]
    assert mended(found, words=words) == [Bounds(0, 1, "GPE"), Bounds(2, 4, "PER")]
