"""The fixed reference: a small spaCy pipeline as its quickstart gives it, with random weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from dashboard.data.language.annotation import LABELS

if TYPE_CHECKING:
    from spacy.language import Language

WIDTH, DEPTH, HIDDEN = 96, 4, 64
# The relations of Universal Dependencies that Indonesian treebanks have
RELATIONS = """
    ROOT acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated
    fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct vocative xcomp
"""

TOK2VEC = {
    "model": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
}


def _transitions(state_type: str, *, extra_state_tokens: bool, pieces: int) -> dict[str, object]:
    return {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state_type,
            "extra_state_tokens": extra_state_tokens,
            "hidden_width": HIDDEN,
            "maxout_pieces": pieces,
            "use_upper": True,
            "tok2vec": {
                "@architectures": "spacy.Tok2VecListener.v1",
                "width": WIDTH,
                "upstream": "tok2vec",
            },
        }
    }


def reference() -> Language:
    """tok2vec, parser and NER behind spaCy's own Indonesian tokenizer, initialised and never trained."""
    fix_random_seed(0)
    nlp = spacy.blank("id")
    nlp.add_pipe("tok2vec", config=TOK2VEC)
    parser = nlp.add_pipe("parser", config=_transitions("parser", extra_state_tokens=False, pieces=2))
    recogniser = nlp.add_pipe("ner", config=_transitions("ner", extra_state_tokens=False, pieces=2))
    for relation in RELATIONS.split():
        parser.add_label(relation)  # type: ignore[attr-defined]
    for label in LABELS:
        recogniser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize(lambda: [_example(nlp)])
    return nlp


def _example(nlp: Language) -> Example:
    doc = nlp.make_doc("Banjir surut di Demak .")
    return Example.from_dict(
        doc,
        {
            "heads": [1, 1, 3, 1, 1],
            "deps": ["nsubj", "ROOT", "case", "obl", "punct"],
            "entities": ["O", "O", "O", "U-GPE", "O"],
        },
    )
