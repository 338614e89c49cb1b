"""Who does what to whom: the component that finds acts of one actor upon another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.data.language.acts import ACTIVE, BARE, PASSIVE, acts
from dashboard.data.language.annotation import Relation
from dashboard.data.language.candidates import situations
from dashboard.data.language.chunks import POINT
from dashboard.data.language.claims import Claims
from dashboard.data.language.clauses import WITHIN_PHRASE, is_verb
from dashboard.data.language.cues import lexicon
from dashboard.data.language.judgement import judged
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.unnamed import forget_unheard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.data.language.annotation import Quote
    from dashboard.data.language.candidates import Situation
    from dashboard.data.language.judgement import Judged

THIRD_REACH = 20  # chunks after a request in which it names a third actor
PURPOSE = frozenset({"untuk", "guna", "demi"})
MODAL_REACH = 4  # chunks before a trigger in which it is negated or planned


@Language.component("tilik_relations")
def tilik_relations(doc: Doc) -> Doc:
    """Set ``doc._.relations``, in order of their triggers."""
    several = len({e.kb_id_ for e in doc.ents if e.kb_id_}) > 1
    doc._.relations = sorted(_found(doc), key=lambda r: r.start) if several else []
    forget_unheard(doc)
    return doc


def _found(doc: Doc) -> list[Relation]:
    """The relations of a document; of several words of a sentence for one act between two, the surest counts."""
    claims = Claims(doc._.quotes)
    found: dict[tuple[int, str, str, str], Relation] = {}
    for situation in situations(doc):
        sentence = situation.chunks[0].start
        for pair in judged(situation):
            relation = _made(situation, pair, claims)
            key = (sentence, relation.source_id, relation.target_id, relation.type)
            if key not in found or found[key].confidence < relation.confidence:
                found[key] = relation
    return list(found.values())


def _made(situation: Situation, pair: Judged, claims: Claims) -> Relation:
    chunks, trigger = situation.chunks, situation.trigger
    start, end = chunks[trigger.start].start, chunks[trigger.end - 1].end
    claim = claims.at(start)
    return Relation(
        start=start,
        end=end,
        source_id=pair.source.actor_id,
        target_id=pair.target.actor_id,
        third_id=_third(situation, pair),
        type=trigger.act.type,
        voice="passive" if trigger.act.frame == PASSIVE else "active",
        negated=_is_negated(situation, claim),
        hypothetical=_is_hypothetical(situation),
        quote_id=claim.quote_id if claim else None,
        reported_by=claim.speaker_ids if claim else (),
        confidence=round(pair.probability, 2),
    )


def _before(situation: Situation) -> Iterator[int]:
    """The places before a trigger in which it is negated or planned, nearest first, up to another verb."""
    chunks, start = situation.chunks, situation.trigger.start
    words, carrying = lexicon(), mapping("act_forms")["carrying"]
    for k in range(start - 1, max(-1, start - 1 - MODAL_REACH), -1):
        yield k
        form = chunks[k].form
        other = is_verb(form) and form not in words["control"] and form not in words["adverbs"]
        if other and form not in carrying:
            return


def _is_negated(situation: Situation, claim: Quote | None) -> bool:
    """Whether an act is said not to happen, or somebody denies it."""
    if claim is not None and claim.type == "indirect" and claim.act == "deny":
        return True
    negations = lexicon()["negations"] | set(mapping("act_forms")["denying"])
    return any(situation.chunks[k].form in negations for k in _before(situation))


def _is_hypothetical(situation: Situation) -> bool:
    """Whether an act is planned, wanted, possible or asked for; a purpose ("untuk") is, unless it is pursued."""
    chunks = situation.chunks
    hypotheticals, planned = lexicon()["hypotheticals"], mapping("act_forms")["planned"]
    for k in _before(situation):
        form = chunks[k].form
        if form in PURPOSE:
            governing = next((c.form for c in reversed(chunks[:k]) if is_verb(c.form) or c.form in planned), "")
            act = acts().get((governing.split()[0] if governing else "",))
            return governing in planned or bool(act and act.type == "REQUEST")
        if form in hypotheticals:
            return True
    return False


def _third(situation: Situation, pair: Judged) -> str | None:
    """Whom a request is about: the first other actor after the verb of what is asked for."""
    chunks, trigger = situation.chunks, situation.trigger
    if trigger.act.type != "REQUEST" or trigger.act.frame not in (ACTIVE, BARE):
        return None
    stop = min(len(chunks), trigger.end + THIRD_REACH)
    verb = next((k for k in range(trigger.end, stop) if is_verb(chunks[k].form)), stop)
    end = next((k for k in range(verb + 1, stop) if _ends(situation, k)), stop)
    asked = (p for p in situation.parties if verb < p.at < end)
    parties = (pair.source.actor_id, pair.target.actor_id)
    return next((p.actor_id for p in asked if p.actor_id not in parties), None)


def _ends(situation: Situation, at: int) -> bool:
    chunk = situation.chunks[at]
    return chunk.form == "yang" or (chunk.kind == POINT and chunk.form not in WITHIN_PHRASE)
