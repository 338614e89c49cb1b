# Two commands: `make run` opens the dashboard on the seeds, `make test` passes every test.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: run test test-language test-browser test-others fuzz bench check lint types lock install install-dev clean

run: $(VENV)/.run ## environment, then the dashboard on the seeds
	$(BIN)/tilik run --port $(PORT)

test: $(VENV)/.dev ## environment and Chromium, then linter, types and all tests
	$(BIN)/python tests/e2e/chromium.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory --jobs=3 $(SYNC) test-language test-browser test-others

# The tests in three parts that run side by side: none waits for the longest.
test-language:
	$(BIN)/python -m pytest tests/data/language
test-browser:
	$(BIN)/python -m pytest tests/e2e
test-others:
	$(BIN)/python -m pytest tests --ignore=tests/data/language --ignore=tests/e2e

fuzz: $(VENV)/.dev ## the property tests with thousands of new examples each
	$(BIN)/python -m pytest --hypothesis-profile=fuzz -m "hypothesis and not e2e"

bench: $(VENV)/.dev ## speed of the pipeline beside a fixed reference, of every page beside an empty app; memory, growth
	$(BIN)/python -m tests.benchmark

install: $(VENV)/.run
install-dev: $(VENV)/.dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tilik needs Python 3.11 or newer; $(PYTHON) is older or missing. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "No virtual environment could be made. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --quiet --require-hashes -r requirements.txt \
	  || { echo "The packages of requirements.txt could not be installed: is there a network, or an index that pip is set to use?"; exit 1; }
	@$(PIP) install --quiet --require-hashes -r requirements/build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt \
	  || { echo "The packages of requirements/dev.txt could not be installed: is there a network, or an index that pip is set to use?"; exit 1; }
	@touch $@

lock: | $(BIN)/python ## renew the lock files after a change of pyproject.toml
	$(PIP) install --quiet uv
	$(BIN)/python requirements/lock.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
