"""What every plotly figure shares: quiet axes, the reader's separators, labels that are no markup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import plotly.graph_objects as go
import streamlit as st

if TYPE_CHECKING:
    from components.palette import Palette
    from components.words import Words

FONT = "Inter, sans-serif"  # as the page; plotly and ECharts would take their own
CONFIG = {"displayModeBar": False, "topojsonURL": "app/static/topojson/"}


def picture(file: str, *buttons: str, format: Literal["png", "svg"] = "svg") -> dict[str, object]:
    """``CONFIG`` with a button that saves what is seen as a file of that name, and ``buttons`` beside it."""
    return CONFIG | {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage", *buttons]],
        "toImageButtonOptions": {"format": format, "filename": file, "scale": 2 if format == "png" else 1},
    }


def layout(*, words: Words, palette: Palette, height: int) -> go.Layout:
    """A layout without ornaments, at a fixed height so that nothing jumps."""
    axis = {"gridcolor": palette.line, "linecolor": palette.line, "zeroline": False, "automargin": True}
    return go.Layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "color": palette.muted, "size": 12},
        separators=",." if words.language == "id" else ".,",
        hoverlabel={
            "bgcolor": palette.surface,
            "bordercolor": palette.line,
            "font": {"family": FONT, "color": palette.text},
            "align": "left",
        },
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": {"text": ""}},
        xaxis={**axis, "showgrid": False},
        yaxis=axis,
        dragmode=False,
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.text},
    )


def plain(text: str) -> str:
    """Text from articles as a label: plotly would render ``<a href=…>`` as a live link.

    >>> plain('<a href="http://x">Rutte</a>')
    'a href="http://x"Rutte/a'
    """
    return text.replace("<", "").replace(">", "")


def pick(figure: go.Figure, *, key: str, alt: str) -> tuple[str, ...] | None:
    """Draw a figure and return the ``customdata`` of the bar that was clicked, if any."""
    event = st.plotly_chart(
        figure, key=key, theme=None, config=CONFIG, on_select="rerun", selection_mode="points", alt=alt
    )
    points = event["selection"]["points"]
    return tuple(points[0]["customdata"]) if points else None


class Brushed(NamedTuple):
    """What a reader did to bars over time: clicked one (its ``customdata``), or drew over some days."""

    bar: tuple[str, ...] | None = None
    days: tuple[date, date] | None = None


def brush(figure: go.Figure, *, key: str, alt: str) -> Brushed:
    """Draw bars over time that can be clicked, and drawn over from one day to another."""
    figure.update_layout(dragmode="select", selectdirection="h")
    event = st.plotly_chart(
        figure, key=key, theme=None, config=CONFIG, on_select="rerun", selection_mode=("points", "box"), alt=alt
    )
    for box in event["selection"]["box"]:
        first, last = sorted(date.fromisoformat(str(end)[:10]) for end in box["x"][:2])
        return Brushed(days=(first, last))
    points = event["selection"]["points"]
    return Brushed(bar=tuple(points[0]["customdata"]) if points else None)
