"""One actor in short: names, kind, country, roles with their days, counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
from babel import Locale

from components import terms
from components.palette import GLYPHS
from components.records import items, records

if TYPE_CHECKING:
    from components.words import Words

ALIASES = 8
ROLES = 6


def profile(actor: Mapping[str, Any], *, roles: pd.DataFrame, words: Words) -> str:
    """The head of a profile as escaped HTML: a row of ``queries.actors``, and its ``queries.roles``."""
    kind = str(actor["kind"])
    aliases = [str(alias) for alias in items(actor["aliases"]) if alias != actor["name"]]
    shown = ", ".join(aliases[:ALIASES]) + (" …" if len(aliases) > ALIASES else "")
    lines = [
        " · ".join(
            filter(None, (terms.kinds(words).get(kind, kind), country(actor.get("country_code"), words=words)))
        ),
        words("also: {names}", names=shown) if aliases else "",
    ]
    glyph = f'<i class="{f"kind-{kind}" if kind in GLYPHS else ""}" aria-hidden="true">{GLYPHS.get(kind, "○")}</i>'
    text = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    head = f"<h3>{glyph} {escape(actor['name'])}</h3>"
    body = f"{head}{text}{_counts(actor, words)}{_roles(roles, words)}"
    return f"<div class='tilik-profile'>{body}</div>"


def country(code: object, *, words: Words) -> str:
    """A country by its ISO 3166 code, as the reader's language calls it; nothing where there is none."""
    return str(Locale.parse(words.language).territories.get(code, "")) if isinstance(code, str) else ""


def _counts(actor: Mapping[str, Any], words: Words) -> str:
    named = {"mentions": words("mentions"), "articles": words("articles"), "quotes": words("quotes")}
    counts = ((name, words.number(int(actor[column]))) for column, name in named.items())
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(count)}</dd>' for name, count in counts)}</dl>"


def _roles(roles: pd.DataFrame, words: Words) -> str:
    """The roles given most, each with how often and from when to when."""
    if roles.empty:
        return ""
    told = "".join(
        f"<li><b>{escape(role_of(row))}</b> <span>{escape(_told(row, words))}</span></li>"
        for row in records(roles.head(ROLES))
    )
    rest = len(roles) - ROLES
    more = words.plural("and {count} more role", "and {count} more roles", rest) if rest > 0 else ""
    tail = f"<p>{escape(more)}</p>" if more else ""
    heading = escape(words("Roles"))
    return f"<h4>{heading}</h4><ul>{told}</ul>{tail}"


def role_of(row: Mapping[str, Any]) -> str:
    """A title with the body that it belongs to, unless it names the body itself."""
    role, body = str(row["role"]), row["organisation"]
    return f"{role}, {body}" if isinstance(body, str) and body.lower() not in role.lower() else role


def _told(row: Mapping[str, Any], words: Words) -> str:
    days = [words.date(day) for day in (row["first_day"], row["last_day"]) if _is_day(day)]
    return " · ".join([f"{words.number(int(row['mentions']))}×", *filter(None, [" – ".join(dict.fromkeys(days))])])


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not pd.isna(value)
