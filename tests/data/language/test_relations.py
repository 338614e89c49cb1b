"""Relations: who does what to whom, one phenomenon a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from dashboard.data.language.acts import active, acts, doing
from dashboard.data.language.annotation import QUADS
from dashboard.data.language.judgement import LEAST
from dashboard.data.language.pipeline import load

SEED = Path(__file__).parents[3] / "seeds" / "seed-article.txt"


def relations(text: str) -> list[tuple[str, str, str]]:
    return [(r.source_id, r.type, r.target_id) for r in load()(text)._.relations]


RU, UA, JP, CN, ID, KP = (f"country:{code}" for code in ("ru", "ua", "jp", "cn", "id", "kp"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rusia menyerang Ukraina pada malam hari.", [(RU, "ASSAULT", UA)]),
        ("Ukraina diserang oleh Rusia pada malam hari.", [(RU, "ASSAULT", UA)]),
        ("Ukraina diserang Rusia pada malam hari.", [(RU, "ASSAULT", UA)]),
        ("Jepang bekerja sama dengan Indonesia.", [(JP, "COOPERATE", ID)]),
        ("Jepang dan Indonesia berunding di Bandung.", [(JP, "CONSULT", ID)]),
        ("Jepang dan Indonesia mendesak China agar mundur.", [(JP, "REQUEST", CN), (ID, "REQUEST", CN)]),
        ("Rusia melancarkan serangan ke Ukraina.", [(RU, "ASSAULT", UA)]),
        ("Sejak itu perang antara Rusia dan Ukraina belum berakhir.", [(RU, "ASSAULT", UA)]),
        ("Rusia kaya gas. Ukraina menanam gandum.", []),
        ("Serangan yang dilancarkan Rusia ke Ukraina terus berlanjut.", [(RU, "ASSAULT", UA)]),
        ("Ukraina mendapat serangan dari Rusia.", [(RU, "ASSAULT", UA)]),
        ("Dukungan Jepang untuk Ukraina tidak berubah.", [(JP, "SUPPORT", UA)]),
        ("Sanksi Jepang terhadap Rusia diperpanjang.", [(JP, "SANCTION", RU)]),
        ("Perang di Eropa Timur antara Rusia dan Ukraina belum berakhir.", [(RU, "ASSAULT", UA)]),
        ("Pertemuan Jepang dengan Indonesia berlangsung sehari.", [(JP, "CONSULT", ID)]),
        ("Negara yang menyerang Ukraina adalah Rusia.", []),
        ("Rusia, yang menyerang Ukraina, kaya gas.", [(RU, "ASSAULT", UA)]),
        ("Jepang mempertimbangkan untuk menggugat China.", [(JP, "ACCUSE", CN)]),
        ("Rusia dilaporkan akan menyerang Ukraina.", [(RU, "ASSAULT", UA)]),
        ("Jepang menuduh China mencuri rahasia.", [(JP, "ACCUSE", CN)]),
        ("Jepang memuji langkah Indonesia.", [(JP, "SUPPORT", ID)]),
        ("Jepang mengancam China.", [(JP, "THREATEN", CN)]),
        ("Jepang mengirim kapal untuk membantu Indonesia.", [(JP, "AID", ID)]),
        ("Perang harga antara Jepang dan China tidak terelakkan.", []),
        ("Indonesia menjamu Jepang dalam laga kualifikasi.", []),
        ("Jepang meminta Rusia mundur dan meminta China menunggu.", [(JP, "REQUEST", RU), (JP, "REQUEST", CN)]),
        ("Serangan Rusia menewaskan dua warga Ukraina.", [(RU, "ASSAULT", UA)]),
        ("Pesisir.com, Jakarta Jepang mengecam Rusia.", [(JP, "ACCUSE", RU)]),
        ("Air surut.\nBaca juga: Rusia menyerang Ukraina", []),
    ],
)
def test_parties_and_type(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(relations(text)) == sorted(expected)


def test_voice_negation_and_hypothesis() -> None:
    [passive] = load()("Ukraina diserang oleh Rusia.")._.relations
    [negated] = load()("Rusia tidak menyerang Ukraina.")._.relations
    [planned] = load()("Rusia berencana menyerang Ukraina.")._.relations
    assert (passive.voice, passive.negated, passive.hypothetical) == ("passive", False, False)
    assert (negated.voice, negated.negated) == ("active", True)
    assert planned.hypothetical


def test_the_third_actor_of_a_request() -> None:
    asked = [
        r for r in load()("Jepang meminta China untuk menahan Korea Utara.")._.relations if r.type == "REQUEST"
    ]
    assert [(r.source_id, r.target_id, r.third_id) for r in asked] == [(JP, CN, KP)]


def test_who_claims_it() -> None:
    doc = load()("Jepang mengatakan bahwa Rusia menyerang Ukraina.")
    [relation] = [r for r in doc._.relations if r.type == "ASSAULT"]
    assert relation.reported_by == (JP,)
    assert relation.quote_id == doc._.quotes[0].quote_id


def test_a_request_makes_whom_it_asks_do_the_act() -> None:
    found = relations("Jepang meminta China untuk membantu Indonesia.")
    assert (JP, "REQUEST", CN) in found
    assert (CN, "AID", ID) in found


def test_a_pronoun_acts_for_the_speaker_before_it() -> None:
    text = "Menteri Keuangan Budi Santoso mengatakan bahwa harga naik. Ia meminta Jepang menahan diri."
    assert ("per:budi-santoso", "REQUEST", JP) in relations(text)


def test_no_text_no_relations() -> None:
    assert relations("") == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Jepang mengirim seribu prajurit ke pulau milik China untuk membantu menghalau armada Rusia.",
            None,
            {("AID", RU), ("AID", CN)},
        ),
        (
            "Ukraina mengerahkan tentara ke wilayah Kherson Ukraina untuk membantu memukul balik pasukan Rusia.",
            (UA, "ASSAULT", RU),
            {("AID", RU)},
        ),
        (
            "Menteri Budi Santoso menyebut isu Rusia di Ukraina menjadi perhatiannya saat mengunjungi Jepang.",
            ("per:budi-santoso", "CONSULT", JP),
            {("CONSULT", UA)},
        ),
        (
            "Dengan Rusia yang makin kuat di Ukraina, Jepang dan sekutunya terus mendorong China bertindak.",
            (JP, "REQUEST", CN),
            set(),
        ),
        ("Jepang memperingatkan China untuk tidak membantu Rusia.", (CN, "AID", RU), {("THREATEN", RU)}),
    ],
)
def test_whoever_only_stands_near_a_verb_does_not_do_it(
    text: str, right: tuple[str, str, str] | None, wrong: set[tuple[str, str]]
) -> None:
    found = relations(text)
    assert right is None or right in found
    assert not wrong & {(kind, target) for _, kind, target in found}
    if right:
        assert {source for source, kind, target in found if (kind, target) == right[1:]} == {right[0]}


def test_the_government_alone_is_that_of_the_country_the_text_is_about() -> None:
    assert (JP, "SUPPORT", ID) in relations("Indonesia menutup tambang itu. Jepang memuji pemerintah.")
    assert relations("Indonesia menutup tambang itu. Jepang memuji pemerintah kota.") == []


def test_an_office_alone_is_whoever_was_named_with_it() -> None:
    text = "Gubernur Rahma Santi tiba pagi ini. Jepang mengkritik gubernur karena terlambat."
    assert (JP, "ACCUSE", "per:rahma-santi") in relations(text)


@pytest.mark.parametrize(
    ("stem", "verb"),
    [("serang", "menyerang"), ("pukul", "memukul"), ("bantu", "membantu"), ("kerahkan", "mengerahkan"),
     ("izinkan", "mengizinkan"), ("larang", "melarang"), ("bom", "mengebom"), ("kritik", "mengkritik"),
     ("protes", "memprotes"), ("tolak", "menolak")],
)  # fmt: skip
def test_the_active_prefix(stem: str, verb: str) -> None:
    assert active(stem) == verb


def test_every_act_has_a_type_of_the_ontology() -> None:
    assert {act.type for act in acts().values()} <= QUADS.keys()


# The seed article


@pytest.fixture(scope="module")
def seed() -> Doc:
    return load()(SEED.read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "kind", "target", "third", "sentence"),
    [
        ("org:nato", "REQUEST", CN, KP, "NATO dan Uni Eropa (UE) meminta Beijing"),
        ("org:eu", "REQUEST", CN, KP, "NATO dan Uni Eropa (UE) meminta Beijing"),
        (KP, "AID", RU, None, "untuk membantu Rusia"),
        (RU, "AID", KP, None, "Rusia mengirimkan teknologi rudal ke Korut"),
    ],
)
def test_the_seed_article(
    seed: Doc, source: str, kind: str, target: str, third: str | None, sentence: str
) -> None:
    found = [r for r in seed._.relations if (r.source_id, r.type, r.target_id) == (source, kind, target)]
    at = seed.text.index(sentence)
    assert [r.third_id for r in found if at <= r.start < at + len(sentence)] == [third]


def test_the_seed_article_names_nobody_who_only_stands_near(seed: Doc) -> None:
    found = {(r.source_id, r.type, r.target_id) for r in seed._.relations}
    assert {(KP, "REQUEST", CN), (RU, "AID", UA), (RU, "ASSAULT", UA)}.isdisjoint(found)
    visits = {r.source_id for r in seed._.relations if seed.text[r.start : r.end] == "mengunjungi"}
    assert visits == {"per:josep-borrell"}


def test_the_missile_technology_is_claimed_by_nato(seed: Doc) -> None:
    [given] = [r for r in seed._.relations if (r.source_id, r.type, r.target_id) == (RU, "AID", KP)]
    assert given.reported_by == ("org:nato",)
    assert given.quote_id in {quote.quote_id for quote in seed._.quotes}


# What makes a relation


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Indonesia, Jepang, dan China mendesak Rusia.", {ID, JP, CN}),
        ("Menurut Kabar Pesisir, Jepang dan Indonesia mendesak Rusia.", {JP, ID}),
    ],
)
def test_every_member_of_a_list_acts(text: str, sources: set[str]) -> None:
    assert {source for source, kind, target in relations(text) if (kind, target) == ("REQUEST", RU)} == sources


def test_a_report_is_a_judgement_only_where_it_blames() -> None:
    assert (JP, "ACCUSE", RU) in relations("Jepang menyebut Rusia melanggar perjanjian itu.")
    assert "ACCUSE" not in {kind for _, kind, _ in relations("Jepang menyebut Rusia kaya gas alam.")}


def test_troops_that_are_sent_are_mobilized_and_goods_are_aid() -> None:
    assert relations("Rusia mengirim pasukan ke Ukraina.") == [(RU, "MOBILIZE", UA)]
    assert relations("Jepang mengirim beras ke Ukraina.") == [(JP, "AID", UA)]


def test_a_purpose_that_is_pursued_is_no_plan() -> None:
    [done] = [r for r in load()("Jepang mengirim dokter untuk membantu Ukraina.")._.relations if r.type == "AID"]
    [planned] = [r for r in load()("Jepang berencana untuk membantu Ukraina.")._.relations if r.type == "AID"]
    assert (done.hypothetical, planned.hypothetical) == (False, True)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Rusia tidak melancarkan serangan ke Ukraina.", True),
        ("Rusia membantah menyerang Ukraina.", True),
        ("Rusia membantah bahwa Rusia menyerang Ukraina.", True),
        ("Jepang menolak untuk mengecam serangan Rusia ke Ukraina.", False),
    ],
)
def test_what_negates_an_act_does_not_reach_past_another_verb(text: str, negated: bool) -> None:
    [attack] = [r for r in load()(text)._.relations if r.type == "ASSAULT"]
    assert attack.negated is negated


def test_a_match_is_no_attack() -> None:
    assert relations("Jepang menghajar China di babak semifinal kejuaraan itu.") == []


def test_the_place_of_a_dateline_does_nothing() -> None:
    found = relations("Jakarta, Kabar Pesisir - Jepang mendesak China agar menahan diri.")
    assert found == [(JP, "REQUEST", CN)]


def test_confidence_is_a_probability_above_the_threshold() -> None:
    doc = load()("Rusia menyerang Ukraina. Jepang dan Indonesia mendesak China. Jepang memuji Indonesia.")
    assert doc._.relations
    assert all(0 < r.confidence <= 1 for r in doc._.relations)
    assert max(r.confidence for r in doc._.relations) >= LEAST


@pytest.mark.parametrize(
    ("stem", "noun"),
    [("serang", "penyerangan"), ("tangkap", "penangkapan"), ("kirimkan", "pengiriman"), ("culik", "penculikan"),
     ("duduki", "pendudukan"), ("deportasi", "pendeportasian")],
)  # fmt: skip
def test_the_noun_of_an_act(stem: str, noun: str) -> None:
    assert doing(stem) == noun
