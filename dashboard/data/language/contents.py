"""What is told: the bounds of the clause that a verb of speech, a request or "menurut X" reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.language.chunks import ASIDE, DATE, POINT, QUOTED, WORD
from dashboard.data.language.clauses import REACH, has_predicate, is_predicate, is_verb
from dashboard.data.language.cues import ACTIVE, INTRODUCED, REQUEST, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data.language.chunks import Chunk

Slice = tuple[int, int]

COMPLEMENT_REACH = 16  # chunks between a cue and its "bahwa", "agar" or comma
LEAST_CLAUSE = 2  # chunks after "mengatakan," that are content even without a verb
CIRCUMSTANCES = frozenset({"di", "dalam", "kepada", "pada", "saat", "usai", "melalui", "lewat"})
LONGEST_APPOSITION = 8  # chunks


def complement(chunks: Sequence[Chunk], cue: int) -> Slice | None:
    """The clause that a verb of saying takes, without "bahwa"."""
    words = lexicon()
    start = cue + 1
    if start >= len(chunks):
        return None
    limit = min(len(chunks), start + COMPLEMENT_REACH)
    if chunks[start].form in words["complementizers"] | words["purposes"]:
        start += 1
        return start, content_end(chunks, start)
    for k in range(start, limit):
        if chunks[k].form in INTRODUCED:
            return k + 1, content_end(chunks, k + 1)
        if chunks[k].kind == POINT or is_verb(chunks[k].form):
            break
    if chunks[cue].form in words["introducing"] and not (
        words.verbs[chunks[cue].form].act == "deny"
        and (is_predicate(chunks[start]) or chunks[start].form in words["singular"])
    ):
        return None
    clausal = chunks[cue].form in words["clausal"] and len(chunks) - start >= LEAST_CLAUSE
    if chunks[start].form == ",":
        start += 1
        clausal = clausal or len(chunks) - start >= LEAST_CLAUSE
    elif chunks[start].kind == DATE:
        after = next((k for k in range(start, limit) if chunks[k].kind not in (DATE, ASIDE)), limit)
        start = after + 1 if after < limit and chunks[after].form == "," else start
    elif chunks[start].form in words["prepositions"] and not _sets_scene(chunks, start):
        comma = next((k for k in range(start, limit) if chunks[k].form == ","), None)
        if comma is None and chunks[start].form in words["circumstance"]:
            return None
        start = start if comma is None else comma + 1
    if start >= len(chunks) or chunks[start].form == ":":
        return None
    clausal = clausal and chunks[start].form != "hal"
    named = chunks[cue].form in words["naming"] and any(c.form == "sebagai" for c in chunks[start:limit])
    if not named and not clausal and not has_predicate(chunks[start:]):
        return None
    if chunks[start].form == "hal" and start + 2 < len(chunks) and chunks[start + 1].form in words["definite"]:
        tells = is_predicate(chunks[start + 2]) or chunks[start + 2].form == "sebagai"
        return (start, content_end(chunks, start)) if tells else None
    return start, content_end(chunks, start)


def _sets_scene(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a preposition begins what is told (berharap ke depan …; mengatakan berdasarkan data …)."""
    after = chunks[at + 1].form if at + 1 < len(chunks) else ""
    return chunks[at].form in ("berdasarkan", "selama", "sejak") or (chunks[at].form, after) == ("ke", "depan")


def requested(chunks: Sequence[Chunk], cue: int) -> Slice | None:
    """What is asked for: after agar, supaya, untuk; else from the verb after whoever is asked."""
    words = lexicon()
    relative = False
    for k in range(cue + 1, min(len(chunks), cue + 1 + REACH)):
        form = chunks[k].form
        if form in words["purposes"]:
            clause = form in INTRODUCED or has_predicate(chunks[k + 1 :])
            return (k + 1, content_end(chunks, k + 1)) if clause else None
        if form in (";", ":", ".") or chunks[k].kind == QUOTED:
            break
        if form in words["barriers"] and form not in ("dan", "serta", "atau"):
            break
        relative = relative or form == "yang"
        passive = form.startswith("di") and is_verb(form) and k > cue + 1 and chunks[cue + 1].kind == WORD
        if not relative and (form == "harus" or passive):
            return cue + 1, content_end(chunks, k)
        if not relative and (is_verb(form) or form in words["degrees"]):
            return k, content_end(chunks, k)
    return None


