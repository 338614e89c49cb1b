"""How amounts run over time: a point an outlet and a stretch of time, a bar from the least to the greatest."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from components.axis import axis
from components.buckets import label, span
from components.charts import drawn, layout, plain
from components.palette import LIGHT, Palette
from components.quantity import amount, quantity

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 320
MOST = 8  # outlets with a colour and a shape of their own
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star", "pentagon")
WIDE = 100  # times the least, from which on the axis is logarithmic
TICKS = 5


def amounts(
    series: pd.DataFrame,
    *,
    unit: str,
    words: Words,
    bucket: str = "day",
    palette: Palette = LIGHT,
    height: int = HEIGHT,
) -> go.Figure:
    """``series`` as ``queries.series`` gives it; each point carries ``(bucket as ISO day, outlet)``.

    Outlets beyond the eighth share a grey circle. The axis is logarithmic where amounts lie far apart.
    """
    outlets = list(series.groupby("outlet")["numbers"].sum().sort_values(ascending=False).index)
    colors = palette.scale(outlets)
    traces = []
    for place, outlet in enumerate(outlets):
        symbol = SYMBOLS[place] if place < MOST else "circle-open"
        rows = series[series["outlet"] == outlet]
        traces.append(_points(rows, outlet, unit, symbol, colors[outlet], bucket, words))
    arranged: dict[str, Any] = {"showlegend": len(outlets) > 1}
    if len(series):
        window = series["bucket"].min(), span(series["bucket"].max(), bucket=bucket)[1]
        arranged["xaxis"] = axis(window, bucket=bucket, words=words)
        arranged["yaxis"] = _scale(float(series["least"].min()), float(series["greatest"].max()), words)
    return drawn(traces, layout(arranged, words=words, palette=palette, height=height))


def _points(
    rows: pd.DataFrame, outlet: str, unit: str, symbol: str, color: str, bucket: str, words: Words
) -> dict[str, Any]:
    name = plain(outlet) or words("unknown outlet")
    middle = rows["middle"].astype(float)
    days = [day.isoformat() for day in rows["bucket"]]
    return {
        "type": "scatter",
        "x": days,
        "y": list(middle),
        "mode": "markers",
        "name": name,
        "marker": {"color": color, "symbol": symbol, "size": 9},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": list(rows["greatest"].astype(float) - middle),
            "arrayminus": list(middle - rows["least"].astype(float)),
            "color": color,
            "thickness": 2,
            "width": 3,
        },
        "customdata": [(day, outlet) for day in days],
        "hovertext": [_hover(row, name, unit, bucket, words) for row in rows.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: object, name: str, unit: str, bucket: str, words: Words) -> str:
    day: date = row.bucket  # type: ignore[attr-defined]
    least, greatest = float(row.least), float(row.greatest)  # type: ignore[attr-defined]
    written = quantity({"min": least, "max": greatest, "unit": unit}, words=words)
    counted = words.plural("{count} number", "{count} numbers", int(row.numbers))  # type: ignore[attr-defined]
    return f"{label(day, bucket=bucket, words=words)}<br>{name}: <b>{plain(written)}</b><br>{counted}"


def _scale(least: float, greatest: float, words: Words) -> dict[str, object]:
    """The axis of amounts with ticks in the reader's words."""
    if least > 0 and greatest / least > WIDE:
        low, high = math.floor(math.log10(least)), math.ceil(math.log10(greatest))
        step = max(1, round((high - low) / TICKS))
        ticks = [float(10**power) for power in range(low, high + 1, step)]
        return {
            "type": "log",
            "tickvals": ticks,
            "ticktext": [amount({"value": tick}, words=words) for tick in ticks],
        }
    ticks = _even(min(least, 0.0), greatest)
    return {
        "rangemode": "tozero",
        "tickvals": ticks,
        "ticktext": [amount({"value": tick}, words=words) for tick in ticks],
    }


def _even(least: float, greatest: float) -> list[float]:
    """Round numbers between two amounts.

    >>> _even(0, 230)
    [0.0, 50.0, 100.0, 150.0, 200.0]
    """
    reach = max(greatest - least, 1e-9)
    power = 10 ** math.floor(math.log10(reach / TICKS))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= reach / TICKS)
    first = math.ceil(least / step)
    return [round(number * step, 10) for number in range(first, math.floor(greatest / step) + 1)]
