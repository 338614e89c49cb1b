"""Quotes: their spans, types, speakers and circumstances, one phenomenon a case."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dashboard.data.language.annotation import Actor
from dashboard.data.language.pipeline import load

PEOPLE = {"Rahma Wulandari": "rahma", "Rahma": "rahma", "Surya Pradipta": "surya", "Surya": "surya"}
BODIES = {"BMKG": "bmkg", "Antara": "antara", "Badan Pelabuhan Tirta": "tirta", "Kompas": "kompas"}
PLACES = {"Tegal": "tegal", "Jepara": "jepara"}


def read(text: str) -> Doc:
    """The text with its names given, so that a case tests the rules of quotes alone."""
    nlp = load()
    doc = nlp.make_doc(text)
    doc._.published = datetime(2024, 11, 15, tzinfo=UTC)
    for name in ("tilik_sentences", "tilik_dates", "tilik_numbers"):
        doc = nlp.get_pipe(name)(doc)
    spans = [
        doc.char_span(at, at + len(name), label=label, kb_id=actor, alignment_mode="expand")
        for label, names in (("PER", PEOPLE), ("ORG", BODIES), ("GPE", PLACES))
        for name, actor in names.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    longest: list = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not longest or span.start >= longest[-1].end:
            longest.append(span)
    doc.ents = longest
    doc._.actors = {e.kb_id_: Actor(actor_id=e.kb_id_, name=e.text, kind="person") for e in doc.ents}
    return nlp.get_pipe("tilik_quotes")(doc)


def said(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    doc = read(text)
    return [(q.type, doc.text[q.start : q.end], q.speaker_ids) for q in doc._.quotes]


@pytest.mark.parametrize(
    "text",
    [
        '"Air sudah surut sejak pagi," kata Rahma.',
        "“Air sudah surut sejak pagi,” ujar Rahma Wulandari di Tegal.",
        "”Air sudah surut sejak pagi,” tutur Rahma.",
        "«Air sudah surut sejak pagi», tulis Rahma.",
        "'Air sudah surut sejak pagi,' ucap Rahma.",
        'Rahma mengatakan, "Air sudah surut sejak pagi."',
        'Rahma: "Air sudah surut sejak pagi."',
        'Kata Rahma, "Air sudah surut sejak pagi."',
        '"Air sudah surut sejak pagi," papar Ketua Tim Reaksi Cepat, Rahma Wulandari, kemarin.',
        '"Air sudah surut sejak pagi," demikian kata Rahma.',
        '"Air sudah surut sejak pagi," kata Ketua Tim Reaksi Cepat untuk Tegal, Rahma Wulandari.',
        'Pada konferensi pers hari Jumat Rahma mengatakan: "Air sudah surut sejak pagi".',
        'Kabar itu ditunggu."Air sudah surut sejak pagi," kata Rahma.',
        "&quot;Air sudah surut sejak pagi,&quot; kata Rahma.",
        '"Air sudah surut sejak pagi," lugasnyo Rahma.',
        '"Air sudah surut sejak pagi," katanya Rahma.',
        '"Air sudah surut sejak pagi," kata Kasatgas BMKG, Kombes Rahma, kemarin.',
        '"Air sudah surut sejak pagi," demikian tulis Rahma di akun media sosialnya.',
    ],
)
def test_direct_quote_with_its_cue_on_either_side(text: str) -> None:
    assert said(text) == [("direct", "Air sudah surut sejak pagi", ("rahma",))]


def test_an_utterance_split_by_its_attribution_is_two_quotes() -> None:
    quotes = said('"Air sudah surut," kata Rahma. "Warga boleh pulang."')
    assert [q[1:] for q in quotes] == [("Air sudah surut", ("rahma",)), ("Warga boleh pulang", ("rahma",))]


def test_another_person_named_since_does_not_take_nya_from_the_speaker() -> None:
    text = (
        'Rahma mengatakan air sudah surut.\nWarga menyebut Surya sebagai panutan.\n"Warga boleh pulang," ujarnya.'
    )
    assert said(text)[-1] == ("direct", "Warga boleh pulang", ("rahma",))


def test_a_description_that_points_back_is_the_person_before() -> None:
    text = 'Rahma mengatakan bahwa air sudah surut.\n"Warga boleh pulang," kata perempuan asal Tegal itu.'
    assert said(text)[-1] == ("direct", "Warga boleh pulang", ("rahma",))


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ('Rahma menyebut banjir itu "ujian bagi kita semua" yang berat.', ["ujian bagi kita semua"]),
        ('Menurut Rahma, laporan itu "tidak mencerminkan kenyataan".', ["tidak mencerminkan kenyataan"]),
        ('Rahma mengatakan warga "lelah sekali" dan "ingin segera pulang" ke rumah.',
         ["lelah sekali", "ingin segera pulang"]),
        ('Warga "lelah sekali" tetapi "ingin segera pulang," kata Rahma.',
         ["lelah sekali", "ingin segera pulang"]),
    ],
)  # fmt: skip
def test_fragments_within_a_reported_clause_are_mixed(text: str, fragments: list[str]) -> None:
    mixed = [(content, speakers) for kind, content, speakers in said(text) if kind == "mixed"]
    assert mixed == [(fragment, ("rahma",)) for fragment in fragments]


def test_several_sentences_between_one_pair_of_marks_are_one_quote() -> None:
    assert said('"Air surut. Warga pulang. Kami lega," kata Rahma.') == [
        ("direct", "Air surut. Warga pulang. Kami lega", ("rahma",))
    ]


def test_nya_goes_back_to_the_one_who_spoke_before() -> None:
    text = 'Rahma mengatakan bahwa air sudah surut.\n"Warga boleh pulang," ujarnya.'
    assert said(text)[-1] == ("direct", "Warga boleh pulang", ("rahma",))


def test_a_lost_closing_mark_costs_confidence_and_not_the_quote() -> None:
    doc = read('"Air sudah surut, kata Rahma.\nJalan masih licin.')
    [quote] = doc._.quotes
    assert doc.text[quote.start : quote.end] == "Air sudah surut"
    assert quote.speaker_ids == ("rahma",)
    assert quote.confidence < 0.7


@pytest.mark.parametrize(
    "text",
    [
        'Warga menyebutnya "si raja air" sejak lama.',
        'Film "Laut yang Pulang" diputar di Tegal.',
        "Ombak 'tidur' itu berbahaya.",
        'Rahma bertemu Surya di Tegal."',
        "Hal itu dinilai merugikan nelayan.",
        "Rahma menegaskan dukungan kepada nelayan.",
        "Air surut.\nBaca juga: Rahma mengatakan tanggul akan ditinggikan",
        "Bantuan itu berguna bagi Rahma yang menunggu di Tegal.",
        '1. "Selamat ulang tahun untukmu, semoga bahagia selalu."',
    ],
)
def test_titles_nicknames_and_acts_without_content_are_no_quotes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rahma mengatakan bahwa air sudah surut.", "air sudah surut"),
        ("Rahma menyebut dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma juga menegaskan, dermaga tetap dibuka.", "dermaga tetap dibuka"),
        ("Menurut Rahma, dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Dermaga akan ditutup besok, kata Rahma.", "Dermaga akan ditutup besok"),
        ("Namun demikian, lanjut Rahma, dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma meminta nelayan agar menunda pelayaran.", "menunda pelayaran"),
        ("Rahma meminta warga agar tenang.", "tenang"),
        ("Rahma memberi tahu warga bahwa dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma menegaskan kembali bahwa dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma, seperti dilansir Antara, mengatakan bahwa dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Disampaikan Rahma, dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma menyebut banjir itu sebagai ujian.", "banjir itu sebagai ujian"),
        ("Rahma, yang baru tiba di Tegal, mengaku sudah menyiapkan tenda.", "sudah menyiapkan tenda"),
        ("Ketua Tim Reaksi Cepat, Rahma Wulandari, menilai tanggul itu perlu ditinggikan.",
         "tanggul itu perlu ditinggikan"),
        ("Dermaga, kata Rahma, akan ditutup besok.", "Dermaga, kata Rahma, akan ditutup besok"),
        ("Rahma mengatakan, jalur lain antara lain Jepara.", "jalur lain antara lain Jepara"),
        ("Rahma membantah terlibat dalam proyek tanggul.", "terlibat dalam proyek tanggul"),
        ("Rahma tak memungkiri tanggul itu masih bocor.", "tanggul itu masih bocor"),
        ("Rahma meyakini hal ini akan menolong nelayan.", "hal ini akan menolong nelayan"),
        ("Rahma justru kemudian menyatakan dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Rahma yang menangani tanggul di Tegal mengatakan bahwa air surut.", "air surut"),
        ("Peneliti di BMKG, Rahma, mengatakan dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Peneliti dari BMKG Rahma mengatakan dermaga akan ditutup.", "dermaga akan ditutup"),
        ("Pernyataan Rahma bahwa dermaga akan ditutup mengejutkan.", "dermaga akan ditutup mengejutkan"),
        ("Rahma memberi jaminan bahwa dermaga akan dibuka.", "dermaga akan dibuka"),
        ("Surya diminta Rahma untuk menutup dermaga.", "menutup dermaga"),
        ("Rahma: Dermaga Akan Ditutup Besok", "Dermaga Akan Ditutup Besok"),
    ],
)  # fmt: skip
def test_indirect_quote(text: str, content: str) -> None:
    assert said(text) == [("indirect", content, ("rahma",))]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Dermaga akan ditutup besok, seperti dilansir Antara.", "Dermaga akan ditutup besok", "antara"),
        ("Data dari BMKG menunjukkan bahwa gelombang akan naik.", "gelombang akan naik", "bmkg"),
        ("Menurut data gelombang yang dikumpulkan oleh BMKG, ombak akan naik.", "ombak akan naik", "bmkg"),
        ("Dalam laporan BMKG, disebutkan bahwa gelombang akan naik.", "gelombang akan naik", "bmkg"),
        ("Dilansir media Tegal, Kompas, dermaga akan ditutup.", "dermaga akan ditutup", "kompas"),
    ],
)
def test_documents_and_media_speak(text: str, content: str, speaker: str) -> None:
    assert said(text) == [("indirect", content, (speaker,))]


def test_layered_attribution_is_one_quote_in_another() -> None:
    quotes = said("Surya menuduh Rahma membocorkan tanggul, kata BMKG.")
    assert [(content, speakers) for _, content, speakers in quotes] == [
        ("Surya menuduh Rahma membocorkan tanggul", ("bmkg",)),
        ("Rahma membocorkan tanggul", ("surya",)),
    ]


@pytest.mark.parametrize(
    "phrase", ["perempuan yang lahir di Tegal itu", "lulusan akademi di Tegal, Jepara itu", "Ketua tim itu"]
)
def test_a_long_description_closed_by_itu_points_back(phrase: str) -> None:
    text = f'Rahma mengatakan bahwa air sudah surut.\n"Warga boleh segera pulang," kata {phrase}.'
    assert said(text)[-1] == ("direct", "Warga boleh segera pulang", ("rahma",))


def test_dia_is_a_person_though_a_body_spoke_since() -> None:
    text = 'Rahma mengatakan bahwa air surut. BMKG menyebut ombak akan naik.\n"Warga boleh pulang," kata dia.'
    assert said(text)[-1][2] == ("rahma",)


def test_a_medium_is_no_antecedent() -> None:
    text = "Rahma mengatakan bahwa air surut. Dikutip dari Antara, dermaga ditutup. Menurutnya, warga akan pulang."
    assert said(text)[-1][1:] == ("warga akan pulang", ("rahma",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Penyelenggara lomba mengatakan bahwa hadiah sudah dibagikan.", "Penyelenggara lomba"),
        ('"Ombaknya tinggi sekali malam itu," ujar pilot.', "pilot"),
        ('"Ombaknya tinggi sekali malam itu," kata @anak_pantai.', "@anak_pantai"),
        (
            "Panitia lari lintas kota Tegal menyampaikan bahwa jalur akan ditutup.",
            "Panitia lari lintas kota Tegal",
        ),
    ],
)
def test_a_source_that_no_list_knows(text: str, name: str) -> None:
    doc = read(text)
    [quote] = doc._.quotes
    assert [doc._.actors[one].name for one in quote.speaker_ids] == [name]
    assert quote.confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Rahma mengatakan hal serupa.",
        "Hal itu menunjukkan bahwa tanggul rapuh.",
        "Kabar itu sudah dilaporkan ke Surya.",
        "Kata itu berarti ombak besar.",
    ],
)
def test_words_of_speech_in_other_senses(text: str) -> None:
    assert said(text) == []


def test_several_speakers() -> None:
    [(_, _, speakers)] = said("Rahma dan Surya mengatakan bahwa dermaga akan ditutup.")
    assert speakers == ("rahma", "surya")


@pytest.mark.parametrize(
    ("text", "content", "speakers"),
    [
        ("Menurut penilaian BMKG, Antara, dan Kompas, gelombang akan naik.", "gelombang akan naik",
         ("bmkg", "antara", "kompas")),
        ("BMKG, Antara, dan Kompas mengatakan gelombang akan naik.", "gelombang akan naik",
         ("bmkg", "antara", "kompas")),
        ("Dalam laporan Kompas, BMKG dan Antara mengatakan gelombang akan naik.", "gelombang akan naik",
         ("bmkg", "antara")),
    ],
)  # fmt: skip
def test_sources_in_a_list(text: str, content: str, speakers: tuple[str, ...]) -> None:
    assert said(text) == [("indirect", content, speakers)]


def test_whose_material_speaks() -> None:
    text = '"Gelombang akan mencapai empat meter," bunyi keterangan resmi dari BMKG.'
    assert said(text) == [("direct", "Gelombang akan mencapai empat meter", ("bmkg",))]


def test_a_source_in_print() -> None:
    assert said("Berdasarkan data BMKG, gelombang akan mencapai empat meter.")[0][2] == ("bmkg",)


def test_a_source_without_a_name_is_an_actor_of_its_own() -> None:
    doc = read("Seorang nelayan mengatakan bahwa ombak sangat tinggi.")
    [quote] = doc._.quotes
    [actor_id] = quote.speaker_ids
    assert doc._.actors[actor_id].kind == "source"
    assert doc._.actors[actor_id].name == "nelayan"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # whoever answers for an attitude speaks, though no clause of theirs is reported
        ('Rahma mengatakan air surut di Tegal. Hal senada disampaikan Surya. "Jalan kering," ujarnya.',
         ["rahma", "surya"]),
        ('Rahma mengatakan air surut di Tegal. Surya mengapresiasi warga. "Jalan kering," ujarnya.',
         ["rahma", "surya"]),
        # a cue told by somebody else, or of a relative clause, hands nobody the word
        ('Rahma menyebut usul Surya yang mengatakan dermaga ditutup. "Itu keliru," ujarnya.', ["rahma"]),
        ('Rahma mengatakan Surya meminta warga agar mengungsi. "Jalan putus," ujarnya.', ["rahma"]),
        # nor does whoever is named behind a verb or a preposition
        ('Rahma mengatakan air surut di Tegal. Jalan itu ditutup oleh Surya. "Warga lega," ujarnya.',
         ["rahma", "rahma"]),
        ('Rahma mengatakan air surut di Tegal. Hal yang sama disampaikan Surya. "Warga lega," ujarnya.',
         ["rahma", "surya"]),
        # one person without a name hands on the word like one with a name
        ('Rahma mengatakan air surut. Ayah korban menyebut jalan masih ditutup. "Kami sedih," ucapnya.',
         ["source:ayah-korban", "source:ayah-korban"]),
        # the body that spoke last, not the one named last
        ('BMKG menyatakan ombak naik di dekat menara Kompas. "Harap waspada," tulis lembaga itu.', ["bmkg"]),
        # known by another's name
        ('Rahma mengatakan tim siap. "Kami menang," ujar cucu nelayan Surya ini.', ["rahma"]),
        # by origin alone, whoever spoke before
        ('Rahma mengatakan tim siap. "Kami menang," ujar pelatih asal Tegal.', ["rahma"]),
        # the subject of the verb that another is joined to
        ('Rahma mengecam rencana itu dengan menyebut Surya sebagai "raja air".', ["rahma"]),
        ('Rahma mengecam apa yang ia sebut "pasar gelap".', ["rahma"]),
        ('Rahma menyerang Surya lewat apa yang disebutnya sebagai "pasar gelap".', ["rahma"]),
        # several at once
        ('Para pedagang menolak rencana itu. Mereka menilai pasar akan sepi.', ["source:para-pedagang"]),
        ('Rahma dan Surya tiba di Tegal. Mereka mengatakan dermaga akan ditutup.', ["rahma", "surya"]),
        ('BMKG memasang alat baru. Mereka mengatakan ombak akan tinggi.', ["bmkg"]),
        # somebody brought in without a name
        ('Rahma menjawab seorang reporter. "Kapan air surut?" tanya reporter itu.', ["source:reporter"]),
        ("Seorang sumber yang mengetahui rapat itu mengatakan dermaga ditutup.",
         ["source:sumber-yang-mengetahui-rapat-itu"]),
    ],
)  # fmt: skip
def test_whose_word_it_is(text: str, speakers: list[str]) -> None:
    quotes = read(text)._.quotes
    assert [actor for quote in quotes for actor in quote.speaker_ids][-len(speakers) :] == speakers


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Usul itu dinilai Rahma merugikan warga.", "Usul itu dinilai Rahma merugikan warga", "rahma"),
        ("Surya menunda rapat dengan menyatakan jalan masih ditutup.", "jalan masih ditutup", "surya"),
        ("Rahma meminta kasus itu harus diperiksa lagi.", "kasus itu harus diperiksa lagi", "rahma"),
        ("Rahma berharap ke depan jalan bisa dibangun.", "ke depan jalan bisa dibangun", "rahma"),
        ("Menurut Rahma, jumlah perahu di Tegal lima.", "jumlah perahu di Tegal lima", "rahma"),
    ],
)
def test_bounds_of_what_is_told(text: str, content: str, speaker: str) -> None:
    assert [(text[q.start : q.end], q.speaker_ids) for q in read(text)._.quotes] == [(content, (speaker,))]


@pytest.mark.parametrize(
    "text",
    [
        "Rahma memaparkan sejumlah kriteria yang harus dimiliki nelayan.",
        "Rahma menyampaikan salam kepada petugas yang bertugas memadamkan api.",
        "Dermaga itu dinilai kekurangan perempuan dan cepat rusak.",
    ],
)
def test_a_thing_said_is_no_clause_and_a_complement_no_speaker(text: str) -> None:
    assert not read(text)._.quotes


def test_a_medium_that_nobody_knows_is_not_whoever_is_named_behind_it() -> None:
    assert all(
        "rahma" not in q.speaker_ids for q in read("Dilansir dari laman Kabar Pesisir, Rahma pulang.")._.quotes
    )


def test_fragments_before_their_attribution_stand_in_a_told_sentence() -> None:
    text = 'Dermaga ditutup "untuk melindungi nelayan dari ombak," kata Rahma.'
    assert [(text[q.start : q.end], q.type) for q in read(text)._.quotes] == [
        ('Dermaga ditutup "untuk melindungi nelayan dari ombak,"', "indirect"),
        ("untuk melindungi nelayan dari ombak", "mixed"),
    ]


def test_sources_that_were_only_weighed_are_no_actors() -> None:
    doc = read("Para pedagang pulang. Keduanya mengatakan dermaga akan ditutup.")
    assert [quote.speaker_ids for quote in doc._.quotes] == [()]
    assert not [actor_id for actor_id in doc._.actors if actor_id.startswith("source:")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Rahma mengatakan bahwa usul itu "keliru" dan patut ditolak.', ["keliru"]),
        ('Rahma mengatakan bahwa "Kota Bahari" menolak usul itu.', []),
    ],
)
def test_single_words_and_names_between_marks(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in read(text)._.quotes if q.type != "indirect"] == quoted


def test_nobody_is_guessed_for_a_pronoun_without_antecedent() -> None:
    doc = read('"Air sudah surut sejak pagi," ujarnya.')
    [quote] = doc._.quotes
    assert quote.speaker_ids == ()
    assert quote.confidence <= 0.2


def test_circumstances() -> None:
    doc = read('"Surya harus hadir," kata Rahma kepada Kompas di Tegal, Jumat (15/11/2024), dikutip dari Antara.')
    [quote] = doc._.quotes
    assert quote.said_on == "2024-11-15"
    assert quote.place == "Tegal"
    assert quote.addressee_ids == ("kompas",)
    assert quote.via == ("antara",)
    assert quote.about_ids == ("surya",)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Rahma membantah bahwa tanggul itu bocor.", "deny"),
        ("Rahma berjanji akan memperbaiki tanggul.", "promise"),
        ("Rahma memperkirakan air akan surut besok.", "estimate"),
        ("Rahma memperingatkan bahwa ombak akan naik.", "warn"),
        ("Rahma meminta nelayan agar menunda pelayaran.", "ask"),
    ],
)
def test_act_of_the_cue(text: str, act: str) -> None:
    [quote] = read(text)._.quotes
    assert quote.act == act


def test_numbers_know_their_quote_and_the_actors_of_their_sentence() -> None:
    doc = read("Rahma mengatakan bahwa 120 rumah terendam. Ada 30 tenda.")
    first, second = doc._.numbers
    assert first.quote_id == doc._.quotes[0].quote_id
    assert first.actor_ids == ("rahma",)
    assert (second.quote_id, second.actor_ids) == (None, ())


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "‘", "’", "«", "»", "„", "&quot;",
     " ", "\n", ", ", ". ", "Rahma", "Surya", "BMKG", "Tegal", "kata ", "ujarnya", "menurut ",
     "mengatakan ", "bahwa ", "meminta ", "agar ", "dan ", "air sudah surut", "Baca juga: ", "(43)", "3 Mei 2024"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_offsets_hold_in_any_text(text: str) -> None:
    doc = read(text)
    for quote in doc._.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        for span in (quote.speaker_span, quote.cue_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert set(quote.speaker_ids) <= doc._.actors.keys()
        assert quote.type == "indirect" or not text[quote.start].isspace()
    assert len({q.quote_id for q in doc._.quotes}) == len(doc._.quotes)
    spoken = sorted((q.start, q.end) for q in doc._.quotes if q.type == "direct")
    assert all(before[1] <= after[0] for before, after in pairwise(spoken))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        '"',
        '", kata ',
        'Rahma mengatakan, ".',
        "“" * 500,
        '" ' * 500,
        'kata, "' * 300,
        "Rahma mengatakan",
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    doc = read(text)
    assert all(0 <= q.start < q.end <= len(text) for q in doc._.quotes)
