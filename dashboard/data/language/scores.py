"""Scores: ``menang 3-1``, ``21-17, 22-20``, told from ranges by cue, company and size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.data.language import units
from dashboard.data.language.annotation import Number
from dashboard.data.language.counted_nouns import noun_after
from dashboard.data.language.lexicon import mapping
from dashboard.data.language.numerals import alternation, numeral_at

if TYPE_CHECKING:
    from dashboard.data.language.amounts import Ground

SCORE = re.compile(r"(?P<home>\d{1,3})[\s\xa0]?[-–][\s\xa0]?(?P<away>\d{1,3})(?![\w%]|[.,/:-]\d)")
SCORE_CUE = re.compile(rf"(?<!\w)(?:{alternation(mapping('quantities')['score_cues'])})(?!\w)", re.I)
CUE_REACH = 70  # characters before a score in which its cue stands


def score(ground: Ground, start: int) -> Number | None:
    """``menang 3-1``, ``21-17, 22-20``: by cue, by company, or because the first is larger."""
    match = SCORE.match(ground.text, start)
    if match is None or ground.joined(start):
        return None
    home, away = int(match["home"]), int(match["away"])
    if units.unit_after(ground.text, match.end()) or _scaled(ground.text, match.start("away")):
        return None
    before = ground.text[max(0, start - CUE_REACH) : start].rpartition("\n")[2]
    company = start - ground.score_end <= 4
    counted = noun_after(ground.text, match.end()) is not None
    cued = SCORE_CUE.search(before) is not None and not counted
    small = home < 10 and away < 10 and not counted
    if not (company or home >= away or cued or small):
        return None
    ground.score_end = match.end()
    return Number(start=start, end=match.end(), kind="score", score=(home, away))


def _scaled(text: str, start: int) -> bool:
    """Whether a numeral carries a scale word."""
    numeral = numeral_at(text, start)
    return numeral is not None and numeral.scale != 1
