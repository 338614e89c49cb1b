"""Quotes: their spans, types, speakers and circumstances, one phenomenon a case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
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
    ],
)
def test_direct_quote_with_its_cue_on_either_side(text: str) -> None:
    assert said(text) == [("direct", "Air sudah surut sejak pagi", ("rahma",))]


def test_an_utterance_split_by_its_attribution_is_two_quotes() -> None:
    quotes = said('"Air sudah surut," kata Rahma. "Warga boleh pulang."')
    assert [q[1:] for q in quotes] == [("Air sudah surut", ("rahma",)), ("Warga boleh pulang", ("rahma",))]


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
        ("Rahma, yang baru tiba di Tegal, mengaku sudah menyiapkan tenda.", "sudah menyiapkan tenda"),
        ("Ketua Tim Reaksi Cepat, Rahma Wulandari, menilai tanggul itu perlu ditinggikan.",
         "tanggul itu perlu ditinggikan"),
    ],
)  # fmt: skip
def test_indirect_quote(text: str, content: str) -> None:
    assert said(text) == [("indirect", content, ("rahma",))]


def test_several_speakers() -> None:
    [(_, _, speakers)] = said("Rahma dan Surya mengatakan bahwa dermaga akan ditutup.")
    assert speakers == ("rahma", "surya")


def test_a_source_in_print() -> None:
    assert said("Berdasarkan data BMKG, gelombang akan mencapai empat meter.")[0][2] == ("bmkg",)


def test_a_source_without_a_name_is_an_actor_of_its_own() -> None:
    doc = read("Seorang nelayan mengatakan bahwa ombak sangat tinggi.")
    [quote] = doc._.quotes
    [actor_id] = quote.speaker_ids
    assert doc._.actors[actor_id].kind == "source"
    assert doc._.actors[actor_id].name == "Seorang nelayan"


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
    assert quote.via == ("Antara",)
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


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", '"', "“" * 500, '" ' * 500, 'kata, "' * 300, "Rahma mengatakan"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    doc = read(text)
    assert all(0 <= q.start < q.end <= len(text) for q in doc._.quotes)
