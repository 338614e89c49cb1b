"""Trains the syntactic half of the model on treebanks, and measures it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

from dashboard.data.language import tokenizer  # noqa: F401  (importing registers it)
from dashboard.data.language.training import treebanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

CONFIG = Path(__file__).with_name("syntax.cfg")
TOGETHER = 10  # sentences of a test set in one text, as in an article
STEPS = 1800  # batches of 600 words: nine rounds through the treebanks, about a quarter of an hour of one core
MEASURES = ("words", "sentences", "upos", "feats", "uas", "las")


def train_syntax(ud: Path, *, output: Path, seed: int = 0, steps: int = STEPS) -> dict[str, float]:
    """Train tok2vec, morphologizer and parser on ``ud``'s treebanks, save them under ``output``/model-best.

    Returns the F1 (0..1) of every held-out set by "set measure" ("gsd-test las"), as ``measure`` says.
    """
    overrides = {
        "paths.ud": str(ud),
        "system.seed": seed,
        "training.max_steps": steps,
        "training.eval_frequency": max(1, steps // 6),
    }
    config = util.load_config(CONFIG, overrides=overrides)
    nlp = init_nlp(util.load_model_from_config(config, auto_fill=True).config)
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output, stdout=io.StringIO(), stderr=io.StringIO())
    best = util.load_model(output / "model-best")
    return figures(best, ud=ud)


def figures(nlp: Language, *, ud: Path) -> dict[str, float]:
    """``measure`` for every held-out file of the folder ``ud``, by "set measure"."""
    found: dict[str, float] = {}
    for path in sorted(filter(treebanks.is_held_out, ud.glob("*.conllu.gz"))):
        name = path.name.split(".")[0].removeprefix("id_").replace("-ud", "")
        scores = measure(nlp, treebanks.read(path))
        found |= {f"{name} {key}": value for key, value in scores.items()}
    return found


def measure(nlp: Language, sentences: Iterable[treebanks.Sentence]) -> dict[str, float]:
    """F1 (0..1) from raw text, as the CoNLL 2018 shared task counts it: by surface words, punctuation included.

    A word is right where its span in the text is one of the treebank's and, for ``uas``, its head's span, for
    ``las`` the relation too (without its subtype).
    """
    right = dict.fromkeys(MEASURES, 0)
    told, asked = dict(right), dict(right)
    examples = list(treebanks.examples(sentences, nlp=nlp, together=TOGETHER))
    docs = nlp.pipe([example.reference.text for example in examples])
    for example, doc in zip(examples, docs, strict=True):
        predicted, gold = _facts(doc), _facts(example.reference)
        for key in MEASURES:
            right[key] += len(predicted[key] & gold[key])
            told[key] += len(predicted[key])
            asked[key] += len(gold[key])
    return {key: 2 * right[key] / (told[key] + asked[key]) for key in MEASURES}


def _facts(doc: Doc) -> dict[str, set[tuple[object, ...]]]:
    """What a document says of each word and sentence, keyed by spans in code points."""
    facts: dict[str, set[tuple[object, ...]]] = {key: set() for key in MEASURES}
    facts["sentences"] = {(sent.start_char, sent.end_char) for sent in doc.sents}
    for token in doc:
        span = (token.idx, token.idx + len(token))
        root = token.head is token or token.head.i == token.i
        head = (-1, -1) if root else (token.head.idx, token.head.idx + len(token.head))
        facts["words"].add(span)
        facts["upos"].add((*span, token.pos_))
        facts["feats"].add((*span, str(token.morph)))
        facts["uas"].add((*span, *head))
        facts["las"].add((*span, *head, token.dep_.split(":")[0].lower()))
    return facts
