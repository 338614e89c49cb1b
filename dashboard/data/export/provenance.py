"""Where the rows of a file come from: what was asked, of which state of the store, by which version, when."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.data.selection import Selection

if TYPE_CHECKING:
    from dashboard.data.snapshot import Snapshot

NOTE = (
    "Offsets count Unicode characters of the article's text from 0, the end is exclusive. Instants are UTC, in "
    "XLSX local time. The rows were read by rules and a model and may be wrong; each names its sentence. Texts "
    "belong to their publishers."
)


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Facts about a file; ``link`` opens the view that it was made from, ``narrow`` are the view's facets."""

    link: str = ""
    selection: Selection = field(default_factory=Selection)
    narrow: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    software: str = field(default_factory=lambda: f"Tilik {version('tilik')}")
    extractors: tuple[str, ...] = ()
    articles: int = 0

    @classmethod
    def of(
        cls, snapshot: Snapshot, *, selection: Selection, link: str = "", narrow: dict[str, Any] | None = None
    ) -> Provenance:
        """The facts of what a snapshot holds; ``articles`` and ``extractors`` are those of the whole store."""
        read = snapshot.sql("SELECT extractor, count(*) AS articles FROM current GROUP BY extractor ORDER BY ALL")
        return cls(
            link=link,
            selection=selection,
            narrow={name: tuple(values) for name, values in (narrow or {}).items() if values},
            extractors=tuple(read["extractor"].dropna()),
            articles=int(read["articles"].sum()),
        )

    def facts(self) -> dict[str, Any]:
        """As JSON holds them; of the selection what differs from no filter.

        >>> facts = Provenance(selection=Selection(outlets=("a.example",))).facts()
        >>> facts["filters"]
        {'outlets': ['a.example']}
        """
        nothing = Selection()
        chosen = {
            f.name: value for f in fields(Selection)
            if (value := getattr(self.selection, f.name)) != getattr(nothing, f.name)
        }  # fmt: skip
        return {
            "software": self.software,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "link": self.link,
            "filters": {name: _written(value) for name, value in chosen.items()},
            "facets": {name: _written(values) for name, values in self.narrow.items()},
            "articles_in_store": self.articles,
            "extractors": list(self.extractors),
            "note": NOTE,
        }

    def table(self) -> pd.DataFrame:
        """The same as rows ``fact``, ``value``; a filter is a row of its own."""
        flat: dict[str, str] = {}
        for name, value in self.facts().items():
            if isinstance(value, dict):
                flat |= {f"{name}.{part}": _joined(of) for part, of in value.items()}
            else:
                flat[name] = _joined(value)
        return pd.DataFrame({"fact": list(flat), "value": list(flat.values())})


def _written(value: Any) -> Any:
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_written(one) for one in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool, type(None))) else asdict(value)


def _joined(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
