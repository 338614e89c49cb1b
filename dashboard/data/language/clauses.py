"""The build of a clause, as far as the rules need it: verbs, predicates, the noun phrase before a verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, NAME, POINT, QUOTED, WORD
from dashboard.data.language.cues import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.chunks import Chunk

VERB = re.compile(r"(?:me|di|ber|ter|memper|diper)[a-z]{3,}(?: [a-z]+)?|se(?:suai|pakat)\w*")
WITHIN_PHRASE = frozenset("-./&'’–")
PLACING = frozenset({"di", "ke", "dari", "asal"})
BELONGING = frozenset({"dari", "di", "untuk", "pada", "bidang"})
PERSON = "PER"
RELATIVE_REACH = 14  # chunks between "yang" and the end of its clause
REACH = 45  # chunks a rule looks to either side

Slice = tuple[int, int]


@lru_cache(maxsize=16384)
def is_verb(form: str) -> bool:
    """Whether a word looks like a verb by its prefix: me-, di-, ber-, ter-.

    >>> is_verb("mengirim"), is_verb("menteri")
    (True, False)
    """
    others = lexicon().nouns
    return bool(VERB.fullmatch(form)) and form not in others and form.removesuffix("nya") not in others


def is_predicate(chunk: Chunk) -> bool:
    """Whether a chunk is a verb, or a word that stands before one (akan, tidak, bisa)."""
    return chunk.kind == WORD and (chunk.form in lexicon()["auxiliaries"] or is_verb(chunk.form))


def has_predicate(chunks: Sequence[Chunk]) -> bool:
    """Whether the chunks make a clause rather than a noun phrase ("dukungan bagi warga yang mengungsi")."""
    words = lexicon()
    before, relative, serial = "", False, False
    for i, chunk in enumerate(chunks[:REACH]):
        if chunk.kind == QUOTED and i:
            return True
        predicate = chunk.form in words["auxiliaries"] or is_verb(chunk.form)
        if chunk.kind == WORD and predicate and before not in words["nonfinite"]:
            if not relative and not serial:
                return True
            serial = relative  # the verbs behind it are still those of the relative clause
            relative = chunk.form in words["auxiliaries"]
        else:
            serial = False
        if chunk.form == "yang":
            relative = True
        elif chunk.form not in words["auxiliaries"]:
            before = chunk.form
    return False


def subject(chunks: Sequence[Chunk], verb: int) -> Slice | None:
    """The noun phrase that is the subject of the verb at ``verb``, as a slice of ``chunks``.

    What stands between the two is passed over: adverbs, dates, brackets, phrases with a preposition, relative
    clauses and appositions between commas.
    """
    at = verb - 1
    floor = max(0, verb - REACH)
    for _ in range(8):
        at = _before_adverbs(chunks, at, floor)
        if at < floor:
            return None
        before = _before_comma if chunks[at].form == "," else _before_phrase
        at, found = before(chunks, at, floor)
        if found:
            return found
    return None


def _before_phrase(chunks: Sequence[Chunk], at: int, floor: int) -> tuple[int, Slice | None]:
    """The phrase that ends at ``at`` where it is the subject; else where to look on (below ``floor``: nowhere)."""
    words = lexicon()
    start = _phrase_start(chunks, at, floor)
    stop = chunks[start - 1].form if start > floor else ""
    if stop in BELONGING and _names_member(chunks, start, at):
        return floor - 1, (at, at + 1)
    if is_verb(stop) and (stop not in words.verbs or (start - 2 >= floor and chunks[start - 2].form == "yang")):
        relative = _relative(chunks, start - 1, floor)
        if relative is not None:
            return relative - 1 - (relative > floor and chunks[relative - 1].form == ","), None
    if stop == "yang":
        apposed = start > at and start - 3 >= floor and chunks[start - 2].form == ","
        return start - (3 if apposed else 2), None
    if stop in words["via"]:
        return _before_citation(chunks, start - 1, floor), None
    if stop not in words["prepositions"]:
        return floor - 1, (start, at + 1) if start <= at else None
    if _opens_sentence(chunks, start - 1, floor):
        return floor - 1, _after_adjunct(chunks, start, at)
    return start - 2, None


def _names_member(chunks: Sequence[Chunk], start: int, at: int) -> bool:
    """Whether a phrase after a preposition leads from a body to its member (ekonom dari Bank Tirta Rahma)."""
    return chunks[at].label == PERSON and any(c.kind == NAME and c.label != PERSON for c in chunks[start:at])


def _relative(chunks: Sequence[Chunk], verb: int, floor: int) -> int | None:
    """The "yang" in whose clause the verb stands, unless a clause or an aside ends between."""
    barriers = lexicon()["barriers"]
    for k in range(verb - 1, max(floor, verb - RELATIVE_REACH) - 1, -1):
        if chunks[k].form == "yang":
            return k if k > floor else None
        if chunks[k].kind == QUOTED or chunks[k].form in (",", ";", ":") or chunks[k].form in barriers:
            return None
    return None


def _after_adjunct(chunks: Sequence[Chunk], start: int, at: int) -> Slice | None:
    """The subject after an adjunct that opens the sentence (Dalam laporan itu, Rahma dan Surya …)."""
    comma = next((k for k in range(start, at) if chunks[k].form == ","), None)
    if comma is not None:
        return comma + 1, at + 1
    return (at, at + 1) if start < at and chunks[at].kind == NAME else None


def _before_citation(chunks: Sequence[Chunk], via: int, floor: int) -> int:
    """Past "seperti dilansir X," and its like."""
    at = via - 1
    while at >= floor and chunks[at].form in ("seperti", "sebagaimana", "yang", "demikian"):
        at -= 1
    return at - 1 if at >= floor and chunks[at].form == "," else at


def _before_adverbs(chunks: Sequence[Chunk], at: int, floor: int) -> int:
    while at >= floor and (chunks[at].kind in (ASIDE, DATE) or _is_adverb(chunks, at)):
        at -= 1
    return at


def _is_adverb(chunks: Sequence[Chunk], at: int) -> bool:
    words, chunk = lexicon(), chunks[at]
    if chunk.kind != WORD:
        return False
    if chunk.form == "ini":
        return at > 0 and chunks[at - 1].form in words["times"]
    return chunk.form in words["adverbs"] or chunk.form in words["control"]


def _before_comma(chunks: Sequence[Chunk], comma: int, floor: int) -> tuple[int, Slice | None]:
    """Past what stands between two commas; a name between them is itself the subject (Ketua RT, Rahma, …)."""
    opening = next((i for i in range(comma - 1, floor - 1, -1) if chunks[i].form == ","), None)
    if opening is None:
        return comma - 1, None
    apposed = chunks[opening + 1]
    if apposed.kind == NAME and apposed.label == PERSON:
        return opening, (opening + 1, comma)
    if apposed.kind == NAME:
        if opening - 2 >= floor and chunks[opening - 1].kind == NAME and chunks[opening - 2].form in PLACING:
            return opening - 3, None
        if not any(c.label == PERSON for c in chunks[floor:opening]):
            return opening, (opening + 1, comma)
    return opening - 1, None


def _phrase_start(chunks: Sequence[Chunk], at: int, floor: int) -> int:
    """The first chunk of the noun phrase that ends at ``at``."""
    words = lexicon()
    start = at + 1
    while start > floor:
        chunk = chunks[start - 1]
        if chunk.kind == QUOTED or (chunk.kind == DATE and start <= at):
            break
        if chunk.kind == POINT and chunk.form not in WITHIN_PHRASE and not _enumerates(chunks, start - 1, at):
            break
        if chunk.kind == WORD and (
            chunk.form == "yang"
            or chunk.form in words["prepositions"]
            or (chunk.form in words["barriers"] and not _joins_names(chunks, start - 1, floor))
            or is_verb(chunk.form)
        ):
            break
        start -= 1
    return start


def _enumerates(chunks: Sequence[Chunk], comma: int, at: int) -> bool:
    """Whether a comma stands between names that "dan" joins further on (Iran, Irak, dan Suriah)."""
    if chunks[comma].form != "," or not comma or chunks[comma - 1].kind not in (NAME, ASIDE):
        return False
    return (chunks[comma + 1].kind == NAME or chunks[comma + 1].form in ("dan", "serta")) and any(
        c.form in ("dan", "serta") for c in chunks[comma + 1 : at]
    )


def _joins_names(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    """Whether "dan" stands between two parts of one noun phrase rather than between clauses."""
    if chunks[at].form not in ("dan", "serta", "atau") or at - 1 < floor or at + 1 >= len(chunks):
        return False
    if is_verb(chunks[at + 1].form):
        return False
    return chunks[at - 1].kind in (NAME, ASIDE, WORD) or chunks[at - 1].form == ","


def _opens_sentence(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    before = chunks[at - 1]
    return at <= floor or (before.kind == POINT and before.form != ",") or before.form in lexicon()["barriers"]
