# make demo   check and build Work Stories into dist/
# make test   formatting, lint, types, layers, all tests (sets up browser and npm tools)
# make test-all   the same with the full matrix          make bench   the figures in README
# make test-spark   the tracker on DuckDB, Spark here and a Spark cluster on loopback

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest -n auto --dist worksteal
JS := tests/js
LRS := tests/lrs
.DEFAULT_GOAL := demo
.PHONY: demo test test-all test-spark bench static test-js format clean

$(VENV)/.product: pyproject.toml
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer with venv is needed: apt-get install python3 python3-venv"; exit 4; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up scormpack in $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.product
	@echo "Setting up the test tools in $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,print,sign,track]"
	@touch $@

$(JS)/node_modules/.package-lock.json: $(JS)/package-lock.json
	@tests/tools/need node npm
	@cd $(JS) && npm ci --no-audit --no-fund --loglevel=error

$(LRS)/node_modules/.package-lock.json: $(LRS)/package-lock.json
	@tests/tools/need node npm
	@echo "Setting up a real learning record store for tests (191 MB) ..."
	@cd $(LRS) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

demo: $(VENV)/.product
	@echo "1. scormpack check"; $(BIN)/scormpack check
	@echo; echo "2. scormpack build"; $(BIN)/scormpack build
	@echo; echo "The packages are in dist/scorm12. What to do next:"
	@echo "  look at one as a learner would    $(BIN)/scormpack preview m1-confidence"
	@echo "  import one into your LMS           as a SCORM package; README says how"
	@echo "  type scormpack commands yourself   . $(BIN)/activate"

static: $(VENV)/.dev
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test-js: $(JS)/node_modules/.package-lock.json
	cd $(JS) && npm run --silent types && npm run --silent test

test: static test-js $(LRS)/node_modules/.package-lock.json
	@tests/tools/need chromium pdftotext
	$(PYTEST) -m "not full"

test-all: static test-js $(LRS)/node_modules/.package-lock.json
	@tests/tools/need chromium pdftotext
	$(PYTEST)

test-spark: $(VENV)/.dev
	@tests/tools/need java
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,track,spark]"
	$(BIN)/pytest tests/tracker/engines

bench: $(VENV)/.dev
	@tests/tools/need chromium
	$(BIN)/python tests/bench/bench.py
	$(BIN)/scormpack build 2>/dev/null && $(BIN)/python tests/bench/interactive.py dist/scorm12/*.zip
	$(BIN)/python tests/bench/audit.py
	$(BIN)/python tests/bench/landing.py
	$(BIN)/python tests/bench/report.py  # --count 10000000 for what a nation may send

format: $(VENV)/.dev
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests
	$(BIN)/python tests/tools/readme.py

clean:
	rm -rf $(VENV) dist .cache $(JS)/node_modules $(LRS)/node_modules
