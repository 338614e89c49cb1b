"""Where the news is about: countries or provinces by how often they are named, places as points."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pycountry

from components.charts import drawn, layout, plain
from components.map_arcs import arc_traces
from components.map_labels import spaced
from components.palette import LIGHT, Palette

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 470
POINTS = 150
Region = Literal["world", "indonesia"]
# The part of the globe that is drawn, and from which of the topojson files.
REGIONS: Mapping[Region, Mapping[str, Any]] = {
    "world": {"projection": {"type": "natural earth"}, "resolution": 110, "lataxis": {"range": [-56, 84]}},
    "indonesia": {
        "scope": "asia",
        "resolution": 50,
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [93.5, 142.5]},
        "lataxis": {"range": [-12.5, 8.5]},
    },
}
PROVINCES = "app/static/topojson/indonesia_provinces.json"
# Pixels a degree on a map 700 wide, and how many names it carries.
LABELS: Mapping[Region, tuple[float, int]] = {"world": (1.95, 14), "indonesia": (14.3, 24)}
# States and territories that the world's file leaves out, and those that it draws too small to be clicked.
UNDRAWN = frozenset([
    "ABW", "AIA", "AND", "ASM", "ATG", "BES", "BHR", "BLM", "BMU", "BRB", "BVT", "CCK", "COK", "CUW", "CXR",
    "CYM", "FRO", "FSM", "GGY", "GIB", "GRD", "HKG", "HMD", "IMN", "IOT", "JEY", "KIR", "KNA", "LCA", "LIE",
    "MAC", "MAF", "MCO", "MDV", "MHL", "MLT", "MNP", "MSR", "MYT", "NFK", "NIU", "NRU", "PCN", "PLW", "SGP",
    "SHN", "SMR", "SPM", "SXM", "SYC", "TCA", "TKL", "TON", "TUV", "UMI", "VAT", "VCT", "VGB", "VIR", "WLF",
    "XKX",
])  # fmt: skip
TINY = frozenset(["BRN", "COM", "CPV", "DMA", "LUX", "MUS", "PSE", "QAT", "STP", "TLS", "TTO", "WSM"])
FRAME: Mapping[str, Any] = {"dragmode": "pan", "margin": {"l": 0, "r": 0, "t": 0, "b": 0}}
UNPICKED = {"marker": {"opacity": 0.7}}  # what was not clicked stays in view
PALE, DARK = 0.1, 0.6  # of the text's colour: the least and the most mentioned
KOSOVO = {"XK": "XKX"}  # no part of ISO 3166: the code that others agreed upon


class Located(NamedTuple):
    """Places by what the map can do with them: shade a country, set a point, or only list the name."""

    countries: pd.DataFrame
    points: pd.DataFrame
    unlocated: pd.DataFrame


def locate(places: pd.DataFrame) -> Located:
    """Sort ``queries.places`` rows: ``countries`` get their ISO 3166 alpha-3 ``code`` and are summed by it.

    What has no shape on the map and no coordinates is ``unlocated``: it is counted and listed, never set down
    at a guess. A country bears the name that the articles' own actor has.
    """
    codes = places["country_code"].map(_alpha_3, na_action="ignore")
    pointed = places["lat"].notna() & places["lon"].notna()
    shaded = places["kind"].eq("country") & codes.notna() & (pointed | ~codes.isin(UNDRAWN))
    countries = places[shaded].assign(code=codes[shaded]).sort_values("mentions", ascending=False)
    summed = countries.groupby("code", sort=False).agg(
        actor_id=("actor_id", "first"),
        name=("name", "first"),
        mentions=("mentions", "sum"),
        articles=("articles", "max"),
        lat=("lat", "first"),
        lon=("lon", "first"),
    )
    return Located(
        summed.reset_index(),
        places[~shaded & pointed].sort_values("mentions", ascending=False, ignore_index=True),
        places[~shaded & ~pointed].sort_values("mentions", ascending=False, ignore_index=True),
    )


def within(rows: pd.DataFrame, region: Region) -> pd.DataFrame:
    """The rows whose ``lon`` and ``lat`` lie in the part of the globe that is drawn."""
    inside = pd.Series(data=True, index=rows.index)
    for axis in ("lon", "lat"):
        if shown := REGIONS[region].get(f"{axis}axis"):
            inside &= rows[axis].between(*shown["range"])
    return rows[inside].reset_index(drop=True)


def actor_map(
    located: Located,
    *,
    provinces: pd.DataFrame | None = None,
    arcs: pd.DataFrame | None = None,
    words: Words,
    palette: Palette = LIGHT,
    by: str = "mentions",
    region: Region = "world",
    height: int = HEIGHT,
) -> go.Figure:
    """A map: countries shaded by the logarithm of ``by`` (mentions or articles), places as points.

    Of Indonesia the ``provinces`` are shaded instead (code, actor_id, name, note, lat, lon, mentions, articles).
    Of the places the ``POINTS`` most mentioned are drawn, or they would hide the rest. Each area and point
    carries its actor's id and counts as ``customdata``. ``arcs`` between countries, as ``map_arcs.arcs`` gives
    them, are drawn in the quad's colour. Needs the map files that the server offers (``charts.CONFIG``).
    """
    areas = located.countries if region == "world" else provinces
    shaded = areas if areas is not None and len(areas) else None
    traces = []
    if shaded is not None:
        traces.append(_shades(shaded, by, region, words, palette))
        if region == "world":
            traces += _circles(shaded, by, words, palette)
    points = within(located.points, region).head(POINTS)
    if len(points):
        traces.append(_points(points, by, words, palette))
    if arcs is not None:
        traces += arc_traces(arcs, words=words, palette=palette)
    arranged: dict[str, Any] = {"geo": _geo(region, palette), **FRAME}
    if shaded is not None:
        traces.append(_names(shaded, region, palette))
        arranged["coloraxis"] = _colors(shaded[by], palette)
    return drawn(traces, layout(arranged, words=words, palette=palette, height=height))


def _geo(region: Region, palette: Palette) -> dict[str, Any]:
    """The part of the globe, and the land on it."""
    return {
        **REGIONS[region],
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showlakes": False,
        "showland": True,
        "landcolor": palette.tint(palette.text, share=0.05),
    }


def _shades(areas: pd.DataFrame, by: str, region: Region, words: Words, palette: Palette) -> dict[str, Any]:
    shapes = {"geojson": PROVINCES, "featureidkey": "id"} if region == "indonesia" else {}
    return {
        "type": "choropleth",
        **shapes,
        "locations": list(areas["code"]),
        "z": _heat(areas[by]),
        "coloraxis": "coloraxis",
        **_told(areas, words),
        "marker": {"line": {"color": palette.background, "width": 0.6}},
    }


def _circles(countries: pd.DataFrame, by: str, words: Words, palette: Palette) -> list[dict[str, Any]]:
    """Countries that are too small for a shape, in the shade that it would have."""
    small = countries[countries["code"].isin(UNDRAWN | TINY)].dropna(subset=["lat", "lon"])
    if small.empty:
        return []
    return [
        {
            "type": "scattergeo",
            "lon": list(small["lon"].round(2)),
            "lat": list(small["lat"].round(2)),
            **_told(small, words),
            "mode": "markers",
            "marker": {
                "color": _heat(small[by]),
                "coloraxis": "coloraxis",
                "size": 8,
                "opacity": 1,
                "line": {"color": palette.muted, "width": 0.75},
            },
            "showlegend": False,
        }
    ]


def _points(points: pd.DataFrame, by: str, words: Words, palette: Palette) -> dict[str, Any]:
    counts = points[by].astype(float)
    return {
        "type": "scattergeo",
        "lon": list(points["lon"].round(2)),
        "lat": list(points["lat"].round(2)),
        **_told(points, words),
        "mode": "markers",
        "marker": {
            "symbol": "triangle-up",
            "color": palette.kind("country"),
            "size": list((5 + 11 * np.sqrt(counts / max(counts.max(), 1))).round(1)),
            "line": {"color": palette.background, "width": 0.75},
            "opacity": 1,
        },
        "showlegend": False,
    }


def _names(areas: pd.DataFrame, region: Region, palette: Palette) -> dict[str, Any]:
    """The names of those most mentioned, as far as there is room."""
    scale, most = LABELS[region]
    known = areas.dropna(subset=["lat", "lon"]).sort_values("mentions", ascending=False, kind="stable")
    labels = zip(known["lon"], known["lat"], map(plain, known["name"]), strict=True)
    shown = spaced(labels, scale=scale, most=most)
    return {
        "type": "scattergeo",
        "lon": [round(lon, 2) for lon, _, _ in shown],
        "lat": [round(lat, 2) for _, lat, _ in shown],
        "text": [name for *_, name in shown],
        "mode": "text",
        "textposition": "bottom center",
        "textfont": {
            "color": palette.text,
            "size": 11,
            "shadow": ", ".join([f"0 0 2px {palette.background}"] * 3),
        },
        "unselected": {"textfont": {"color": palette.text}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _told(rows: pd.DataFrame, words: Words) -> dict[str, Any]:
    """What a hover tells and a click gives; the words are sent once, for each row only what differs."""
    told: dict[str, Any] = {
        "customdata": rows[["actor_id", "mentions", "articles"]].to_numpy(dtype=object).tolist(),
        "hovertext": [plain(name) for name in rows["name"]],
    }
    lines = [
        "<b>%{hovertext}</b>",
        words("mentions") + ": %{customdata[1]:,d}",
        words("articles") + ": %{customdata[2]:,d}",
    ]
    if "note" in rows:
        told["text"] = [plain(note).replace("\n", "<br>") for note in rows["note"]]
        lines.append("%{text}")
    return {**told, "hovertemplate": "<br>".join(lines) + "<extra></extra>", "unselected": UNPICKED}


def _heat(counts: pd.Series) -> list[float]:
    return list(np.log10(counts.astype(float).clip(lower=1)).round(2))


def _range(counts: pd.Series) -> tuple[float, float]:
    """The logarithms between which the shades run; one count alone has the strongest."""
    logarithms = np.log10(counts.astype(float).clip(lower=1))
    most = float(logarithms.max())
    return min(float(logarithms.min()), most - 0.3), most


def _colors(counts: pd.Series, palette: Palette) -> dict[str, Any]:
    least, most = _range(counts)
    return {
        "cmin": least,
        "cmax": most,
        "colorscale": [[0, palette.tint(palette.text, share=PALE)], [1, palette.tint(palette.text, share=DARK)]],
        "showscale": False,
    }


def scale(located: Located, provinces: pd.DataFrame, *, by: str, region: Region, words: Words) -> str:
    """What the shades mean, as HTML: plotly takes a third of the time of the whole map for such a bar."""
    areas = located.countries if region == "world" else provinces
    if not len(areas):
        return ""
    least, most = _range(areas[by])
    ticks = _ticks(max(float(areas[by].min()), 1), max(float(areas[by].max()), 1))
    marks = "".join(
        f'<span style="left:{100 * (math.log10(tick) - least) / (most - least):.1f}%">{words.number(tick)}</span>'
        for tick in ticks
    )
    title = words("mentions") if by == "mentions" else words("articles")
    return f'<div class="tilik-scale">{escape(title)}<i></i><div>{marks}</div></div>'


def _ticks(least: float, most: float) -> list[int]:
    """Powers of ten between the two, and each of the two where it is far from the nearest power.

    >>> _ticks(30, 2500)
    [30, 100, 1000, 2500]
    """
    powers = [10**power for power in range(len(str(int(most)))) if least <= 10**power <= most]
    low = [int(least)] if not powers or powers[0] > 2 * least else []
    high = [int(most)] if most > 2 * (powers or low)[-1] else []
    return [*low, *powers, *high]


@cache
def _alpha_3(alpha_2: str) -> str | None:
    country = pycountry.countries.get(alpha_2=alpha_2)
    return country.alpha_3 if country else KOSOVO.get(alpha_2)
