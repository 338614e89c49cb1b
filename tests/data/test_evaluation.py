"""The scorer's figures on small articles whose answers can be counted by hand."""

import pytest

from dashboard.data.evaluation import Evaluation, align, overlap

GOLD = {
    "id": "one",
    "actors": {
        "rini": {"name": "Rini Astuti", "kind": "person", "aliases": ["Rini"]},
        "bulog": {"name": "Bulog", "kind": "organisation", "aliases": []},
    },
    "entities": [
        {"start": 0, "end": 11, "label": "PER", "actor": "rini"},
        {"start": 20, "end": 25, "label": "ORG", "actor": "bulog"},
        {"start": 40, "end": 44, "label": "PER", "actor": "rini"},
    ],
    "quotes": [{"start": 50, "end": 90, "type": "direct", "speakers": ["rini"]}],
    "numbers": [{"start": 60, "end": 66, "value": 12000, "unit": "ton", "kind": "measure", "noun": "beras"}],
    "dates": [{"start": 70, "end": 80, "iso": "2024-11-15", "granularity": "day"}],
    "relations": [{"source": "bulog", "target": "rini", "type": "AID"}],
}


def scores(found):
    evaluation = Evaluation()
    evaluation.add(GOLD, found)
    return evaluation.scores()


def test_gold_against_itself_is_perfect():
    assert {score.f1 for score in scores(GOLD).values() if score.gold} == {1.0}


def test_nothing_found_is_zero_recall():
    figures = scores({"id": "one"})
    assert {score.f1 for name, score in figures.items() if "clustered" not in name} == {0.0}


def test_an_alias_names_the_actor():
    found = {**GOLD, "actors": {"rini": {"name": "Rini"}, "bulog": {"name": "Bulog"}}}
    assert scores(found)["actors linked"].f1 == 1


def test_another_name_is_wrong_everywhere_it_counts():
    found = {**GOLD, "actors": {"rini": {"name": "Sari"}, "bulog": {"name": "Bulog"}}}
    figures = scores(found)
    assert figures["actors linked"].right == 1
    assert figures["quotes direct attributed"].right == 0
    assert figures["quotes direct span"].right == 1
    assert figures["relations pair"].right == 0


def test_coreference_is_measured_apart_from_names():
    split = [dict(entity, actor=f"a{i}") for i, entity in enumerate(GOLD["entities"])]
    figures = scores({**GOLD, "entities": split})
    assert figures["actors clustered P"].f1 == 1
    assert figures["actors clustered R"].f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"value": 12}, "numbers value"),
        ({"unit": "kg"}, "numbers value"),
        ({"kind": "cardinal"}, "numbers value"),
        ({"noun": "gabah"}, "numbers noun"),
    ],
)
def test_a_wrong_field_costs_its_figure(change, figure):
    figures = scores({**GOLD, "numbers": [{**GOLD["numbers"][0], **change}]})
    assert figures[figure].right == 0
    assert figures["numbers span"].right == 1


def test_units_have_synonyms():
    assert scores({**GOLD, "numbers": [{**GOLD["numbers"][0], "unit": "t"}]})["numbers value"].f1 == 1


def test_times_of_day_are_passed_over():
    clock = {"start": 0, "end": 5, "iso": "T07:30+07:00", "granularity": "minute"}
    assert scores({**GOLD, "dates": [*GOLD["dates"], clock]})["dates iso"].f1 == 1


def test_the_quad_is_right_where_the_type_is_near():
    figures = scores({**GOLD, "relations": [{**GOLD["relations"][0], "type": "COOPERATE"}]})
    assert (figures["relations quad"].right, figures["relations type"].right) == (1, 0)


def test_errors_name_the_article():
    evaluation = Evaluation()
    evaluation.add(GOLD, {"id": "one"})
    assert ("one", "missed", (0, 11, "PER")) in evaluation.errors["entities"]


def test_overlap_is_intersection_over_union():
    assert overlap({"start": 0, "end": 10}, {"start": 5, "end": 15}) == pytest.approx(1 / 3)
    assert overlap({"start": 0, "end": 5}, {"start": 5, "end": 9}) == 0


def test_the_best_overlap_is_paired_first():
    gold = [{"start": 0, "end": 10}]
    found = [{"start": 0, "end": 6}, {"start": 0, "end": 9}]
    assert align(gold, found, least=0.5) == [(gold[0], found[1])]
