import gzip

import pytest
import spacy

from dashboard.data.language import tokenizer  # noqa: F401  (importing registers it)
from dashboard.data.language.training.treebanks import (
    Sentence,
    Word,
    learnable,
    make_reader,
    read,
    with_curly_marks,
)

HOUSE = """\
# text = "Rumahnya roboh," kata Sari.
1	"	_	PUNCT	_	_	4	punct	_	SpaceAfter=No
2-3	Rumahnya	_	_	_	_	_	_	_	_
2	Rumah	_	NOUN	_	Number=Sing	4	nsubj	_	_
3	nya	_	PRON	_	Person=3	2	nmod:poss	_	_
4	roboh	_	VERB	_	_	0	root	_	SpaceAfter=No
5	,	_	PUNCT	_	_	4	punct	_	SpaceAfter=No
6	"	_	PUNCT	_	_	4	punct	_	_
7	kata	_	VERB	_	Voice=Act	4	parataxis	_	_
7.1	ia	_	PRON	_	_	_	_	_	_
8	Sari	_	PROPN	_	_	7	nsubj	_	SpaceAfter=No
9	.	_	PUNCT	_	_	4	punct	_	SpaceAfter=No

"""
PRICE = """\
# text = Harganya Rp 5.000 saja
1-2	Harganya	_	_	_	_	_	_	_	_
1	Harga	_	NOUN	_	Number=Sing	4	nsubj	_	_
2	nya	_	PRON	_	Person=3	1	nmod:poss	_	_
3	Rp	_	SYM	_	_	4	nmod	_	SpaceAfter=No
4	5.000	_	NUM	_	NumType=Card	0	root	_	_
5	saja	_	ADV	_	_	4	advmod	_	_

"""


@pytest.fixture
def treebanks(tmp_path):
    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name.replace('_', '-')}.conllu.gz").write_bytes(gzip.compress(text.encode()))
        return tmp_path

    return write


@pytest.fixture
def nlp():
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "tilik_tokenizer.v1"}}})


def test_a_multiword_token_is_one_word_with_its_outermost_part_s_annotation(treebanks):
    (sentence,) = read(treebanks(x_train=HOUSE) / "x-train.conllu.gz")
    assert sentence.text == '"Rumahnya roboh," kata Sari.'
    assert [word.form for word in sentence.words] == ['"', "Rumahnya", "roboh", ",", '"', "kata", "Sari", "."]
    house, fell, said, sari = (sentence.words[i] for i in (1, 2, 5, 6))
    assert (house.pos, house.feats, house.head, house.relation) == ("NOUN", "Number=Sing", 2, "nsubj")
    assert (fell.head, fell.relation, said.head, sari.head) == (2, "ROOT", 2, 5)


def test_the_tokens_are_the_pipeline_s_and_the_reference_the_treebank_s(treebanks, nlp):
    corpus = make_reader(treebanks(x_train=PRICE + HOUSE), ["x-train"], 2)
    (example,) = corpus(nlp)
    assert (
        example.predicted.text == example.reference.text == "Harganya Rp5.000 saja “Rumahnya roboh,” kata Sari. "
    )
    assert [token.text for token in example.predicted][:3] == ["Harganya", "Rp5.000", "saja"]
    assert [token.text for token in example.reference][:4] == ["Harganya", "Rp", "5.000", "saja"]
    assert example.get_aligned("POS", as_string=True)[2:5] == ["ADV", "PUNCT", "NOUN"]
    assert [sent.root.text for sent in example.reference.sents] == ["5.000", "roboh"]


def test_nothing_of_a_held_out_file_is_learnt(treebanks, nlp):
    copy = HOUSE.replace("Rumahnya", "RUMAHNYA").replace('"', "“")
    ud = treebanks(x_train=HOUSE + PRICE + PRICE, y_test=copy)
    assert [example.reference.text for example in make_reader(ud, ["x-train"], 1)(nlp)] == [
        "Harganya Rp5.000 saja "
    ]
    assert len(list(make_reader(ud, ["y-test"], 1)(nlp))) == 1


def test_marks_without_a_partner_stay_as_they_are():
    one = Sentence(tuple(Word(form, False, "X", "", 0, "ROOT") for form in ('"', "Ya")))
    assert with_curly_marks(one) == one
    assert learnable([one, one], held_out=[]) == [one]
