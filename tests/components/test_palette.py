"""Colours keep their contrast: WCAG 2.2 AA, measured on every ground they stand on."""

import itertools

import pytest

from components.palette import DARK, GLYPHS, KIND_OF_LABEL, LIGHT, QUOTE_BARS, contrast, palette
from dashboard.data.frames import ALLOWED

TEXT, GRAPHIC = 4.5, 3.0
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
