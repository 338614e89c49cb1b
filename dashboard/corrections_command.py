"""The command ``tilik corrections``: what was corrected, taking it back, and gold annotations made of it."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard import report
from dashboard.catalogue import terminal_words
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.store import Store

app = typer.Typer(
    name="corrections",
    no_args_is_help=True,
    help="""What readers put right: list it, take it back, export it as gold annotations.

    Example: [bold]tilik corrections list[/bold]""",
)


@app.command("list")
def list_(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line, with all that is known.")
    ] = False,
) -> None:
    """Every correction, the newest first, and whether it holds."""
    from dashboard.data.corrections import history

    snapshot = _store().snapshot()
    rows = history.history(snapshot).to_dict("records")
    if as_json:
        for row in rows:
            print(json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False))
        return
    _print(rows, snapshot)


def _print(rows: list[dict[Any, Any]], snapshot: Any) -> None:
    from components import correction
    from dashboard.data import queries

    words = terminal_words()
    names = queries.actor_names(snapshot, actor_ids=correction.actors(rows))
    for row in rows:
        state = correction.state(row, words=words, zone=settings().zone)
        about = correction.about(row, words=words)
        report.line(f"{row['correction_id']}  {state}", strong=True)
        report.line(f"  {correction.change(row, names=names, words=words)}  ({about})")
        report.line(f"  {correction.signed(row, words=words, zone=settings().zone)}")


@app.command()
def undo(
    ids: Annotated[list[str], typer.Argument(help="Ids of corrections, as `tilik corrections list` gives them.")],
    who: Annotated[
        str | None, typer.Option(help="Who takes them back; else TILIK_REVIEWER, else the login name.")
    ] = None,
    why: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Take corrections back. Undoing is a correction too, and stays in the list."""
    from dashboard.data.corrections.correction import CorrectionError
    from dashboard.data.corrections.record import Reviewer

    words = terminal_words()
    try:
        made = Reviewer(_store(), who or settings().reviewer or getpass.getuser(), why=why).undo(*ids)
    except CorrectionError as error:
        report.error(str(error))
        raise typer.Exit(1) from error
    report.line(words.plural("{count} correction undone.", "{count} corrections undone.", len(made)))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="One JSON file for each article is written here.")],
    corrected: Annotated[
        bool,
        typer.Option("--corrected", help="All articles with a correction, not only those marked as reviewed."),
    ] = False,
) -> None:
    """Write reviewed articles as gold annotations, for `tilik evaluate` and `tilik train`.

    Example: [bold]tilik corrections export gold[/bold]
    """
    from dashboard.data.corrections import gold, history

    words, snapshot = terminal_words(), _store().snapshot()
    chosen = history.reviewed(snapshot, corrected=corrected)
    if not chosen:
        report.error(
            words("No article is marked as reviewed. With --corrected, those with any correction are taken.")
        )
        raise typer.Exit(1)
    written = gold.write(snapshot, chosen, folder=folder)
    report.line(words.plural("{count} article written.", "{count} articles written.", len(written)))


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return None if value != value else value.isoformat()
    return None if isinstance(value, float) and value != value else value


def _store() -> Store:
    from dashboard.data.store import Store

    return Store(settings().store)
