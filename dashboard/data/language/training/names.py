"""Trains the model's names: teachers on annotated articles, a pupil on those and on what the teachers labelled.

Self-training with agreement: articles of the raw corpus are labelled by teachers of several seeds, and where those
disagree nothing is told to the pupil. No article of the corpus is kept.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

from dashboard.data.language import lexicon
from dashboard.data.language import tokenizer as tokenizer  # registers it
from dashboard.data.language.hints import with_hints
from dashboard.data.language.sentences import tilik_sentences
from dashboard.data.language.training import articles
from dashboard.data.language.training.articles import Annotated, Name
from dashboard.data.language.training.public import learnable
from dashboard.data.language.training.replacement import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

CONFIG = Path(__file__).with_name("names.cfg")
SENTENCES = Path(__file__).with_name("sentences.txt")
HELD_OUT = 12  # every twelfth annotated article only chooses the best step
REPLACED = 0.3  # share of the annotated articles whose names are replaced
HIDDEN = 0.45  # share of the given names that the lists forget: they know these articles better than others
PUBLIC, OWN, SILVER = 1.4, 0.25, 1.0  # texts of the other sources for each annotated article
Reader = Callable[["Language"], Iterator["Example"]]


def train_names(
    gold: Path,
    *,
    public: Path,
    vectors: Path,
    output: Path,
    silver: Path | None = None,
    seed: int = 0,
    steps: int | None = None,
) -> Path:
    """Train the NER on a gold folder, save it under ``output``/model-best, and return that path.

    ``public`` is the folder of the public sets, ``vectors`` what ``train_vectors`` made, ``silver`` a file that
    ``label`` wrote.
    """
    overrides = {
        "paths.gold": str(gold),
        "paths.public": str(public),
        "paths.vectors": str(vectors),
        "system.seed": seed,
    }
    if silver is not None:
        overrides["paths.silver"] = str(silver)
    if steps is not None:
        overrides["training.max_steps"] = steps
    config = util.load_config(CONFIG, overrides=overrides)
    nlp = init_nlp(util.load_model_from_config(config, auto_fill=True).config)
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output, stdout=io.StringIO(), stderr=io.StringIO())
    return output / "model-best"


@util.registry.readers("tilik_articles.v1")  # type: ignore[untyped-decorator]
def make_reader(gold: Path, public: Path, silver: Path | None, seed: int) -> Reader:
    """A corpus without end for spaCy's training config, drawn from its sources by their shares.

    Our own sentences come first: they have every label, and spaCy takes the labels from the first 100 texts.
    """

    def corpus(nlp: Language) -> Iterator[Example]:
        random = Random(seed)
        own = articles.sentences(SENTENCES)
        yield from (articles.example(sentence, nlp=nlp) for sentence in own)
        learn, _ = articles.parted(articles.read(Path(gold)), every=HELD_OUT)
        replace = Replacement(learn, random=random)
        shares = ((learn, 1.0), (learnable(Path(public)), PUBLIC), (own, OWN), (_labelled(silver), SILVER))
        sources = [(articles.shuffled(found, random=random), share) for found, share in shares if found]
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


def label(texts: Iterable[str], *, teachers: Sequence[Path], output: Path) -> Path:
    """Write each text with the names that all teachers see, one JSON a line; where they differ, the label is null.

    Returns ``output``. ``teachers`` are folders that ``train_names`` returned.
    """
    texts = list(texts)
    views = [_views(util.load_model(teacher), texts) for teacher in teachers]
    with output.open("w", encoding="utf-8") as lines:
        for text, *names in zip(texts, *views, strict=True):
            lines.write(json.dumps([text, agreed(names)], ensure_ascii=False) + "\n")
    return output


def _views(nlp: Language, texts: Sequence[str]) -> Iterator[set[Name]]:
    docs: Iterator[Doc] = (with_hints(tilik_sentences(nlp.make_doc(text))) for text in texts)
    for doc in nlp.pipe(docs):
        yield {Name(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}


def agreed(views: Sequence[set[Name]]) -> list[Name]:
    """The names of all views, in order; a name that only some have is one without a label.

    >>> agreed([{Name(0, 4, "PER"), Name(9, 12, "ORG")}, {Name(0, 4, "PER")}])
    [Name(start=0, end=4, label='PER'), Name(start=9, end=12, label=None)]
    """
    all_of_them = set.intersection(*views)
    doubtful = {Name(name.start, name.end, None) for name in set.union(*views) - all_of_them}
    return sorted((*all_of_them, *doubtful), key=lambda name: name[:2])


def _labelled(path: Path | None) -> list[Annotated]:
    """What ``label`` wrote, if it did."""
    if path is None:
        return []
    with Path(path).open(encoding="utf-8") as lines:
        return [Annotated(text, tuple(Name(*name) for name in names)) for text, names in map(json.loads, lines)]
