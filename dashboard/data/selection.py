"""What the reader has filtered for, in values that no language changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """One state of the filter bar; empty fields select everything.

    ``since`` and ``until`` are days in ``TILIK_TIMEZONE``, both inclusive; an article without a date passes
    only while both are None. ``outlets``, ``actors`` (named anywhere), ``speakers`` (of quotes) and ``about``
    (whom quotes are about) are any-of each; ``without`` are actors left out. ``text`` is matched on title and
    text of the article (``dashboard.data.expression`` has the syntax). ``starred`` keeps what a reader has
    starred, ``tags`` what has any of them. ``copies`` False keeps of nearly equal articles the earliest alone,
    ``samples`` False hides the sample articles. docs/architecture.md says what they mean on each frame.

    >>> Selection(outlets=("cnbc",)).narrowed
    True
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    text: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    copies: bool = True
    samples: bool = True

    @property
    def narrowed(self) -> bool:
        return self != Selection()
