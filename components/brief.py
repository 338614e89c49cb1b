"""A view on one page: what was asked, how much there is, who is quoted, what they say, where figures differ."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from components.words import Words

QUOTED = 190  # characters of a quote

STYLE = """
@page { size: A4; margin: 14mm }
:root { --ink: #1C1D20; --muted: #63666D; --line: #E4E1DA; --accent: #0B5FA5 }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ECEDEF; --muted: #9DA2AB; --line: #2E323A; --accent: #6FB1EA } body { background: #14161A }
}
* { box-sizing: border-box }
body { color: var(--ink); font: 13px/1.45 Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 46rem;
  padding: 0 1rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11px } }
header { border-bottom: 2px solid var(--ink); padding-bottom: .6rem }
h1 { font-size: 1.7em; margin: 0; letter-spacing: -.01em } h2 { font-size: 1.05em; margin: 1.2rem 0 .3rem }
p { margin: .2rem 0 } .muted, footer, cite { color: var(--muted); font-style: normal }
dl { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: .8rem 0 0 } dt { color: var(--muted) }
dd { font-size: 1.5em; font-weight: 600; margin: 0 }
.course { align-items: flex-end; border-bottom: 1px solid var(--line); display: flex; gap: 2px; height: 4.5rem }
.course i { background: var(--accent); flex: 1; max-width: 2rem; min-height: 1px; print-color-adjust: exact }
.ends { display: flex; justify-content: space-between }
table { border-collapse: collapse; width: 100% }
td { border-bottom: 1px solid var(--line); padding: .2rem .8rem .2rem 0;
  vertical-align: top } td:last-child { padding-right: 0 } .number { text-align: right; white-space: nowrap }
blockquote { border-left: 3px solid var(--accent); margin: .5rem 0; padding-left: .7rem; break-inside: avoid }
footer { border-top: 1px solid var(--line); margin-top: 1.2rem; padding-top: .5rem } a { color: var(--accent) }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One quote: who said it, its words in their marks (cut at ``QUOTED`` characters), outlet and day."""

    speaker: str
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What several outlets count differently: ``figures`` from the least to the greatest, as the reader writes."""

    what: str
    figures: str
    outlets: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The contents, in the reader's words; ``course`` is the count of articles by day, week,
    month … that begins on a date, oldest first."""

    filters: tuple[str, ...]
    link: str
    made_on: date
    period: str
    figures: tuple[tuple[str, str], ...] = ()
    course: tuple[tuple[date, int], ...] = ()
    speakers: tuple[tuple[str, int], ...] = ()
    quotes: tuple[Quoted, ...] = ()
    spreads: tuple[Spread, ...] = ()
    caution: str = ""

    def scope(self, words: Words) -> str:
        """The filters in one line, or that there are none."""
        return " · ".join(self.filters) or words("Everything in the store")

    def made(self, words: Words) -> str:
        return words("Made with Tilik on {day}", day=words.date(self.made_on, form="long"))


def page(brief: Brief, *, words: Words) -> str:
    """The brief as an HTML file of its own, for the screen and for one printed page; everything escaped.

    It loads nothing and runs nothing, and its one link is that of the view.
    """
    name = escape(words("Brief"))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    parts = [
        _header(brief, words),
        _figures(brief),
        _course(brief, words),
        _speakers(brief, words),
        _quotes(brief, words),
        _spreads(brief, words),
        _footer(brief, words),
    ]
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{name} · Tilik</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _header(brief: Brief, words: Words) -> str:
    scope, heading = escape(brief.scope(words)), escape(words("Brief"))
    return f'<header><h1>{heading}</h1><p>{scope}</p><p class="muted">{escape(brief.period)}</p></header>'


def _figures(brief: Brief) -> str:
    pairs = (f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in brief.figures)
    return f"<dl>{''.join(pairs)}</dl>"


def _course(brief: Brief, words: Words) -> str:
    if len(brief.course) < 2:
        return ""
    top = max(count for _, count in brief.course) or 1
    bars = "".join(f'<i style="height:{100 * count / top:.1f}%"></i>' for _, count in brief.course)
    ends = "".join(f"<span>{escape(words.date(brief.course[end][0]))}</span>" for end in (0, -1))
    heading, alt = escape(words("Articles over time")), escape(most(brief, words=words))
    return (
        f'<h2>{heading}</h2><div class="course" role="img" aria-label="{alt}">{bars}</div>'
        f'<p class="muted ends">{ends}</p>'
    )


def most(brief: Brief, *, words: Words) -> str:
    """The time with most articles, in words."""
    day, count = max(brief.course, key=lambda time: time[1])
    articles = words.plural("{count} article", "{count} articles", count)
    return words("Most from {day} on: {articles}", day=words.date(day), articles=articles)


def _speakers(brief: Brief, words: Words) -> str:
    rows = (
        f'<tr><td>{escape(name)}</td><td class="number">{escape(words.number(count))}</td></tr>'
        for name, count in brief.speakers
    )
    return _table(words("Most quoted"), rows)


def _quotes(brief: Brief, words: Words) -> str:
    if not brief.quotes:
        return ""
    shown = (
        f'<blockquote><p lang="id">{escape(quote.text)}</p>'
        f"<cite>{escape(quote.speaker)} · {escape(quote.source)}</cite></blockquote>"
        for quote in brief.quotes
    )
    heading = escape(words("Newest quotes"))
    return f"<h2>{heading}</h2>{''.join(shown)}"


def _spreads(brief: Brief, words: Words) -> str:
    rows = (
        f'<tr><td>{escape(spread.what)}</td><td class="number">{escape(spread.figures)}</td>'
        f"<td>{escape(spread.outlets)}</td></tr>"
        for spread in brief.spreads
    )
    return _table(words("Where outlets differ"), rows)


def _table(heading: str, rows: Iterable[str]) -> str:
    body = "".join(rows)
    return f"<h2>{escape(heading)}</h2><table>{body}</table>" if body else ""


def _footer(brief: Brief, words: Words) -> str:
    address = escape(brief.link)
    link = f'<p><a href="{address}">{address}</a></p>' if brief.link.startswith(("http://", "https://")) else ""
    return f"<footer><p>{escape(brief.made(words))}</p>{link}<p>{escape(brief.caution)}</p></footer>"
