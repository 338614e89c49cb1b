"""Which of Indonesia's provinces a place lies in, and how the map draws them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

TABLE = Path(__file__).with_name("provinces.csv")
SHAPES = Path(__file__).parent.parent / "static" / "topojson" / "indonesia_provinces.json"
# A town on a coast may lie in the sea of a coarse map: degrees from a province that still belong to it.
OFFSHORE = 0.3
# What lies in several provinces, though its point lies in one: islands, regions, roads; and all seas and straits.
WIDER = frozenset([
    "Jawa", "Sumatera", "Kalimantan", "Sulawesi", "Nusa Tenggara", "Tanah Papua", "Bumi Cenderawasih", "Balinusra",
    "Sulampua", "Jabodetabek", "Jabodetabekpunjur", "Bodetabek", "Pantura", "Bengawan Solo", "Indonesia Barat",
    "Indonesia Tengah", "Indonesia Timur", "Tol Trans Jawa", "Tol Trans Sumatera",
])  # fmt: skip
SEAS = ("Laut ", "Selat ")


class Shape(NamedTuple):
    """The edges of one province: ``begins`` and ``stops``, each edges × (longitude, latitude) in degrees."""

    code: str
    begins: np.ndarray
    stops: np.ndarray


@cache
def provinces() -> pd.DataFrame:
    """The 38 provinces: code (ISO 3166-2), name, drawn, lat, lon, regencies (a list of names).

    ``drawn`` is the code of the province that the map shows instead. Natural Earth knows the 33 provinces of
    2004 to 2012; the five created since are drawn as the one that they were part of.
    """
    table = pd.read_csv(TABLE, comment="#", keep_default_na=False)
    return table.assign(regencies=table["regencies"].str.split("|"))


def provinces_of(places: pd.DataFrame) -> pd.Series:
    """The drawn province of each of the ``queries.places`` rows; null outside Indonesia and where none is known.

    A province is known by its name, any other place by where its point lies, a regency without a point by its
    name. What spans several provinces is in none.
    """
    names = places["name"]
    here = places["kind"].eq("place") & places["country_code"].eq("ID")
    here &= ~names.isin(WIDER) & ~names.str.startswith(SEAS)
    table = provinces()
    itself = names.map(dict(table[["name", "drawn"]].to_numpy()))
    regencies = table[["regencies", "drawn"]].explode("regencies")
    regency = names.map(dict(regencies.to_numpy()))
    pointed = here & places["lat"].notna() & places["lon"].notna()
    point = pd.Series(at(places.loc[pointed, ["lon", "lat"]].to_numpy(float)), places.index[pointed], dtype=object)
    found = itself.fillna(point.reindex(places.index)).fillna(regency.mask(pointed))
    return found.astype(object).where(here & found.notna(), None)


def at(points: np.ndarray) -> list[str | None]:
    """The drawn province at each of points × (longitude, latitude), else the nearest within ``OFFSHORE``.

    >>> at(np.array([[112.75, -7.25], [0.0, 51.5]]))
    ['ID-JI', None]
    """
    found = np.full(len(points), None, dtype=object)
    least = np.full(len(points), OFFSHORE)
    for shape in _shapes():
        low, high = shape.begins.min(axis=0) - OFFSHORE, shape.begins.max(axis=0) + OFFSHORE
        near = ((points >= low) & (points <= high)).all(axis=1).nonzero()[0]
        away = np.where(_within(points[near], shape), 0.0, _distance(points[near], shape))
        closer = near[away < least[near]]
        found[closer], least[closer] = shape.code, away[away < least[near]]
    return list(found)


def _within(points: np.ndarray, shape: Shape) -> np.ndarray:
    """Whether a ray from each point to the east crosses the edges an odd number of times."""
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = shape.begins.T, shape.stops.T
    astride = (y0 > y) != (y1 > y)
    crossing = x0 + (y - y0) * (x1 - x0) / np.where(y1 == y0, np.inf, y1 - y0)
    odd: np.ndarray = (astride & (x < crossing)).sum(axis=1) % 2 == 1
    return odd


def _distance(points: np.ndarray, shape: Shape) -> np.ndarray:
    """Degrees from each point to the nearest edge."""
    along = shape.stops - shape.begins
    offset = points[:, None] - shape.begins
    share = np.clip((offset * along).sum(-1) / np.maximum((along**2).sum(-1), 1e-12), 0, 1)
    nearest: np.ndarray = np.linalg.norm(offset - share[..., None] * along, axis=-1).min(axis=1)
    return nearest


@cache
def _shapes() -> tuple[Shape, ...]:
    shapes = []
    for feature in json.loads(SHAPES.read_text(encoding="utf-8"))["features"]:
        rings = [np.array(ring) for part in feature["geometry"]["coordinates"] for ring in part]
        begins, stops = (np.vstack([ring[cut] for ring in rings]) for cut in (slice(-1), slice(1, None)))
        shapes.append(Shape(feature["id"], begins, stops))
    return tuple(shapes)
