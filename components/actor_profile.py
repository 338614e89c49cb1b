"""One actor in short: names, kind, roles, counts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import terms
from components.palette import GLYPHS
from components.records import items
from components.style import sheet

if TYPE_CHECKING:
    from components.words import Words

ALIASES = 8
ROLES = 4


def titles(mentions: pd.DataFrame) -> pd.Series:
    """How often each title is given in rows of ``queries.mentions``, with the body that it belongs to."""
    titled = mentions.dropna(subset=["role"])
    return titled["role"].str.cat(titled["organisation"].fillna(""), sep=" ").str.strip().value_counts()


def profile(actor: Mapping[str, Any], *, roles: pd.Series, words: Words) -> str:
    """The head of a profile as escaped HTML: a row of ``queries.actors``, and how often each role is given."""
    kind = str(actor["kind"])
    spoken = terms.kinds(words).get(kind, kind)
    aliases = [alias for alias in items(actor["aliases"]) if alias != actor["name"]][:ALIASES]
    lines = [
        spoken,
        words("also: {names}", names=", ".join(aliases)) if aliases else "",
        words("as: {roles}", roles=", ".join(str(role) for role in roles.index[:ROLES])) if len(roles) else "",
    ]
    counts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(words.number(int(actor[column])))}</dd>"
        for name, column in (
            (words("mentions"), "mentions"),
            (words("articles"), "articles"),
            (words("quotes"), "quotes"),
        )
    )
    glyph = f'<i class="{f"kind-{kind}" if kind in GLYPHS else ""}">{GLYPHS.get(kind, "○")}</i>'
    text = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    head = f"<h3>{glyph} {escape(actor['name'])}</h3>"
    return f"{sheet('citation')}<div class='tilik-profile'>{head}{text}<dl>{counts}</dl></div>"
