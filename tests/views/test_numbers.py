from __future__ import annotations


def test_the_ledger_and_what_is_counted(filled, show):
    app = show("numbers")
    assert "2 numbers" in [heading.value for heading in app.subheader]
    assert len(app.dataframe) == 1
    app = show("numbers", view="weeks")
    spread, ledger = (table.value for table in app.dataframe)
    assert spread[["noun", "outlets", "numbers"]].to_numpy().tolist() == [["air", 2, 2]]
    assert ledger["figure"].tolist() == [2.0, 2.0]
    assert sorted(ledger["claimant"]) == ["", "Sari Melati"]


def test_kinds_narrow_the_ledger(filled, show):
    assert not show("numbers", kind="money").dataframe
