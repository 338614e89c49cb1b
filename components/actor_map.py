"""Where the news is about: countries or provinces by how often they are named, places as points."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import pandas as pd
import pycountry

from components.map_arcs import arc_marks
from components.map_labels import spaced
from components.palette import LIGHT, Palette
from components.records import records

if TYPE_CHECKING:
    from components.words import Words

HEIGHT = 470
POINTS = 150
Region = Literal["world", "indonesia"]
MAPS = "app/static/topojson/"
# The part of the globe that is drawn: from where to where, as what, and the files with its land and its areas.
REGIONS: Mapping[Region, Mapping[str, Any]] = {
    "world": {
        "projection": "geoNaturalEarth1",
        "frame": [[-180, 0], [180, 0], [0, 84], [0, -56]],
        "land": f"{MAPS}world_110m.json",
        "shapes": f"{MAPS}world_110m.json",
    },
    "indonesia": {
        "projection": "geoEquirectangular",
        "frame": [[93.5, -12.5], [142.5, 8.5]],
        "land": f"{MAPS}asia_50m.json",
        "shapes": f"{MAPS}indonesia_provinces.json",
    },
}
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
    if region == "world":
        return rows.reset_index(drop=True)
    (west, south), (east, north) = REGIONS[region]["frame"]
    return rows[rows["lon"].between(west, east) & rows["lat"].between(south, north)].reset_index(drop=True)


def actor_map(
    located: Located,
    *,
    provinces: pd.DataFrame | None = None,
    arcs: pd.DataFrame | None = None,
    words: Words,
    palette: Palette = LIGHT,
    by: str = "mentions",
    region: Region = "world",
) -> dict[str, Any]:
    """A map, as ``cartography`` draws it: countries shaded by the logarithm of ``by``, places as points.

    Of Indonesia the ``provinces`` are shaded instead (code, actor_id, name, note, lat, lon, mentions, articles).
    Of the places the ``POINTS`` most mentioned are drawn, or they would hide the rest. Whatever can be clicked has
    a ``pick``: its actor's id, or the four parts of the tie. ``arcs`` between countries, as ``map_arcs.arcs``
    gives them, are drawn in the quad's colour.
    """
    areas = located.countries if region == "world" else provinces
    shaded = located.countries.iloc[:0] if areas is None else areas
    points = within(located.points, region).head(POINTS)
    lines, heads = ([], []) if arcs is None else arc_marks(arcs, words=words, palette=palette)
    return {
        "region": region,
        **REGIONS[region],
        "height": HEIGHT,
        "colors": {
            "land": palette.tint(palette.text, share=0.05),
            "point": palette.kind("country"),
            **{name: getattr(palette, name) for name in ("background", "text", "muted", "accent")},
        },
        "areas": _areas(shaded, by, palette, words),
        "circles": _circles(shaded, by, palette, words) if region == "world" else [],
        "points": _points(points, by, words),
        "arcs": lines,
        "heads": heads,
        "names": _names(shaded, region),
    }


def _areas(areas: pd.DataFrame, by: str, palette: Palette, words: Words) -> list[dict[str, Any]]:
    colors = _colors(areas[by], palette)
    return [
        {"code": row["code"], "color": color, **_told(row, words)}
        for row, color in zip(records(areas), colors, strict=True)
    ]


def _circles(countries: pd.DataFrame, by: str, palette: Palette, words: Words) -> list[dict[str, Any]]:
    """Countries that are too small for a shape, in the shade that it would have."""
    small = countries["code"].isin(UNDRAWN | TINY) & countries["lat"].notna() & countries["lon"].notna()
    return [
        {"at": _at(row), "color": color, **_told(row, words)}
        for row, color, drawn in zip(records(countries), _colors(countries[by], palette), small, strict=True)
        if drawn
    ]


def _points(points: pd.DataFrame, by: str, words: Words) -> list[dict[str, Any]]:
    most = max(float(points[by].max()), 1.0) if len(points) else 1.0
    return [
        {"at": _at(row), "size": round(5 + 11 * math.sqrt(row[by] / most), 1), **_told(row, words)}
        for row in records(points)
    ]


def _names(areas: pd.DataFrame, region: Region) -> list[dict[str, Any]]:
    """The names of those most mentioned, as far as there is room."""
    scale, most = LABELS[region]
    known = areas.dropna(subset=["lat", "lon"]).sort_values("mentions", ascending=False, kind="stable")
    shown = spaced(zip(known["lon"], known["lat"], known["name"], strict=True), scale=scale, most=most)
    return [{"at": [round(lon, 2), round(lat, 2)], "text": name} for lon, lat, name in shown]


def _told(row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What a click picks, and the lines that are shown of what is pointed at."""
    named = {"mentions": words("mentions"), "articles": words("articles")}
    counts = [f"{name}: {words.number(row[column])}" for column, name in named.items()]
    notes = row["note"].splitlines() if isinstance(row.get("note"), str) else []
    return {"pick": [row["actor_id"]], "lines": [row["name"], *counts, *filter(None, notes)]}


def _at(row: Mapping[str, Any]) -> list[float]:
    return [round(row["lon"], 2), round(row["lat"], 2)]


def _range(counts: pd.Series) -> tuple[float, float]:
    """The logarithms between which the shades run; one count alone has the strongest."""
    logarithms = np.log10(counts.astype(float).clip(lower=1))
    most = float(logarithms.max())
    return min(float(logarithms.min()), most - 0.3), most


def _colors(counts: pd.Series, palette: Palette) -> list[str]:
    """The stronger the more, on the scale of logarithms that counts of words ask for."""
    if counts.empty:
        return []
    least, most = _range(counts)
    shares = (np.log10(counts.astype(float).clip(lower=1)) - least) / (most - least)
    return [palette.tint(palette.text, share=round(PALE + (DARK - PALE) * share, 2)) for share in shares]


def scale(located: Located, provinces: pd.DataFrame, *, by: str, region: Region, words: Words) -> str:
    """What the shades mean, as HTML."""
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
