"""Key figures in a row, each with its course over the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure: ``value`` as the reader writes it, ``course`` its counts a week, oldest first."""

    label: str
    value: str
    course: Sequence[float] = ()
    course_label: str = ""


def kpis(figures: Iterable[Kpi]) -> str:
    """The row as HTML, everything escaped; styled by ``shell.css``.

    >>> "<script>" in kpis([Kpi(label="<script>", value="1")])
    False
    """
    return f'<dl class="tilik-kpis">{"".join(map(_figure, figures))}</dl>'


def _figure(figure: Kpi) -> str:
    return (
        f"<div><dt>{escape(figure.label)}</dt>"
        f"<dd><b>{escape(figure.value)}</b>{sparkline(figure.course, label=figure.course_label)}</dd></div>"
    )


def sparkline(course: Sequence[float], *, label: str = "") -> str:
    """Small bars on a common zero line, the last one the newest; nothing where there are fewer than two.

    Bars of HTML, since the page strips inline SVG.

    >>> sparkline([1, 2]).count("<i ")
    2
    """
    if len(course) < 2:
        return ""
    top = max(course) or 1
    bars = "".join(f'<i style="height:{max(4, round(100 * value / top))}%"></i>' for value in course)
    return (
        f'<span class="tilik-spark" role="img" aria-label="{escape(label)}" title="{escape(label)}">{bars}</span>'
    )
