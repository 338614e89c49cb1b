"""The words of a text that stand for somebody named elsewhere: pronouns, the clitic -nya, roles and bodies alone.

They are no mentions. Each becomes a ``Reference`` with the actors it most likely points to; those that point to
nobody stay, with an empty tuple. A -nya is read where it must be a person: on a cue of speech ("ujarnya") and on a
word of kinship ("istrinya").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.attrs import LOWER
from spacy.strings import get_string_id

from dashboard.data.language import cues, lexicon
from dashboard.data.language.annotation import Reference
from dashboard.data.language.references import Antecedents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc

_CLITIC = "nya"
_GAP = 2  # words between the head of a description and the word that points ("politisi senior itu")


def references(doc: Doc) -> Iterator[Reference]:
    """The references of a document whose names are linked, in the order of the text.

    >>> from dashboard.data.language.pipeline import load
    >>> doc = load()("Bupati Agus Wibowo tiba. Ia disambut istrinya.")
    >>> [(doc.text[r.start : r.end], r.kind, r.actor_ids) for r in references(doc)]
    [('Ia', 'pronoun', ('per:agus-wibowo',)), ('nya', 'clitic', ('per:agus-wibowo',))]
    """
    antecedents = Antecedents(doc)
    lowered: list[int] = doc.to_array(LOWER).tolist()
    named = {at for ent in doc.ents for at in range(ent.start, ent.end)}
    kinds = _kinds()
    for at, word in enumerate(lowered):
        kind = kinds.get(word)
        if kind is None or at in named:
            continue
        if kind == "points" and _heads().isdisjoint(lowered[max(at - _GAP - _longest(), 0) : at]):
            continue
        found = _described(doc, at, kind) if kind in ("points", "opens") else (kind, at, at + 1)
        if found is None or not named.isdisjoint(range(*found[1:])):
            continue
        kind, first, last = found
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        phrase = " ".join(token.lower_ for token in doc[first:last])
        if kind == "clitic":
            start, phrase = end - len(_CLITIC), _CLITIC
        ids, confidence = antecedents.of(start, phrase=phrase)
        yield Reference(start=start, end=end, kind=kind, actor_ids=ids, confidence=confidence)


def _described(doc: Doc, place: int, kind: str) -> tuple[str, int, int] | None:
    """The role or body that a pointing word closes ("Menlu itu") or opens ("sang bupati"): its kind and tokens."""
    first = max(place - _GAP - _longest(), 0)
    words = [token.lower_ for token in doc[first : place + _longest() + 1]]
    found = _description(words, place - first, kind)
    return (found[0], found[1] + first, found[2] + first) if found else None


def _description(words: Sequence[str], at: int, kind: str) -> tuple[str, int, int] | None:
    if kind == "opens":
        size = _office(words, at + 1)
        return ("role", at, at + 1 + size) if size else None
    if at and words[at - 1] in lexicon.mapping("references")["bodies"]:
        return "body", at - 1, at + 1
    for start in range(max(at - _GAP - _longest(), 0), at):
        size = _office(words, start)
        if size and start + size <= at <= start + size + _GAP and all(map(str.isalpha, words[start:at])):
            return "role", start, at + 1
    return None


def _office(words: Sequence[str], at: int) -> int:
    """The number of tokens of the office, or of the word for a person, that starts here; 0 for none."""
    if at >= len(words):
        return 0
    fitting = (form for form in _offices().get(words[at], ()) if tuple(words[at : at + len(form)]) == form)
    return max(map(len, fitting), default=0)


@cache
def _kinds() -> Mapping[int, str]:
    """The kind of reference that each word is, by its hash, or how it takes part in a description."""
    words = lexicon.mapping("references")
    clitics = (form for form, cue in cues.lexicon().bare.items() if cue.nya)
    kinds = {
        **dict.fromkeys(words["definite"], "points"),
        **dict.fromkeys(words["articles"], "opens"),
        **dict.fromkeys(clitics, "clitic"),
        **{f"{word}{_CLITIC}": "clitic" for word in words["kin"]},
        **{word: "side" for word in words["side"] if word.endswith(_CLITIC)},
        **{word: "plural" for word in words["both"] if word != "kedua" and " " not in word},
        **{word: "pronoun" for word in words["single"] if word not in (_CLITIC, f"-{_CLITIC}")},
    }
    return {get_string_id(word): kind for word, kind in kinds.items()}


@cache
def _offices() -> Mapping[str, list[tuple[str, ...]]]:
    """Offices and words for a person by their first word."""
    words = lexicon.mapping("references")
    forms = {form for line in lexicon.mapping("titles")["heads"] for form in line}
    filed: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms | {*words["offices"], *words["people"]}):
        filed.setdefault(form.split()[0], []).append(tuple(form.split()))
    return filed


@cache
def _heads() -> frozenset[int]:
    """The words that may begin a description, by their hashes."""
    return frozenset(map(get_string_id, (*_offices(), *lexicon.mapping("references")["bodies"])))


@cache
def _longest() -> int:
    return max(len(form) for forms in _offices().values() for form in forms)
