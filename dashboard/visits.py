"""When this reader was here before: a cookie of the reader's own browser, never sent anywhere else.

The cookie holds two instants in seconds, the last sitting's and this one's. A sitting ends with half an hour's
pause; so a second tab, or a page loaded anew, does not make everything old.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

import streamlit as st

COOKIE = "tilik_visit"
KEPT = "visits.before"
PAUSE = 30 * 60
YEAR = 365 * 24 * 60 * 60


class Visit(NamedTuple):
    """The instants of the sitting before, and of this one, in seconds; 0 for none."""

    before: int
    now: int


def read(cookie: str | None, *, now: int) -> Visit:
    """What a cookie says at an instant; anything but two numbers says nothing.

    >>> read("100.200", now=300), read("100.200", now=9000), read("<script>", now=5)
    (Visit(before=100, now=300), Visit(before=200, now=9000), Visit(before=0, now=5))
    """
    match = re.fullmatch(r"(\d{1,12})\.(\d{1,12})", cookie or "")
    if not match:
        return Visit(0, now)
    before, last = int(match[1]), int(match[2])
    return Visit(last if now - last > PAUSE else before, now)


def before() -> datetime | None:
    """When the reader was here last; None on a first visit."""
    since = _since()
    return datetime.fromtimestamp(since, UTC) if since else None


def remember() -> None:
    """Let the browser keep that the reader is here now, to the minute."""
    now = _now()
    kept = f"{COOKIE}={_since()}.{now - now % 60}; path=/; max-age={YEAR}; SameSite=Lax"
    st.html(f"<script>document.cookie = '{kept}'</script>", unsafe_allow_javascript=True)


def _since() -> int:
    """The instant of the sitting before, the same for the whole of this one; 0 for none."""
    cookie = st.context.cookies.get(COOKIE)
    visit = read(cookie if isinstance(cookie, str) else None, now=_now())
    return int(st.session_state.setdefault(KEPT, visit.before))


def _now() -> int:
    return int(datetime.now(UTC).timestamp())
