"""Circumstances: when, where, to whom and by which way something was said, one column a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dashboard.data.language import chunks
from dashboard.data.language.annotation import Actor, Quote
from dashboard.data.language.circumstances import Circumstances
from dashboard.data.language.pipeline import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = {
    "Rahma Wulandari": ("PER", "rahma"),
    "Rahma": ("PER", "rahma"),
    "Surya Pradipta": ("PER", "surya"),
    "Surya": ("PER", "surya"),
    "Badan Pelabuhan": ("ORG", "bandar"),
    "Tegal": ("GPE", "tegal"),
    "Jepara": ("GPE", "jepara"),
    "Aula Samudra": ("FAC", "aula"),
    "Kalimaya": ("GPE", "country:xx"),
    "AFP": ("ORG", "org:afp"),
    "Xinhua": ("ORG", "org:xinhua"),
    "Antara": ("ORG", "org:antara"),
    "Reuters": ("ORG", "org:reuters"),
    "CNN Indonesia": ("ORG", "org:cnnid"),
    "Kompas": ("ORG", "org:kompas"),
    "Ombak TV": ("ORG", "org:ombak-tv"),
    "Instagram": ("PRD", "product:instagram"),
}


def read(text: str, *, outlet: str | None = None) -> Doc:
    """The text with its names given, published on a Saturday, so that a case tests these rules alone."""
    nlp = load()
    doc = nlp.make_doc(text)
    doc._.published, doc._.outlet = datetime(2024, 11, 16, 5, tzinfo=UTC), outlet
    for name in ("tilik_sentences", "tilik_dates", "tilik_numbers"):
        doc = nlp.get_pipe(name)(doc)
    spans = [
        doc.char_span(at, at + len(name), label=label, kb_id=actor)
        for name, (label, actor) in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    longest: list = []
    for span in sorted(filter(None, spans), key=lambda s: (s.start, -s.end)):
        if not longest or span.start >= longest[-1].end:
            longest.append(span)
    doc.ents = longest
    doc._.actors = {e.kb_id_: Actor(actor_id=e.kb_id_, name=e.text, kind=KINDS[e.label_]) for e in doc.ents}
    return nlp.get_pipe("tilik_quotes")(doc)


KINDS = {"PER": "person", "ORG": "organisation", "GPE": "place", "FAC": "place", "PRD": "product"}


def only(text: str, *, outlet: str | None = None) -> Quote:
    [quote] = read(text, outlet=outlet)._.quotes
    return quote


SAID = '"Air sudah surut," kata Rahma'


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"{SAID}, dikutip dari Antara.", ("org:antara",)),
        (f"{SAID} seperti dilansir kantor berita Antara.", ("org:antara",)),
        (f"{SAID}, seperti dikutip AFP dari kantor berita Xinhua.", ("org:afp", "org:xinhua")),
        (f"{SAID} dilansir CNN Indonesia dari laman resmi Reuters.", ("org:cnnid", "org:reuters")),
        (f"{SAID} di kutip dari Antara, Jumat (15/11/2024).", ("org:antara",)),
        (f"{SAID}, dikutip Jumat (15/11/2024) dari Antara.", ("org:antara",)),
        (f"{SAID} dikutip dari Antara dan Reuters.", ("org:antara", "org:reuters")),
        (f"{SAID} dikutip dari laman Kabar Dermaga.", ("source:kabar-dermaga",)),
        (f"{SAID}, dikutip Reuters dari dua pejabat pelabuhan.", ("org:reuters", "source:dua-pejabat-pelabuhan")),
        (f"{SAID}, demikian dirangkum ombakKita dari Reuters.", ("source:ombakkita", "org:reuters")),
        (f"{SAID} kepada Kompas.", ("org:kompas",)),
        (f"{SAID} kepada wartawan Ombak TV.", ("org:ombak-tv",)),
        (f"{SAID} saat dihubungi Kompas, Jumat.", ("org:kompas",)),
        (f"{SAID} dalam wawancara khusus dengan Ombak TV.", ("org:ombak-tv",)),
        (f"{SAID} dalam siaran pers yang diterima Antara.", ("org:antara",)),
        (f"{SAID} di akun Instagram pribadinya.", ("product:instagram",)),
        (f"{SAID} kepada Reuters, dikutip dari Kompas.", ("org:kompas", "org:reuters")),
        (f"{SAID} melalui juru bicaranya, Surya.", ("surya",)),
        (f"{SAID} melalui pengacaranya.", ("source:pengacaranya",)),
        ("Rahma mengatakan air sudah surut, seperti dilansir Antara.", ("org:antara",)),
        ("Dilansir dari Reuters, Rahma mengatakan air sudah surut.", ("org:reuters",)),
        ("Seperti dilansir Reuters, dermaga akan ditutup.", ("org:reuters",)),
        (f"{SAID}.", ()),
        (f"{SAID} kepada Badan Pelabuhan.", ()),
        (f"{SAID} di kantor Badan Pelabuhan.", ()),
        (f"{SAID} dalam keterangan tertulis, Jumat.", ()),
        ('"Laporan itu dikutip Reuters dari Antara," kata Rahma.', ()),
        ("Rahma mengatakan kabar itu dikutip dari Antara.", ()),
    ],
)
def test_the_chain_runs_from_the_reader_to_the_speaker(text: str, chain: tuple[str, ...]) -> None:
    assert only(text).via == chain


def test_a_citation_covers_its_own_sentence_alone() -> None:
    first, second = read(f"Dilansir dari Reuters, Rahma mengatakan air sudah surut.\n{SAID}.")._.quotes
    assert (first.via, second.via) == (("org:reuters",), ())


@pytest.mark.parametrize("outlet", ["kompas", "KOMPAS.com", "Kompas"])
def test_the_outlet_of_the_article_is_no_link(outlet: str) -> None:
    quote = only(f"{SAID} kepada Kompas, dikutip dari Antara.", outlet=outlet)
    assert (quote.via, quote.addressee_ids) == (("org:antara",), ("org:kompas",))


def test_a_part_of_the_outlet_is_no_link_and_no_actor() -> None:
    doc = read(f"{SAID}, demikian dirangkum kompasDermaga dari Reuters.", outlet="kompas")
    assert doc._.quotes[0].via == ("org:reuters",)
    assert "source:kompasdermaga" not in doc._.actors


def test_a_source_without_a_name_is_an_actor() -> None:
    doc = read(f"{SAID}, dikutip Reuters dari dua pejabat pelabuhan.")
    assert doc._.actors["source:dua-pejabat-pelabuhan"].name == "dua pejabat pelabuhan"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{SAID}, Jumat (15/11/2024).", "2024-11-15"),
        (f"{SAID} pada 3 November 2024.", "2024-11-03"),
        (f"{SAID}, Kamis.", "2024-11-14"),
        (f"{SAID} di Tegal, Jumat (15/11/2024) malam.", "2024-11-15"),
        (f"{SAID} dalam siaran pers yang diterima Antara, Senin (11/11/2024).", "2024-11-11"),
        (f"{SAID}, seorang nelayan, Kamis (14/11/2024).", "2024-11-14"),
        (f"{SAID} terkait banjir pada Senin, Jumat (15/11/2024).", "2024-11-15"),
        (f"{SAID} pada Kamis, dikutip dari Antara, Jumat (15/11/2024).", "2024-11-14"),
        (f"{SAID} dikutip dari Antara, Jumat (15/11/2024).", "2024-11-15"),
        ("Rahma, Jumat (15/11/2024), mengatakan bahwa air sudah surut.", "2024-11-15"),
        ("Pada Kamis Rahma mengatakan bahwa air sudah surut.", "2024-11-14"),
        ("Dalam jumpa pers di Tegal, Kamis, Rahma mengatakan air sudah surut.", "2024-11-14"),
        (f"{SAID} pekan lalu.", "2024-11-04/2024-11-10"),
        (f"{SAID} bulan lalu.", "2024-10"),
        (f"{SAID} dalam wawancara pada 2023.", "2023"),
        ('"Air surut pada 3 November 2024," kata Rahma.', None),
        ("Rahma mengatakan air sudah surut sejak Senin (11/11/2024).", None),
        (f"{SAID} soal banjir pada Kamis (14/11/2024).", None),
        (f"{SAID} yang tiba pada Kamis (14/11/2024).", None),
        ("Untuk pertandingan besok, Rahma mengatakan air sudah surut.", None),
        ("Meski air naik pada Senin, Rahma mengatakan dermaga tetap dibuka.", None),
    ],
)
def test_the_date_is_that_of_the_attribution(text: str, date: str | None) -> None:
    assert only(text).said_on == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{SAID} di Tegal.", "Tegal"),
        (f"{SAID} dalam konferensi pers di Jepara, Tegal.", "Jepara, Tegal"),
        (f"{SAID} saat ditemui di kawasan Jepara, Jumat.", "Jepara"),
        (f"{SAID} di kantornya, Tegal, Jumat.", "Tegal"),
        (f"{SAID} di kantor Badan Pelabuhan, Tegal.", "kantor Badan Pelabuhan, Tegal"),
        (f"{SAID} di Badan Pelabuhan, Jumat.", "Badan Pelabuhan"),
        (f"{SAID} di ruang rapat Badan Pelabuhan, Tegal.", "ruang rapat Badan Pelabuhan, Tegal"),
        ('"Air surut," kata Kepala Seksi Dermaga dan Muara, Rahma di Tegal.', "Tegal"),
        (f"{SAID} kepada wartawan usai menghadiri rapat di Aula Samudra, Tegal.", "Aula Samudra, Tegal"),
        (f"{SAID} saat mengunjungi Aula Samudra.", "Aula Samudra"),
        (f"{SAID} dalam keterangan tertulis, Tegal, Rabu (13/11/2024).", "Tegal"),
        (f"{SAID}, seorang nelayan, di Tegal.", "Tegal"),
        ("Rahma di Tegal, Kamis, mengatakan bahwa air sudah surut.", "Tegal"),
        ("Dalam konferensi pers di Tegal, Rahma mengatakan bahwa air sudah surut.", "Tegal"),
        ('"Air surut di Tegal," kata Rahma.', None),
        (f"{SAID} di rumahnya.", None),
        (f"{SAID} menanggapi banjir di Tegal.", None),
        (f"{SAID} yang tinggal di Tegal.", None),
        (f"{SAID}, peneliti di Tegal.", None),
        ('"Air surut," kata Kepala Pelabuhan di Tegal, Rahma.', None),
        ("Peneliti di Tegal, Rahma, mengatakan bahwa air sudah surut.", None),
        ("Meski banjir melanda di Tegal, Rahma mengatakan air sudah surut.", None),
        (f"{SAID} di Ombak TV.", None),
    ],
)
def test_the_place_is_that_of_the_attribution(text: str, place: str | None) -> None:
    assert only(text).place == place


@pytest.mark.parametrize(
    ("text", "hearers"),
    [
        (f"{SAID} kepada Surya.", ("surya",)),
        (f"{SAID} kepada Kepala Badan Pelabuhan Surya Pradipta di Tegal.", ("surya",)),
        (f"{SAID} kepada Badan Pelabuhan.", ("bandar",)),
        (f"{SAID} saat bertemu Surya di Tegal.", ("surya",)),
        (f"{SAID} saat ditemui Kompas.", ("org:kompas",)),
        ("Rahma mengatakan kepada Surya bahwa air sudah surut.", ("surya",)),
        ("Rahma meminta Surya agar menutup dermaga.", ("surya",)),
        ("Rahma mendesak pemerintah Kalimaya untuk menutup dermaga.", ("country:xx",)),
        ("Rahma meminta kepada Surya agar menutup dermaga.", ("surya",)),
        ("Surya diminta Rahma untuk menutup dermaga.", ("surya",)),
        ("Rahma memberi tahu Surya bahwa dermaga akan ditutup.", ("surya",)),
        ("Rahma mengingatkan Surya bahwa dermaga akan ditutup.", ("surya",)),
        (f"{SAID} kepada wartawan.", ()),
        (f"{SAID} saat ditemui di Tegal.", ()),
        (f"{SAID} bersama Surya.", ()),
        ("Rahma meminta pendukung Surya agar pulang.", ()),
        ("Rahma meminta warga agar menutup dermaga di Tegal.", ()),
        ("Rahma menuduh Surya membocorkan tanggul.", ()),
    ],
)
def test_the_hearer(text: str, hearers: tuple[str, ...]) -> None:
    assert only(text).addressee_ids == hearers


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ('"Surya dan Badan Pelabuhan bekerja keras," kata Rahma di Tegal.', ("surya", "bandar")),
        ('"Rahma tidak pernah lelah," kata Rahma.', ()),
        ("Rahma mengatakan Surya akan pulang ke Jepara.", ("surya", "jepara")),
    ],
)
def test_whom_a_quote_is_about(text: str, about: tuple[str, ...]) -> None:
    assert only(text).about_ids == about


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"{SAID}.", "say"),
        ("Rahma mengklaim bahwa tanggul itu kuat.", "say"),
        ('"Kapan air surut?" tanya Rahma.', "ask"),
        ("Rahma mendesak warga agar menunda pelayaran.", "ask"),
        ("Surya diminta Rahma untuk menutup dermaga.", "ask"),
        ('"Tanggul itu tidak bocor," bantah Rahma.', "deny"),
        ("Rahma menampik bahwa tanggul itu bocor.", "deny"),
        ("Rahma menuduh Surya membocorkan tanggul.", "accuse"),
        ('"Mereka tidak pernah datang," keluh Rahma.', "accuse"),
        ('Rahma mengutuk perusakan itu sebagai "kebiadaban yang nyata".', "accuse"),
        ("Rahma berjanji akan memperbaiki tanggul.", "promise"),
        ("Rahma mengancam akan menutup dermaga.", "threaten"),
        ('Rahma memuji warga yang "tidak kenal lelah" itu.', "praise"),
        ("Rahma mewanti-wanti warga agar menjauhi dermaga.", "warn"),
        ("Rahma memperingatkan bahwa ombak akan naik.", "warn"),
        ("Rahma memperkirakan air akan surut besok.", "estimate"),
    ],
)
def test_the_act_is_that_of_the_cue(text: str, act: str) -> None:
    assert only(text).act == act


def test_an_attribution_inside_its_clause_has_its_circumstances_too() -> None:
    doc = read("Surya, kata Rahma kepada Reuters di Tegal, Kamis (14/11/2024), akan pulang ke Jepara pada Senin.")
    cue, speaker = doc.text.index("kata"), doc.text.index("Rahma")
    clause = Quote(
        start=0,
        end=len(doc.text) - 1,
        type="indirect",
        speaker_ids=("rahma",),
        speaker_span=(speaker, speaker + 5),
        cue_span=(cue, cue + 4),
    )
    found = Circumstances(chunks.read(doc)).of(clause)
    assert (found.said_on, found.place, found.via) == ("2024-11-14", "Tegal", ("org:reuters",))
    assert found.about_ids == ("surya", "jepara")


def test_the_words_around_a_fragment_are_no_circumstances() -> None:
    quotes = read('Rahma menyebut banjir itu "ujian bagi kita" di Tegal pada Kamis.')._.quotes
    assert [(q.type, q.place, q.said_on) for q in quotes if q.type == "mixed"] == [("mixed", None, None)]


def test_a_quote_without_a_cue_has_no_circumstances() -> None:
    first, second = read('"Air surut," kata Rahma di Tegal.\n"Warga sudah pulang semua."')._.quotes
    assert (first.place, second.place, second.speaker_ids) == ("Tegal", None, ("rahma",))