def around(chunks: Sequence[Chunk], cue: int, end: int) -> Slice | None:
    """The clause beside "menurut X" or "kata X": after it, before it, or on both its sides."""
    ahead = content_end(chunks, end) if end < len(chunks) else end
    opens = cue == 0 and end < len(chunks) and chunks[end].form == ","  # what follows is the whole sentence
    follows = ahead - end > 2 + opens and (opens or has_predicate(chunks[end:ahead]))
    start = past_connective(chunks, 0, cue)
    goes_on = end + (end < len(chunks) and chunks[end].form == ",")
    split = cue - start == 2 and goes_on < len(chunks) and is_predicate(chunks[goes_on])
    precedes = split or cue - start > 2
    if follows and precedes:
        return start, ahead
    if follows:
        return end, ahead
    return (start, cue) if precedes and has_predicate(chunks[start:cue]) else None


def past_apposition(chunks: Sequence[Chunk], end: int) -> int:
    """Past what says who the source is (menurut Rahma, kepala pelabuhan, P)."""
    words = lexicon()
    if end + 1 >= len(chunks) or chunks[end].form != "," or chunks[end + 1].form not in words["roles"]:
        return end
    limit = min(len(chunks), end + 1 + LONGEST_APPOSITION)
    comma = next((k for k in range(end + 2, limit) if chunks[k].form == ","), None)
    return end if comma is None or has_predicate(chunks[end + 1 : comma]) else comma


def past_circumstances(chunks: Sequence[Chunk], start: int) -> int:
    """Past the place and the time of an attribution, where its clause goes on behind them (…, kata Rahma di Tegal,
    akan …)."""
    at = start
    while at < len(chunks) and (chunks[at].kind in (DATE, ASIDE) or chunks[at].form in CIRCUMSTANCES):
        if chunks[at].kind == WORD:
            at = next((k for k in range(at, min(len(chunks), at + REACH)) if chunks[k].form == ","), len(chunks))
        else:
            at += 1
        if at + 1 < len(chunks) and chunks[at].form == "," and is_predicate(chunks[at + 1]):
            return at
        at += at < len(chunks) and chunks[at].form == ","
    return start


def past_connective(chunks: Sequence[Chunk], start: int, end: int) -> int:
    """Past "Namun demikian," and its like, and past a dateline's dash."""
    words = lexicon()
    comma = next((k for k in range(start, min(end, start + 6)) if chunks[k].form == ","), None)
    if comma is not None and all(c.form in words["connectives"] for c in chunks[start:comma]):
        return comma + 1
    if start < end and chunks[start].form in words["opening_conjunctions"]:
        return start + 1
    return start


def content_end(chunks: Sequence[Chunk], start: int) -> int:
    """Where a content clause ends: with its sentence, or where another attribution sets in."""
    words = lexicon()
    for k in range(start + 1, len(chunks)):
        form, before = chunks[k].form, chunks[k - 1].form
        after = chunks[k + 1].form if k + 1 < len(chunks) else ""
        if form in words["content_ends"] and (after in words.verbs or before == ","):
            return k
        if form in ("dan", "serta") and _goes_on_telling(chunks, k + 1):
            return k
        if before == "," and (form in words["via"] or form in words.bare or form in words["according"]):
            return k - 1
        if before == "," and (form == "merujuk" or (form == "tanpa" and after in words["specifying"])):
            return k - 1
        if before == "," and form in ("seperti", "sebagaimana", "demikian") and _cites(chunks, k + 1):
            return k - 1
    return len(chunks)


def _goes_on_telling(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb of speech follows, adverbs passed over (dan sekali lagi mendesak …)."""
    words = lexicon()
    for chunk in chunks[at : at + 3]:
        if chunk.form in words.verbs:
            return words.verbs[chunk.form].frame in (ACTIVE, REQUEST)
        if chunk.form not in words["adverbs"]:
            return False
    return False


def _cites(chunks: Sequence[Chunk], at: int) -> bool:
    words = lexicon()
    forms = [c.form for c in chunks[at : at + 2]]
    return any(f in words["via"] or f in words.passive or f in words.bare for f in forms)
