"""One meaning a colour, in light and dark: the tokens of the whole interface.

No colour stands alone: each kind has a glyph, each quote type a bar style, each quad a word beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``.

    ``kinds`` colours actors by their kind, ``quads`` relations by theirs, ``groups`` whatever has no meaning of
    its own (outlets in a stacked bar): in that order, then ``muted``.
    """

    name: str
    background: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    number: str
    date: str
    mark: str
    kinds: Mapping[str, str]
    quads: Mapping[str, str]
    groups: tuple[str, ...]

    def kind(self, kind: str | None) -> str:
        """The colour of an actor's kind; ``muted`` for one that has none.

        >>> LIGHT.kind("person")
        '#0072B2'
        """
        return self.kinds.get(kind or "", self.muted)

    def quad(self, quad: str | None) -> str:
        return self.quads.get(quad or "", self.muted)

    def tint(self, color: str, *, share: float = 0.08) -> str:
        """``color`` laid over the surface at ``share`` opacity, as an opaque colour.

        >>> LIGHT.tint("#000000", share=0.5)
        '#808080'
        """
        return _blend(color, self.surface, share)

    def scale(self, groups: list[str]) -> dict[str, str]:
        """A colour for each of ``groups``, the same while their order is; the surplus ones are muted."""
        colors = self.groups + (self.muted,) * max(0, len(groups) - len(self.groups))
        return dict(zip(groups, colors, strict=False))


def _blend(over: str, under: str, share: float) -> str:
    mixed = (round(share * o + (1 - share) * u) for o, u in zip(_channels(over), _channels(under), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, 1 to 21.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    linear = (
        share / 12.92 if (share := channel / 255) <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for channel in _channels(color)
    )
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _kinds(*, person: str, organisation: str, country: str, place: str, thing: str) -> dict[str, str]:
    """Colours for every kind of actor; the lesser kinds share the colour of the kind they are closest to."""
    return {
        "person": person,
        "organisation": organisation,
        "group": organisation,
        "source": organisation,
        "country": country,
        "place": place,
        "event": thing,
        "product": thing,
        "law": thing,
        "work": thing,
    }


LIGHT = Palette(
    name="light",
    background="#FCFBF8",
    surface="#FFFFFF",
    line="#E4E1DA",
    text="#1C1D20",
    muted="#63666D",
    accent="#0B5FA5",
    number="#7A3E9D",
    date="#63666D",
    mark="#FFE9A8",
    kinds=_kinds(person="#0072B2", organisation="#8A5A00", country="#00775B", place="#696969", thing="#8C3B6B"),
    quads={
        "verbal cooperation": "#4A94C8",
        "material cooperation": "#0B5FA5",
        "verbal conflict": "#D27A24",
        "material conflict": "#B3400A",
    },
    groups=("#2F5D8A", "#B8823A", "#3F8F7B", "#9A5B7D", "#7C8A3A", "#6C6FA8", "#A8644A", "#5E8CA0"),
)
DARK = Palette(
    name="dark",
    background="#14161A",
    surface="#1B1E24",
    line="#2E323A",
    text="#ECEDEF",
    muted="#9DA2AB",
    accent="#6FB1EA",
    number="#C39BDD",
    date="#9DA2AB",
    mark="#5C4A12",
    kinds=_kinds(person="#56B4E9", organisation="#E0A53A", country="#3CC49A", place="#A8A8A8", thing="#D98CB5"),
    quads={
        "verbal cooperation": "#9CCBEA",
        "material cooperation": "#4C9BDA",
        "verbal conflict": "#F4BC8A",
        "material conflict": "#E8743B",
    },
    groups=("#6FA3D6", "#DDB069", "#6CBFA8", "#C98BAE", "#AEBB6B", "#9DA0D8", "#D1957C", "#8CBACD"),
)
GLYPHS: Mapping[str, str] = {
    "person": "●",
    "organisation": "■",
    "group": "◧",
    "source": "◨",
    "country": "◆",
    "place": "▲",
    "event": "★",
    "product": "⬡",
    "law": "§",
    "work": "❖",
}
QUOTE_BARS: Mapping[str, str] = {"direct": "solid", "mixed": "double", "indirect": "dotted"}
KIND_OF_LABEL: Mapping[str, str] = {
    "PER": "person",
    "ORG": "organisation",
    "NOR": "group",
    "GPE": "country",
    "LOC": "place",
    "FAC": "place",
    "EVT": "event",
    "PRD": "product",
    "LAW": "law",
    "WOA": "work",
}


def palette(theme: str | None = None) -> Palette:
    """The palette of the ``light`` or ``dark`` theme; light where the browser has not said yet."""
    return DARK if theme == "dark" else LIGHT
