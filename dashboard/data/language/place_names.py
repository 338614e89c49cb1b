"""Names of places: the kind of place and the name proper ("Desa" and "Sumberjaya")."""

from __future__ import annotations

from functools import cache

from dashboard.data.language import lexicon
from dashboard.data.language.person_names import Words, words

__all__ = ["shortens", "words"]


def shortens(part: Words, whole: Words) -> bool:
    """Whether ``whole`` only says before the name what kind of place ``part`` is.

    >>> shortens(words("Sumberjaya"), words("Desa Sumberjaya")), shortens(words("Jawa"), words("Jawa Barat"))
    (True, False)
    """
    kind = whole[: len(whole) - len(part)]
    return bool(part and kind) and whole[len(kind) :] == part and " ".join(kind) in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")["place_kinds"])
