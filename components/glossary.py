"""What the columns of each table mean, and how often they are right."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from components.words import Words


class Entry(NamedTuple):
    """A column, what it means, and how right it is where that was measured."""

    column: str
    meaning: str


class Chapter(NamedTuple):
    """One table: its name, how right it is, and its columns."""

    title: str
    right: str
    entries: tuple[Entry, ...]


def chapters(words: Words) -> tuple[Chapter, ...]:
    """All tables that pages show and files hold."""
    return (_articles(words), _names(words), _quotes(words), _numbers(words), _dates(words), _relations(words))


def glossary(words: Words) -> str:
    """The chapters as escaped HTML; styled by ``citation.css``."""
    return "".join(map(_chapter, chapters(words)))


def _chapter(chapter: Chapter) -> str:
    lines = "".join(
        f"<dt>{escape(entry.column)}</dt><dd>{escape(entry.meaning)}</dd>" for entry in chapter.entries
    )
    return (
        f"<section class='tilik-glossary'><h3>{escape(chapter.title)}</h3><p>{escape(chapter.right)}</p>"
        f"<dl>{lines}</dl></section>"
    )


def _articles(words: Words) -> Chapter:
    return Chapter(
        words("Articles"),
        words("Taken from the file as it is; nothing is guessed but the place before the first sentence."),
        (
            Entry(words("Published"), words("Day and time that the file gives, in the installation's time zone.")),
            Entry(words("Near-copies"), words("Other articles with six tenths of the same runs of three words.")),
            Entry(words("Read on"), words("When the article was stored last; an earlier wording is kept.")),
        ),
    )


def _names(words: Words) -> Chapter:
    return Chapter(
        words("Actors"),
        words(
            "Of 100 names that are marked 93 are right, of 100 in the text 95 are marked (people, bodies, places)."
        ),
        (
            Entry(
                words("Mentions"), words("How often the name, or another name of the same actor, is in the text.")
            ),
            Entry(words("Role"), words("The words of the title beside a name, and the body it belongs to.")),
            Entry("id", words("The actor over all articles; id@article where the name alone does not tell who.")),
        ),
    )


def _quotes(words: Words) -> Chapter:
    return Chapter(
        words("Quotes"),
        words(
            "Found whole and with the right speaker: 94 of 100 direct and mixed quotes, 84 of 100 indirect ones."
        ),
        (
            Entry(words("Speaker"), words("Who says it; “unresolved” where the article does not tell.")),
            Entry(words("Type"), words("Direct: in quotation marks. Mixed: partly. Indirect: retold.")),
            Entry(words("Act"), words("What is done by saying it: says, asks, denies, accuses, promises …")),
            Entry(words("Source chain"), words("From this outlet to where it has the words from.")),
            Entry(words("Reading"), words("Sure, likely or unsure: how sure speaker and bounds are.")),
        ),
    )


def _numbers(words: Words) -> Chapter:
    return Chapter(
        words("Numbers"),
        words("Of 150 drawn at random from articles that nobody had annotated, 129 were read right."),
        (
            Entry(words("Figure"), words("The value or the range; ≈ about, ≥ at least, ≤ at most.")),
            Entry(words("Of what"), words("The noun that is counted, as the article writes it.")),
            Entry(words("About"), words("The actors that the figure is about.")),
            Entry(words("According to"), words("The speaker of the quote that the figure stands in.")),
        ),
    )


def _dates(words: Words) -> Chapter:
    return Chapter(
        words("Calendar dates"),
        words("Of 100 drawn at random, 96 were read right. “Kamis”, “pekan lalu” count from the day it appeared."),
        (
            Entry(words("Happened"), words("The day, or the stretch of time from its begin to its end.")),
            Entry(words("In the article"), words("The words of the text, untouched.")),
        ),
    )


def _relations(words: Words) -> Chapter:
    return Chapter(
        words("Relations"),
        words("Of 60 drawn at random, 43 were right, and half of all are found: read the sentence first."),
        (
            Entry(words("Class"), words("Verbal or material, cooperation or conflict.")),
            Entry(words("Denied or possible"), words("Acts that are denied, planned or only thought of.")),
        ),
    )
