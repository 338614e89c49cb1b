"""Frames for one view: what the store holds of a selection.

Every query takes a snapshot and is answered by it alone; all filters run in SQL. Days are days in
``TILIK_TIMEZONE``. docs/architecture.md lists the queries and what an actor filter means on each frame.
"""

from dashboard.data.queries.arrivals import arrivals, newest_arrival, quality
from dashboard.data.queries.article import article
from dashboard.data.queries.disagreement import disputes
from dashboard.data.queries.divergence import counted
from dashboard.data.queries.edges import LAYERS, Layer, edges
from dashboard.data.queries.evidence import evidence, provenance
from dashboard.data.queries.facets import Facets, actor_facet, facets, outlet_facet, shares, tag_facet
from dashboard.data.queries.figures import count, totals
from dashboard.data.queries.hits import found, found_quotes
from dashboard.data.queries.latest import latest_quotes
from dashboard.data.queries.moments import DAILY, eras, periods, worded
from dashboard.data.queries.movements import moved
from dashboard.data.queries.profile import appearances, roles
from dashboard.data.queries.pulse import pulse
from dashboard.data.queries.roster import (
    actor_kinds,
    actor_names,
    actors,
    gathered,
    places,
    speakers,
    suggest_actors,
)
from dashboard.data.queries.scope import ERAS
from dashboard.data.queries.spans import batches, coreferences, dates, mentions, numbers, quotes, relations
from dashboard.data.queries.speech import speech
from dashboard.data.queries.subjects import series, subjects
from dashboard.data.queries.swimlanes import swimlanes
from dashboard.data.queries.texts import articles, outlets, refusals
from dashboard.data.queries.times import BUCKETS, Bucket, activity
from dashboard.data.queries.versions import versions
from dashboard.data.queries.wordings import quoted, repeated

__all__ = [
    "BUCKETS",
    "DAILY",
    "ERAS",
    "LAYERS",
    "Bucket",
    "Facets",
    "Layer",
    "activity",
    "actor_facet",
    "actor_kinds",
    "actor_names",
    "actors",
    "appearances",
    "arrivals",
    "article",
    "articles",
    "batches",
    "coreferences",
    "count",
    "counted",
    "dates",
    "disputes",
    "edges",
    "eras",
    "evidence",
    "facets",
    "found",
    "found_quotes",
    "gathered",
    "latest_quotes",
    "mentions",
    "moved",
    "newest_arrival",
    "numbers",
    "outlet_facet",
    "outlets",
    "periods",
    "places",
    "provenance",
    "pulse",
    "quality",
    "quoted",
    "quotes",
    "refusals",
    "relations",
    "repeated",
    "roles",
    "series",
    "shares",
    "speakers",
    "speech",
    "subjects",
    "suggest_actors",
    "swimlanes",
    "tag_facet",
    "totals",
    "versions",
    "worded",
]
