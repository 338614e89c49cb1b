"""What is kept of a document is what spaCy says of it, also once its tokens change."""

import pytest
import spacy
from spacy.tokens import Doc

from dashboard.data.language.sentences import boilerplate
from dashboard.data.language.text import text_of, words_of


@pytest.mark.filterwarnings("ignore:.W102")  # spaCy says what it leaves out
def test_joined_documents_have_the_text_of_all():
    nlp = spacy.blank("id")
    parts = [nlp("Banjir surut."), nlp("Warga pulang ke Tegal.")]
    for part in parts:
        text_of(part)
    joined = Doc.from_docs(parts)
    assert joined is not None
    assert text_of(joined) == joined.text == "Banjir surut. Warga pulang ke Tegal."


def test_words_are_the_tokens_also_when_merged():
    doc = spacy.blank("id")("Jalan  Raya\nTegal 😀 é ramai")
    assert words_of(doc) == [token.text for token in doc]
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:3])
    assert words_of(doc) == [token.text for token in doc]


def test_a_pattern_of_lines_finds_each_line():
    text = "Editor: Rahma\nBanjir surut.\n\nEditor: Surya\nEditor: Dewi"
    assert [text[start:end] for start, end, _ in boilerplate(text)] == [
        "Editor: Rahma",
        "Editor: Surya",
        "Editor: Dewi",
    ]
