"""How hard the property tests look: a hundred examples by default, thousands with ``make fuzz``."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fuzz", max_examples=2000, deadline=None)
