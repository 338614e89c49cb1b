"""What of a map the reader looks at closely: an actor or a tie. It is part of the address."""

from __future__ import annotations

import streamlit as st

from components.actor_network import Picked, Tie
from dashboard import filters

NAME = "focus"


def focus() -> Picked:
    """What the address names: one id is an actor's, several are a tie's ends, layer and quad."""
    match filters.choices(NAME):
        case (actor_id,):
            return Picked(actor_id=actor_id)
        case (source, target, layer):
            return Picked(tie=Tie(source, target, layer))
        case (source, target, layer, quad):
            return Picked(tie=Tie(source, target, layer, quad))
    return Picked()


def follow(widget: str, picked: Picked) -> None:
    """Take over what was clicked in a chart or table, once: its click stays while others are made elsewhere."""
    key = f"focus.{widget}"
    if st.session_state.get(key) == picked:
        return
    st.session_state[key] = picked
    if picked.actor_id is not None:
        look(picked.actor_id)
    elif picked.tie is not None:
        look(*filter(None, picked.tie))


def look(*ids: str) -> None:
    """Look at an actor, at a tie, or without ids at nothing. Callable anywhere."""
    filters.choose(NAME, ids)
