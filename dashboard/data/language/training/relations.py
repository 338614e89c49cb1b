"""How the weights of relations are made: ``python -m dashboard.data.language.training.relations GOLD_FOLDER``.

The names are the annotated ones, everything else is what the pipeline finds. Each pair of parties around an act is
an example: right where the annotation has that relation at that word, unknown (and left out) where it has those
two actors in that order elsewhere in the article, wrong otherwise.
"""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Span

from dashboard.data.evaluation import normal
from dashboard.data.language.annotation import Actor
from dashboard.data.language.candidates import situations
from dashboard.data.language.coreference import references
from dashboard.data.language.judgement import ANY, PAIR, SOURCE, TARGET
from dashboard.data.language.lexicon import FOLDER
from dashboard.data.language.pipeline import load
from dashboard.data.language.training import logistic
from dashboard.data.language.training.articles import bracketed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from dashboard.data.language.candidates import Situation
    from dashboard.data.language.parties import Party

    Gold = Mapping[str, Any]
    Trait = tuple[str, str]

PENALTY = 14.0  # of 1, 3, 6, 10, 14 and 25 the best in cross-validation
SEEN = 4  # examples that a trait must be seen in
LEAST_WEIGHT = 0.01
WEIGHTS = FOLDER / "relation_weights.csv"
SENTENCES = Path(__file__).with_name("relation_sentences.txt")
KINDS = {"PER": "person", "ORG": "organisation", "GPE": "country"}
NAMED_ELSEWHERE = ("ner", "tilik_entities")  # the annotation takes the place of these
CONSTANT: Trait = (PAIR, ANY)
HEADER = "# Made by training/relations.py; see docs/relations.md.\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of parties as its traits by group; ``right`` is None where the annotation does not tell."""

    traits: frozenset[Trait]
    right: bool | None
    relation: tuple[str, str, str]  # source, target, type
    act: int  # which of the article's acts


def read(folder: Path) -> Iterator[Gold]:
    """The articles of a gold folder."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def sentences(path: Path = SENTENCES) -> Iterator[Gold]:
    """The sentences of our own as articles of a gold folder."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield sentence(line)


def sentence(line: str) -> Gold:
    """A sentence whose names stand in brackets, and behind a bar its relations.

    >>> gold = sentence("[GPE Jepang] memuji [GPE Peru]. | Jepang > Peru SUPPORT")
    >>> gold["text"], gold["relations"][0]["source"], gold["relations"][0]["type"]
    ('Jepang memuji Peru.', 'Jepang', 'SUPPORT')
    """
    written, _, told = line.partition("|")
    text, names = bracketed(written.strip())
    forms = {text[name.start : name.end]: name.label for name in names}
    relations = []
    for part in filter(str.strip, told.split(";")):
        parties, kind = part.strip().rsplit(" ", 1)
        source, target = parties.split(" > ")
        if not forms.keys() >= {source, target}:
            raise ValueError(f"no such name: {part} in {line}")
        at = max(text.index(source), text.index(target))
        relations.append({"source": source, "target": target, "type": kind, "trigger": [at, at]})
    return {
        "text": text,
        "entities": [
            {"start": n.start, "end": n.end, "label": n.label, "actor": text[n.start : n.end]} for n in names
        ],
        "actors": {form: {"name": form, "kind": KINDS[label], "aliases": []} for form, label in forms.items()},
        "relations": relations,
    }


def annotated(gold: Gold) -> Doc:
    """The article as the pipeline reads it when its names and actors are given."""
    nlp = load()
    doc = nlp.make_doc(gold["text"])
    for name, component in nlp.pipeline:
        if name == "tilik_relations":
            break
        if name == "tilik_actors":
            doc.ents = list(_names(gold, doc))
            doc = _with_actors(component(doc), gold)
        elif name not in NAMED_ELSEWHERE:
            doc = component(doc)
    return doc


def _names(gold: Gold, doc: Doc) -> Iterator[Span]:
    done = 0
    for entity in sorted(gold["entities"], key=lambda e: (e["start"], -e["end"])):
        span = doc.char_span(entity["start"], entity["end"], label=entity["label"], alignment_mode="expand")
        if span is not None and span.start >= done:
            done = span.end
            yield span


