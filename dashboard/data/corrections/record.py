"""Writing corrections: each call is one commit, and visible in the next snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dashboard.data.article import printable
from dashboard.data.corrections.anchoring import Anchor
from dashboard.data.corrections.correction import (
    CHANGEABLE,
    KEYS,
    MARKABLE,
    Action,
    Correction,
    CorrectionError,
    typed,
)
from dashboard.data.frames import ALLOWED, FRAMES
from dashboard.data.language.calendar import bounds, unit_of
from dashboard.data.store import new_version
from dashboard.settings import settings

if TYPE_CHECKING:
    from dashboard.data.store import Store

LONGEST_NAME, LONGEST_REASON, LONGEST_TAG = 200, 2000, 60
KINDS = ("person", "organisation", "country", "place", "group", "event", "product", "law", "work", "source")

Row = Mapping[str, Any]


class Reviewer:
    """Who corrects a store, and why, until told otherwise.

    >>> Reviewer(None, "Sari").who  # the store is needed on writing alone
    'Sari'
    """

    def __init__(self, store: Store, who: str, *, why: str = "") -> None:
        self.store = store
        self.who = _line(who, LONGEST_NAME)
        self.why = printable(why).replace("\0", "").strip()[:LONGEST_REASON] or None
        if not self.who:
            raise CorrectionError("a correction needs the name of who makes it")

    def change(self, row: Row, *, frame: str, **values: Any) -> list[str]:
        """Set columns of a row (article_id, start, end) of a span frame; the ids of the corrections made.

        What the row says already is left out; where nothing is left, nothing is written. An actor's id may be
        ``new(name, kind)``: somebody whom no article names yet.
        """
        made, values = self._introduced(values)
        becomes = {
            column: value
            for column, value in _checked(frame, values).items()
            if not _same(value, row.get(column)) or column not in row
        }
        if not becomes:
            return []
        was = {column: _value(row[column]) for column in becomes if column in row}
        one = self._correction(Action.SET, frame=frame, was=was, becomes=becomes, **self._anchor(row))
        return self._write(*made, one)

    def reject(self, row: Row, *, frame: str) -> list[str]:
        """Say that a row of a span frame is wrong altogether."""
        if frame not in KEYS:
            raise CorrectionError(f"rows of {frame} cannot be rejected")
        was = {column: _value(row[column]) for column in (*KEYS[frame][3:], *CHANGEABLE[frame]) if column in row}
        return self._write(self._correction(Action.REJECT, frame=frame, was=was, **self._anchor(row)))

    def describe(self, actor_id: str, *, name: str | None = None, kind: str | None = None) -> list[str]:
        """Give an actor another name or kind."""
        becomes = _description(name, kind)
        was = self._described(actor_id)
        becomes = {column: value for column, value in becomes.items() if was.get(column) != value}
        if not becomes:
            return []
        was = {column: was.get(column) for column in becomes}
        return self._write(
            self._correction(Action.SET, frame="actors", actor_id=actor_id, was=was, becomes=becomes)
        )

    def merge(
        self, actor_id: str, *, into: str, article_id: str | None = None, name: str | None = None
    ) -> list[str]:
        """Make an actor another one: everywhere, or in one article. ``name`` is what both are called then."""
        target = self._described(into)
        if actor_id == into or not target or not self._described(actor_id):
            raise CorrectionError("two different actors are needed")
        becomes = {"into": into} | (
            {} if article_id else {"name": _description(name or target["name"], None)["name"]}
        )
        was = {"name": self._described(actor_id)["name"]}
        return self._write(
            self._correction(
                Action.MERGE,
                frame="actors",
                actor_id=actor_id,
                article_id=article_id,
                was=was,
                becomes=becomes,
            )
        )

    def split(
        self, actor_id: str, *, name: str, articles: Sequence[str] = (), members: Sequence[str] = ()
    ) -> list[str]:
        """Make a part of an actor another one: in some articles, or wherever some of its ``members`` are meant.

        ``members`` are ids of single articles' actors (``history.members``), as identity resolution joined them.
        """
        was = self._described(actor_id)
        if not was or not (articles or members):
            raise CorrectionError("an actor, and a part of it, are needed")
        part = {"articles": sorted(set(articles))} if articles else {"members": sorted(set(members))}
        other = f"{actor_id}~{new_version()}"
        becomes = {"into": other, **_description(name, str(was["kind"])), **part}
        return self._write(
            self._correction(
                Action.SPLIT, frame="actors", actor_id=actor_id, was={"name": was["name"]}, becomes=becomes
            )
        )

    def star(self, row: Row, *, frame: str) -> list[str]:
        """Put a star on an article, a quote or a number."""
        return self._mark(Action.STAR, row, frame, {})

    def tag(self, row: Row, *, frame: str, tag: str) -> list[str]:
        """Put a tag on an article, a quote or a number."""
        tag = _line(tag, LONGEST_TAG)
        if not tag:
            raise CorrectionError("a tag needs a name")
        return self._mark(Action.TAG, row, frame, {"tag": tag})

    def review(self, article_id: str) -> list[str]:
        """Say that an article was read through and is right as it now is."""
        anchor = self._anchor({"article_id": article_id})
        return self._write(self._correction(Action.REVIEW, frame="articles", **anchor))

    def undo(self, *correction_ids: str) -> list[str]:
        """Take corrections back, or undo an undoing."""
        ledger = self.store.snapshot().ledger
        if unknown := [one for one in correction_ids if one not in ledger.by_id]:
            raise CorrectionError(f"there is no correction {', '.join(unknown)}")
        ids = [one for one in dict.fromkeys(correction_ids) if one not in ledger.undone]
        return self._write(*(self._correction(Action.UNDO, undoes=one) for one in ids))

    def _mark(self, action: Action, row: Row, frame: str, becomes: Mapping[str, Any]) -> list[str]:
        if frame not in MARKABLE:
            raise CorrectionError(f"{frame} has no stars and tags")
        given = row if frame != "articles" else {"article_id": row["article_id"]}
        return self._write(self._correction(action, frame=frame, becomes=becomes, **self._anchor(given)))

    def _correction(self, action: Action, **values: Any) -> Correction:
        known: dict[str, Any] = {
            "correction_id": new_version(),
            "at": datetime.now(UTC),
            "who": self.who,
            "why": self.why,
        }
        return Correction(action=action.value, **known, **values)

    def _write(self, *made: Correction) -> list[str]:
        if made:
            self.store.correct(FRAMES["corrections"].build(one.row() for one in made))
        return [one.correction_id for one in made]

    def _anchor(self, row: Row) -> dict[str, Any]:
        """Where a row stands, and in which words."""
        article_id = str(row["article_id"])
        found = self.store.snapshot().rows(
            "SELECT text, text_hash FROM articles WHERE article_id = $article_id", article_id=article_id
        )
        if not found.num_rows:
            raise CorrectionError(f"there is no article {article_id}")
        text, text_hash = found.column("text")[0].as_py(), found.column("text_hash")[0].as_py()
        if "start" not in row:
            return {"article_id": article_id, "text_hash": text_hash}
        anchor = Anchor.of(text, int(row["start"]), int(row["end"]))
        words = {"text": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
        span = {"start": anchor.start, "end": anchor.end}
        return {"article_id": article_id, "text_hash": text_hash, **span, **words}

    def _described(self, actor_id: str) -> dict[str, Any]:
        query = "SELECT name, kind FROM actors WHERE actor_id = $actor_id"
        return next(iter(self.store.snapshot().rows(query, actor_id=actor_id).to_pylist()), {})

    def _introduced(self, values: Mapping[str, Any]) -> tuple[list[Correction], dict[str, Any]]:
        """The actors that come with ``new``, and the values with their ids."""
        made: dict[str, Correction] = {}

        def identified(value: Any) -> Any:
            if isinstance(value, Newcomer):
                one = Newcomer(**_description(value.name, value.kind))
                made[one.actor_id] = self._correction(
                    Action.SET,
                    frame="actors",
                    actor_id=one.actor_id,
                    becomes={"name": one.name, "kind": one.kind},
                )
                return one.actor_id
            return [identified(each) for each in value] if isinstance(value, list | tuple) else value

        found = {column: identified(value) for column, value in values.items()}
        return list(made.values()), found


def dated(iso: str) -> dict[str, Any]:
    """The columns of the dates frame for a time in EDTF; raises ``CorrectionError`` where it is none.

    >>> dated("2024-05")["granularity"], dated("2024-05-03")["begin"].isoformat()
    ('month', '2024-05-02T17:00:00+00:00')
    """
    begin, until = bounds(iso.strip(), zone=settings().zone)
    if begin is None:
        raise CorrectionError(f"iso: {iso!r} is no time")
    granularity = "interval" if "/" in iso else unit_of(iso.strip()) or "other"
    return {"iso": iso.strip(), "begin": begin, "until": until, "granularity": granularity}


class Newcomer:
    """Somebody whom no article names yet."""

    def __init__(self, name: str, kind: str) -> None:
        self.name, self.kind = name, kind
        self.actor_id = f"new:{new_version()}"


def _description(name: str | None, kind: str | None) -> dict[str, str]:
    """A name and a kind as far as they are given, each checked."""
    found = {}
    if name is not None:
        found["name"] = _line(name, LONGEST_NAME)
        if not found["name"]:
            raise CorrectionError("an actor needs a name")
    if kind is not None:
        if kind not in KINDS:
            raise CorrectionError(f"kind: {kind!r} is none of {', '.join(KINDS)}")
        found["kind"] = kind
    return found


def _checked(frame: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values in the contract's types and vocabulary."""
    found = typed(frame, values)
    for column, value in found.items():
        allowed = ALLOWED.get((frame, column))
        if allowed and value not in allowed:
            raise CorrectionError(f"{column}: {value!r} is none of {', '.join(allowed)}")
        if isinstance(value, float) and not abs(value) < float("inf"):
            raise CorrectionError(f"{column}: {value!r} is no number")
    if (
        {"begin", "until"} <= found.keys()
        and found["begin"]
        and found["begin"] >= (found["until"] or found["begin"])
    ):
        raise CorrectionError("until: a time ends after it begins")
    return found


def _value(value: Any) -> Any:
    """A cell of a frame as JSON can hold it."""
    if hasattr(value, "isoformat"):
        return None if value != value else value.isoformat()
    if isinstance(value, list | tuple):
        return [_value(one) for one in value]
    value = value.item() if hasattr(value, "item") and not hasattr(value, "tolist") else value
    if hasattr(value, "tolist"):
        value = value.tolist()
    return None if isinstance(value, float) and value != value else value


def _same(value: Any, cell: Any) -> bool:
    return bool(_value(value) == _value(cell))


def _line(text: str, longest: int) -> str:
    return " ".join(printable(text).replace("\0", "").split())[:longest]
