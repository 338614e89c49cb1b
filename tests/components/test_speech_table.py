"""Quotes in groups, and what is counted: how a row is called."""

from __future__ import annotations

import pandas as pd
import pytest

from components.speech_table import group_names
from components.subject_table import subject_name


def test_groups_are_called_by_speaker_act_or_as_unresolved(words):
    groups = pd.DataFrame(
        {
            "group": ["sari", "deny", "murmur", ""],
            "name": ["Sari Melati", None, None, None],
            "kind": ["person", None, None, None],
        }
    )
    speaker, act, unknown, unresolved = group_names(groups, words=words)
    assert speaker.endswith("Sari Melati") and speaker != "Sari Melati"  # its kind has a glyph
    assert (act, unknown, unresolved) == ("denies", "murmur", "unresolved")


@pytest.mark.parametrize(
    ("noun", "unit", "kind", "called"),
    [
        ("rumah", "", "cardinal", "rumah"),
        ("beras", "t", "measure", "beras (tonnes)"),
        ("", "percent", "percent", "% · percentage"),
    ],
)
def test_what_is_counted_is_called_by_its_noun_else_by_its_unit_and_kind(words, noun, unit, kind, called):
    assert subject_name(noun, unit, kind, words=words) == called
