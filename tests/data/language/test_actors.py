import pytest
import spacy

from dashboard.data.language.actors import antecedent
from dashboard.data.language.pipeline import load


def ids(text):
    return {ent.text: ent.kb_id_ for ent in load()(text).ents}


def test_country_its_short_form_and_its_capital_are_one_actor():
    doc = load()("Korea Utara (Korut) diam. Menurut Seoul, Pyongyang mengirim pupuk.")
    assert [ent.kb_id_ for ent in doc.ents] == ["country:kp", "country:kp", "country:kr", "country:kp"]
    record = doc._.actors["country:kp"]
    assert (record.name, record.kind, record.country_code) == ("Korea Utara", "country", "KP")
    assert {"Korut", "Pyongyang"} <= set(record.aliases)
    assert record.lat == pytest.approx(39, abs=1)


def test_a_capital_is_the_city_after_a_preposition_and_in_a_dateline():
    assert ids("Delegasi tiba di Beijing.")["Beijing"] == "place:cn-beijing"
    assert ids("BEIJING, KOMPAS.com - Delegasi tiba.")["BEIJING"] == "place:cn-beijing"
    assert ids("Beijing membantah kabar itu.")["Beijing"] == "country:cn"


def test_listed_organisations_join_their_abbreviations():
    found = ids("Badan Nasional Penanggulangan Bencana (BNPB) dan Uni Eropa (UE) hadir.")
    assert set(found.values()) == {"org:bnpb", "org:eu"}


def test_brackets_define_an_abbreviation():
    doc = load()("Yayasan Bahari Lestari (YBL) hadir. Kemudian YBL pergi.")
    assert {ent.kb_id_ for ent in doc.ents} == {"org:yayasan-bahari-lestari"}
    assert doc._.actors["org:yayasan-bahari-lestari"].name == "Yayasan Bahari Lestari"


def test_a_part_of_a_name_is_the_person():
    doc = load()('"Air naik," kata Bupati Sutrisna Wiradarma.\nWiradarma mengatakan warga aman.')
    assert [ent.kb_id_ for ent in doc.ents] == ["per:sutrisna-wiradarma"] * 2
    record = doc._.actors["per:sutrisna-wiradarma"]
    assert (record.name, record.kind, record.aliases) == ("Sutrisna Wiradarma", "person", ("Wiradarma",))


def test_every_name_has_an_actor_of_the_article():
    doc = load()("Stadion Bima Sakti di Tegal menjadi tempat Piala Dunia, kata Budi Santoso dari PT Angin Laut.")
    assert len(doc.ents) >= 5
    assert {ent.kb_id_ for ent in doc.ents} == set(doc._.actors)


STORY = (
    "Menteri Luar Negeri Rina Lestari bertemu Bupati Agus Wibowo. Hujan turun. "
    "Ia pulang. Menlu itu tersenyum. NATO dan Uni Eropa diam. Keduanya menunggu."
)


@pytest.mark.parametrize(
    ("phrase", "at", "expected"),
    [
        ("dia", "Ia pulang", ("per:rina-lestari",)),
        ("Menlu itu", "Menlu itu", ("per:rina-lestari",)),
        ("bupati itu", "Menlu itu", ("per:agus-wibowo",)),
        ("keduanya", "Keduanya", ("org:nato", "org:eu")),
        ("gubernur itu", "Menlu itu", ()),
        ("dia", "Menteri", ()),
    ],
)
def test_antecedent(phrase, at, expected):
    found, confidence = antecedent(load()(STORY), STORY.index(at), phrase=phrase)
    assert found == expected
    assert (0 < confidence <= 1) == bool(expected)


def test_a_pronoun_out_of_reach_has_no_antecedent():
    text = "Bupati Agus Wibowo pulang. " + "Hujan turun. " * 8 + "Ia tersenyum."
    assert antecedent(load()(text), text.index("Ia "), phrase="ia") == ((), 0.0)


def linked(*names, text):
    """The ids of these names, each a pair of form and label, where no component but the linker runs."""
    nlp = spacy.blank("id")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": form} for form, label in names])
    nlp.add_pipe("tilik_actors")
    doc = nlp(text)
    return [ent.kb_id_ for ent in doc.ents], doc


def test_the_linker_needs_no_other_component():
    ids, doc = linked(
        ("Joko Susilo", "PERSON"), ("Susilo", "PERSON"), ("X", "ODD"), text="Joko Susilo, X, Susilo. Ia tiba."
    )
    assert ids == ["per:joko-susilo", "", "per:joko-susilo"]
    assert [reference.actor_ids for reference in doc._.references] == [("per:joko-susilo",)]


def test_labels_that_are_none_of_ours_are_refused():
    with pytest.raises(ValueError, match="HUMAN"):
        spacy.blank("id").add_pipe("tilik_actors", config={"labels": {"PERSON": "HUMAN"}})


@pytest.mark.parametrize(
    ("forms", "label", "key"),
    [
        (("Pemerintah Kabupaten (Pemkab) Bogor", "Pemkab Bogor"), "ORG", "org:pemerintah-kabupaten-bogor"),
        (("PT Angin Laut Abadi Tbk", "Angin Laut", "ALA"), "ORG", "org:angin-laut-abadi"),
        (("Desa Sumberjaya", "Sumberjaya"), "GPE", "place:desa-sumberjaya"),
        (("Rahmat Wijayanto", "Wijayanto", "Wijaynto"), "PER", "per:rahmat-wijayanto"),
    ],
)
def test_short_forms_and_slips_are_the_one_actor(forms, label, key):
    text = "; lalu ".join(forms)
    assert linked(*((form, label) for form in forms), text=text)[0] == [key] * len(forms)


def test_either_order_defines_an_abbreviation():
    names = (("YBL", "ORG"), ("Yayasan Bahari Lestari", "ORG"))
    assert len(set(linked(*names, text="YBL (Yayasan Bahari Lestari) tiba. YBL pergi.")[0])) == 1


def test_brothers_are_two():
    names = [(form, "PER") for form in ("Joe Walden", "Hunter Walden", "Walden")]
    text = "Joe Walden tiba. Walden pulang. Hunter Walden tiba."
    assert linked(*names, text=text)[0] == ["per:joe-walden", "per:joe-walden", "per:hunter-walden"]


def test_ages_tell_two_people_of_one_name_apart():
    names = (("Budi Santoso", "PER"), ("Budi", "PER"))
    text = "Budi Santoso (35) tewas. Budi Santoso (61) selamat. Budi dirawat."
    assert linked(*names, text=text)[0] == ["per:budi-santoso", "per:budi-santoso~61", "per:budi-santoso~61"]
    text = "Budi Santoso (35) tewas. Keluarga Budi Santoso (35) datang."
    assert set(linked(*names, text=text)[0]) == {"per:budi-santoso"}
