"""The filters: what the reader has chosen, in the URL and in the bar.

``url`` alone reads and writes the URL, which is the state; the other files draw it.
"""

from dashboard.filters.chips import clear
from dashboard.filters.strip import bar
from dashboard.filters.url import (
    SHARED,
    Place,
    address,
    choices,
    choose,
    link,
    narrow,
    parameter,
    place,
    query,
    selection,
    show,
    show_article,
)

__all__ = [
    "SHARED",
    "Place",
    "address",
    "bar",
    "choices",
    "choose",
    "clear",
    "link",
    "narrow",
    "parameter",
    "place",
    "query",
    "selection",
    "show",
    "show_article",
]
