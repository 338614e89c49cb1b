"""The palette as CSS that follows the reader's theme by itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from components.palette import DARK, GLYPHS, LIGHT

TOKENS = ("background", "surface", "line", "text", "muted", "accent", "number", "date", "mark")
FOLDER = Path(__file__).parent


# Of the whole page, in one element that is sent once: new rules have the browser work out every style anew.
SHEETS = ("shell", "filters", "citation", "reader", "comparison", "wordings", "actor_network", "drawing")


@cache
def sheet() -> str:
    """A ``<style>`` element: the palette, and ``components/<name>.css`` for each of ``SHEETS``.

    ``light-dark()`` lets the browser choose, so that a change of theme needs no answer from the server.
    """
    rules = "\n".join((FOLDER / name).with_suffix(".css").read_text() for name in SHEETS)
    return f"<style>{tokens()}\n{kinds()}\n{rules}</style>"


def tokens() -> str:
    """``--tilik-<token>`` for every token of the palette, ``--tilik-kind-<kind>`` and ``--tilik-quad-<quad>``."""
    pairs = [(name, getattr(LIGHT, name), getattr(DARK, name)) for name in TOKENS]
    pairs += [(f"kind-{kind}", LIGHT.kind(kind), DARK.kind(kind)) for kind in GLYPHS]
    pairs += [(f"quad-{quad.replace(' ', '-')}", LIGHT.quad(quad), DARK.quad(quad)) for quad in LIGHT.quads]
    return f":root{{{';'.join(f'--tilik-{name}:light-dark({light},{dark})' for name, light, dark in pairs)}}}"


def kinds() -> str:
    """``.kind-<kind>`` for every kind of actor: its colour and its glyph."""
    return "".join(
        f".kind-{kind}{{--kind:var(--tilik-kind-{kind});--glyph:'{glyph}'}}" for kind, glyph in GLYPHS.items()
    )
