"""What the reader has filtered for, in values that no language changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """One state of the filter bar; empty fields select everything.

    ``since`` and ``until`` are days in ``TILIK_TIMEZONE``, both inclusive; an article without a date passes
    only while both are None. ``outlets`` and ``actors`` are any-of. ``text`` is matched on title and text of
    the article. ``samples`` False hides the sample articles.

    >>> Selection(outlets=("cnbc",)).narrowed
    True
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    text: str = ""
    samples: bool = True

    @property
    def narrowed(self) -> bool:
        return self != Selection()
