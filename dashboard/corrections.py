"""Putting rows right from where they are seen, stars and tags, and the list of what was corrected."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import correction
from components.cards import shorten
from components.correction import MARK
from components.markdown import literal
from components.quantity import quantity
from components.records import records
from components.table import days, page, pick
from dashboard import correction_forms, filters, notice, session
from dashboard.data import queries
from dashboard.data.corrections import history
from dashboard.data.corrections.correction import Correction, CorrectionError
from dashboard.data.corrections.record import Reviewer
from dashboard.data.store import StoreError
from dashboard.session import ask
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.reader import Hit
    from components.words import Words

WHO = "corrections.who"
RETAGGED = "corrections.retagged"
SHOWN, DONE = "corrections.shown", "corrections.done"
PAGE = 100

Row = Mapping[str, Any]


def allowed() -> bool:
    """Whether this reader may correct: it is switched on, and the store can be written."""
    store = settings().store
    return settings().corrections == "on" and store.is_dir() and os.access(store, os.W_OK)


# Beside a row


def offer(row: Row | pd.Series, *, words: Words, frame: str | None = None, key: str = "row") -> None:
    """Star, tags and the way to correct one row; and who corrected it before.

    ``row`` is one of the query of a span frame, or has its article_id, start and end and ``frame`` is given.
    """
    frame = frame or frame_of(row)
    if frame is None:
        return
    place = _place(row)
    st.session_state[SHOWN] = (_page(), dict(row))
    signatures(ask(history.of_row, frame=frame, **place), words=words, key=key)
    if not allowed():
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"correct-{key}"):
        if frame in ("quotes", "numbers"):
            _marks(place, frame=frame, words=words, key=key)
        if st.button(words("Correct"), icon=":material/edit:", type="tertiary", key=f"{key}.correct"):
            _open(words("Correct"), row_form, place, frame=frame, words=words)


def offer_article(frames: Mapping[str, pd.DataFrame], *, hit: Hit | None, words: Words) -> None:
    """The same for an article and for any row of it, that of the hit first."""
    [article] = records(frames["articles"])
    place = {"article_id": article["article_id"]}
    made = ask(history.of_row, frame="articles", **place)
    at_hit = [one for frame in correction_forms.FORMS if hit for one in _made_at(frame, place, hit)]
    signatures([*(one for one in made if one.action == "review"), *at_hit], words=words, key="article")
    if not allowed():
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="correct-article"):
        _marks(place, frame="articles", words=words, key="article")
        if st.button(words("Correct"), icon=":material/edit:", type="tertiary", key="article.correct"):
            _open(words("Correct this article"), _article_form, frames, hit=hit, words=words)
        reviewed = any(one.action == "review" for one in made)
        help_ = words(
            "Say that everything in this article is right as it now stands; then it is exported to train on."
        )
        if not reviewed and st.button(
            words("Reviewed"), icon=":material/fact_check:", type="tertiary", key="article.review", help=help_
        ):
            _at_once(lambda reviewer: reviewer.review(place["article_id"]), words=words)


def put_right() -> Row | None:
    """The row on this page that was corrected last, where nothing was chosen or changed since.

    A correction makes tables anew, and what was clicked in them is forgotten.
    """
    where, row = st.session_state.get(SHOWN, (None, None))
    done = st.session_state.get(DONE) == session.snapshot().token
    return row if done and where == _page() else None


def _page() -> str:
    return urlsplit(st.context.url or "").path


def done() -> NoReturn:
    """Draw the page anew, with what was just corrected."""
    st.session_state[DONE] = session.store().snapshot().token
    st.rerun()


def _made_at(frame: str, place: Row, hit: Hit) -> Sequence[Correction]:
    made: Sequence[Correction] = ask(history.of_row, frame=frame, **place, start=hit.start, end=hit.end)
    return made


def frame_of(row: Row | pd.Series) -> str | None:
    """The frame of a row of a query, by the column that only it has; None where nothing of it can be corrected."""
    own = {
        "speaker_ids": "quotes",
        "noun": "numbers",
        "granularity": "dates",
        "quad": "relations",
        "label": "mentions",
    }
    return next((frame for column, frame in own.items() if column in row), None)


def _place(row: Row | pd.Series) -> dict[str, Any]:
    return {"article_id": str(row["article_id"]), "start": int(row["start"]), "end": int(row["end"])}


def signatures(made: Sequence[Correction], *, words: Words, key: str) -> None:
    """Who put it right, when and why, with the way back."""
    shown = [one for one in made if one.action not in ("star", "tag")]
    names = _names([{"was": one.was, "becomes": one.becomes} for one in shown])
    for place, one in enumerate(shown):
        row = {"action": one.action, "frame": one.frame, "was": one.was, "becomes": one.becomes}
        changed = correction.change(row, names=names, words=words)
        told = correction.signed({"at": one.at, "who": one.who, "why": one.why}, words=words, zone=settings().zone)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"signed-{key}-{place}"):
            st.caption(literal(f"{MARK} {changed} ({told})"), width="stretch")
            if allowed() and st.button(words("Undo this correction"), type="tertiary", key=f"{key}.undo.{place}"):
                _at_once(partial(_undo, one.correction_id), words=words)


def _undo(correction_id: str, reviewer: Reviewer) -> None:
    reviewer.undo(correction_id)


def _names(rows: Sequence[Row]) -> dict[str, str]:
    ids = tuple(correction.actors(rows))
    return dict(ask(queries.actor_names, actor_ids=ids)) if ids else {}


def _marks(place: dict[str, Any], *, frame: str, words: Words, key: str) -> None:
    made = ask(history.of_row, frame=frame, **place)
    star = next((one for one in made if one.action == "star"), None)
    tags = {str(one.becomes.get("tag")): one.correction_id for one in made if one.action == "tag"}
    label, icon = ("★ " + words("Starred"), None) if star else (words("Star"), ":material/star:")
    if st.button(label, icon=icon, type="tertiary", key=f"{key}.star"):
        _at_once(
            lambda reviewer: reviewer.undo(star.correction_id) if star else reviewer.star(place, frame=frame),
            words=words,
        )
    with st.popover(", ".join(tags) or words("Tags"), icon=":material/sell:", type="tertiary", key=f"{key}.tags"):
        chosen = st.multiselect(
            words("Tags"),
            list(dict.fromkeys((*tags, *ask(history.tags)))),
            default=list(tags),
            key=f"{key}.tags.{place['article_id']}.{place.get('start')}.{len(tags)}",
            accept_new_options=True,
            placeholder=words("Choose or type a tag"),
            on_change=_retagged,
            args=(key,),
        )
        if st.session_state.pop(RETAGGED, None) == key and set(chosen) != set(tags):
            _at_once(lambda reviewer: _retag(reviewer, place, frame, tags, chosen), words=words)


def _retagged(key: str) -> None:
    st.session_state[RETAGGED] = key


def _retag(reviewer: Reviewer, place: Row, frame: str, tags: Mapping[str, str], chosen: Sequence[str]) -> None:
    if gone := [made for tag, made in tags.items() if tag not in chosen]:
        reviewer.undo(*gone)
    for tag in chosen:
        if tag not in tags:
            reviewer.tag(place, frame=frame, tag=tag)


# The dialogs


def _open(title: str, content: Callable[..., None], *given: Any, **options: Any) -> None:
    st.dialog(title, width="medium")(content)(*given, **options)


def row_form(place: dict[str, Any], *, frame: str, words: Words) -> None:
    found = ask(queries.article, article_id=place["article_id"])[frame]
    [*rows] = records(found[(found["start"] == place["start"]) & (found["end"] == place["end"])])
    if not rows:
        st.caption(words("This row is not there any more."))
        return
    _form(rows[0], frame=frame, words=words)


def _form(row: Row, *, frame: str, words: Words) -> None:
    """The row's words, its form, and who corrects it why."""
    st.text(shorten(str(row["text"]), length=300))
    values = correction_forms.FORMS[frame](row, words=words)
    who, why = reviewer_fields(words)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        rejected = st.button(words("Reject this row"), icon=":material/block:", key="correct.reject")
        saved = values and st.button(words("Save"), type="primary", key="correct.save")
    if saved or rejected:
        with told(words):
            reviewer = Reviewer(session.store(), who, why=why)
            made = reviewer.reject(row, frame=frame) if rejected else reviewer.change(row, frame=frame, **values)
            if made:
                done()
            st.caption(words("Nothing was changed."))


