"""The lexicon: words of the language as data files beside this module, each read once a process.

YAML holds nested lists, CSV tables with a header, TXT one entry a line; a line that starts with ``#`` is a
comment. An analyst extends the language there, not in the code.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

FOLDER = Path(__file__).with_name("lexicon")
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """YAML without its booleans: ``no``, ``on`` and ``yes`` are words here."""

    yaml_implicit_resolvers: ClassVar = {
        first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
        for first, rules in _Base.yaml_implicit_resolvers.items()
    }


@cache
def mapping(name: str) -> dict[str, Any]:
    """The content of ``lexicon/{name}.yaml``.

    >>> mapping("countries")["KP"]["also"][0]
    'Korut'
    """
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        content: dict[str, Any] = yaml.load(file, Loader=_Loader)
    return content


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicon/{name}.csv``, each a dict by the header's columns."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``lexicon/{name}.txt``.

    >>> "banjir" in words("common_words")
    True
    """
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
