"""Views that a reader has saved under a name, kept in the reader's own browser."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components.saved_views import saved_views
from dashboard.filters import url
from dashboard.filters.widgets import Menu

if TYPE_CHECKING:
    from components.words import Words


def menu(words: Words, *, page: str) -> Menu:
    content = partial(_list, words, page)
    return Menu(words("Views"), content, icon=":material/bookmark:", key="bar.views", type="tertiary")


def _list(words: Words, page: str) -> None:
    opened = saved_views(page=page, query=url.whole_query(), words=words, key="views.saved")
    if opened:
        url.show_query(opened.page, opened.query)