def _article_form(frames: Mapping[str, pd.DataFrame], *, hit: Hit | None, words: Words) -> None:
    """Choose a row of the article, then its form."""
    spoken = {
        "quotes": words("Quotes"),
        "numbers": words("Numbers"),
        "dates": words("Dates"),
        "mentions": words("Names"),
        "relations": words("Acts"),
    }
    there = [frame for frame in spoken if len(frames[frame])]
    if not there:
        st.caption(words("Nothing was found in this article that could be corrected."))
        return
    at_hit = [frame for frame in there if hit and _at(frames[frame], hit) is not None]
    frame = st.segmented_control(
        words("What to correct"),
        there,
        default=(at_hit or there)[0],
        key="correct.frame",
        format_func=lambda name: spoken[name],
        required=True,
    )
    rows = records(frames[frame].sort_values("start"))
    labels = [_label(row, frame=frame, words=words) for row in rows]
    first = _at(frames[frame].sort_values("start"), hit) if hit else None
    chosen = st.selectbox(
        words("Which one"),
        range(len(rows)),
        index=first or 0,
        key=f"correct.which.{frame}",
        format_func=lambda at: labels[at],
    )
    with st.container(key=f"correct-form-{frame}-{chosen}"):
        _form(rows[chosen], frame=frame, words=words)


