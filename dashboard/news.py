"""What is new since the reader's last visit, which numbers moved, and how far all of it can be relied on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from components.cards import caption, cards, section
from components.facts import Fact, facts
from components.link import icon, link
from components.quantity import amount
from components.records import records
from components.subject_table import subject_name
from dashboard import filters, navigation, visits
from dashboard.data import queries
from dashboard.passages import passages
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words
    from dashboard.data.selection import Selection

MOVED = 5


def whats_new(chosen: Selection, *, words: Words) -> str:
    """What was read since the last visit; on a first one, on the newest day of reading."""
    last = visits.before()
    since = last or ask(queries.newest_arrival)
    if since is None:
        return ""
    day = words.date(since.astimezone(settings().zone).date())
    found = ask(queries.arrivals, selection=chosen, since=since)
    labels = {
        "articles": words("articles"),
        "quotes": words("quotes"),
        "numbers": words("numbers"),
        "actors": words("actors never named before"),
    }
    lines = [Fact(words.number(found[name]), label) for name, label in labels.items() if found[name]]
    nothing = words("Nothing new under these filters.")
    return section(
        words("New since your last visit") if last else words("Read most recently"),
        caption(words("Since {day}", day=day)),
        facts(lines) if found["articles"] else f"<p>{escape(nothing)}</p>",
    )


def moved(chosen: Selection, *, words: Words) -> str:
    """Numbers of one noun and one actor that changed from one day to the next with such numbers."""
    found = ask(queries.moved, selection=chosen, limit=MOVED)
    if found.empty:
        return ""
    drawn = (facts([_movement(row, words)]) for row in records(found))
    return section(words("Numbers that moved"), cards(passages(found, drawn, words=words, css="tilik-moved")))


def _movement(row: dict[str, Any], words: Words) -> Fact:
    sign = "▲" if row["after"] > row["before"] else "▼"
    figure = " → ".join(amount({"value": row[end]}, words=words) for end in ("before", "after"))
    return Fact(sign, f"{figure} {subject_name(row['noun'], row['unit'], row['kind'], words=words)}", row["name"])


def reliability(chosen: Selection, *, words: Words) -> str:
    """Coverage and quality: what is missing or in doubt, and the way to it."""
    known = ask(queries.quality, selection=chosen)
    more = words("What was refused, and what each column means")
    way = link(navigation.href("corpus", filters.query()), icon(navigation.ICONS["corpus"]) + escape(more))
    return section(
        words("Coverage and quality"), facts(_doubts(known, words)), f"<div class='tilik-links'>{way}</div>"
    )


def _doubts(known: dict[str, Any], words: Words) -> list[Fact]:
    """Each doubt with its share; those that no article raises are left out."""
    unsure, numbers = known["unsure_quotes"], known["unsure_numbers"]
    lines = [
        (known["unresolved"], known["quotes"], words("quotes without a known speaker")),
        (unsure, known["quotes"], words("quotes read with low confidence")),
        (numbers, known["numbers"], words("numbers read with low confidence")),
        (known["undated"], known["articles"], words("articles without a date")),
        (known["unsourced"], known["articles"], words("articles without an outlet")),
        (known["copies"], known["articles"], words("near-copies of another article")),
        (known["refused"], 0, words("refused on the way in")),
    ]
    found = [
        Fact(words.number(count), label, _share(count, whole, words)) for count, whole, label in lines if count
    ]
    return found or [Fact("✓", words("Every quote has a speaker, every article a date and an outlet."))]


def _share(count: int, whole: int, words: Words) -> str:
    if not whole:
        return ""
    percent = 100 * count / whole
    shown = words("less than 1 %") if percent < 1 else f"{words.number(round(percent))} %"
    return words("{share} of {whole}", share=shown, whole=words.number(whole))
