from __future__ import annotations

from components.revision import revision


def test_only_what_changed_is_marked_and_nothing_is_markup():
    shown = revision(
        "Air naik dua meter.\nWarga <b>tenang</b>.", "Air naik tiga meter.\nWarga <b>tenang</b>.\nBaru."
    )
    assert "<del>dua</del><ins>tiga</ins>" in shown and "<ins>Baru.</ins>" in shown
    assert "<b>" not in shown and revision("sama", " sama") == ""
