"""The chain of a quote, as the queries and every export give it."""

from __future__ import annotations

import pytest

from dashboard.data import queries
from dashboard.data.export import export
from dashboard.data.selection import Selection
from tests.data.drafts import Draft

TEXT = "Air naik, kata Wening Prasetya."


def draft(
    *, via: list[str], outlet: str | None = "Kabar Pesisir", speakers: tuple[str, ...] = ("wening",)
) -> Draft:
    one = Draft("flood", TEXT, outlet=outlet)
    one.actor("wening", "Wening Prasetya").actor("org:afp", "AFP", "organisation")
    one.actor("org:xinhua", "Xinhua", "organisation").quote("Air naik", speakers=speakers)
    one.rows["quotes"][0] |= {"via": via, "addressee_ids": ["org:afp"]}
    return one


@pytest.mark.parametrize(
    ("columns", "chain"),
    [
        ({"via": ["org:afp", "org:xinhua"]}, ["Kabar Pesisir", "AFP", "Xinhua", "Wening Prasetya"]),
        ({"via": []}, ["Kabar Pesisir", "Wening Prasetya"]),
        ({"via": ["org:afp"], "outlet": None}, ["AFP", "Wening Prasetya"]),
        ({"via": ["org:afp"], "speakers": ()}, ["Kabar Pesisir", "AFP"]),
        ({"via": ["org:afp"], "speakers": ("org:afp",)}, ["Kabar Pesisir", "AFP"]),
    ],
)
def test_the_chain_runs_from_the_outlet_to_the_speaker(put, columns, chain):
    [quote] = queries.quotes(put(draft(**columns)).snapshot(), selection=Selection()).to_dict("records")
    assert quote["chain"] == chain
    assert quote["addressees"] == ["AFP"]


def test_a_chain_is_a_list_in_a_file(put):
    quotes = queries.quotes(put(draft(via=["org:afp"])).snapshot(), selection=Selection())
    assert '"[""Kabar Pesisir"", ""AFP"", ""Wening Prasetya""]"' in export(quotes, format="csv").decode(
        "utf-8-sig"
    )
