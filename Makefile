# Everything works on a fresh checkout with Python 3.11+, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# The tests start hundreds of programs; each starts faster from modules that were compiled once.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help play test stress check bench bench-class figures format picture pictures clean

help: ## Say what can be made
	@echo "Lean to One Side"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

play: $(VENV)/run ## Set up and open the game (ARGS="play october-1950" goes straight in)
	@$(BIN)/python -m game $(ARGS)

test: $(VENV)/dev $(VENV)/peers/ready ## Set up and run the tests, on all cores; on one where ARGS narrows them
	@$(BIN)/python -m pytest $(or $(ARGS),-n logical --dist loadscope)

stress: $(VENV)/dev ## Draw all properties afresh, five times as many examples (SEED=... draws the same again)
	@seed=$${SEED:-$$(date +%s)}; again="'make stress SEED=$$seed' draws the same again"; echo "$$again"; \
	  $(BIN)/python -m pytest -n logical -m hypothesis --hypothesis-profile=afresh --hypothesis-seed=$$seed $(ARGS) \
	  || { echo "$$again"; exit 1; }

check: $(VENV)/dev $(VENV)/peers/ready ## Everything that must hold: format, lint, types, house, content, tests
	@echo "== format";  $(BIN)/ruff format --check -q .
	@echo "== lint";    $(BIN)/ruff check -q .
	@echo "== types";   $(BIN)/mypy --no-error-summary
	@echo "== house";   $(BIN)/lint-imports --no-logo > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@echo "== content"; $(BIN)/python -m game check
	@echo "== plays";   $(BIN)/python -m game test
	@echo "== tests";   $(BIN)/coverage erase; $(BIN)/coverage run -m pytest -n logical --dist loadscope
	@$(BIN)/coverage combine -q && $(BIN)/coverage report --format=total > $(VENV)/coverage.txt \
	  || { $(BIN)/coverage report | tail -n 40; exit 1; }
	@echo "== all is well; branch coverage $$(cat $(VENV)/coverage.txt) %"

figures: $(VENV)/run ## Count what players are shown of all roads, where a decision has changed
	@$(BIN)/python -m game.counting.build_figures $(ARGS)

bench: $(VENV)/dev ## Measure the promises, each beside its floor
	@$(BIN)/python -m tests.bench $(ARGS)

bench-class: $(VENV)/dev ## Measure what classes cost, on SQLite and on PostgreSQL, and kill their host
	@$(BIN)/python -m tests.bench classes

format: $(VENV)/dev ## Set the code in its form and fix what can be fixed
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

picture: $(VENV)/run ## Draw the picture of the README anew
	@$(BIN)/python -m game.scenes.picture docs/picture.svg

pictures: $(VENV)/dev $(VENV)/peers/ready ## Take the pictures of docs/teaching.md anew, in a Chromium
	@$(BIN)/python -m tests.docs.pictures

clean: ## Forget what was set up (never the saves)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.* dist

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null \
	  || { echo "'$(PYTHON)' is not Python 3.11 or later; say which to use with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
	  || { echo "'$(PYTHON)' cannot make a virtual environment; install its venv package (python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/python requirements/run.txt
	@echo "Setting up ..." >&2
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	@echo "Setting up the tools ..." >&2
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Without these packages the tests that need them are skipped, unless nothing may be; the next call tries again.
$(VENV)/peers/ready: $(VENV)/dev tests/peers/package-lock.json tests/peers/.npmrc
	@mkdir -p $(@D) && cp tests/peers/package.json tests/peers/package-lock.json tests/peers/.npmrc $(@D)
	@if PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(@D) > $(VENV)/npm.txt 2>&1; then touch $@; else \
	  echo "The packages of tests/peers could not be set up: 'npm ci' failed ($$(grep -v '^npm warn' $(VENV)/npm.txt | head -n 1))." >&2; \
	  echo "See to it that npm reaches its registry, then call make again; all that it said is in $(VENV)/npm.txt." >&2; \
	  test -z "$$ONESIDE_NO_SKIPS"; fi
