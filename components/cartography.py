"""A map in the browser: areas, points and arcs that can be pointed at and clicked.

Drawn by d3-geo (Bostock), which the server offers, and with maps of its own: nothing is fetched from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.charts import FONT
from components.drawing import drawing, saving

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.words import Words


def cartography(
    found: Mapping[str, Any],
    *,
    on_pick: Callable[[Sequence[str]], None],
    focus: str = "",
    alt: str,
    file: str,
    key: str,
    words: Words,
) -> None:
    """Draw what ``actor_map`` gives. ``on_pick`` is called with the ``pick`` of what is clicked.

    ``focus`` is the pick, joined by commas, of what has an edge of its own. A button saves the map as an SVG
    ``file``.
    """
    told = {
        "font": FONT,
        "focus": focus,
        "alt": alt,
        "file": file,
        "buttons": [("+", words("Zoom in")), ("−", words("Zoom out")), ("⟲", words("Reset")), saving(words)],
        "failed": words("The map cannot be drawn. Load the page anew."),
    }

    def click(parts: Sequence[object]) -> None:
        on_pick([str(part) for part in parts])

    drawing("cartography", {**found, **told}, key=key, on={"picked": click})
