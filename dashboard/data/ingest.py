"""From files to the store: read, refuse, annotate, cluster, append; one bad article never stops a run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version as installed
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.data import extract, search, sources
from dashboard.data.article import Article, Reason, Refusal
from dashboard.data.cluster import Clusters, Text
from dashboard.data.frames import FRAMES
from dashboard.data.identity import resolution
from dashboard.data.language.own_names import fingerprint
from dashboard.data.store import FACTS, Store, new_version
from dashboard.settings import SEEDS, settings

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

    from dashboard.data.snapshot import Snapshot

BATCH = 128
MANY_FILES = 64
# Where a change means that an article is another than the one stored.
IDENTITY = ("text_hash", "url", "outlet", "title", "byline", "published_at", "sample", "extractor")


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a run is. ``total`` and ``eta`` (seconds) are None where unknown; ``rate`` is articles a second."""

    done: int
    total: int | None
    rate: float
    eta: float | None
    source: str


@dataclass(kw_only=True, slots=True)
class Summary:
    """What became of a run: articles new and replaced, what was refused, in ``seconds``."""

    stored: int = 0
    replaced: int = 0
    refused: list[Refusal] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def done(self) -> int:
        return self.stored + self.replaced + len(self.refused)

    @property
    def rate(self) -> float:
        """Articles a second, refused ones included."""
        return self.done / self.seconds if self.seconds else 0.0


def ingest(
    paths: Iterable[Path | str],
    *,
    store: Store,
    encoding: str | None = None,
    again: bool = False,
    progress: Callable[[Progress], None] | None = None,
    batch_size: int = BATCH,
) -> Summary:
    """Read articles from files and folders into the store, a batch a commit.

    An article whose id is known replaces the stored one where anything of it changed, the rules included, and is
    refused as a duplicate where nothing did, unless ``again``. The same text of the same outlet under another id
    is a duplicate too. Refusals are in the summary and in the store. Raises ``StoreError`` where the store cannot
    be written, ``LookupError`` for an unknown encoding; what was committed before stays.
    """
    files = list(sources.files(paths))
    total = _total(files) if progress else None
    run = _Run(store, again=again, total=total, progress=progress)
    found = (one for file in files for one in _read(file, encoding))
    while batch := list(islice(found, batch_size)):
        run.take(batch)
    run.finish()
    return run.summary


def seed(store: Store, *, progress: Callable[[Progress], None] | None = None) -> Summary:
    """Fill an empty store with the articles that come with the project; do nothing where it holds any.

    Two processes may do so at once: the later one finds the articles stored and is silent about it.
    """
    if not store.snapshot().sql("SELECT 1 FROM current LIMIT 1").empty:
        return Summary()
    files = [file for file in sources.files([SEEDS]) if isinstance(file, Path) and sources.reader(file)]
    run = _Run(store, again=False, total=_total(files), progress=progress, keep_refusals=False)
    run.take([one for file in files for one in sources.read(file)])
    run.finish()
    return run.summary


def _read(file: Path | Refusal, encoding: str | None) -> Iterator[Article | Refusal]:
    return iter([file]) if isinstance(file, Refusal) else sources.read(file, encoding=encoding)


def _total(files: Sequence[Path | Refusal]) -> int | None:
    counts = [1 if isinstance(file, Refusal) else sources.count(file) for file in files]
    return None if None in counts else sum(filter(None, counts))


class _Run:
    """One run of ``ingest``: what it has seen, and what became of it."""

    def __init__(
        self,
        store: Store,
        *,
        again: bool,
        total: int | None,
        progress: Callable[[Progress], None] | None,
        keep_refusals: bool = True,
    ) -> None:
        self.store, self.again, self.total, self.progress = store, again, total, progress
        self.keep_refusals = keep_refusals
        self.summary = Summary()
        self.began = time.monotonic()
        self.seen: dict[str, str] = {}
        self.clusters: Clusters | None = None

    def take(self, batch: Sequence[Article | Refusal]) -> None:
        """Store a batch as far as it can be, and tell about it."""
        refused = [one for one in batch if isinstance(one, Refusal)]
        articles = [one for one in batch if isinstance(one, Article)]
        accepted, known = self._sift(articles, refused)
        for piece, frames in _extracted(accepted, refused):
            self._append(frames)
            replaced = sum(article.article_id in known for article in piece)
            self.summary.replaced += replaced
            self.summary.stored += len(piece) - replaced
        if self.keep_refusals:
            self.store.refuse(refused)
            self.summary.refused += refused
        self._tell(batch[-1].source)

    def finish(self) -> None:
        """Leave the store ready for readers: who is who, searchable, and not in too many small files."""
        if self.summary.stored or self.summary.replaced:
            resolution.update(self.store)
            if self.store.files() > MANY_FILES:
                self.store.compact()
            search.sync(self.store.snapshot())
        self.summary.seconds = time.monotonic() - self.began

    def _sift(self, articles: list[Article], refused: list[Refusal]) -> tuple[list[Article], set[str]]:
        """The articles to store, and which of their ids the store knows; duplicates go to ``refused``."""
        stored = _Stored(self.store.snapshot(), articles)
        accepted = []
        for article in articles:
            first = self._seen_before(article) or stored.twin(article)
            if first is None and not self.again and stored.unchanged(article):
                first = article.article_id
            if first is None:
                accepted.append(article)
            else:
                refused.append(_refusal(article, Reason.DUPLICATE, first))
        return accepted, stored.ids

    def _seen_before(self, article: Article) -> str | None:
        """Where this run met the same id, or the same text of the same outlet, first."""
        keys = (f"id {article.article_id}", f"text {article.outlet} {article.text_hash}")
        first = next((self.seen[key] for key in keys if key in self.seen), None)
        if first is None:
            where = article.source if article.line is None else f"{article.source}:{article.line}"
            self.seen.update(dict.fromkeys(keys, f"{article.article_id}, {where}"))
        return first

    def _append(self, frames: dict[str, pd.DataFrame]) -> None:
        if self.clusters is None:
            self.clusters = Clusters(self.store.path)
            self.clusters.sync(self.store.snapshot())
        articles = frames["articles"]
        texts = [Text(version, text) for version, text in zip(articles["version"], articles["text"], strict=True)]
        self.store.append({**frames, "articles": articles.assign(cluster_id=self.clusters.assign(texts))})

    def _tell(self, source: str) -> None:
        summary = self.summary
        summary.seconds = time.monotonic() - self.began
        if self.progress:
            left = None if self.total is None else max(self.total - summary.done, 0)
            eta = left / summary.rate if left is not None and summary.rate else None
            self.progress(Progress(done=summary.done, total=self.total, rate=summary.rate, eta=eta, source=source))


