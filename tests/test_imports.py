"""Data flows one way, imports run the other way and never back (docs/architecture.md)."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from dashboard.settings import ROOT

SOURCES = sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "components").rglob("*.py")])
DATA, VIEWS, COMPONENTS = (ROOT / "dashboard" / "data", ROOT / "dashboard" / "views", ROOT / "components")


def imported(path):
    """Every module that a file imports, also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offenders(folder, *forbidden):
    return [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in SOURCES
        if path.is_relative_to(folder)
        for module in imported(path)
        if any(module == name or module.startswith(f"{name}.") for name in forbidden)
    ]


def test_the_rules_have_files_to_hold_for():
    assert all(any(path.is_relative_to(folder) for path in SOURCES) for folder in (DATA, VIEWS, COMPONENTS))


def test_data_knows_nothing_of_the_front():
    assert (
        offenders(DATA, "streamlit", "components", "dashboard.views", "dashboard.filters", "dashboard.session")
        == []
    )


def test_components_know_nothing_of_the_dashboard():
    assert offenders(COMPONENTS, "dashboard", "spacy") == []


def test_views_know_nothing_of_the_language_pipeline():
    assert (
        offenders(VIEWS, "spacy", "dashboard.data.language", "dashboard.data.ingest", "dashboard.data.extract")
        == []
    )


def test_only_the_filters_touch_the_url():
    readers = [path.name for path in SOURCES if "st.query_params" in path.read_text(encoding="utf-8")]
    assert set(readers) <= {"url.py", "session.py"}


SERVED = [*VIEWS.glob("*.py"), ROOT / "dashboard" / "app.py", ROOT / "dashboard" / "server.py"]
FRONT_IMPORTS = sorted(
    {m for path in SERVED for m in imported(path) if m.startswith(("dashboard", "components"))}
    | {"dashboard.server"}
)


def files(module):
    """Where a module or a package may lie."""
    path = ROOT / module.replace(".", "/")
    return path.with_suffix(".py"), path / "__init__.py"


def test_what_the_front_imports_does_not_load_spacy():
    modules = [name for name in FRONT_IMPORTS if any(map(Path.is_file, files(name)))]
    assert {"dashboard.filters", "dashboard.startup", "dashboard.server"} <= set(modules)
    load = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)"
    code = f"{load}\nprint(*sorted({{'spacy', 'thinc', 'floret'}} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-2000:]
