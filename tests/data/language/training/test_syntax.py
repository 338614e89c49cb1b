import gzip

import pytest
import spacy

from dashboard.data.language import tokenizer  # noqa: F401  (importing registers it)
from dashboard.data.language.training.syntax import MEASURES, measure, train_syntax
from dashboard.data.language.training.treebanks import Sentence, Word

NAMES = ("gsd-2017-train-converted", "id_csui-ud-train", "id_gsd-ud-dev", "id_csui-ud-test")
PEOPLE = ("Sari", "Budi", "Tono", "Wati")
SLEEPS = Sentence(
    (
        Word("Sari", True, "PROPN", "", 1, "nsubj"),
        Word("tidur", False, "VERB", "Voice=Act", 1, "ROOT"),
        Word(".", False, "PUNCT", "", 1, "punct"),
    )
)


def conllu(person, verb):
    rows = ((person, "PROPN", "_", 2, "nsubj", "_"), (verb, "VERB", "Voice=Act", 0, "root", "SpaceAfter=No"))
    lines = [f"{i}\t{w}\t_\t{p}\t_\t{f}\t{h}\t{r}\t_\t{m}" for i, (w, p, f, h, r, m) in enumerate(rows, 1)]
    return "\n".join([*lines, "3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_", "", ""])


@pytest.fixture(scope="module")
def ud(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ud")
    for number, name in enumerate(NAMES):
        text = "".join(conllu(person, f"menulis{number}") * 8 for person in PEOPLE)
        text += "".join(conllu(person, f"membaca{number}{i}") for person in PEOPLE for i in range(8))
        (folder / f"{name}.conllu.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def test_trains_saves_and_repeats_itself(ud, tmp_path):
    figures = train_syntax(ud, output=tmp_path / "one", seed=3, steps=20)
    assert set(figures) == {f"{held_out} {key}" for held_out in ("gsd-dev", "csui-test") for key in MEASURES}
    assert figures["csui-test words"] == 1 and figures["csui-test upos"] > 0.9
    saved = spacy.load(tmp_path / "one" / "model-best")
    assert [token.pos_ for token in saved("Wati membaca.")] == ["PROPN", "VERB", "PUNCT"]
    assert train_syntax(ud, output=tmp_path / "two", seed=3, steps=20) == figures


def test_measures_by_spans_of_the_text():
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "tilik_tokenizer.v1"}}})

    @spacy.Language.component("all_of_it_hangs_on_the_first_word")
    def tag(doc):
        for token in doc:
            token.pos_, token.head, token.dep_ = "PROPN", doc[0], "nsubj"
        return doc

    nlp.add_pipe("all_of_it_hangs_on_the_first_word")
    found = measure(nlp, [SLEEPS])
    assert found["words"] == 1 and found["sentences"] == 1
    assert found["upos"] == pytest.approx(1 / 3)
    assert found["uas"] == found["las"] == 0
