"""The dashboard: the filter bar above, the page below."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:  # started by path, without an install
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402

from components.document import document  # noqa: E402
from components.style import sheet  # noqa: E402
from dashboard import delivery, filters, navigation, notice, session, startup, turns  # noqa: E402

with delivery.in_one_piece():
    words = session.words()
    page = st.navigation(navigation.pages(words), position="hidden")
    st.set_page_config(page_title=f"{page.title} – Tilik", page_icon=navigation.STATIC / "icon.svg", layout="wide")
    st.logo(navigation.STATIC / f"logo-{session.colors().name}.svg", size="large")
    st.html(sheet())
    with notice.of_faults(words):
        startup.fill(words)
        with turns.turn():
            session.pin()
            startup.index(words)
            filters.bar(words, page=page.url_path)
            st.html(document(page.title, words=words), unsafe_allow_javascript=True)
            page.run()
    session.watch()
session.settle(page.url_path)
session.tidy()
