"""Every message of the interface has its Indonesian, with the same placeholders."""

import ast
import string
from datetime import date

import pytest
from babel.messages.pofile import read_po

from dashboard import catalogue
from dashboard.catalogue import ROOT, Catalogue


def placeholders(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def forms(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


@pytest.fixture(scope="module")
def asked():
    return [message for message in catalogue.extract() if message.id]


@pytest.fixture(scope="module")
def written():
    with (catalogue.FOLDER / "id.po").open("rb") as file:
        return read_po(file, locale="id")


def test_the_extractor_finds_messages_and_plurals(asked):
    ids = [message.id for message in asked]
    assert "Overview" in ids
    assert ("{count} article", "{count} articles") in ids
    assert len(ids) > 150


def test_every_message_is_translated(asked, written):
    missing = []
    for message in asked:
        found = written.get(forms(message.id)[0])
        if found is None or not all(forms(found.string)):
            missing.append(message.id)
    assert not missing


def test_no_message_hides_in_an_f_string():
    """Babel looks into them in some versions of Python only."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for folder in ("components", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("words", "words.plural")
    ]
    assert hidden == []


def test_no_translation_is_fuzzy_or_left_over(asked, written):
    ids = {forms(message.id)[0] for message in asked}
    assert not [message.id for message in written if message.id and message.fuzzy]
    assert not [message.id for message in written if message.id and forms(message.id)[0] not in ids]


def test_placeholders_are_equal(written):
    for message in written:
        if not message.id:
            continue
        wanted = placeholders(forms(message.id)[-1])
        for form in forms(message.string):
            assert placeholders(form) == wanted, message.id


def test_the_file_is_as_the_update_writes_it(tmp_path, monkeypatch):
    before = (catalogue.FOLDER / "id.po").read_bytes()
    (tmp_path / "id.po").write_bytes(before)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue.forget()
    assert catalogue.update() == []
    catalogue.forget()
    assert (tmp_path / "id.po").read_bytes() == before


def test_languages_differ_in_words_plurals_numbers_and_dates():
    indonesian, english = Catalogue("id"), Catalogue("en")
    assert (indonesian("Overview"), english("Overview")) == ("Ikhtisar", "Overview")
    assert english.plural("{count} article", "{count} articles", 1) == "1 article"
    assert english.plural("{count} article", "{count} articles", 1200) == "1,200 articles"
    assert indonesian.plural("{count} article", "{count} articles", 1200) == "1.200 artikel"
    assert (indonesian.number(0.5), english.number(0.5)) == ("0,5", "0.5")
    assert indonesian.number(2, digits=1) == "2,0"
    day = date(2024, 5, 3)
    assert indonesian.date(day, form="month") == "Mei 2024"
    assert english.date(day, form="long") == "May 3, 2024"


def test_values_are_no_templates():
    assert Catalogue("en")("Nobody here is called “{name}”.", name="{0}") == "Nobody here is called “{0}”."


def test_an_unknown_language_is_indonesian():
    assert Catalogue("fr").language == "id"


@pytest.mark.parametrize(("setting", "expected"), [("id", "id"), ("en", "en")])
def test_the_terminal_speaks_the_language_that_is_set(monkeypatch, setting, expected):
    from dashboard.settings import Settings

    monkeypatch.setattr(catalogue, "settings", lambda: Settings(language=setting))
    assert catalogue.terminal_words().language == expected
