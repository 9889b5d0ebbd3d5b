# make demo: check the sample declaration.  make test: run the tests.  make check: all that CI runs.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check lint golden bench clean

demo: $(READY)
	@$(BIN)/tuoyu check fixtures/declarations/sample.yaml --as-of 2026-01-01 --lang zh || test $$? -ne 2

test: $(READY)
	@$(BIN)/python -m pytest -n auto

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

check: test lint
	@$(BIN)/tuoyu rules lint
	@$(BIN)/tuoyu rules test

golden: $(READY)
	@$(BIN)/python -m pytest tests -k golden --update-golden

bench: $(READY)
	@$(BIN)/python benchmarks/run.py

$(READY): pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tuoyu needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv
	@PIP_CONSTRAINT=.ci/constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf .venv build dist
