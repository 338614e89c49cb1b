"""The cues of attribution: words that say somebody said it. The words are in ``lexicon/cues.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from dashboard.data.language.lexicon import mapping

BARE, ACTIVE, PHRASE, REQUEST, PASSIVE = "bare", "active", "phrase", "request", "passive"

INTRODUCED = frozenset({"bahwa", "bahwasanya", "agar", "supaya"})  # open a clause of content


@dataclass(frozen=True, slots=True)
class Cue:
    """How one word attributes: ``act`` it reports, ``frame`` it stands in, ``nya`` where the source is the
    clitic at its end."""

    act: str
    frame: str
    nya: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Every cue by its form in small letters, and the word lists around cues by name."""

    bare: dict[str, Cue]
    verbs: dict[str, Cue]
    passive: dict[str, Cue]
    lists: dict[str, frozenset[str]]

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Every form at which a report may hang."""
        sources = (self.lists[name] for name in ("according", "according_nya", "based_on", "via"))
        return frozenset((*self.verbs, *self.bare, *self.passive, *INTRODUCED)).union(*sources)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Words that begin like verbs and are none, ministers by their short names ("menhub") among them."""
        return self.lists["not_verbs"] | self.lists["roles"]

    @property
    def compounds(self) -> list[str]:
        """The cues of several words, each read as one."""
        return [form for form in (*self.bare, *self.verbs, *self.passive) if " " in form]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def lexicon() -> Lexicon:
    """The cues as the lexicon has them, read once.

    >>> lexicon().bare["ujarnya"]
    Cue(act='say', frame='bare', nya=True)
    """
    acts = mapping("cues")
    bare: dict[str, Cue] = {}
    verbs: dict[str, Cue] = {}
    passive: dict[str, Cue] = {}
    for act, frames in acts.items():
        for form in frames.get(BARE, ()):
            bare[form] = Cue(act, BARE)
            bare[form + "nya"] = Cue(act, BARE, nya=True)
        for frame in (ACTIVE, PHRASE, REQUEST):
            verbs |= {form: Cue(act, frame) for form in frames.get(frame, ())}
        for form in frames.get(PASSIVE, ()):
            passive[form] = Cue(act, PASSIVE, nya=form.endswith("nya"))
    lists = mapping("attribution") | mapping("speakers") | mapping("syntax")
    lists = {name: frozenset(map(str, words)) for name, words in lists.items()}
    return Lexicon(bare, verbs, passive, lists)
