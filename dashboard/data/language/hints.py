"""What the word lists and the article as a whole say of each token, as features beside the word's own form.

``tilik_hints`` reads the article by rule (``name_rules.Reader``) and keeps three numbers a token, which the
model's first layer, ``tilik_HintedEmbed.v1``, embeds as it embeds prefix and shape. A list is so a hint that the
model learns to weigh, never a verdict ("soft gazetteer features": Rijhwani et al., ACL 2020). Where the component
is missing, every hint is 0.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.ml.featureextractor import FeatureExtractor
from spacy.ml.staticvectors import StaticVectors
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from dashboard.data.language import lexicon
from dashboard.data.language.annotation import LABELS
from dashboard.data.language.name_rules import Reader
from dashboard.data.language.text import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from spacy.tokens import Doc

    from dashboard.data.language.name_rules import Mention

COLUMNS = ("rule", "spelling", "lists")
MARKS_BEFORE_A_SENTENCE = frozenset("\"“”'‘’(")
KEY = "tilik_hints"


@Language.component("tilik_hints")
def tilik_hints(doc: Doc) -> Doc:
    """Keep the hints of every token in ``doc.user_data["tilik_hints"]``, an array of tokens × ``COLUMNS``.

    >>> import spacy
    >>> doc = spacy.blank("id")("Menlu Rusia Lavrov tiba di Jakarta.")
    >>> tilik_hints(doc).user_data["tilik_hints"].shape
    (7, 3)
    """
    return with_hints(doc)


def with_hints(doc: Doc, *, hidden: Set[str] = frozenset()) -> Doc:
    """The same, where ``hidden`` are given names that the lists shall not know (in training)."""
    reader = Reader(words_of(doc), [bool(token.is_sent_start) for token in doc], hidden=hidden)
    doc.user_data[KEY] = hints(reader)
    return doc


def hints(reader: Reader) -> Any:
    """The three hints of each token, unsigned integers of shape (tokens, 3).

    *rule*: label and place in the name of the mention that the rules see here, and whether a list knows it;
    *spelling*: how often the article writes the word in small letters, with a capital, and with the capital of a
    sentence's start; *lists*: whether it is an everyday word or a given name, and the label that the rules give it
    most often in the article.
    """
    words, given = reader.words, reader.given
    rule, labels = _by_rule(words, reader.read())
    spelling = _spelling(words, reader.starts)
    common = lexicon.words("common_words")
    lists = ((word.lower() in common) + 2 * (word in given) + 4 * labels.get(word, 0) for word in words)
    rows = list(zip(rule, spelling, lists, strict=True))
    return np.array(rows, dtype=np.uint64).reshape(len(words), len(COLUMNS))


class Ruled(NamedTuple):
    """A mention that the rules see: its first token and the end, its label, and whether a list knows it."""

    start: int
    end: int
    label: str
    known: bool


def ruled(doc: Doc) -> list[Ruled]:
    """The mentions that the rules see, as the hints tell them.

    >>> import spacy
    >>> ruled(tilik_hints(spacy.blank("id")("Menlu Rusia Lavrov tiba.")))[0]
    Ruled(start=1, end=2, label='GPE', known=True)
    """
    found: list[Ruled] = []
    for at, code in enumerate(doc.user_data[KEY][:, 0].tolist()):
        if not code:
            continue
        label, place = divmod(code - 1, 4)
        if place % 2 and found:
            found[-1] = found[-1]._replace(end=at + 1)
        else:
            found.append(Ruled(at, at + 1, LABELS[label], place > 1))
    return found


def _by_rule(words: Sequence[str], mentions: Sequence[Mention]) -> tuple[list[int], dict[str, int]]:
    """The rule hint of each token, and of each word the label, counted from 1, that it most often has."""
    rule = [0] * len(words)
    votes: dict[str, Counter[int]] = {}
    for mention in mentions:
        label = LABELS.index(mention.label)
        for at in range(mention.start, mention.end):
            rule[at] = 1 + label * 4 + 2 * mention.known + (at > mention.start)
            votes.setdefault(words[at], Counter())[label + 1] += 1
    return rule, {word: counts.most_common(1)[0][0] for word, counts in votes.items()}


def _spelling(words: Sequence[str], starts: Sequence[bool]) -> list[int]:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for at, word in enumerate(words):
        if not word[0].isalpha():
            continue
        opens = starts[at] or (at and words[at - 1] in MARKS_BEFORE_A_SENTENCE)
        (small if word.islower() else opening if opens else capital)[word.lower()] += 1
    kinds = (small, capital, opening)
    forms = {form: [_bucket(counts[form]) for counts in kinds] for word in words if (form := word.lower())}
    codes = {form: 16 * low + 4 * high + first for form, (low, high, first) in forms.items()}
    return [2 * codes[word.lower()] + bool(start) for word, start in zip(words, starts, strict=True)]


def _bucket(count: int) -> int:
    return 3 if count > 3 else 2 if count > 1 else count


def _extract() -> Model[list[Doc], list[Any]]:
    """A layer from documents to their hints, zeros where ``tilik_hints`` has not been."""

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        kept = (doc.user_data.get(KEY) for doc in docs)
        empty = (np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64) for doc in docs)
        found: list[Any] = [zeros if own is None else own for own, zeros in zip(kept, empty, strict=True)]
        return [model.ops.asarray(array) for array in found], lambda gradients: []

    return Model("tilik_hints", forward)


@registry.architectures("tilik_HintedEmbed.v1")  # type: ignore[untyped-decorator]
def hinted_embed(
    width: int, attrs: list[str], rows: list[int], hint_rows: int, include_static_vectors: bool
) -> Model[list[Doc], list[Any]]:
    """``spacy.MultiHashEmbed.v2`` with the hints beside the lexical attributes.

    ``attrs`` and ``rows`` as there; ``hint_rows`` is the size of each hint's table. A maxout layer joins the parts
    to vectors of ``width``.
    """
    seeds = iter(range(8, 8 + len(rows) + len(COLUMNS)))

    def tables(sizes: Sequence[int]) -> Model[Any, Any]:
        embeds: list[Model[Any, Any]] = [
            HashEmbed(width, size, column=at, seed=next(seeds)) for at, size in enumerate(sizes)
        ]
        return with_array(concatenate(*embeds))

    parts: list[Model[Any, Any]] = [
        chain(FeatureExtractor(attrs), list2ragged(), tables(rows)),
        chain(_extract(), list2ragged(), tables([hint_rows] * len(COLUMNS))),
    ]
    if include_static_vectors:
        parts.append(StaticVectors(width))
    size = width * (len(rows) + len(COLUMNS) + include_static_vectors)
    joined = Maxout(width, size, nP=3, dropout=0.0, normalize=True)
    return chain(concatenate(*parts), with_array(joined), ragged2list())
