"""The command ``tilik``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from dashboard import corrections_command, report
from dashboard.catalogue import terminal_words
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.store import Store

app = typer.Typer(
    name="tilik",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_show_locals=False,
    help="""Read Indonesian-language news closely: who said what, how many, when, and to whom.

    Begin with [bold]tilik run[/bold]: it opens the dashboard, on sample articles where the store is empty.
    Add your own articles with [bold]tilik ingest[/bold]; an open dashboard shows them at once.

    Settings come from the environment: [bold]TILIK_STORE[/bold] (folder of the tables),
    [bold]TILIK_TIMEZONE[/bold] (default Asia/Jakarta), [bold]TILIK_LANGUAGE[/bold] (id or en).""",
)


app.add_typer(corrections_command.app)


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"


class FrameName(StrEnum):
    ARTICLES = "articles"
    MENTIONS = "mentions"
    COREFERENCES = "coreferences"
    ACTORS = "actors"
    QUOTES = "quotes"
    NUMBERS = "numbers"
    DATES = "dates"
    RELATIONS = "relations"
    REFUSALS = "refusals"
    CORRECTIONS = "corrections"


class ProgressForm(StrEnum):
    BAR = "bar"
    JSON = "json"
    NONE = "none"


Out = Annotated[Path | None, typer.Option("--output", "-o", help="Write here; standard output otherwise.")]


@app.command()
def run(
    port: Annotated[int, typer.Option(help="Port of the dashboard.")] = 8501,
    address: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every interface.")] = "localhost",
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the dashboard. A new store is filled with the seeds meanwhile.

    Works from any folder. Example: [bold]tilik run --port 9000 --no-browser[/bold]
    """
    from dashboard import ingestion

    with suppress(OSError):  # a page tells what keeps the store from being read
        ingestion.seeding()
    from streamlit.web import cli

    from dashboard.server import SERVER, flags

    print(f"Tilik: http://{'localhost' if address == '0.0.0.0' else address}:{port}", flush=True)
    options = flags(port=port, address=address, headless=not browser)
    cli.main(["run", str(SERVER), *options], prog_name="tilik")


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders: .txt, .jsonl, .json, .csv.")
    ] = None,
    seeds: Annotated[bool, typer.Option("--seeds", help="The articles that come with Tilik.")] = False,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of files that are not UTF-8, or 'auto' to detect it.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged articles again too.")] = False,
    progress: Annotated[ProgressForm, typer.Option(help="How to show progress.")] = ProgressForm.BAR,
) -> None:
    """Read articles into the store. What cannot be read is listed with its reason.

    A .txt file is one article, its metadata in a NAME.json beside it (id, outlet, title, url, published).
    A .jsonl line is one object with "text" and, where known, those keys. A .csv has a column "text".
    An article whose id or URL is known replaces the earlier one. Exit code 1 where anything was refused.

    Example: [bold]tilik ingest articles/ more.jsonl export.csv[/bold]
    """
    from dashboard.data import ingest as ingestion
    from dashboard.data.sources import decoding

    if bool(paths) == seeds:
        raise typer.BadParameter(words("Name files or folders to read, or --seeds."))
    if not decoding.known(encoding):
        raise typer.BadParameter(
            words("There is no encoding named {name}; try utf_8, cp1252 or auto.", name=encoding)
        )
    _check_settings()
    with report.progress(progress.value) as shown:
        store = _store()
        if seeds:
            summary = ingestion.seed(store, progress=shown)
        else:
            summary = ingestion.ingest(paths or [], store=store, encoding=encoding, again=again, progress=shown)
    report.summary(summary, form=progress.value)
    raise typer.Exit(1 if summary.refused else 0)


@app.command()
def extract(
    source: Annotated[Path, typer.Argument(help="Articles, one JSON object a line; '-' for standard input.")],
    output: Out = None,
) -> None:
    """Annotate articles without storing them: one JSON line in, one JSON line out, in order.

    A line in is {"id", "published", "outlet", "title", "text"}; all but "text" may be absent or null. A line out
    is {"id", "published", "actors", "entities", "quotes", "numbers", "dates", "relations"}, offsets in code points
    of the text that came in; {"id", "error"} where the line cannot be read.

    Example: [bold]tilik extract articles.jsonl -o annotated.jsonl[/bold]
    """
    from dashboard.data.exchange import annotate

    _check_settings()
    with _opened(source) as lines:
        _write_lines(annotate(lines), output)


