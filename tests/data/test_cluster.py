"""Near-copies are found across outlets, runs and processes; other articles are left alone."""

import os
import subprocess
import sys

from dashboard.data.cluster import FILE, Clusters, Text, shingles
from dashboard.settings import ROOT
from tests.data.drafts import Draft

BODY = """Tinggi muka air Sungai Lusi turun sejak Kamis malam, tetapi tiga desa di Kecamatan Karanganyar masih
terendam. Bupati Wening Prasetya meminta warga bertahan di balai desa sampai tanggul selesai ditambal. Perahu
karet mengantar makanan dua kali sehari. Petugas kesehatan memeriksa anak-anak dan orang tua setiap pagi. Sekolah
diliburkan sampai Senin, dan pasar pindah ke lapangan sepak bola yang lebih tinggi."""
AGENCY = f"DEMAK, Kantor Berita Anjungan - Banjir di Demak mulai surut. {BODY}"
COPY = f"SEMARANG, Kabar Pesisir - Warga Demak dapat bernapas lega hari ini. {BODY}"
OTHER = """Panen raya cabai di lereng Gunung Sumbing berlangsung lebih awal tahun ini. Ketua kelompok tani Raharjo
Wibisana berkata hujan berhenti pada waktunya. Harga di pasar induk turun sepertiga dalam sepekan, dan pedagang
berharap pembeli dari kota datang sebelum Lebaran. Gudang pendingin di Temanggung menampung sisa panen."""


def test_a_copy_with_another_dateline_and_first_sentence_joins(tmp_path):
    first, copy, other = Clusters(tmp_path).assign([Text("1", AGENCY), Text("2", COPY), Text("3", OTHER)])
    assert first == copy == "1"
    assert other == "3"


def test_copies_of_what_was_stored_before_are_found(tmp_path):
    assert Clusters(tmp_path).assign([Text("1", AGENCY)]) == ["1"]
    assert Clusters(tmp_path).assign([Text("2", OTHER), Text("3", COPY)]) == ["2", "1"]


def test_short_texts_are_never_copies(tmp_path):
    assert Clusters(tmp_path).assign([Text("1", "Air surut."), Text("2", "Air surut.")]) == ["1", "2"]


def test_a_lost_index_is_made_anew_from_the_store(put, tmp_path):
    store = put(Draft("a", AGENCY, cluster_id="of old"), Draft("b", OTHER))
    clusters = Clusters(store.path)
    clusters.sync(store.snapshot())
    assert clusters.assign([Text("new", COPY)]) == ["of old"]
    for file in store.path.glob(f"{FILE}*"):
        file.unlink()
    (store.path / FILE).write_bytes(b"no database at all" * 100)
    clusters.sync(store.snapshot())
    assert clusters.assign([Text("newer", COPY)]) == ["of old"]


def test_two_processes_agree(tmp_path):
    code = (
        "import sys; from pathlib import Path; from dashboard.data.cluster import Clusters, Text;"
        "from tests.data.test_cluster import COPY;"
        "print(*{*Clusters(Path(sys.argv[1])).assign([Text(f'{sys.argv[2]}{n}', COPY) for n in range(20)])})"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), name],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    found = {process.communicate(timeout=60)[0].strip() for process in processes}
    assert len(found) == 1 and found <= {"a0", "b0"}


def test_shingles_know_no_case_and_punctuation():
    assert shingles("Air laut, NAIK lagi") == {b"air laut naik", b"laut naik lagi"}
