"""What every plotly figure shares: quiet axes, the reader's separators, labels that are no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import streamlit as st

if TYPE_CHECKING:
    from components.palette import Palette
    from components.words import Words

FONT = "Inter, sans-serif"  # as the page; plotly and ECharts would take their own
# One button, on hover: the figure as SVG, as the other drawings offer it.
CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": {"format": "svg"}}


def layout(*arranged: Mapping[str, Any], words: Words, palette: Palette, height: int) -> dict[str, Any]:
    """A layout without ornaments, at a fixed height so that nothing jumps, with what is ``arranged`` over it."""
    axis = {
        "gridcolor": palette.line,
        "linecolor": palette.line,
        "zeroline": False,
        "automargin": True,
        "ticks": "",
    }
    quiet = {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": palette.muted, "size": 12},
        "separators": ",." if words.language == "id" else ".,",
        "hoverlabel": {
            "bgcolor": palette.surface,
            "bordercolor": palette.line,
            "font": {"family": FONT, "color": palette.text},
            "align": "left",
        },
        "hovermode": "closest",
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": {"text": ""}},
        "xaxis": {**axis, "showgrid": False},
        "yaxis": axis,
        "dragmode": False,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.text},
    }
    return reduce(_over, arranged, quiet)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """
    >>> _over({"xaxis": {"color": "grey", "ticks": ""}}, {"xaxis": {"ticks": "inside"}, "height": 3})
    {'xaxis': {'color': 'grey', 'ticks': 'inside'}, 'height': 3}
    """
    both = {
        name: _over(below[name], above[name]) for name in above if _nested(below, name) and _nested(above, name)
    }
    return {**below, **above, **both}


def _nested(settings: Mapping[str, Any], name: str) -> bool:
    return isinstance(settings.get(name), Mapping)


def drawn(traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """A figure of traces and a layout, as plotly's reference has them.

    Not checked value by value, which takes half of the time of a page with a chart: the tests check a figure of
    every kind (``go.Figure(figure.to_dict())`` raises ``ValueError`` where one is wrong).
    """
    return go.Figure(list(traces), layout, _validate=False)


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
