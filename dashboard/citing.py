"""“Cite”: an article or one of its sentences as a reference to copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.calendar import day
from components.reference import LANGUAGES, apa, plain, quoted
from dashboard import filters
from dashboard.settings import settings

if TYPE_CHECKING:
    from components.words import Words


def cite(
    article: Mapping[str, Any] | pd.Series,
    *,
    words: Words,
    key: str,
    sentence: str | None = None,
    span: tuple[int, int] | None = None,
) -> None:
    """A popover with the reference in both languages and styles, each with a button that copies it.

    With ``span``, Tilik's own link leads to the sentence; it is given where the article has no address.
    """
    start, end = span or (None, None)
    link = filters.link("article", article=article["article_id"], start=start, end=end)
    published = day(pd.Series([article["published_at"]]), zone=settings().zone)[0]
    accessed = datetime.now(settings().zone).date()
    names = {"id": "Bahasa Indonesia", "en": "English"}
    with st.popover(words("Cite"), icon=":material/format_quote:", type="tertiary", key=f"{key}.cite"):
        for language in LANGUAGES:
            st.caption(names[language])
            for style in (apa, plain):
                text = style(dict(article), published=published, accessed=accessed, link=link, language=language)
                st.code(quoted(sentence, text) if sentence else text, language=None, wrap_lines=True)
        st.caption(words("This view in Tilik:"))
        st.code(link, language=None, wrap_lines=True)
