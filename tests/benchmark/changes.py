"""What readers do in a benchmark: the pages they look at, and how they change the filters there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from dashboard.data import queries
from dashboard.data.selection import Selection
from dashboard.navigation import DEFAULT, PAGES

if TYPE_CHECKING:
    from dashboard.data.snapshot import Snapshot

Query = dict[str, str]

# Other things that a page shows, where its address says so.
VARIANTS: dict[str, tuple[Query, ...]] = {
    "timeline": ({"clock": "happened"},),
    "actors": ({"view": "matrix"}, {"view": "map"}, {"view": "table"}),
}
LENGTHS = (7, 30, 90, 365, 14)  # days
WORDS = (
    "banjir", "pemilu", "gempa", "harga", "presiden", "polisi", "sekolah", "rumah sakit", "minyak", "hujan",
    "pasar", "menteri", "kebakaran", "vaksin", "ekspor", "jalan tol", "bandara", "nelayan", "beras", "listrik",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """One page as its address shows it."""

    page: str
    query: Query = field(default_factory=dict)

    @property
    def name(self) -> str:
        """
        >>> View("actors", {"view": "map"}).name, View("quotes").name
        ('actors, map', 'quotes')
        """
        return ", ".join([self.page, *("reading" if key == "article" else self.query[key] for key in self.query)])

    @property
    def path(self) -> str:
        return "" if self.page == DEFAULT else self.page


def views(snapshot: Snapshot) -> list[View]:
    """Every page of the dashboard in its variants, and one article."""
    newest = queries.articles(snapshot, selection=Selection(), limit=1)["article_id"]
    reading = [View("article", {"article": one}) for one in newest]
    plain = [View(page, query) for page in PAGES for query in ({}, *VARIANTS.get(page, ()))]
    return [*plain, *reading]


def changes(snapshot: Snapshot, *, count: int) -> list[Query]:
    """At most so many filters, all different, the kinds taking turns: days, an outlet, an actor, a word."""
    each = -(-count // 4)
    outlets = queries.outlets(snapshot)["outlet"].head(each)
    actors = queries.suggest_actors(snapshot, typed="", limit=each)["actor_id"]
    kinds: list[list[Query]] = [
        list(islice(_days(snapshot), each)),
        [{"outlet": outlet} for outlet in outlets],
        [{"actor": actor} for actor in actors],
        [{"q": word} for word in WORDS[:each]],
    ]
    return [kind[turn] for turn in range(each) for kind in kinds if turn < len(kind)][:count]


def articles(snapshot: Snapshot, *, count: int) -> list[Query]:
    """So many articles to turn to where one is read already."""
    found = queries.articles(snapshot, selection=Selection(), limit=count + 1)["article_id"].iloc[1:]
    return [{"article": one} for one in found]


def _days(snapshot: Snapshot) -> Iterator[Query]:
    """Spans of several lengths, from the newest articles backwards."""
    known = queries.totals(snapshot, selection=Selection())
    until = known["last_day"]
    for length in cycle(LENGTHS):
        if until is None or until < known["first_day"]:
            return
        yield {"since": (until - timedelta(days=length - 1)).isoformat(), "until": until.isoformat()}
        until -= timedelta(days=3)
