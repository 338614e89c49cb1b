"""The pipeline beside the fixed reference and its own statistical pipes, on the same articles in one run."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from dashboard.data.extract import documents
from dashboard.data.language.pipeline import load
from tests.benchmark.figures import Figure, seconds
from tests.benchmark.reference import reference

if TYPE_CHECKING:
    from spacy.language import Language

    from dashboard.data.article import Article

ROUNDS = 3
BATCH = 64  # articles; as many as extraction takes at a time
RULES = "tilik_"  # how the names of the rule components begin


def speed(articles: list[Article]) -> Iterator[Figure]:
    """Articles a second as ratios, and the time of each rule component. Rounds are interleaved, the best count."""
    texts, nlp, compared = [one.text for one in articles], load(), reference()
    runs: dict[str, Callable[[], object]] = {
        "reference": lambda: _drained(compared.pipe(texts, batch_size=BATCH)),
        "whole": lambda: _drained(documents(articles, batch_size=BATCH)),
    }
    statistical = [name for name in nlp.pipe_names if not name.startswith(RULES)]
    if statistical:
        runs["bare"] = lambda: _bare(nlp, texts, statistical)
    best, components = _interleaved(runs, nlp, articles)
    yield Figure("whole pipeline", best["reference"] / best["whole"], "of reference speed", least=0.45)
    if statistical:
        yield Figure("whole pipeline", best["bare"] / best["whole"], "of bare pipes' speed", least=0.6)
    quotes = components["tilik_quotes"] / best["reference"]
    yield Figure("quotes", quotes, "of reference time", most=0.2)
    spent = {**best, **components}
    yield from (Figure(f"{name}, an article", spent[name] / len(articles) * 1000) for name in spent)


def _interleaved(
    runs: dict[str, Callable[[], object]], nlp: Language, articles: list[Article]
) -> tuple[dict[str, float], dict[str, float]]:
    """The shortest time of each run and of each rule component; a first round only warms up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        whole = {name: seconds(run) for name, run in runs.items()}
        rounds.append((whole, _components(nlp, articles)))
    warm = rounds[1:]
    return (
        {name: min(whole[name] for whole, _ in warm) for name in warm[0][0]},
        {name: min(parts[name] for _, parts in warm) for name in warm[0][1]},
    )


def _components(nlp: Language, articles: list[Article]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.published = article.published
        for name, component in nlp.pipeline:
            took = seconds(partial(component, doc))
            if name.startswith(RULES):
                spent[name] += took
    return spent


def _bare(nlp: Language, texts: list[str], statistical: list[str]) -> None:
    with nlp.select_pipes(enable=statistical):
        _drained(nlp.pipe(texts, batch_size=BATCH))


def _drained(results: Iterable[object]) -> None:
    deque(results, maxlen=0)
