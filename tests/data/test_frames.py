"""The contract: what is refused before it is written, and that types survive."""

from datetime import UTC, datetime

import pandera.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.frames import FRAMES, SPAN_FRAMES
from tests.data.drafts import Draft

TEXT = "Air naik di Demak. Warga mengungsi ke balai desa."
MENTION = Draft("a", TEXT).mention("Demak", "demak", "GPE").rows["mentions"][0]


@pytest.mark.parametrize("name", FRAMES)
def test_an_empty_frame_has_the_contract_s_columns(name):
    assert list(FRAMES[name].empty().columns) == list(FRAMES[name].columns)
    assert FRAMES[name].to_arrow(FRAMES[name].build([])).schema == FRAMES[name].arrow_schema


@pytest.mark.parametrize(
    "change",
    [
        {"start": -1},
        {"end": MENTION["start"]},
        {"sentence_start": MENTION["start"] + 1},
        {"sentence_end": MENTION["end"] - 1},
        {"label": "CITY"},
        {"article_id": None},
        {"version": None},
    ],
)
def test_a_row_that_breaks_the_contract_is_not_built(change):
    with pytest.raises(pandera.errors.SchemaErrors):
        FRAMES["mentions"].build([{**MENTION, **change}])


def test_an_unknown_column_is_an_error():
    with pytest.raises(KeyError, match="colour"):
        FRAMES["mentions"].build([{**MENTION, "colour": "red"}])


def test_confidence_lies_between_0_and_1():
    [row] = Draft("a", TEXT).quote("Warga mengungsi").rows["quotes"]
    with pytest.raises(pandera.errors.SchemaErrors):
        FRAMES["quotes"].build([{**row, "confidence": 1.1}])


def test_all_errors_are_told_at_once():
    with pytest.raises(pandera.errors.SchemaErrors) as caught:
        FRAMES["mentions"].build([{**MENTION, "label": "CITY"}, {**MENTION, "start": -1}])
    assert len(caught.value.failure_cases) >= 2


def test_types_survive_the_way_through_arrow():
    begin = datetime(2024, 11, 14, 17, tzinfo=UTC)
    draft = Draft("a", TEXT).date("Warga", begin, begin).quote("Air naik", speakers=("warga",))
    for name in ("dates", "quotes"):
        frame = FRAMES[name].build(draft.rows[name])
        again = FRAMES[name].to_arrow(frame).to_pandas()
        assert FRAMES[name].to_arrow(again) == FRAMES[name].to_arrow(frame)
    assert again["speaker_ids"][0].tolist() == ["warga"]


@given(st.data())
def test_every_span_within_its_sentence_is_accepted(data):
    points = sorted(data.draw(st.lists(st.integers(0, 10_000), min_size=4, max_size=4)))
    sentence_start, start, end, sentence_end = points
    row = {**MENTION, "sentence_start": sentence_start, "start": start, "end": end, "sentence_end": sentence_end}
    if start < end:
        assert len(FRAMES["mentions"].build([row])) == 1
    else:
        with pytest.raises(pandera.errors.SchemaErrors):
            FRAMES["mentions"].build([row])


def test_the_span_frames_are_those_with_sentences():
    assert set(SPAN_FRAMES) == {"mentions", "coreferences", "quotes", "numbers", "dates", "relations"}
