import pytest
from babel import Locale

from dashboard.data.language import lexicon
from dashboard.data.language.annotation import LABELS
from dashboard.data.language.gazetteer import Entry, Gazetteer, gazetteer


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Korsel", "country:kr"),
        ("Negeri Paman Sam", "country:us"),
        ("Palestina", "country:ps"),
        ("Kosovo", "country:xk"),
        ("Papua Barat Daya", "place:id-papua-barat-daya"),
        ("Kemendikdasmen", "org:kemendikdasmen"),
        ("PT Jasa Marga (Persero) Tbk", "org:jasamarga"),
        ("Komisi XIII DPR RI", "org:komisi13"),
        ("Gedung Putih", "org:whitehouse"),
        ("Hizbullah", "org:hezbollah"),
        ("SEA Games", "event:sea-games"),
    ],
)
def test_a_form_leads_to_its_entry(form, key):
    assert gazetteer().find(form).key == key


@pytest.mark.parametrize(("city", "country"), [("Beijing", "cn"), ("Cairo", "eg"), ("Tel Aviv", "il")])
def test_a_capital_stands_for_its_government(city, country):
    assert gazetteer().find(city).seat == f"country:{country}"


def test_spellings_of_a_capital_are_one_city():
    assert gazetteer().find("Kairo").key == gazetteer().find("Cairo").key


def test_every_state_of_iso_3166_is_known():
    pycountry = pytest.importorskip("pycountry")
    missing = [c.alpha_2 for c in pycountry.countries if f"country:{c.alpha_2.lower()}" not in gazetteer().by_key]
    assert set(missing) <= {"AQ", "BV", "HM", "IO", "UM"}
    assert "Prancis" in Locale("id").territories.values()


def test_all_provinces_are_known():
    provinces = "Aceh|Riau|Kepri|Babel|Banten|DKI Jakarta|DIY|NTB|NTT|Kaltara|Sulbar|Papua Selatan|Papua Tengah"
    found = {gazetteer().find(name).key for name in provinces.split("|")}
    assert len(found) == 13 and all(key.startswith("place:id-") for key in found)


def test_an_everyday_word_is_a_name_only_where_the_text_says_so():
    assert gazetteer().find("Metro").ambiguous
    assert not gazetteer().find("Kota Metro").ambiguous


def test_what_only_looks_like_a_name_has_no_label():
    assert gazetteer().find("Grup C").label == ""
    assert {entry.label for entry in gazetteer().by_key.values()} == {*LABELS, ""} - {"WOA"}


def test_no_two_bodies_claim_one_key():
    keys = [row["key"] for row in lexicon.table("organisations")]
    assert len(keys) == len(set(keys))


def test_the_longest_form_wins_even_at_the_end_of_the_text():
    names = Gazetteer()
    names.add(Entry("org:a", "ORG", "Balai Pasang", "organisation"), "Balai Pasang", "Balai Pasang Surut Raya")
    assert names.longest(["Balai", "Pasang"], 0) == (2, names.by_key["org:a"])
    assert names.longest(["Balai", "Kota"], 0) is None
