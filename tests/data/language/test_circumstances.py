"""Circumstances: when, where, to whom and through which medium something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_quotes import read

if TYPE_CHECKING:
    from dashboard.data.language.annotation import Quote


def only(text: str) -> Quote:
    [quote] = read(text)._.quotes
    return quote


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"Air surut hari ini," kata Rahma, Jumat (15/11/2024).', "2024-11-15"),
        ('"Air surut hari ini," kata Rahma pada 3 November 2024.', "2024-11-03"),
        ('"Air surut pada 3 November 2024," kata Rahma.', None),
        ('"Air surut hari ini," kata Rahma pada November 2024.', None),
    ],
)
def test_the_day_is_that_of_the_attribution(text: str, day: str | None) -> None:
    assert only(text).said_on == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('"Air surut hari ini," kata Rahma di Tegal.', "Tegal"),
        ('"Air surut hari ini," kata Rahma di Jepara, Tegal.', "Jepara, Tegal"),
        ('"Air surut di Tegal," kata Rahma.', None),
        ('"Air surut hari ini," kata Rahma di rumahnya.', None),
    ],
)
def test_the_place_is_that_of_the_attribution(text: str, place: str | None) -> None:
    assert only(text).place == place


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ('"Air surut hari ini," kata Rahma, dikutip dari Antara.', ("Antara",)),
        ('"Air surut hari ini," kata Rahma seperti dilansir kantor berita Antara.', ("Antara",)),
        ('"Air surut hari ini," kata Rahma.', ()),
    ],
)
def test_the_medium(text: str, media: tuple[str, ...]) -> None:
    assert only(text).via == media


@pytest.mark.parametrize(
    ("text", "hearers"),
    [
        ('"Air surut hari ini," kata Rahma kepada Surya.', ("surya",)),
        ('"Air surut hari ini," kata Rahma kepada wartawan.', ()),
    ],
)
def test_the_hearer(text: str, hearers: tuple[str, ...]) -> None:
    assert only(text).addressee_ids == hearers


def test_whom_a_quote_is_about() -> None:
    assert only('"Surya dan BMKG bekerja keras," kata Rahma di Tegal.').about_ids == ("surya", "bmkg")


def test_a_quote_without_a_cue_has_no_circumstances() -> None:
    first, second = read('"Air surut," kata Rahma di Tegal.\n"Warga sudah pulang semua."')._.quotes
    assert (first.place, second.place, second.speaker_ids) == ("Tegal", None, ("rahma",))
