"""Mention replacement: the same article with other names, so that a model learns contexts rather than lists.

After Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition" (COLING 2020).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.training.articles import Annotated, Name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

KEPT = frozenset(("EVT", "NOR"))  # too few to choose from, and their words carry the sentence's meaning
LONGEST_ABBREVIATION = 6
TRIES = 6


class Replacement:
    """Replaces a share of an article's names by others of the same label, one form by one form throughout.

    Names come from the articles that are learnt from; half of the people get given names of the lexicon. A
    person's single name goes with the full name it is part of.
    """

    def __init__(self, articles: Sequence[Annotated], *, random: Random, share: float = 0.4) -> None:
        self.random, self.share = random, share
        forms: dict[str, dict[str, None]] = {}
        for article in articles:
            for name in article.names:
                form = article.text[name.start : name.end]
                if "\n" not in form:
                    forms.setdefault(name.label, {})[form] = None
        self.forms = {label: sorted(found) for label, found in forms.items()}
        self.given = sorted(lexicon.words("given_names"))

    def __call__(self, article: Annotated) -> Annotated:
        replaced: dict[tuple[str, str], str] = {}
        words: dict[str, str] = {}
        pieces: list[str] = []
        names: list[Name] = []
        size = at = 0
        for name in article.names:
            old = article.text[name.start : name.end]
            new = self._other(old, name.label, replaced, words)
            pieces += (article.text[at : name.start], new)
            start = size + name.start - at
            size, at = start + len(new), name.end
            names.append(Name(start, size, name.label))
        return Annotated("".join((*pieces, article.text[at:])), tuple(names))

    def _other(self, old: str, label: str, replaced: dict[tuple[str, str], str], words: dict[str, str]) -> str:
        """The form that stands for ``old`` in this article; itself where it is kept."""
        if label in KEPT or "\n" in old:
            return old
        if (label, old) not in replaced:
            new = old
            if self.random.random() < self.share:
                new = words.get(old) or self._drawn(old, label)
            replaced[label, old] = new
            if label == "PER":
                words.update(zip(old.split(), new.split(), strict=False))
        return replaced[label, old]

    def _drawn(self, old: str, label: str) -> str:
        if label == "PER" and self.random.random() < 0.5:
            return " ".join(self.random.choice(self.given) for _ in old.split())
        for _ in range(TRIES):
            drawn = self.random.choice(self.forms[label])
            if _abbreviated(drawn) == _abbreviated(old):
                return drawn
        return old


def _abbreviated(form: str) -> bool:
    return form.isupper() and len(form) <= LONGEST_ABBREVIATION
