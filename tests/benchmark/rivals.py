"""Dates and numbers beside dateparser and quantulum3, on the same marked sentences, in one run.

The two are no dependencies of the project. Put them where they shadow nothing, then name the place:

    python -m pip install --target build/rivals dateparser quantulum3
    python -m tests.benchmark.rivals SENTENCES.jsonl --rivals build/rivals

A line of SENTENCES.jsonl marks one stretch of a sentence: ``sid``, ``sentence``, ``reference_date``, ``cls``
(number, date or none), ``start``, ``end``, ``kind``; ``value`` or ``min`` and ``max``; ``iso``, ``alt``. Those
marked ``optional`` are passed over; what is not marked is neither. Tilik runs its rules alone, without names.
Speed is counted in seconds of the processor.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from dashboard.data.language import calendar
from dashboard.data.language.codes import codes
from dashboard.data.language.dates import find_dates
from dashboard.data.language.numbers import find_numbers
from dashboard.data.language.scanner import Claims

Marked = dict[str, Any]
READINGS = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """What a reader says of a stretch: a number's bounds, an EDTF string or a moment."""

    start: int
    end: int
    low: float | None = None
    high: float | None = None
    iso: str | None = None
    moment: datetime | None = None


@dataclass(slots=True)
class Tally:
    """Of one reader: marked stretches, found ones, right ones, false alarms, seconds, sentences."""

    marked: int = 0
    found: int = 0
    right: int = 0
    alarms: int = 0
    seconds: float = 0.0
    sentences: int = 0

    def row(self, name: str) -> str:
        share = 100 * self.right / max(self.marked, 1)
        speed = self.sentences / max(self.seconds, 1e-9)
        return f"| {name} | {self.marked} | {self.found} | {share:.1f} % | {self.alarms} | {speed:,.0f} |"


Reader = Callable[[str, date], list[Guess]]


def tilik_dates(text: str, published: date) -> list[Guess]:
    return [Guess(found.start, found.end, iso=found.iso) for found in find_dates(text, published=published)]


def tilik_numbers(text: str, published: date) -> list[Guess]:
    claims = Claims(len(text), codes(text))
    find_dates(text, published=published, claims=claims)
    return [
        Guess(found.start, found.end, low=low, high=high)
        for found in find_numbers(text, claims=claims)
        for low, high in [
            found.score or ((found.value,) * 2 if found.value is not None else (found.min, found.max))
        ]
    ]


def dateparser_dates() -> Reader:
    search_dates = import_module("dateparser.search").search_dates

    def read(text: str, published: date) -> list[Guess]:
        base = datetime(published.year, published.month, published.day)
        found = search_dates(text, languages=["id"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"})
        guesses, at = [], 0
        for words, moment in found or ():
            start = max(text.find(words, at), 0)
            at = start + len(words)
            guesses.append(Guess(start, at, moment=moment))
        return guesses

    return read


def quantulum_numbers() -> Reader:
    parser = import_module("quantulum3.parser")

    def read(text: str, _: date) -> list[Guess]:
        guesses = []
        for found in parser.parse(text):
            spread = found.uncertainty or 0
            start, end = found.span
            guesses.append(Guess(start, end, low=found.value - spread, high=found.value + spread))
        return guesses

    return read


def is_right(marked: Marked, guess: Guess) -> bool:
    if marked["cls"] == "number":
        return _same_number(marked, guess)
    accepted = [marked["iso"], *marked.get("alt", [])]
    if guess.moment is not None:
        return any(_lies_in(guess.moment, iso) for iso in accepted)
    return bool(guess.iso in accepted)


def _same_number(marked: Marked, guess: Guess) -> bool:
    if marked["kind"] == "score":
        return bool([guess.low, guess.high] == marked["score"])
    if marked.get("vague"):  # the order of magnitude counts
        return guess.low is not None and (marked["min"] is None or 1 <= guess.low / marked["min"] < 10)
    bounds = (marked["value"],) * 2 if marked["value"] is not None else (marked["min"], marked["max"])
    return all(
        one is not None and other is not None and abs(one - other) <= 1e-6 * max(1, abs(other))
        for one, other in zip((guess.low, guess.high), bounds, strict=True)
    )


def _lies_in(moment: datetime, iso: str | None) -> bool:
    """Whether a moment is a point of a calendar unit: all that a reader of moments can say."""
    if iso is None:
        return False
    if iso.startswith("T"):
        return moment.strftime("T%H:%M") == iso[:6]
    first, _, last = iso.partition("/")
    begin, after = calendar.first_day(first), calendar.shift(last or first, 1)
    until = calendar.first_day(after) if after else None
    return begin is not None and until is not None and begin <= moment.date() < until


def sentences(file: Path) -> Iterator[list[Marked]]:
    """The marked stretches of each sentence."""
    marked: dict[str, list[Marked]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        marked.setdefault(one["sid"], []).append(one)
    yield from marked.values()


def measure(readers: Mapping[str, Reader], cls: str, *, file: Path) -> Mapping[str, Tally]:
    """Each reader's tally of the fastest of several readings, free of what a first one loads."""
    readings = [_once(readers, cls, file=file) for _ in range(READINGS)]
    return {name: min((one[name] for one in readings), key=lambda tally: tally.seconds) for name in readers}


def _once(readers: Mapping[str, Reader], cls: str, *, file: Path) -> Mapping[str, Tally]:
    """One reading, sentence by sentence by all readers, so that a machine that slows down slows all alike."""
    tallies = {name: Tally() for name in readers}
    for stretches in sentences(file):
        text, published = stretches[0]["sentence"], date.fromisoformat(stretches[0]["reference_date"])
        wanted = [one for one in stretches if one["cls"] == cls]
        for name, reader in readers.items():
            began = time.process_time()
            guesses = reader(text, published)
            tallies[name].seconds += time.process_time() - began
            tallies[name].sentences += 1
            _count(tallies[name], wanted, guesses, stretches)
    return tallies


def _count(tally: Tally, wanted: list[Marked], guesses: list[Guess], stretches: list[Marked]) -> None:
    for one in wanted:
        if one.get("optional"):
            continue
        near = [guess for guess in guesses if 2 * _shared(one, guess) >= one["end"] - one["start"]]
        tally.marked += 1
        tally.found += bool(near)
        tally.right += any(is_right(one, guess) for guess in near)
    passed = [*wanted, *(one for one in stretches if one.get("optional"))]
    tally.alarms += sum(not any(_shared(one, guess) > 0 for one in passed) for guess in guesses)


def _shared(marked: Marked, guess: Guess) -> int:
    return min(int(marked["end"]), guess.end) - max(int(marked["start"]), guess.start)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.rivals",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sentences", type=Path, help="marked sentences, one stretch a line")
    parser.add_argument("--rivals", type=Path, help="where dateparser and quantulum3 were put")
    options = parser.parse_args()
    if options.rivals:
        sys.path.append(str(options.rivals.resolve()))
    warnings.simplefilter("ignore")
    print(
        "| reader | marked | found | value right | false alarms | sentences a second |\n|---|--:|--:|--:|--:|--:|"
    )
    dates = {"Tilik, dates": tilik_dates, "dateparser, dates": dateparser_dates()}
    numbers = {"Tilik, numbers": tilik_numbers, "quantulum3, numbers": quantulum_numbers()}
    for cls, readers in (("date", dates), ("number", numbers)):
        for name, tally in measure(readers, cls, file=options.sentences).items():
            print(tally.row(name), flush=True)


if __name__ == "__main__":
    main()
