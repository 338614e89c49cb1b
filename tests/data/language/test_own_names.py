"""An analyst's own names: read, refused with the line, and put before the shipped ones."""

import json
import os
import subprocess
import sys

import pytest

from dashboard.catalogue import Catalogue
from dashboard.data.language.gazetteer import Entry, Gazetteer
from dashboard.data.language.own_names import LexiconError, LexiconFault, OwnName, fingerprint, read
from dashboard.lexicon_fault import WORDINGS, explain
from dashboard.settings import ROOT


@pytest.fixture
def lexicon(tmp_path):
    def written(text, name="own.csv"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return written


def test_a_line_is_a_name_with_what_is_known_of_it(lexicon):
    file = lexicon(
        "# bodies of the harbour\n\nname,label,key,aliases,country_code,lat,lon\n"
        "Dewan Dermaga Teluk Biru,ORG,org:ddtb,DDTB | Dewan Dermaga,id,,\nKampung Lentera,GPE,,,ID,-6.5,106.9\n"
    )
    assert read(file) == (
        OwnName("Dewan Dermaga Teluk Biru", "ORG", "organisation", "org:ddtb", ("DDTB", "Dewan Dermaga"), "ID"),
        OwnName("Kampung Lentera", "GPE", "place", None, (), "ID", -6.5, 106.9),
    )


def test_a_spreadsheet_of_a_country_with_decimal_commas_is_read(lexicon):
    [name] = read(lexicon("\ufeffname;label;lat;lon\nKampung Lentera;GPE;-6,5;106,9\n"))
    assert (name.lat, name.lon) == (-6.5, 106.9)


def test_a_folder_is_read_file_by_file(lexicon, tmp_path):
    lexicon("name,label\nBalai Pasang,ORG\n", "a.csv")
    lexicon("name,label\nBalai Surut,ORG\n", "b.csv")
    assert [name.name for name in read(tmp_path)] == ["Balai Pasang", "Balai Surut"]


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        (b"name,label\n\xff\xfe,ORG\n", LexiconFault.ENCODING, None),
        ("nama,label\nBalai Pasang,ORG\n", LexiconFault.COLUMNS, 1),
        ("name,label\nBalai Pasang,ORG,x\n", LexiconFault.CELLS, 2),
        ("name,label\nBalai Pasang,ORG\n--,ORG\n", LexiconFault.NAME, 3),
        ("name,label\nBalai Pasang,BODY\n", LexiconFault.LABEL, 2),
        ("name,label,key\nBalai Pasang,ORG,Balai Pasang\n", LexiconFault.KEY, 2),
        ("name,label,kind\nBalai Pasang,ORG,body\n", LexiconFault.KIND, 2),
        ("name,label,country_code\nBalai Pasang,ORG,QQ\n", LexiconFault.COUNTRY, 2),
        ("name,label,lat,lon\nKampung Lentera,GPE,-6.5,\n", LexiconFault.POINT, 2),
        ("name,label,lat,lon\nKampung Lentera,GPE,nan,106\n", LexiconFault.POINT, 2),
    ],
)
def test_a_bad_line_is_refused_with_its_number_in_both_languages(lexicon, text, fault, line):
    file = lexicon(text)
    with pytest.raises(LexiconError) as refused:
        read(file)
    assert (refused.value.fault, refused.value.line) == (fault, line)
    english, indonesian = (explain(refused.value, words=Catalogue(code)) for code in ("en", "id"))
    assert english != indonesian
    assert all(str(file) + (f":{line}" if line else "") in message for message in (english, indonesian))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(LexiconError) as refused:
        read(tmp_path / "none.csv")
    assert refused.value.fault is LexiconFault.MISSING


def test_every_fault_has_words():
    assert set(WORDINGS) == set(LexiconFault)


def test_the_fingerprint_follows_the_content(lexicon):
    one, two = lexicon("name,label\nA,ORG\n", "a.csv"), lexicon("name,label\nB,ORG\n", "b.csv")
    assert fingerprint(one) != fingerprint(two)


def test_own_names_win_and_extend_what_is_known():
    names = Gazetteer()
    names.add(Entry("org:bp", "ORG", "Balai Pasang", "organisation", "ID"), "Balai Pasang", "BP")
    names.adopt(OwnName("Balai Pasang Surut", "ORG", "organisation", "org:bp", ("Balai Surut",)))
    names.adopt(OwnName("Bukit Pinus", "LOC", "place", aliases=("BP",)))
    assert names.find("Balai Pasang").name == names.find("Balai Surut").name == "Balai Pasang Surut"
    assert names.find("Balai Pasang").country_code == "ID"
    assert names.find("BP").key == "place:bukit-pinus"
    assert "Balai Pasang" in names.by_key["org:bp"].aliases


@pytest.fixture
def extract(lexicon, tmp_path):
    def called(own, text):
        return subprocess.run(
            [sys.executable, "-m", "dashboard", "extract", "-"],
            input=json.dumps({"id": "a", "text": text}),
            env={**os.environ, "PYTHONPATH": str(ROOT), "TILIK_LEXICON": str(own), "TILIK_LANGUAGE": "id"},
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )

    return called


def test_the_command_finds_a_body_that_only_the_file_knows(lexicon, extract):
    own = lexicon("name,label,key,aliases\nDewan Dermaga Teluk Biru,ORG,org:ddtb,Dermaga Biru\n")
    done = json.loads(extract(own, "Warga menunggu keputusan Dermaga Biru.").stdout)
    assert [(name["label"], name["actor"]) for name in done["entities"]] == [("ORG", "org:ddtb")]


def test_the_command_stops_at_a_bad_line_and_reads_nothing(lexicon, extract):
    own = lexicon("name,label\nDewan Dermaga,BADAN\n")
    done = extract(own, "Warga menunggu.")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{own}:2: Tidak ada label" in done.stderr and "Traceback" not in done.stderr
