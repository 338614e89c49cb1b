"""Trains the model's names on annotated articles, public sets and sentences of our own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

from dashboard.data.language import lexicon
from dashboard.data.language import tokenizer as tokenizer  # registers it
from dashboard.data.language.training import articles
from dashboard.data.language.training.articles import Annotated
from dashboard.data.language.training.public import learnable
from dashboard.data.language.training.replacement import Replacement

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

CONFIG = Path(__file__).with_name("names.cfg")
SENTENCES = Path(__file__).with_name("sentences.txt")
HELD_OUT = 12  # every twelfth annotated article only chooses the best step
REPLACED = 0.3  # share of the annotated articles whose names are replaced
HIDDEN = 0.45  # share of the given names that the lists forget: they know these articles better than others
PUBLIC, OWN = 1.4, 0.25  # texts of the other sources for each annotated article
Reader = Callable[["Language"], Iterator["Example"]]


def train_names(
    gold: Path,
    *,
    public: Path,
    vectors: Path,
    output: Path,
    seed: int = 0,
) -> Path:
    """Train the NER on a gold folder, save it under ``output``/model-best, and return that path.

    ``public`` is the folder of the public sets, ``vectors`` what ``train_vectors`` made.
    """
    overrides = {
        "paths.gold": str(gold),
        "paths.public": str(public),
        "paths.vectors": str(vectors),
        "system.seed": seed,
    }
    config = util.load_config(CONFIG, overrides=overrides)
    nlp = init_nlp(util.load_model_from_config(config, auto_fill=True).config)
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output, stdout=io.StringIO(), stderr=io.StringIO())
    return output / "model-best"


@util.registry.readers("tilik_articles.v1")  # type: ignore[untyped-decorator]
def make_reader(gold: Path, public: Path, seed: int) -> Reader:
    """A corpus without end for spaCy's training config, drawn from its sources by their shares.

    Our own sentences come first: they have every label, and spaCy takes the labels from the first 100 texts.
    """

    def corpus(nlp: Language) -> Iterator[Example]:
        random = Random(seed)
        own = articles.sentences(SENTENCES)
        yield from (articles.example(sentence, nlp=nlp) for sentence in own)
        learn, _ = articles.parted(articles.read(Path(gold)), every=HELD_OUT)
        replace = Replacement(learn, random=random)
        shares = ((learn, 1.0), (learnable(Path(public)), PUBLIC), (own, OWN))
        sources = [(articles.shuffled(found, random=random), share) for found, share in shares]
        annotated = sources[0][0]
        while True:
            ((source, _),) = random.choices(sources, [share for _, share in sources])
            article = next(source)
            if source is annotated and random.random() < REPLACED:
                article = replace(article)
            yield articles.example(article, nlp=nlp, hidden=_hidden(article, random))

    return corpus


@util.registry.readers("tilik_held_out_articles.v1")  # type: ignore[untyped-decorator]
def make_held_out_reader(gold: Path) -> Reader:
    """The annotated articles that nothing is learnt from, as hinted as an article that no list was made for."""

    def corpus(nlp: Language) -> Iterator[Example]:
        random = Random(0)
        for article in articles.parted(articles.read(Path(gold)), every=HELD_OUT)[1]:
            yield articles.example(article, nlp=nlp, hidden=_hidden(article, random))

    return corpus


def _hidden(article: Annotated, random: Random) -> frozenset[str]:
    given = lexicon.words("given_names")
    words = sorted({word for word in tokenizer.split(article.text)[0] if word in given})
    return frozenset(word for word in words if random.random() < HIDDEN)
