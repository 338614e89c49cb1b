"""Annotated articles as examples."""

import json
from random import Random

import pytest
import spacy

from dashboard.data.language.training import articles
from dashboard.data.language.training.articles import Annotated, Name
from dashboard.data.language.training.names import SENTENCES
from dashboard.data.language.training.replacement import Replacement

TEXT = "Bupati Wirasena Adhitama tiba di Kedungwaru. Kata Wirasena, PT Lintang Sejuk rugi."
NAMES = tuple(
    Name(TEXT.index(form), TEXT.index(form) + len(form), label)
    for form, label in (
        ("Wirasena Adhitama", "PER"),
        ("Kedungwaru", "GPE"),
        ("Wirasena,", "PER"),
        ("PT Lintang Sejuk", "ORG"),
    )
)
ARTICLE = Annotated(TEXT, (*NAMES[:2], NAMES[2]._replace(end=NAMES[2].end - 1), NAMES[3]))


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "tilik_tokenizer.v1"}}})


def test_gold_folder(tmp_path):
    entity = {"start": 0, "end": 6, "label": "GPE"}
    inner = {"start": 0, "end": 3, "label": "ORG"}
    (tmp_path / "a.json").write_text(json.dumps({"text": "Jepang.", "entities": [entity, inner]}), "utf-8")
    assert articles.read(tmp_path) == [Annotated("Jepang.", (Name(0, 3, "ORG"),))]


def test_the_example_has_the_names_and_the_hints(nlp):
    example = articles.example(ARTICLE, nlp=nlp)
    assert example.reference.ents[0].text == "Wirasena Adhitama"
    assert len(example.reference.ents) == 4
    assert example.predicted.user_data["tilik_hints"].shape == (len(example.predicted), 3)


def test_a_name_that_cuts_a_token_is_unknown(nlp):
    cut = Annotated("Kota Kedungwaru.", (Name(5, 12, "GPE"),))
    reference = articles.example(cut, nlp=nlp).reference
    assert reference.ents == ()
    assert [token.ent_iob_ for token in reference] == ["O", "", "O"]


def test_hidden_given_names_are_no_hint(nlp):
    article = Annotated("Kata Bambang kemarin.", ())
    shown, hidden = (
        articles.example(article, nlp=nlp, hidden=names).predicted.user_data["tilik_hints"]
        for names in (frozenset(), frozenset({"Bambang"}))
    )
    assert shown[1, 2] & 2
    assert not hidden[1, 2] & 2


def test_replaced_names_stand_where_they_are_said_to():
    replace = Replacement(
        [ARTICLE, Annotated("Kota Sumberjaya.", (Name(5, 15, "GPE"),))], random=Random(4), share=1.0
    )
    for _ in range(20):
        other = replace(ARTICLE)
        forms = [other.text[name.start : name.end] for name in other.names]
        assert [name.label for name in other.names] == [name.label for name in ARTICLE.names]
        assert other.text == f"Bupati {forms[0]} tiba di {forms[1]}. Kata {forms[2]}, {forms[3]} rugi."
        assert forms[2] in forms[0].split()


def test_our_sentences_have_every_label():
    labels = {name.label for sentence in articles.sentences(SENTENCES) for name in sentence.names}
    assert labels == {"PER", "ORG", "GPE", "LOC", "FAC", "EVT", "PRD", "LAW", "WOA", "NOR"}
