"""The actors: named anywhere, speaking, spoken about, or left out; found by any of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.markdown import literal
from components.records import items, records
from dashboard.data import queries
from dashboard.filters import known, url
from dashboard.filters.widgets import Menu, changed, keyed, seed
from dashboard.session import ask

if TYPE_CHECKING:
    from components.words import Words

SUGGESTED = 200
ALIASES = 3
SPELLED = re.compile(r"[\w .'’-]+")
CANDIDATES = 6
UNKNOWN, UNCLEAR = "filters.unknown", "filters.unclear"


def roles(words: Words) -> dict[str, str]:
    """What an actor may be filtered for, by the parameter of the URL."""
    return {
        "actor": words("Named anywhere"),
        "speaker": words("Said by"),
        "about": words("Said about"),
        "without": words("Leave out"),
    }


def menu(words: Words) -> Menu:
    return Menu(words("Actors"), partial(_choosers, words), icon=":material/group:", key="bar.actors")


def _choosers(words: Words) -> None:
    chosen = url.selection()
    suggested = ask(queries.actor_facet, selection=chosen, limit=SUGGESTED)
    labels = labelled(suggested, words=words)
    for name, role in roles(words).items():
        ids = list(getattr(chosen, url.ACTORS[name]))
        options = distinct({**known.names(ids), **labels})
        key = seed(keyed(f"filter.{name}", options.values()), ids)
        st.multiselect(
            role,
            list(options),
            key=key,
            format_func=partial(_label, options),
            filter_mode="contains",
            select_all=False,
            placeholder=words("Type a name or another name for it"),
            accept_new_options=True,
            on_change=_chosen,
            args=(name, key, ids, frozenset(options)),
        )
        _say_unclear(name, words=words)
    st.caption(words("In brackets other names, then the articles under the other filters."))


def _label(options: Mapping[str, str], one: str) -> str:
    return options.get(one, one)


def labelled(suggested: pd.DataFrame, *, words: Words) -> dict[str, str]:
    """The actors by id: the name, other names that a reader might type, and the articles."""
    labels = {}
    for row in records(suggested):
        also = _also(row["name"], items(row["aliases"]))
        labels[row["actor_id"]] = f"{row['name']}{also} · {words.number(row['articles'])}"
    return labels


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """The same labels; where several actors share one, their ids tell them apart.

    >>> distinct({"a": "Budi", "b": "Budi", "c": "Sari"})
    {'a': 'Budi (a)', 'b': 'Budi (b)', 'c': 'Sari'}
    """
    uses = Counter(labels.values())
    return {one: f"{label} ({one})" if uses[label] > 1 else label for one, label in labels.items()}


def _also(name: str, aliases: Iterable[str]) -> str:
    """The other names that share no word with the name or one another, the shortest first, in brackets."""
    seen, kept = set(name.casefold().split()), []
    clean = sorted(filter(SPELLED.fullmatch, aliases), key=len)
    for alias in clean:
        cut = any(other != alias and other.startswith(alias) for other in clean)
        if not cut and not seen & (spoken := set(alias.casefold().split())):
            kept.append(alias)
            seen |= spoken
    return f" ({', '.join(kept[:ALIASES])})" if kept else ""


def _chosen(name: str, key: str, shown: list[str], options: frozenset[str]) -> None:
    """Take the chosen actors; what was typed without being a suggestion is looked up among all names."""
    if not changed(key, shown):
        return
    st.session_state.pop(UNCLEAR, None)
    ids: list[str] = []
    for value in st.session_state[key]:
        found = [value] if value in options else _called(name, value)
        ids.extend(found)
    url.choose_there(name, ids)


def _called(name: str, typed: str) -> list[str]:
    """The one actor of that name; where there are several, or none, that is noted."""
    found = ask(queries.suggest_actors, typed=typed, limit=CANDIDATES)
    exact = found[found["exact"]]
    if len(exact) == 1 or len(found) == 1:
        return [str((exact if len(exact) == 1 else found)["actor_id"].iloc[0])]
    st.session_state[UNCLEAR if len(found) else UNKNOWN] = (name, typed)
    return []


def _say_unclear(name: str, *, words: Words) -> None:
    if (noted := st.session_state.get(UNKNOWN)) and noted[0] == name:
        del st.session_state[UNKNOWN]
        st.caption(literal(words("Nobody here is called “{name}”.", name=noted[1])))
    if not (noted := st.session_state.get(UNCLEAR)) or noted[0] != name:
        return
    st.caption(literal(words("Who is meant by “{name}”?", name=noted[1])))
    found = ask(queries.suggest_actors, typed=noted[1], limit=CANDIDATES)
    with st.container(horizontal=True, gap="xsmall"):
        for row in records(found):
            label = literal(f"{row['name']} · {words.number(row['mentions'])}")
            st.button(label, key=f"filter.meant.{row['actor_id']}", on_click=_meant, args=(name, row["actor_id"]))


def _meant(name: str, actor_id: str) -> None:
    del st.session_state[UNCLEAR]
    url.choose_there(name, [*getattr(url.selection(), url.ACTORS[name]), actor_id])
