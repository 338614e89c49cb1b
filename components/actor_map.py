"""Where the news is about: countries by how often they are named, places as points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pycountry

from components.charts import layout, plain
from components.map_arcs import arc_traces
from components.palette import LIGHT, Palette

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 460
LABELS = 12
POINTS = 150
Region = Literal["world", "indonesia"]
# The part of the globe that is drawn, and from which of the topojson files.
REGIONS: Mapping[Region, Mapping[str, Any]] = {
    "world": {"projection_type": "natural earth", "resolution": 110, "lataxis_range": [-58, 85]},
    "indonesia": {
        "scope": "asia",
        "resolution": 50,
        "projection_type": "equirectangular",
        "lonaxis_range": [92, 143],
        "lataxis_range": [-13, 9],
    },
}


class Located(NamedTuple):
    """Places by what the map can do with them: shade a country, set a point, or only list the name."""

    countries: pd.DataFrame
    points: pd.DataFrame
    unlocated: pd.DataFrame


def locate(places: pd.DataFrame) -> Located:
    """Sort ``queries.places`` rows: ``countries`` get an ISO 3166 ``alpha_3`` and are summed by it.

    A territory or country without a code, and a place without coordinates, is ``unlocated``: it is counted and
    listed, never set down at a guess.
    """
    alpha_3 = places["country_code"].map(_alpha_3, na_action="ignore")
    shaded = places["kind"].eq("country") & alpha_3.notna()
    placed = ~shaded & places["lat"].notna() & places["lon"].notna()
    countries = places[shaded].assign(alpha_3=alpha_3[shaded]).sort_values("mentions", ascending=False)
    summed = countries.groupby("alpha_3", sort=False).agg(
        actor_id=("actor_id", "first"),
        name=("name", "first"),
        mentions=("mentions", "sum"),
        articles=("articles", "max"),
        lat=("lat", "first"),
        lon=("lon", "first"),
    )
    return Located(
        summed.reset_index(),
        places[placed].sort_values("mentions", ascending=False, ignore_index=True),
        places[~shaded & ~placed].sort_values("mentions", ascending=False, ignore_index=True),
    )


def actor_map(
    located: Located,
    *,
    arcs: pd.DataFrame | None = None,
    words: Words,
    palette: Palette = LIGHT,
    by: str = "mentions",
    region: Region = "world",
    height: int = HEIGHT,
) -> go.Figure:
    """A world map: countries shaded by the logarithm of ``by`` (mentions or articles), places as points.

    Of the places the ``POINTS`` most mentioned are drawn, or they would hide the countries. Each country and
    point carries its actor's id as ``customdata``. ``arcs`` as ``map_arcs.arcs`` gives them are drawn in the
    quad's colour, in the region of a country only those that stay within. Needs the topojson files that the
    server offers (``charts.CONFIG``).
    """
    figure = go.Figure(layout=layout(words=words, palette=palette, height=height))
    if len(located.countries):
        figure.add_trace(_shades(located.countries, by, words, palette))
    if len(located.points):
        figure.add_trace(_points(located.points.head(POINTS), by, words, palette))
    if arcs is not None:
        figure.add_traces(arc_traces(_within(arcs, region), words=words, palette=palette))
    figure.update_layout(dragmode="pan", margin={"l": 0, "r": 0, "t": 0, "b": 0})
    figure.update_geos(
        **REGIONS[region],
        bgcolor="rgba(0,0,0,0)",
        showframe=False,
        showcoastlines=False,
        showland=True,
        landcolor=palette.tint(palette.text, share=0.05),
        showcountries=True,
        countrycolor=palette.background,
    )
    return figure


def _within(arcs: pd.DataFrame, region: Region) -> pd.DataFrame:
    """The arcs with both ends in the part of the globe that is drawn."""
    inside = pd.Series(data=True, index=arcs.index)
    for axis in ("lon", "lat"):
        if bounds := REGIONS[region].get(f"{axis}axis_range"):
            inside &= arcs[f"from_{axis}"].between(*bounds) & arcs[f"to_{axis}"].between(*bounds)
    return arcs[inside]


def _shades(countries: pd.DataFrame, by: str, words: Words, palette: Palette) -> go.Choropleth:
    counts = countries[by].astype(float)
    ticks = _ticks(counts.max())
    return go.Choropleth(
        locations=list(countries["alpha_3"]),
        z=list(np.log10(counts.clip(lower=1)).round(2)),
        zmin=0,
        zmax=max(float(np.log10(max(counts.max(), 1))), 0.3),
        customdata=list(countries["actor_id"]),
        hovertext=_hovers(countries, words),
        hovertemplate="%{hovertext}<extra></extra>",
        colorscale=[[0, palette.tint(palette.text, share=0.1)], [1, palette.tint(palette.text, share=0.55)]],
        marker={"line": {"color": palette.background, "width": 0.6}},
        colorbar={
            "title": {"text": words("mentions") if by == "mentions" else words("articles"), "side": "top"},
            "orientation": "h",
            "thickness": 8,
            "len": 0.3,
            "x": 0.02,
            "xanchor": "left",
            "y": 0.02,
            "yanchor": "bottom",
            "tickvals": [float(np.log10(tick)) for tick in ticks],
            "ticktext": [words.number(tick) for tick in ticks],
            "outlinewidth": 0,
            "tickangle": 0,
        },
    )


def _points(points: pd.DataFrame, by: str, words: Words, palette: Palette) -> go.Scattergeo:
    counts = points[by].astype(float)
    labels = [plain(name) if rank < LABELS else "" for rank, name in enumerate(points["name"])]
    return go.Scattergeo(
        lon=list(points["lon"].round(2)),
        lat=list(points["lat"].round(2)),
        customdata=list(points["actor_id"]),
        hovertext=_hovers(points, words),
        hovertemplate="%{hovertext}<extra></extra>",
        mode="markers",
        text=labels,
        marker={
            "symbol": "triangle-up",
            "color": palette.kind("country"),
            "size": list(5 + 14 * np.sqrt(counts / max(counts.max(), 1)).round(2)),
            "line": {"color": palette.background, "width": 0.75},
            "opacity": 1,
        },
        showlegend=False,
    )


def _hovers(rows: pd.DataFrame, words: Words) -> list[str]:
    return [
        f"<b>{plain(name)}</b><br>"
        + words.plural("{count} mention", "{count} mentions", int(mentions))
        + "<br>"
        + words.plural("{count} article", "{count} articles", int(articles))
        for name, mentions, articles in zip(rows["name"], rows["mentions"], rows["articles"], strict=True)
    ]


def _ticks(most: float) -> list[int]:
    """Powers of ten up to ``most``, and ``most`` itself where it is far from the last.

    >>> _ticks(250)
    [1, 10, 100, 250]
    """
    powers = [10**power for power in range(len(str(int(max(most, 1)))))]
    return [*powers, int(most)] if most > 2 * powers[-1] else powers


def _alpha_3(alpha_2: str) -> str | None:
    country = pycountry.countries.get(alpha_2=alpha_2)
    return country.alpha_3 if country else None