class _Stored:
    """What the store holds of the articles of a batch."""

    def __init__(self, snapshot: Snapshot, articles: Sequence[Article]) -> None:
        rows = snapshot.sql(
            "SELECT * FROM current WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"
            " OR text_hash IN (SELECT unnest($hashes::VARCHAR[]))",
            ids=[article.article_id for article in articles],
            hashes=[article.text_hash for article in articles],
        )
        self.rows = {
            row["article_id"]: row for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
        }
        self.ids = set(self.rows)
        self.texts = {(row["outlet"], row["text_hash"]): key for key, row in self.rows.items()}

    def twin(self, article: Article) -> str | None:
        """The id under which the outlet's text is stored, where it is another."""
        found = self.texts.get((article.outlet, article.text_hash))
        return None if found == article.article_id or article.article_id in self.rows else found

    def unchanged(self, article: Article) -> bool:
        stored = self.rows.get(article.article_id)
        return stored is not None and all(stored[key] == value for key, value in _identity(article).items())


def extractor() -> str:
    """Which version of the rules, and of the analyst's own names, reads the articles."""
    own = settings().lexicon
    return installed("tilik") + (f"+lexicon.{fingerprint(own)}" if own else "")


def _identity(article: Article) -> dict[str, object]:
    return {
        "text_hash": article.text_hash,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published_at": article.published.astimezone(UTC) if article.published else None,
        "sample": article.sample,
        "extractor": extractor(),
    }


def _extracted(
    articles: Sequence[Article], refused: list[Refusal]
) -> Iterator[tuple[Sequence[Article], dict[str, pd.DataFrame]]]:
    """The frames of all articles that can be annotated; a batch that fails is halved down to the one that does."""
    if not articles:
        return
    try:
        frames = _frames(articles)
    except Exception as error:
        if len(articles) == 1:
            refused.append(_refusal(articles[0], Reason.EXTRACTION, f"{type(error).__name__}: {error}"[:300]))
            return
        middle = len(articles) // 2
        yield from _extracted(articles[:middle], refused)
        yield from _extracted(articles[middle:], refused)
    else:
        yield articles, frames


def _frames(articles: Sequence[Article]) -> dict[str, pd.DataFrame]:
    """The checked frames of some articles, each article under a new version."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("articles", *FACTS)}
    for article, doc in extract.documents(articles):
        version = new_version()
        rows["articles"].append(_article_row(article, doc, version))
        for name, found in extract.rows(article, doc, version=version).items():
            rows[name] += found
    return {name: FRAMES[name].build(found) for name, found in rows.items()}


def _article_row(article: Article, doc: Doc, version: str) -> dict[str, Any]:
    return {
        **_identity(article),
        "article_id": article.article_id,
        "version": version,
        "text": article.text,
        "language": "id",
        "dateline_place": dateline_place(doc),
        "deleted": False,
        "ingested_at": datetime.now(UTC),
    }


def dateline_place(doc: Doc) -> str | None:
    """The first place named in the dateline, under the fullest name that the article has for it."""
    for start, end, kind in doc._.boilerplate:
        if kind == "dateline":
            for ent in doc.ents:
                if start <= ent.start_char and ent.end_char <= end and ent.label_ in ("GPE", "LOC"):
                    actor = doc._.actors.get(ent.kb_id_)
                    return str(actor.name if actor else ent.text)
    return None


def _refusal(article: Article, reason: Reason, detail: str) -> Refusal:
    return Refusal(source=article.source or article.article_id, line=article.line, reason=reason, detail=detail)
