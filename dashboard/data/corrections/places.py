"""Where the rows are that corrections are about, whatever became of their articles since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.data.corrections.anchoring import Anchor
from dashboard.data.corrections.correction import KEYS, Action, Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.data.corrections.ledger import Ledger
    from dashboard.data.extracted import Extracted, Row

LEAST = 0.5  # of the span of a row and that of a correction together, that both share
REMEMBERED = 10_000
NAMED = "actors"

_searches: dict[tuple[str, str], tuple[int, int] | None] = {}


class Places:
    """The rows that a ledger's corrections are about in what was extracted."""

    def __init__(self, extracted: Extracted, ledger: Ledger) -> None:
        self.extracted, self.ledger = extracted, ledger
        self._found: dict[str, dict[str, Row]] = {}

    def of(self, frame: str) -> Mapping[str, Row]:
        """The rows that corrections of a frame are about now, undone ones too; those that fit nowhere are absent.

        Of the articles, their ids; of the actors, theirs.
        """
        if frame not in self._found:
            about = [one for one in self.ledger.corrections if one.frame == frame]
            self._found[frame] = self._sought_in(frame, about) if about else {}
        return self._found[frame]

    def _sought_in(self, frame: str, about: Sequence[Correction]) -> dict[str, Row]:
        if frame == "articles":
            return self._articles(about)
        if frame == NAMED:
            return self._actors(about)
        return self._rows(frame, about) if frame in KEYS else {}

    def _articles(self, held: Sequence[Correction]) -> dict[str, Row]:
        current = self._current(held)
        return {one.correction_id: (one.article_id,) for one in held if one.article_id in current}

    def _actors(self, held: Sequence[Correction]) -> dict[str, Row]:
        meant = self.extracted.today(one.actor_id for one in held if one.actor_id)
        known = set(self.known_actors(meant.values()))
        for one in held:
            if one.action == Action.SET and {"name", "kind"} <= one.becomes.keys() and not one.was:
                known.add(meant[one.actor_id or ""])  # somebody whom no article names
        return {
            one.correction_id: (meant[one.actor_id],)
            for one in held
            if one.actor_id and meant[one.actor_id] in known
        }

    def known_actors(self, actor_ids: Iterable[str]) -> list[str]:
        """Which of these the articles name."""
        self.extracted.make([NAMED])
        query = "SELECT actor_id FROM main.actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
        rows = self.extracted.cursor().execute(query, {"ids": sorted(set(actor_ids))})
        return [actor_id for (actor_id,) in rows.fetchall()]

    def _rows(self, frame: str, held: Sequence[Correction]) -> dict[str, Row]:
        """Of each correction the row that shares most of its words, where they stand now.

        A row is its key and, where the frame is in memory, its number. What was found once holds for all
        snapshots of what was extracted.
        """
        self.extracted.make([frame])
        placed = self.extracted.placed
        if missing := [one for one in held if one.correction_id not in placed]:
            placed.update(dict.fromkeys(one.correction_id for one in missing))
            placed.update(self._sought(frame, missing))
        return {one.correction_id: row for one in held if (row := placed[one.correction_id])}

    def _sought(self, frame: str, held: Sequence[Correction]) -> dict[str, Row]:
        spans, today, size = self._spans(held), self.extracted.today(_parties(held)), len(KEYS[frame])
        of_article = self._rows_by_article(frame, _ids(held))
        found = {}
        for one in held:
            if one.correction_id in spans and one.article_id:
                named = tuple(_party(one, column, today) for column in KEYS[frame][3:])
                rows = (row for row in of_article[one.article_id] if row[3:size] == named)
                if best := _nearest(rows, spans[one.correction_id]):
                    found[one.correction_id] = best
        return found

    def _rows_by_article(self, frame: str, article_ids: Sequence[str]) -> Mapping[str, list[Row]]:
        keys = [*(f'f."{key}"' for key in KEYS[frame]), *(["f.rowid"] if frame in self.extracted.numbered else [])]
        rows = self.extracted.cursor().execute(
            f"SELECT {', '.join(keys)} FROM main.{frame} f WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))",
            {"ids": article_ids},
        )
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows.fetchall():
            found[row[0]].append(row)
        return found

    def _spans(self, held: Sequence[Correction]) -> dict[str, tuple[int, int]]:
        """Where the words of corrections stand in the current versions of their articles."""
        current = self._current(held)
        found, moved = {}, []
        for one in held:
            if one.start is None or one.end is None or one.article_id not in current:
                continue
            version, text_hash = current[one.article_id]
            if one.text_hash == text_hash:
                found[one.correction_id] = (one.start, one.end)
            else:
                moved.append((one, version))
        return found | self._searched(moved)

    def _searched(self, moved: Sequence[tuple[Correction, str]]) -> dict[str, tuple[int, int]]:
        """The same in articles whose texts changed; each version is searched once a process."""
        missing = {version for one, version in moved if (one.correction_id, version) not in _searches}
        texts = {}
        if missing:
            query = (
                "SELECT version, text FROM main.articles WHERE version IN (SELECT unnest($versions::VARCHAR[]))"
            )
            texts = dict(self.extracted.cursor().execute(query, {"versions": sorted(missing)}).fetchall())
        found = {}
        for one, version in moved:
            key = (one.correction_id, version)
            if key not in _searches:
                if len(_searches) >= REMEMBERED:
                    _searches.clear()
                anchor = Anchor(one.start or 0, one.end or 0, one.text or "", one.prefix or "", one.suffix or "")
                _searches[key] = anchor.find(texts.get(version, ""))
            if place := _searches[key]:
                found[one.correction_id] = place
        return found

    def _current(self, held: Sequence[Correction]) -> dict[str, tuple[str, str]]:
        """The version and the text's hash of each article that is still there."""
        query = (
            "SELECT article_id, version, text_hash FROM main.current"
            " WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"
        )
        rows = self.extracted.cursor().execute(query, {"ids": _ids(held)}).fetchall()
        return {article_id: (version, text_hash) for article_id, version, text_hash in rows}


def _ids(held: Iterable[Correction]) -> list[str]:
    return sorted({one.article_id for one in held if one.article_id})


def _parties(held: Iterable[Correction]) -> list[str]:
    return [str(value) for one in held for key, value in one.was.items() if key in ("source_id", "target_id")]


def _party(one: Correction, column: str, today: Mapping[str, str]) -> object:
    value = one.was.get(column)
    return today.get(str(value), value) if column.endswith("_id") else value


def _nearest(rows: Iterable[Row], span: tuple[int, int]) -> Row | None:
    """The row of a span frame that covers a span best, if any does."""
    ranked = [(_overlap(row[1:3], span), -row[1], row) for row in rows]
    best = max(ranked, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] >= LEAST else None


def _overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Intersection over union of two spans."""
    inner = min(one[1], other[1]) - max(one[0], other[0])
    return inner / (max(one[1], other[1]) - min(one[0], other[0])) if inner > 0 else 0.0
