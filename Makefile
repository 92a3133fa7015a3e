# Two commands matter: `make demo` and `make test`. They need make, a POSIX shell, Python >= 3.11 and a package index.

export PYTHONUTF8 = 1
# What the caller set for other projects stays out.
unexport PYTHONPATH PYTHONHOME

BIN := .venv/bin
CASE := demo/case
PAGE := demo/chronicle.html

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-backends lint types lexicon schema environment test-environment clean

help: ## list what can be asked for
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: environment ## the sample pages as a chronicle: on the screen and in demo/chronicle.html
	@rm -rf $(CASE) $(PAGE)
	@mkdir -p demo
	@$(BIN)/tawatur ingest gold/pages/*.txt --case $(CASE)
	@$(BIN)/tawatur chronicle --case $(CASE)
	@$(BIN)/tawatur chronicle --case $(CASE) --format html > $(PAGE).part && mv $(PAGE).part $(PAGE)
	@printf '\n%s\n' 'The same chronicle, right to left, in a browser: $(PAGE)'
	@printf '%s\n' 'What to type next:' \
	    '  $(BIN)/tawatur explain 1 --case $(CASE)             why this date, this merge, this count' \
	    '  $(BIN)/tawatur event 1 --case $(CASE)               who says so, by which chain, in which words' \
	    '  $(BIN)/tawatur ingest YOUR-PAGES/ --case my-case    pages of your own (text files or JSON Lines)' \
	    '  $(BIN)/tawatur --help'

test: test-environment ## style, layers of imports, types and tests
	@$(MAKE) --no-print-directory lint types
	@echo '== tests'
	@$(BIN)/python -m pytest -q

BACKENDS := .venv-backends/bin
TORCH := torch

test-backends: test-environment ## the tests of the trained recognisers, with their packages (gigabytes)
	@test -x $(BACKENDS)/python || $(BIN)/python -m venv .venv-backends
	@$(BACKENDS)/python -m pip install -q '$(TORCH)' --editable '.[transformers,gliner,stanza]' pytest hypothesis
	@$(BACKENDS)/python -m pytest -q tests/recogniser tests/cli/test_recognition.py

lint: test-environment ## ruff (check and format), layers of imports, compiled lexicon
	@echo '== style'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo '== layers of imports'
	@$(BIN)/lint-imports --no-cache --no-logo
	@echo '== compiled lexicon'
	@$(BIN)/python -m tawatur.lexicon.compile --check

types: test-environment ## mypy, strict
	@echo '== types'
	@$(BIN)/mypy --strict src

lexicon: test-environment ## compile the lexicon from its YAML files
	@$(BIN)/python -m tawatur.lexicon.compile

schema: environment ## write the JSON Schema of the record of a page
	@$(BIN)/python -m tawatur.model.schema

environment: ## .venv with what the program needs
	@tools/make_environment.sh base

test-environment: ## .venv with what the tests need
	@tools/make_environment.sh test

clean: ## take away everything that was made, .venv included
	rm -rf .venv .venv-backends build dist demo src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
