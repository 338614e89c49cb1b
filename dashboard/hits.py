"""From one hit of the search and the filters to the next within an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.reader import Hit
from components.records import items, records
from dashboard import filters
from dashboard.data import expression
from dashboard.data.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from components.words import Words
    from dashboard.data.selection import Selection


def hits(frames: Mapping[str, pd.DataFrame], *, selection: Selection) -> list[Hit]:
    """What in one article answers the search and the filters for actors: words, names and quotes, in order."""
    text = str(frames["articles"]["text"].iloc[0])
    found = {Hit(*span) for span in occurrences(text, expression.read(selection.text).terms)}
    named, spoken, about = (set(ids) for ids in (selection.actors, selection.speakers, selection.about))
    for row in records(frames["mentions"]) if named else ():
        if row["actor_id"] in named:
            found.add(Hit(row["start"], row["end"]))
    for row in records(frames["quotes"]) if spoken or about else ():
        if spoken & set(items(row["speaker_ids"])) or about & set(items(row["about_ids"])):
            found.add(Hit(row["start"], row["end"]))
    return sorted(found)


def between(found: list[Hit], *, article_id: str, hit: Hit | None, words: Words) -> None:
    """Where among the hits the reader is, and the way to the one before and after; nothing where there is none."""
    if not found:
        return
    before = [one for one in found if hit and one < hit]
    after = [one for one in found if not hit or one > hit]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="hits"):
        if st.button(
            words("Previous hit"), icon=":material/arrow_upward:", disabled=not before, key="hits.before"
        ):
            filters.show_article(article_id, *before[-1])
        if st.button(words("Next hit"), icon=":material/arrow_downward:", disabled=not after, key="hits.after"):
            filters.show_article(article_id, *after[0])
        place = found.index(hit) + 1 if hit in found else None
        total = words.plural("{count} hit", "{count} hits", len(found))
        st.caption(words("Hit {place} of {total}", place=place, total=len(found)) if place else total)
