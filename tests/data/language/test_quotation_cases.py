"""The table of phenomena: every case of ``quotation_cases.yaml`` read by the whole pipeline."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard.data.language.pipeline import load

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("quotation_cases.yaml").read_text("utf-8")
)
PAGE = Path(__file__).parents[3] / "docs" / "quotes.md"
TABLE = re.compile(r"(\| phenomenon [^\n]*\n\|[-:|]+\|\n)(?:\|[^\n]*\n)+")
FEWEST = 8  # cases of a phenomenon

Said = tuple[str, str, tuple[str, ...]]


def wanted(case: dict[str, Any]) -> list[Said]:
    parts = (line.split(" | ") for line in case["quotes"])
    return [(kind, content, () if who == "-" else tuple(who.split("; "))) for kind, content, who in parts]


def read(case: dict[str, Any]) -> list[Said]:
    """The quotes that are found, speakers under the name that the case gives them."""
    nlp = load()
    doc = nlp.make_doc(case["text"])
    doc._.published = datetime(2024, 11, 16, 5, tzinfo=UTC)
    for _, component in nlp.pipeline:
        doc = component(doc)
    given = {name for *_, names in wanted(case) for name in names}

    def name(actor_id: str) -> str:
        actor = doc._.actors[actor_id]
        return next((known for known in (actor.name, *actor.aliases) if known in given), actor.name)

    return [(q.type, doc.text[q.start : q.end], tuple(map(name, q.speaker_ids))) for q in doc._.quotes]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{phenomenon}-{number}",
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
        )
        for phenomenon, cases in CASES.items()
        for number, case in enumerate(cases, start=1)
    ],
)
def test_phenomenon(case: dict[str, Any]) -> None:
    assert read(case) == wanted(case)


@pytest.mark.parametrize("phenomenon", CASES)
def test_every_phenomenon_has_cases_enough(phenomenon: str) -> None:
    assert len(CASES[phenomenon]) >= FEWEST


def is_right(case: dict[str, Any]) -> bool:
    return "fails" not in case


def table() -> str:
    """The rows of the table in the documentation: of each phenomenon how many cases are read right, which not."""
    rows = []
    for phenomenon, cases in CASES.items():
        failing = dict.fromkeys(case["fails"] for case in cases if not is_right(case))
        rows.append(f"| {phenomenon} | {sum(map(is_right, cases))} of {len(cases)} | {'; '.join(failing)} |\n")
    every = [case for cases in CASES.values() for case in cases]
    return "".join([*rows, f"| all | {sum(map(is_right, every))} of {len(every)} | |\n"])


def test_the_documentation_shows_the_same_table() -> None:
    assert table() in PAGE.read_text("utf-8"), f"python {Path(__file__).name} writes it anew"


if __name__ == "__main__":
    PAGE.write_text(TABLE.sub(lambda found: found[1] + table(), PAGE.read_text("utf-8")), "utf-8")
