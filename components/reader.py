"""The reader: an article's text with everything that was understood of it marked, as HTML.

Text, titles and names come from outside: each passes ``html.escape`` on its way into the page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from components import terms
from components.correction import MARK
from components.edtf import calendar
from components.palette import GLYPHS, KIND_OF_LABEL
from components.quantity import quantity
from components.records import items, records

if TYPE_CHECKING:
    import pandas as pd

    from components.words import Words

CONTEXT = 400
LAYERS = ("names", "quotes", "numbers", "dates")
SPAN_FRAMES = ("mentions", "quotes", "numbers", "dates", "relations")
Frames = Mapping[str, "pd.DataFrame"]
Rows = Mapping[str, list[dict[str, Any]]]


class Hit(NamedTuple):
    """The span that the reader shall show first, in code points of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of text: what it looks like and what its tooltip says."""

    start: int
    end: int
    classes: str
    title: str = ""


# What is marked


def marks(frames: Frames, *, words: Words, layers: Iterable[str] = LAYERS) -> list[Mark]:
    """The marks of one article, outermost first; those of layers that are not shown are mere anchors.

    ``frames`` as ``queries.article`` gives them.
    """
    return _marks(_rows(frames), words=words, layers=layers)


def _rows(frames: Frames) -> Rows:
    return {name: records(frame) for name, frame in frames.items()}


def _marks(rows: Rows, *, words: Words, layers: Iterable[str] = LAYERS) -> list[Mark]:
    names = _names(rows)
    makers: dict[str, Callable[[], Iterable[Mark]]] = {
        "names": lambda: (*_name_marks(rows, names, words), *_reference_marks(rows, names)),
        "quotes": lambda: _quote_marks(rows, names, words),
        "numbers": lambda: _number_marks(rows, words),
        "dates": lambda: _date_marks(rows, words),
    }
    shown = set(layers)
    found = [
        mark if layer in shown else Mark(mark.start, mark.end, "") for layer in LAYERS for mark in makers[layer]()
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _name_marks(rows: Rows, names: Mapping[str, str], words: Words) -> Iterator[Mark]:
    spoken, kinds = terms.kinds(words), _kinds(rows)
    for row in rows["mentions"]:
        kind = kinds.get(row["actor_id"] or "") or KIND_OF_LABEL.get(row["label"], "place")
        role = " ".join(filter(None, (_text(row["role"]), names.get(_text(row.get("organisation_id")), ""))))
        parts = [
            names.get(row["actor_id"] or "", row["text"]),
            spoken.get(kind, kind),
            _text(row["role"]) and role,
            _corrected(row, words),
        ]
        yield Mark(row["start"], row["end"], f"name kind-{_class(kind)}", _title(parts))


def _reference_marks(rows: Rows, names: Mapping[str, str]) -> Iterator[Mark]:
    """Pronouns and roles that stand for somebody, whose names the tooltip gives."""
    for row in rows.get("coreferences", []):
        if meant := [names[actor] for actor in items(row["actor_ids"]) if actor in names]:
            yield Mark(row["start"], row["end"], "reference", _title(["→ " + ", ".join(meant)]))


def _quote_marks(rows: Rows, names: Mapping[str, str], words: Words) -> Iterator[Mark]:
    types, acts = terms.quote_types(words), terms.acts(words)
    for row in rows["quotes"]:
        said = words("{type} quote", type=types.get(row["type"], row["type"]))
        speaker = speakers(row, names=names, words=words)
        sure = terms.sureness(row["confidence"], words=words)
        classes = f"quote quote-{_class(row['type'])}" + ("" if len(items(row["speaker_ids"])) else " unresolved")
        parts = [said, speaker, acts.get(row["act"], ""), sure, _corrected(row, words)]
        yield Mark(row["start"], row["end"], classes, _title(parts))


def _number_marks(rows: Rows, words: Words) -> Iterator[Mark]:
    kinds = terms.number_kinds(words)
    for row in rows["numbers"]:
        kind = kinds.get(row["kind"], row["kind"])
        parts = [quantity(row, words=words), _text(row["noun"]), kind, _corrected(row, words)]
        yield Mark(row["start"], row["end"], "number", _title(parts))


def _date_marks(rows: Rows, words: Words) -> Iterator[Mark]:
    for row in rows["dates"]:
        yield Mark(
            row["start"],
            row["end"],
            "date",
            _title([calendar(row, words=words), _text(row["iso"]), _corrected(row, words)]),
        )


def speakers(quote: Mapping[str, Any], *, names: Mapping[str, str], words: Words) -> str:
    """Who speaks, by name; the words that name the speaker where nobody was resolved."""
    known = [names[actor] for actor in items(quote["speaker_ids"]) if actor in names]
    if known:
        return ", ".join(known)
    wording = _text(quote["speaker_text"])
    return words("{wording} (unresolved)", wording=wording) if wording else words("speaker unresolved")


def _corrected(row: Mapping[str, Any], words: Words) -> str:
    return MARK + " " + words("corrected") if _text(row.get("corrected")) else ""


# The text


def text_html(text: str, found: Sequence[Mark], *, hit: Hit | None = None, within: Hit | None = None) -> str:
    """Paragraphs of escaped text; marks may nest and overlap, a piece carries the classes of all that cover it.

    ``within`` limits the output to the paragraphs that it touches, long ones to what is near. The piece where a
    mark begins has the id ``at-<start>``, the piece where ``hit`` begins ``hit``.

    >>> text_html("a <b>", [Mark(2, 5, "date", "?")])
    '<p>a <span id="at-2" class="date date-begins" title="?">&lt;b&gt;</span></p>'
    """
    first, last = _paragraphs(text, within)
    pieces = [_piece(text, left, right, over, hit) for left, right, over in _pieces(text, found, first, last)]
    if first and text[first - 1] != "\n":
        pieces.insert(0, "… ")
    if last < len(text) and text[last] != "\n":
        pieces.append(" …")
    return "".join(f"<p>{body}</p>" for body in "".join(pieces).split("\n") if body.strip())


def _pieces(text: str, found: Sequence[Mark], first: int, last: int) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text between ``first`` and ``last``, cut wherever a mark begins or ends and at every line end."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    edges = {first, last}
    for mark in found:
        start, end = max(mark.start, first), min(mark.end, last)
        if start < end:
            opening[start].append(mark)
            edges |= {start, end}
    edges |= {edge for at in range(first, last) if text[at] == "\n" for edge in (at, at + 1)}
    covering: list[Mark] = []
    for left, right in pairwise(sorted(edges)):
        covering = [mark for mark in covering if mark.end > left] + opening[left]
        yield left, right, covering


def _piece(text: str, left: int, right: int, over: Sequence[Mark], hit: Hit | None) -> str:
    body = escape(text[left:right])
    if not over or body == "\n":
        return body
    begins = [mark for mark in over if mark.start == left]
    named = [name for mark in over for name in mark.classes.split()]
    named += [f"{mark.classes.split()[0]}-begins" for mark in begins if mark.classes]
    classes = " ".join(dict.fromkeys(named))
    name = "hit" if hit and left == hit.start else f"at-{left}" if begins else ""
    title = "\n".join(dict.fromkeys(mark.title for mark in over if mark.title))
    attributes = [("id", name), ("class", classes), ("title", title)]
    written = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes if value)
    return f"<span{written}>{body}</span>"


def _attribute(value: str) -> str:
    """Escaped, and without a line end of its own: those divide paragraphs."""
    return escape(value).replace("\n", "&#10;")


def _paragraphs(text: str, within: Hit | None) -> tuple[int, int]:
    """The bounds of the paragraphs that ``within`` touches, at most ``CONTEXT`` around it; else of the text."""
    if within is None:
        return 0, len(text)
    start, end = max(within.start, 0), min(within.end, len(text))
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    if start - first > CONTEXT:
        first = text.find(" ", start - CONTEXT, start) + 1 or start
    if last - end > CONTEXT:
        last = max(text.rfind(" ", end, end + CONTEXT), end)
    return first, last


# The whole


def reader(frames: Frames, *, words: Words, layers: Iterable[str] = LAYERS, hit: Hit | None = None) -> str:
    """The text with its marks, and beside it a rail of what was found; each entry leads to its sentence."""
    rows = _rows(frames)
    text = str(rows["articles"][0]["text"])
    hit = _inside(hit, text)
    body = text_html(text, [*_hit_marks(rows, hit), *_marks(rows, words=words, layers=layers)], hit=hit)
    return (
        f"<div class='tilik-reader'>"
        f"<article class='tilik-text' lang='id'>{body}</article>{_rail(rows, words=words, hit=hit)}</div>"
    )


def head(article: Mapping[str, Any], *, source: str, words: Words) -> str:
    """Title and origin. The address is text, not a link: nothing leads out of the page by a slip of the hand."""
    title = _text(article["title"]) or words("Without a title")
    notes = [_text(article["byline"]), words("sample article") if article["sample"] else ""]
    origin = "".join(f" · {escape(note)}" for note in notes if note)
    address = f"<p>{escape(article['url'])}</p>" if _text(article["url"]) else ""
    return (
        f"<header class='tilik-head'><p><strong>{escape(source)}</strong>{origin}</p>"
        f"<h1>{escape(title)}</h1>{address}</header>"
    )


def passage(frames: Frames, *, words: Words, hit: Hit) -> str:
    """The paragraphs that hold ``hit``, marked: the sentence in its surroundings."""
    rows = _rows(frames)
    text = str(rows["articles"][0]["text"])
    found = [*_hit_marks(rows, _inside(hit, text)), *_marks(rows, words=words)]
    body = text_html(text, found, hit=_inside(hit, text), within=hit)
    return f"<div class='tilik-text tilik-passage' lang='id'>{body}</div>"


def _hit_marks(rows: Rows, hit: Hit | None) -> list[Mark]:
    """The hit, and the sentence around it where one of the frames knows it."""
    if hit is None:
        return []
    spans = {(row["sentence_start"], row["sentence_end"]) for name in SPAN_FRAMES for row in rows[name]}
    holding = [span for span in spans if span[0] <= hit.start < span[1]]
    around = [Mark(*min(holding, key=lambda span: span[1] - span[0]), "sentence")] if holding else []
    return [*around, Mark(hit.start, hit.end, "hit")]


def scroll(hit: Hit) -> str:
    """A constant script that brings the hit into view; only two whole numbers vary, so that it runs anew."""
    script = "document.getElementById('hit')?.scrollIntoView({block: 'center'})"
    return f"<script>/* {int(hit.start)}-{int(hit.end)} */ requestAnimationFrame(() => {script})</script>"


class Entry(NamedTuple):
    """One line of the rail: where it leads, what it says, and the small print beside it."""

    start: int
    label: str
    note: str = ""
    kind: str = ""


def _rail(rows: Rows, *, words: Words, hit: Hit | None) -> str:
    sections = (
        (words("Actors"), _actor_entries(rows, words)),
        (words("Quotes"), _quote_entries(rows, words)),
        (words("Numbers"), _number_entries(rows, words)),
        (words("Dates"), _date_entries(rows, words)),
    )
    return f"<aside class='tilik-rail'>{''.join(_section(*section, words, hit) for section in sections)}</aside>"


def _section(name: str, entries: Sequence[Entry], words: Words, hit: Hit | None) -> str:
    heading = f"<summary>{escape(name)} <small>{words.number(len(entries))}</small></summary>"
    if not entries:
        return (
            f"<details>{heading}<p class='none'>" + escape(words("None found in this article.")) + "</p></details>"
        )
    lines = "".join(_line(entry, hit) for entry in entries)
    return f"<details open>{heading}<ol>{lines}</ol></details>"


def _line(entry: Entry, hit: Hit | None) -> str:
    anchor = "hit" if hit and entry.start == hit.start else f"at-{int(entry.start)}"
    glyph = ""
    if entry.kind:
        glyph = f"<i class='kind-{_class(entry.kind)}' aria-hidden='true'>{GLYPHS.get(entry.kind, '·')}</i> "
    note = f"<small>{escape(entry.note)}</small>" if entry.note else ""
    return f"<li><a href='#{anchor}'>{glyph}<span>{escape(entry.label)}</span>{note}</a></li>"


def _actor_entries(rows: Rows, words: Words) -> list[Entry]:
    """Each actor once, at its first mention, the most mentioned first."""
    names, kinds, spoken = _names(rows), _kinds(rows), terms.kinds(words)
    named = [(row["actor_id"], int(row["start"])) for row in rows["mentions"] if _text(row["actor_id"])]
    counts = Counter(actor for actor, _ in named)
    first = dict(sorted(named, key=itemgetter(1), reverse=True))
    return [
        Entry(
            first[actor],
            names.get(actor, actor),
            _title([spoken.get(kinds.get(actor, ""), ""), words.number(counts[actor])]),
            kinds.get(actor, "place"),
        )
        for actor in sorted(counts, key=lambda actor: (-counts[actor], first[actor]))
    ]


def _quote_entries(rows: Rows, words: Words) -> list[Entry]:
    names, types = _names(rows), terms.quote_types(words)
    return [
        Entry(
            row["start"], _short(row["text"]), f"{speakers(row, names=names, words=words)} · {types[row['type']]}"
        )
        for row in _in_order(rows["quotes"])
    ]


def _number_entries(rows: Rows, words: Words) -> list[Entry]:
    return [
        Entry(row["start"], quantity(row, words=words), _text(row["noun"]) or row["text"])
        for row in _in_order(rows["numbers"])
    ]


def _date_entries(rows: Rows, words: Words) -> list[Entry]:
    return [Entry(row["start"], calendar(row, words=words), row["text"]) for row in _in_order(rows["dates"])]


def _in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=itemgetter("start"))


# Small things


def _inside(hit: Hit | None, text: str) -> Hit | None:
    """The hit as far as it lies in the text; a link may be older than the text."""
    if hit is None or not 0 <= hit.start < min(hit.end, len(text)):
        return None
    return Hit(hit.start, min(hit.end, len(text)))


def _names(rows: Rows) -> dict[str, str]:
    return {row["actor_id"]: row["name"] for row in rows["actors"]}


def _kinds(rows: Rows) -> dict[str, str]:
    return {row["actor_id"]: row["kind"] for row in rows["actors"]}


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _title(parts: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _class(name: str) -> str:
    """A value of the contract as a CSS class; anything else becomes harmless."""
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in name.lower())


def _short(text: str, *, length: int = 90) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"
