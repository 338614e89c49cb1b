"""What the command says: progress, summaries and figures on the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from dashboard import fault as faults
from dashboard.catalogue import terminal_words
from dashboard.data.table import StoreError
from dashboard.refusal import explain

if TYPE_CHECKING:
    from dashboard.data.evaluation import Evaluation
    from dashboard.data.ingest import Progress, Summary

Shown = Callable[["Progress"], None] | None
LISTED = 200

console = Console(highlight=False)
complaints = Console(stderr=True, highlight=False)


@contextmanager
def progress(form: str) -> Iterator[Shown]:
    """A callback that shows an ingest as it goes: a bar, JSON lines, or None for silence."""
    if form == "json":
        try:
            yield lambda state: print(json.dumps(asdict(state)), flush=True)
        except StoreError as error:
            print(json.dumps({"fault": error.fault, "detail": str(error)}), flush=True)
            raise
    elif form == "none":
        yield None
    else:
        with _bar() as bar:
            task = bar.add_task("", total=None, rate="", source="")
            yield lambda state: bar.update(
                task,
                completed=state.done,
                total=state.total,
                rate=f"{state.rate:.0f}/s" if state.rate else "",
                source=escape(state.source[-40:]),
            )


def _bar() -> Bar:
    return Bar(
        BarColumn(),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("[dim]{task.fields[source]}"),
        console=complaints,
        transient=True,
    )


def summary(outcome: Summary, *, form: str) -> None:
    """How many were stored, replaced and refused, and each refusal with its reason."""
    if form == "json":
        print(json.dumps({"summary": _summary_fields(outcome)}), flush=True)
        return
    words = terminal_words()
    console.print(
        words(
            "Stored {stored}, replaced {replaced}, refused {refused} ({rate} articles/s).",
            stored=words.number(outcome.stored),
            replaced=words.number(outcome.replaced),
            refused=words.number(len(outcome.refused)),
            rate=words.number(outcome.rate, digits=0),
        )
    )
    for refusal in outcome.refused[:LISTED]:
        where = refusal.source if refusal.line is None else f"{refusal.source}:{refusal.line}"
        complaints.print(
            f"[bold]{escape(where)}[/bold]  {escape(explain(refusal.reason, refusal.detail, words=words))}"
        )
    hidden = len(outcome.refused) - LISTED
    if hidden > 0:
        complaints.print(
            words("… and {count} more: `tilik export refusals` lists all.", count=words.number(hidden))
        )


def _summary_fields(outcome: Summary) -> dict[str, Any]:
    reasons = Counter(str(refusal.reason) for refusal in outcome.refused)
    return {
        "stored": outcome.stored,
        "replaced": outcome.replaced,
        "refused": len(outcome.refused),
        "rate": outcome.rate,
        "reasons": dict(reasons),
        "refusals": [asdict(refusal) for refusal in outcome.refused[:LISTED]],
    }


def deleted(count: int, *, unknown: list[str]) -> None:
    words = terminal_words()
    console.print(words.plural("Deleted {count} article.", "Deleted {count} articles.", count))
    for key in unknown:
        complaints.print(escape(words("No article has the id {id}.", id=key)))


def scores(evaluation: Evaluation, *, articles: int, errors: int, as_json: bool) -> None:
    """The figures as a table, or as one JSON object."""
    rows = evaluation.scores()
    if as_json:
        print(json.dumps({figure: _score_fields(score) for figure, score in rows.items()}))
        return
    print(f"{articles} articles")
    for figure, score in rows.items():
        print(
            f"{figure:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            f"   gold {score.gold}, found {score.found}"
        )
    for frame, misses in evaluation.errors.items():
        for miss in misses[:errors]:
            print(f"  {frame}: {miss}")


def _score_fields(score: Any) -> dict[str, Any]:
    return {"p": score.precision, "r": score.recall, "f1": score.f1, "gold": score.gold, "pred": score.found}


def line(text: str, *, strong: bool = False) -> None:
    """One line, as it is: text of readers and articles is no markup."""
    console.print(escape(text), style="bold" if strong else None, soft_wrap=True, highlight=False)


def step(name: str) -> None:
    """A step of a training that begins, with the time."""
    console.print(f"{datetime.now():%H:%M:%S}  {escape(name)}")


def fault(what: str, *, store: Path) -> None:
    error(faults.explain(what, store=store, words=terminal_words()))


def error(message: str) -> None:
    complaints.print(f"[bold red]tilik[/bold red]: {escape(message)}", soft_wrap=True)
