"""What the widgets of the bar share: they are unbound, set from the URL before they are drawn."""

from __future__ import annotations

from typing import Any

import streamlit as st


def seed(key: str, value: Any) -> str:
    """Set a widget from the URL before it is drawn."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def counted(label: str, active: int) -> str:
    """The name of a menu, with how many filters of it are set."""
    return f"{label} :blue-badge[{active}]" if active else label