@app.command()
def evaluate(
    gold: Annotated[Path | None, typer.Argument(help="Folder of gold articles, one JSON file each.")] = None,
    numbers_dates: Annotated[
        Path | None, typer.Option(help="Gold sentences (JSONL): writes one prediction a line instead.")
    ] = None,
    errors: Annotated[int, typer.Option(help="List up to N errors a frame.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    output: Out = None,
) -> None:
    """Measure extraction against gold annotations: precision, recall and F1 a frame.

    Example: [bold]tilik evaluate gold/dev --errors 20[/bold]
    """
    from dashboard.data import exchange
    from dashboard.data.evaluation import Evaluation

    _check_settings()
    if (gold is None) == (numbers_dates is None):
        raise typer.BadParameter(words("Name a folder of gold articles, or --numbers-dates FILE."))
    if numbers_dates is not None:
        with _opened(numbers_dates) as lines:
            _write_lines(exchange.sentence_predictions(json.loads(line) for line in lines if line.strip()), output)
        return
    articles = [json.loads(file.read_bytes()) for file in sorted(Path(gold or "").glob("*.json"))]
    if not articles:
        _fail(words("{folder}: no gold article (*.json) is there.", folder=gold))
    evaluation = Evaluation()
    for article, found in zip(articles, exchange.annotate(json.dumps(a).encode() for a in articles), strict=True):
        if "error" in found:
            report.error(f"{article.get('id')}: {found['error']}")
        evaluation.add(article, found)
    report.scores(evaluation, articles=len(articles), errors=errors, as_json=as_json)


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Folder with gold/, ner/, ud/ and corpus/ (docs/model-card.md).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model, replaced.")],
    work: Annotated[Path, typer.Option(help="Folder of the steps; those made before are not made again.")],
) -> None:
    """Train the language model that Tilik ships: about 40 minutes on one core. Needs the package floret.

    Example: [bold]tilik train data -o dashboard/data/language/model --work build[/bold]
    """
    from dashboard.data.language.training.train import Training

    needed = [data / name for name in ("gold/train", "gold/dev", "ner", "ud", "corpus/articles.jsonl.gz")]
    if missing := [str(path) for path in needed if not path.exists()]:
        _fail(words("{folder}: the training data lacks {missing}.", folder=data, missing=", ".join(missing)))
    work.mkdir(parents=True, exist_ok=True)
    Training(data, work, tell=report.step).save(output)


@app.command()
def delete(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids of articles.")] = None,
    samples: Annotated[bool, typer.Option("--samples", help="All sample articles of the seeds.")] = False,
) -> None:
    """Take articles out of the dashboard. Ingesting an article again brings it back.

    Example: [bold]tilik delete --samples[/bold]
    """
    store = _store()
    if not ids and not samples:
        raise typer.BadParameter(words("Name ids of articles, or --samples."))
    known = store.snapshot().sql("SELECT article_id, sample FROM articles")
    chosen = set(ids or []) | (set(known.loc[known["sample"], "article_id"]) if samples else set())
    unknown = sorted(chosen - set(known["article_id"]))
    deleted = store.delete(sorted(chosen & set(known["article_id"])))
    report.deleted(deleted, unknown=unknown)
    raise typer.Exit(1 if unknown else 0)


@app.command()
def export(
    frame: Annotated[FrameName, typer.Argument(help="Which frame.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="File format.")] = Format.CSV,
    output: Out = None,
) -> None:
    """Write one frame whole, every row with its article, offsets, sentence and URL.

    Example: [bold]tilik export quotes --format xlsx -o quotes.xlsx[/bold]
    """
    from dashboard.data.export import whole, write
    from dashboard.data.export.provenance import Provenance
    from dashboard.data.selection import Selection

    snapshot = _store().snapshot()
    if output is None and sys.stdout.isatty() and form in (Format.XLSX, Format.PARQUET):
        _fail(words("{format} is binary; name a file with -o.", format=form.value))
    known = Provenance.of(snapshot, selection=Selection())
    with _created(output) as file:
        write(whole(snapshot, frame=frame.value), file, format=form.value, name=frame.value, provenance=known)


@app.command()
def compact() -> None:
    """Drop replaced and deleted articles from the files of the store, for good."""
    _store().compact()


def _check_settings() -> None:
    """Read the settings, and the analyst's own names, before anything else is read."""
    from dashboard.data.language import own_names

    path = settings().lexicon
    if path:
        own_names.read(path)


def _store() -> Store:
    from dashboard.data.store import Store

    return Store(settings().store)


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes]]:
    if str(source) == "-":
        yield sys.stdin.buffer
        return
    try:
        file = source.open("rb")
    except OSError as error:
        _fail(f"{source}: {error.strerror}")
    with file:
        yield file


@contextmanager
def _created(output: Path | None) -> Iterator[IO[bytes]]:
    """The file to write, in place only once it is whole; standard output where there is none."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            part = Path(file.name)
            try:
                yield file
            except BaseException:
                part.unlink()
                raise
        part.chmod(0o644)
        part.replace(output)
    except OSError as error:
        _fail(f"{output}: {error.strerror}")


def _write_lines(rows: Iterable[dict[str, Any]], output: Path | None) -> None:
    with _created(output) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def words(message: str, **values: object) -> str:
    """A message in the language of the terminal."""
    return terminal_words()(message, **values)


def _fail(message: str) -> Any:
    report.error(message)
    raise typer.Exit(2)


def _setting(error: Mapping[str, Any]) -> str:
    return f"TILIK_{str(error['loc'][0]).upper()}: {error['msg'].removeprefix('Value error, ')}"


def main() -> None:
    from dashboard.data.language.own_names import LexiconError
    from dashboard.data.table import StoreError
    from dashboard.lexicon_fault import explain

    try:
        app()
    except LexiconError as error:
        report.error(explain(error, words=terminal_words()))
        sys.exit(2)
    except StoreError as error:
        report.fault(error.fault, store=settings().store)
        sys.exit(2)
    except ValidationError as error:
        report.error("; ".join(_setting(one) for one in error.errors()))
        sys.exit(2)


if __name__ == "__main__":
    main()
