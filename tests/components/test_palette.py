"""Colours keep their contrast: WCAG 2.2 AA, measured on every ground they stand on."""

import itertools
import tomllib
from pathlib import Path

import pytest

from components.palette import DARK, GLYPHS, KIND_OF_LABEL, LIGHT, QUOTE_BARS, contrast, palette
from dashboard.data.frames import ALLOWED

TEXT, GRAPHIC = 4.5, 3.0
CONFIG = Path(__file__).resolve().parent.parent.parent / ".streamlit" / "config.toml"
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@BOTH
@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("token", ["text", "muted", "accent", "number", "date"])
def test_words_can_be_read(theme, ground, token):
    assert contrast(getattr(theme, token), getattr(theme, ground)) >= TEXT


@BOTH
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_kinds_can_be_read_as_words(theme, ground):
    for kind, color in theme.kinds.items():
        assert contrast(color, getattr(theme, ground)) >= TEXT, kind
        assert contrast(color, theme.tint(theme.accent)) >= TEXT, f"{kind} in a quote"


@BOTH
def test_text_can_be_read_on_the_mark_and_on_every_tint(theme):
    assert contrast(theme.text, theme.mark) >= TEXT
    for kind, color in theme.kinds.items():
        assert contrast(theme.text, theme.tint(color)) >= TEXT, kind


@BOTH
def test_bars_and_ties_stand_out(theme):
    for color in theme.groups:
        assert contrast(color, theme.background) >= GRAPHIC, color
    for quad, color in theme.quads.items():
        assert contrast(color, theme.background) >= GRAPHIC, quad


@BOTH
def test_the_theme_is_the_palette_and_can_be_read_on_its_second_ground(theme):
    given = tomllib.loads(CONFIG.read_text())["theme"][theme.name]
    assert (given["backgroundColor"], given["textColor"]) == (theme.background, theme.text)
    assert (given["primaryColor"], given["linkColor"]) == (theme.accent, theme.accent)
    assert given["dataframeHeaderTextColor"] == theme.muted
    assert tuple(given["chartCategoricalColors"]) == theme.groups
    grounds = {given["secondaryBackgroundColor"], given["dataframeHeaderBackgroundColor"]}
    for color, ground in itertools.product((theme.text, theme.muted, theme.accent), grounds):
        assert contrast(color, ground) >= TEXT, (color, ground)


@BOTH
def test_what_is_chosen_can_be_read_on_its_tint(theme):
    """Streamlit lays a tenth of the accent under what is chosen, the shell a twentieth under a card."""
    for share in (0.05, 0.1):
        for color in (theme.text, theme.muted, theme.accent):
            assert contrast(color, theme.tint(theme.accent, share=share)) >= TEXT, (color, share)
    assert contrast(theme.accent, theme.background) >= GRAPHIC  # the outline of what has the focus


@BOTH
def test_quads_and_kinds_stand_out_on_both_grounds(theme):
    for color, ground in itertools.product(
        {*theme.quads.values(), *theme.kinds.values()}, ("background", "surface")
    ):
        assert contrast(color, getattr(theme, ground)) >= GRAPHIC, (color, ground)


@BOTH
def test_what_the_contract_allows_has_a_colour(theme):
    assert set(ALLOWED["relations", "quad"]) == set(theme.quads)
    assert set(GLYPHS) == set(theme.kinds)
    assert set(KIND_OF_LABEL) == set(ALLOWED["mentions", "label"])
    assert set(QUOTE_BARS) == set(ALLOWED["quotes", "type"])


@BOTH
def test_groups_differ_from_each_other(theme):
    assert len({*theme.groups, theme.muted}) == len(theme.groups) + 1
    for one, other in itertools.pairwise(theme.groups):
        assert one != other


def test_no_colour_stands_alone():
    kinds_without_own_colour = {"organisation", "group", "source"}
    assert len({GLYPHS[kind] for kind in kinds_without_own_colour}) == 3


def test_surplus_groups_are_muted():
    names = [str(number) for number in range(10)]
    assert LIGHT.scale(names)["9"] == LIGHT.muted


def test_an_unknown_kind_is_muted_and_an_unknown_theme_light():
    assert LIGHT.kind(None) == LIGHT.muted
    assert palette(None) is LIGHT


def test_contrast_is_the_known_one():
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