def _with_actors(doc: Doc, gold: Gold) -> Doc:
    """The same names with the actors of the annotation; roles stay as the pipeline reads them."""
    keys = {e["start"]: e.get("actor") or "" for e in gold["entities"]}
    given = [keys.get(ent.start_char, "") for ent in doc.ents]
    same = {ent.kb_id_: key for ent, key in zip(doc.ents, given, strict=True)}
    roles = [(ent._.role, same.get(ent._.organisation_id)) for ent in doc.ents]
    doc.ents = [
        Span(doc, e.start, e.end, label=e.label, kb_id=key) for e, key in zip(doc.ents, given, strict=True)
    ]
    for ent, (role, body) in zip(doc.ents, roles, strict=True):
        ent._.role, ent._.organisation_id = role, body
    doc._.actors = {
        key: Actor(actor_id=key, name=actor["name"], kind=actor["kind"], aliases=tuple(actor["aliases"]))
        for key, actor in gold["actors"].items()
    }
    doc._.references = list(references(doc))
    return doc


def examples(gold: Gold, doc: Doc) -> list[Example]:
    """Every pair of parties around every act of an article."""
    labels = Labels(gold, doc)
    found = []
    for act, situation in enumerate(situations(doc)):
        sides = {party.at: situation.of_side(party) for party in situation.parties}
        for source, target in situation.pairs():
            traits = [(SOURCE, trait) for trait in sides[source.at]]
            traits += [(TARGET, trait) for trait in sides[target.at]]
            traits += [(PAIR, trait) for trait in situation.of_pair(source, target)]
            kind = situation.trigger.act.type
            made = (source.actor_id, target.actor_id, kind)
            right = labels.right(situation, source, target)
            found.append(Example(frozenset((*traits, CONSTANT)), right, made, act))
    return found


class Labels:
    """Whether the annotation of an article has a relation."""

    def __init__(self, gold: Gold, doc: Doc) -> None:
        self.gold = gold
        self.names = {key: normal(actor.name) for key, actor in doc._.actors.items()}
        self.forms = {
            key: {normal(form) for form in (actor["name"], *actor["aliases"])}
            for key, actor in gold["actors"].items()
        }

    def right(self, situation: Situation, source: Party, target: Party) -> bool | None:
        """True at the annotated word, or at another of its type in the sentence; None elsewhere in the article."""
        chunks, trigger = situation.chunks, situation.trigger
        start, end = chunks[trigger.start].start, chunks[trigger.end - 1].end
        told: list[bool] = []
        for relation in self.gold["relations"]:
            if self._is(relation["source"], source) and self._is(relation["target"], target):
                first, last = relation["trigger"]
                here = chunks[0].start <= first < chunks[-1].end and relation["type"] == trigger.act.type
                told.append(here or (first < end and start < last))
        if not told:
            return False
        return True if any(told) else None

    def _is(self, key: str, party: Party) -> bool:
        forms = self.forms.get(key, {normal(key)})
        return self.names.get(party.actor_id, normal(party.actor_id)) in forms


@dataclass(frozen=True, slots=True)
class Model:
    """The columns of the matrix of traits, and a weight for each."""

    columns: Mapping[Trait, int]
    weights: NDArray[np.float64]


def fitted(found: Sequence[Example], *, penalty: float = PENALTY) -> Model:
    """The model of the examples whose answer is known."""
    known = [example for example in found if example.right is not None]
    counts = Counter(trait for example in known for trait in example.traits)
    traits = sorted(trait for trait, count in counts.items() if count >= SEEN and trait != CONSTANT)
    columns = {trait: column for column, trait in enumerate([*traits, CONSTANT])}
    labels = np.array([example.right for example in known], dtype=np.bool_)
    return Model(columns, logistic.fit(matrix(known, columns), labels, penalty=penalty))


def matrix(found: Sequence[Example], columns: Mapping[Trait, int]) -> NDArray[np.float32]:
    """One row an example, one column a trait, 1 where it has it."""
    filled = np.zeros((len(found), len(columns)), np.float32)
    for row, example in enumerate(found):
        filled[row, [columns[trait] for trait in example.traits if trait in columns]] = 1
    return filled


def write(model: Model, path: Path = WEIGHTS) -> None:
    """The weights as CSV, in the order of the traits; those that change nothing are left out."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("group", "trait", "weight"))
        for (group, trait), column in sorted(model.columns.items()):
            if abs(weight := float(model.weights[column])) >= LEAST_WEIGHT:
                rows.writerow((group, trait, f"{weight:.3f}"))


def train(articles: Iterable[Gold]) -> Model:
    return fitted([example for gold in articles for example in examples(gold, annotated(gold))])


if __name__ == "__main__":
    parser = ArgumentParser(description="Learn the weights of relations from annotated articles.")
    parser.add_argument("gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    write(train(chain(read(arguments.gold), sentences())), arguments.output)
