"""Two people of one name: kept apart where the text itself tells them apart.

It does so by "Budi Santoso lain", "senama", or by two ages; a short form then means whichever stands nearest.
Other differences are no proof, since one person has several roles.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.gazetteer import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from dashboard.data.language.forms import Form, Forms
    from dashboard.data.language.roles import Role

OLDEST, ALIKE = 120, 1  # years; a difference of one is a birthday or a slip


class Namesakes:
    """Marks the mentions of a second person of a name, by what tells that person from the first."""

    def __init__(self, doc: Doc, names: Sequence[Span], forms: Forms, roles: Sequence[Role | None]) -> None:
        self.marks: dict[int, list[tuple[int, str]]] = {}  # by form: from which mention on, and the mark
        ages: dict[int, list[tuple[int, str]]] = {}
        for index, name in enumerate(names):
            form = forms.root(index)
            if form.group != "PER":
                continue
            role = roles[index]
            title = slug(role.title) if role else ""
            known = ages.setdefault(id(form), [])
            if _is_other(doc, name):
                self._tell(form, index, title or "2")
            elif age := _age(doc, name):
                same = next((mark for other, mark in known if abs(other - age) <= ALIKE), None)
                if same is None:
                    same = title or str(age) if known else ""
                    known.append((age, same))
                if len(known) > 1:
                    self._tell(form, index, same)

    def _tell(self, form: Form, index: int, mark: str) -> None:
        self.marks.setdefault(id(form), [(-1, "")]).append((index, mark and f"~{mark}"))

    def mark(self, index: int, form: Form) -> str:
        """What goes on the id of the person meant at this mention; empty for the first of the name."""
        marks = self.marks.get(id(form))
        return marks[bisect_right(marks, index, key=lambda row: row[0]) - 1][1] if marks else ""


def _is_other(doc: Doc, name: Span) -> bool:
    """Whether the words behind the name say that somebody else bears it."""
    return name.end < len(doc) and doc[name.end].lower_ in _other()


def _age(doc: Doc, name: Span) -> int:
    """The age in brackets or after a comma behind the name; 0 where there is none."""
    after = doc[name.end : name.end + 4]
    words = [token.lower_ for token in after]
    if len(words) >= 3 and words[0] in "(," and words[1].isdecimal() and len(words[1]) <= 3:
        years = int(words[1])
        if words[2] in (")", "tahun", ",") and years < OLDEST:
            return years
    return 0


@cache
def _other() -> frozenset[str]:
    return frozenset(lexicon.mapping("name_forms")["other"])
