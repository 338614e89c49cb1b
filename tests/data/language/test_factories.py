"""Every component stands on its own in anybody's spaCy, found by its entry point."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

FACTORIES = entry_points(group="spacy_factories")
COMPONENTS = sorted(point.name for point in FACTORIES if point.name.startswith("tilik_"))
TEXT = 'Menlu Rusia Sergei Wiranta tiba pada Senin. "Kami sepakat," katanya, didampingi 12.000 tentara.'
SCRIPT = """
import sys, spacy
doc = spacy.blank("id").add_pipe(sys.argv[1])(spacy.blank("id")(sys.argv[2]))
assert doc.text == sys.argv[2]
"""
TOGETHER = """
import sys, spacy
nlp = spacy.blank("id")
for name in sys.argv[2:]:
    nlp.add_pipe(name)
doc = nlp(sys.argv[1])
print([ent.kb_id_ for ent in doc.ents], len(doc._.quotes), [n.value for n in doc._.numbers])
"""


def python(script, *arguments):
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True)


def test_the_components_are_declared():
    assert {"tilik_sentences", "tilik_hints", "tilik_entities", "tilik_actors", "tilik_quotes"} <= set(COMPONENTS)


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_alone(component):
    outcome = python(SCRIPT, component, TEXT)
    assert outcome.returncode == 0, outcome.stderr


def test_all_on_another_tokenizer():
    order = ("sentences", "hints", "entities", "dates", "numbers", "actors", "quotes", "relations")
    outcome = python(TOGETHER, TEXT, *(f"tilik_{name}" for name in order))
    assert "country:ru" in outcome.stdout, outcome.stderr
    assert "1 [12000.0]" in outcome.stdout
