# make setup   .venv with the command .venv/bin/demarche and everything the tests need
# make demo    the record of samples/ and its pages; says which page to open
# make test    lint, types, tests
# make bench   speed of the build, share of each stage, start of the command
# make docs    write anew the parts of the docs that the program knows
# make coverage print which constructions of speech are read, found of tried in each language
# make fuzz    ten times as many damaged reports as in the tests
# make figures score the program on ../shared and write the figures into the README
# make pictures take the pictures of the pages anew (needs Chromium)
# make lock    write the installed versions to requirements.lock
# make clean   remove what the others made

SHELL := /bin/bash
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
LOCK ?= requirements.lock
BIN := .venv/bin
DEMO ?= demo
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: setup demo test lint bench docs coverage fuzz figures pictures lock clean
.DELETE_ON_ERROR:

setup: .venv/dev.stamp

# The runtime alone: what a reader of reports needs.
.venv/run.stamp: pyproject.toml $(LOCK) | .venv/made.stamp
	@echo "Installing Demarche into .venv ..."
	@$(PIP) install $(if $(LOCK),--constraint $(LOCK)) --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml $(LOCK) | .venv/made.stamp
	@echo "Installing Demarche and what its tests need into .venv ..."
	@$(PIP) install $(if $(LOCK),--constraint $(LOCK)) --editable '.[dev]'
	@touch $@ .venv/run.stamp

# An environment that a killed run left without pip is made again; a whole one is kept.
.venv/made.stamp:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer not found." \
	  "Install it (Debian: apt-get install python3) or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older" \
	  "than 3.11 or does not run. Name another: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) has no venv module." \
	  "Install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@touch $@

demo: .venv/run.stamp
	@rm -rf $(DEMO)/record.db $(DEMO)/site && mkdir -p $(DEMO)
	@$(BIN)/demarche build samples/reports --sources samples/sources.csv --record $(DEMO)/record.db
	@$(BIN)/demarche site $(DEMO)/record.db --out $(DEMO)/site
	@$(BIN)/python -c 'import pathlib, sys; page = pathlib.Path(sys.argv[1], "site/index.html").resolve(); \
	  print(f"\nOpen this:  {page}\n      or:  {page.as_uri()}")' $(DEMO)

test: .venv/dev.stamp lint
	$(BIN)/python -m pytest

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks

docs: .venv/dev.stamp
	$(BIN)/python docs/blocks.py

coverage: .venv/dev.stamp
	@$(BIN)/python tests/constructed.py

fuzz: .venv/dev.stamp
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest tests/test_properties.py

figures: .venv/dev.stamp
	$(BIN)/python docs/figures.py

pictures: .venv/dev.stamp
	$(BIN)/python docs/pictures.py

lock: .venv/dev.stamp
	@{ sed -n '/^#/p' requirements.lock; $(BIN)/python -m pip freeze --exclude-editable; } > requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