def _at(rows: pd.DataFrame, hit: Hit) -> int | None:
    there = ((rows["start"] == hit.start) & (rows["end"] == hit.end)).to_numpy()
    return int(there.argmax()) if there.any() else None


def _label(row: Row, *, frame: str, words: Words) -> str:
    text = shorten(str(row["text"]), length=70)
    notes: dict[str, Callable[[], str]] = {
        "quotes": lambda: ", ".join(row["speakers"]) or words("unresolved"),
        "numbers": lambda: quantity(row, words=words),
        "dates": lambda: row["iso"] or "",
        "mentions": lambda: row["actor"] if isinstance(row["actor"], str) else "",
        "relations": lambda: f"{row['source']} → {row['target']}",
    }
    return f"{text} · {notes[frame]()}"


def reviewer_fields(words: Words) -> tuple[str, str]:
    """Who corrects, remembered for the session, and why."""
    with st.container(horizontal=True):
        who = st.text_input(words("Your name"), value=_who(), key="correct.who", max_chars=100, width=180)
        why = st.text_input(words("Why"), key="correct.why", max_chars=500, placeholder=words("may stay empty"))
    if who.strip():
        st.session_state[WHO] = who.strip()
    return who, why


def _who() -> str:
    return str(st.session_state.get(WHO) or settings().reviewer or "")


def _at_once(make: Callable[[Reviewer], Any], *, words: Words) -> None:
    """Make a correction by a click; ask for a name first where none is known."""
    if not _who():
        _open(words("Who are you?"), _ask_name, make, words=words)
        return
    with told(words):
        make(Reviewer(session.store(), _who()))
        done()


def _ask_name(make: Callable[[Reviewer], Any], *, words: Words) -> None:
    st.caption(words("Stars, tags and corrections carry the name of who made them. It is asked once."))
    who = st.text_input(words("Your name"), key="correct.name", max_chars=100)
    if st.button(words("Save"), type="primary", key="correct.name.save"):
        with told(words):
            make(Reviewer(session.store(), who))
            st.session_state[WHO] = who.strip()
            done()


@contextmanager
def told(words: Words) -> Iterator[None]:
    """What cannot be corrected, or stored, is told in place."""
    try:
        yield
    except CorrectionError as error:
        message = words("Write your name.") if "name of who" in str(error) else words("This does not fit.")
        st.error(literal(message), icon=":material/error:")
    except StoreError as error:
        notice.fault(error.fault, error.detail, words=words)


# The list


def listing(words: Words) -> None:
    """Every correction, the newest first; one that is clicked can be undone, or read in its article."""
    found = ask(history.history)
    if found.empty:
        st.text(
            words(
                "Nothing was corrected yet. Quotes, numbers, names and dates are corrected where they are shown."
            )
        )
        return
    offset = page(len(found), key="corrections.page", words=words, size=PAGE)
    shown = found.iloc[offset : offset + PAGE]
    rows = correction.history_rows(shown, names=_names(records(shown)), words=words, zone=settings().zone)
    text = st.column_config.TextColumn
    at = pick(
        rows,
        columns={
            "day": text(words("On"), width=95),
            "who": text(words("By"), width=110),
            "change": text(words("Correction"), width="large"),
            "about": text(words("About"), width="large"),
            "why": text(words("Why"), width="medium"),
            "state": text(words("State"), width="small"),
        },
        formats={"day": days(words)},
        muted=~rows["holds"].astype(bool),
        muted_color=session.colors().muted,
        key=f"corrections.{offset}.{len(found)}",
        alt=words("Corrections, newest first"),
    )
    if at is not None:
        _chosen(records(shown)[at], words=words)


def _chosen(row: Row, *, words: Words) -> None:
    with st.container(horizontal=True, gap="small"):
        undone = isinstance(row["undone_by"], str)
        if (
            allowed()
            and not undone
            and st.button(words("Undo this correction"), icon=":material/undo:", key="corrections.undo")
        ):
            _at_once(partial(_undo, row["correction_id"]), words=words)
        if isinstance(row["article_id"], str) and row["fits"]:
            spanned = pd.notna(row["start"])
            span: list[int] = [int(row["start"]), int(row["end"])] if spanned else []
            if st.button(words("Open in the article"), icon=":material/article:", key="corrections.read"):
                filters.show_article(row["article_id"], *span)
