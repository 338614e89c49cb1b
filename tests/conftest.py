"""How hard the property tests look, and that plotly checks every figure that a test draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import settings

from components import charts

settings.register_profile("fuzz", max_examples=2000, deadline=None)


@pytest.fixture(autouse=True)
def checked_figures(monkeypatch):
    """``charts.drawn`` leaves the check of each value to the tests."""

    class Checked(go.Figure):
        def __init__(self, data: list[Any], layout: Mapping[str, Any], **_: bool) -> None:
            super().__init__(data, layout)

    monkeypatch.setattr(charts.go, "Figure", Checked)
