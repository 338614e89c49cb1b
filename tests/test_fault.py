"""What keeps the store from working is worded in both languages, with the folder and a way out."""

from pathlib import Path

import pytest

from dashboard import ingestion
from dashboard.catalogue import Catalogue
from dashboard.data.store import Fault
from dashboard.fault import WORDINGS, explain
from dashboard.ingestion import Outcome

STORE = Path("/srv/{berita}/store")


def test_every_fault_has_words():
    assert set(WORDINGS) == set(Fault)


@pytest.mark.parametrize("fault", Fault)
def test_words_name_the_folder_and_differ_by_language(fault):
    indonesian, english = (explain(fault, store=STORE, words=Catalogue(code)) for code in ("id", "en"))
    assert str(STORE) in indonesian and str(STORE) in english
    assert indonesian != english
    assert english.count(". ") >= 1


def test_a_fault_of_a_newer_version_is_shown_as_it_is():
    assert explain("molten", store=STORE, words=Catalogue("en")) == f"molten: {STORE}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('{"fault": "full", "detail": "os error 28"}', Outcome(failure="os error 28", fault="full")),
        ('{"fault": "busy"}', Outcome(failure="busy", fault="busy")),
    ],
)
def test_a_fault_is_read_from_the_progress(said, expected):
    assert ingestion._report(said) == expected
