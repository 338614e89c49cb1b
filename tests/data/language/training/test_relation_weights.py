"""The training of relations: what is right and wrong, and the fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dashboard.data.language.annotation import QUADS
from dashboard.data.language.lexicon import table
from dashboard.data.language.training import logistic, relations

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Jepang menyerang China. Jepang memuji China."
NAMES = [(0, 6, "jp"), (17, 22, "cn"), (24, 30, "jp"), (38, 43, "cn")]
GOLD = {
    "text": TEXT,
    "entities": [{"start": a, "end": b, "label": "GPE", "actor": key} for a, b, key in NAMES],
    "actors": {
        "jp": {"name": "Jepang", "kind": "country", "aliases": []},
        "cn": {"name": "China", "kind": "country", "aliases": ["Beijing"]},
    },
    "relations": [{"source": "jp", "target": "cn", "type": "ASSAULT", "trigger": [7, 16], "reported_by": []}],
}


def test_an_example_is_right_wrong_or_unknown() -> None:
    found = relations.examples(GOLD, relations.annotated(GOLD))
    told = {example.relation: example.right for example in found}
    assert told["jp", "cn", "ASSAULT"] is True
    assert told["cn", "jp", "ASSAULT"] is False
    assert told["jp", "cn", "SUPPORT"] is None  # annotated between the two, but not of this act


def test_a_sentence_of_our_own_teaches_its_relations_and_no_others() -> None:
    gold = relations.sentence("[GPE Jepang] memuji [GPE Peru] di [GPE Chili]. | Jepang > Peru SUPPORT")
    told = {e.relation[:2]: e.right for e in relations.examples(gold, relations.annotated(gold))}
    assert told["Jepang", "Peru"] is True
    assert not any(right for pair, right in told.items() if pair != ("Jepang", "Peru"))


def test_a_relation_of_nobody_in_the_sentence_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such name"):
        relations.sentence("[GPE Jepang] memuji [GPE Peru]. | Jepang > Chili SUPPORT")


def test_every_sentence_of_our_own_has_types_of_the_ontology() -> None:
    told = [relation["type"] for gold in relations.sentences() for relation in gold["relations"]]
    assert told
    assert set(told) <= QUADS.keys()


def test_logistic_regression_finds_the_trait_that_tells() -> None:
    rng = np.random.default_rng(1)
    traits = rng.integers(0, 2, (200, 3)).astype(np.float32)
    traits[:, 2] = 1
    weights = logistic.fit(traits, traits[:, 0] > 0, penalty=1.0)
    assert weights[0] > 3
    assert abs(weights[1]) < 0.5
    loss_moves = np.abs(weights - logistic.fit(traits, traits[:, 0] > 0, penalty=100.0))
    assert loss_moves[0] > 1


def test_weights_are_written_as_they_are_read(tmp_path: Path) -> None:
    model = relations.fitted(relations.examples(GOLD, relations.annotated(GOLD)) * 5)
    relations.write(model, tmp_path / "weights.csv")
    header, columns, *rows = (tmp_path / "weights.csv").read_text("utf-8").splitlines()
    assert header.startswith("#")
    assert columns == "group,trait,weight"
    assert rows


def test_the_shipped_weights_have_the_constant() -> None:
    assert any((row["group"], row["trait"]) == relations.CONSTANT for row in table("relation_weights"))
