"""Ordinal numbers as the reader writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from components.words import Words


def ordinal(number: int, *, words: Words) -> str:
    """The rank in digits. The category is CLDR's: 22 is ``two`` in English, Indonesian has one for all.

    >>> from dashboard.catalogue import Catalogue
    >>> ordinal(22, words=Catalogue("en")), ordinal(22, words=Catalogue("id"))
    ('22nd', 'ke-22')
    """
    forms = {"one": words("{number}st"), "two": words("{number}nd"), "few": words("{number}rd")}
    form = forms.get(Locale.parse(words.language).ordinal_form(number), words("{number}th"))
    return form.format(number=words.number(number))
