import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.language.tokenizer import make_tokenizer

tokenize = make_tokenizer()(spacy.blank("xx"))


@pytest.mark.parametrize(
    "whole",
    [
        "12.000", "Rp1,2", "15/11/2024", "Jum'at", "F-16", "abu-abu", "Ben-Gvir", "Tbk.", "S.H.", "KOMPAS.com",
        "TEMPO.CO", "https://contoh.id/a?b=1", "90/PUU-XXI/2023", "al-Assad", "OPEC+", "Dr.", "19.30", "U-23",
    ],
)  # fmt: skip
def test_stays_whole(whole):
    assert whole in [token.text for token in tokenize(f"Lalu {whole} itu")]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("(AS)", ["(", "AS", ")"]),
        ("China-Rusia", ["China", "-", "Rusia"]),
        ("se-Indonesia", ["se", "-", "Indonesia"]),
        ("KPK-nya", ["KPK", "-", "nya"]),
        ("pulang.Rina", ["pulang", ".", "Rina"]),
        ('"Ya," kata', ['"', "Ya", ",", '"', "kata"]),
        ("(rin/tok)", ["(", "rin", "/", "tok", ")"]),
        ("surut.", ["surut", "."]),
    ],
)
def test_splits(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


@given(
    st.text(alphabet=st.sampled_from(" \n\t\r.,-/\"'(aAZ1é\u200b\u0301😀\xa0@+"), max_size=60)
    | st.text(max_size=60)
)
def test_tokens_join_to_the_text(text):
    doc = tokenize(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("unit", ["a", '"', "-a", "a.", "a@", "1/A", " \n", "1,"])
def test_a_chunk_without_blanks_costs_no_more_than_its_length(unit):
    text = (unit * 100_000)[:100_000]
    assert tokenize(text).text == text
