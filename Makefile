SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: help setup setup-run run test lint types python javascript browser extension bench sheet bound train ablate evaluate screenshots

UV_VERSION := 0.13.9
BIN := .venv/bin
UV := VIRTUAL_ENV=.venv UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv
WEB := tests/web
DATA ?=
FILE ?= tests/replies/comments.jsonl

help:
	@echo "make run         serve the API and the demo page on this machine"
	@echo "make test        everything that must hold: lint, types, Python, JavaScript, real browser"
	@echo "make extension   the extension for Chromium's and Firefox's stores, in dist/"
	@echo "make bench       speed and memory, beside other packages in the same run"
	@echo "make sheet       comments with their suggestions, to be read and scored (FILE=comments.jsonl)"
	@echo "make bound       how much of what people took up in their replies the suggestions take up"
	@echo "make train       train the models again (DATA=folder with the public data sets)"
	@echo "make ablate      what each choice of the training is worth (DATA=folder with the public data sets)"
	@echo "make evaluate    measure the shipped models (DATA=folder with the public data sets)"
	@echo "make screenshots every state of the interface as a picture in .screenshots/"

# --- what the other commands need; nothing is installed twice ---

$(BIN)/uv:
	@.ci/need "command -v python3" python3
	@python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
		|| { echo "Henshin needs Python 3.11, 3.12 or 3.13; this is $$(python3 --version)" >&2; exit 1; }
	@.ci/need "python3 -c 'import ensurepip'" python3-venv
	python3 -m venv .venv
	$(BIN)/pip install --quiet uv==$(UV_VERSION)

.venv/.run: $(BIN)/uv pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --inexact --no-default-groups
	@touch $@

.venv/.dev: .venv/.run
	$(UV) sync --quiet --frozen --inexact
	@touch $@

.venv/.bench: .venv/.dev
	@.ci/need "command -v mecab" mecab libmecab-dev mecab-ipadic-utf8
	@.ci/need "command -v localedef && test -e /usr/share/i18n/locales/en_US" locales
	@locale -a | grep -qi en_US.utf8 || localedef -i en_US -f UTF-8 en_US.UTF-8
	@test -e /usr/local/etc/mecabrc || ln -s /etc/mecabrc /usr/local/etc/mecabrc
	$(UV) sync --quiet --frozen --inexact --group bench
	@touch $@

.venv/.train: .venv/.dev
	$(UV) sync --quiet --frozen --inexact --group train
	@# Beside the server's packages, not among them: spaCy loads torch wherever it finds it.
	$(BIN)/pip install --quiet --target build/torch torch==2.13.0
	@touch $@

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json
	@.ci/need "command -v npm" nodejs npm
	npm --prefix $(WEB) ci --silent --no-audit --no-fund
	@touch $@

.venv/.browser: .venv/.dev
	@.ci/need "command -v chromium" chromium fonts-noto-cjk fonts-noto-color-emoji
	@.ci/need "command -v firefox-esr" firefox-esr
	@touch $@

setup-run: .venv/.run

setup: .venv/.dev .venv/.browser $(WEB)/node_modules/.installed

# --- what people call ---

run: setup-run
	$(BIN)/henshin serve

test: lint types javascript python browser

lint: .venv/.dev $(WEB)/node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(WEB)/node_modules/.bin/eslint -c $(WEB)/eslint.config.js extension api $(WEB)
	$(BIN)/python -m tests.extension.package
	$(WEB)/node_modules/.bin/web-ext lint --source-dir build/extension/firefox --no-config-discovery --warnings-as-errors

types: .venv/.dev $(WEB)/node_modules/.installed
	$(BIN)/mypy
	$(WEB)/node_modules/.bin/tsc -p $(WEB)/tsconfig.json

javascript: $(WEB)/node_modules/.installed
	node --test $(WEB)/unit/*.test.js

python: .venv/.dev
	$(BIN)/pytest tests --ignore tests/extension

browser: setup
	$(BIN)/pytest tests/extension

extension: $(BIN)/uv
	$(BIN)/python -m tests.extension.package

bench: .venv/.bench .venv/.browser $(WEB)/node_modules/.installed
	$(BIN)/python -m tests.bench

sheet: .venv/.run
	@$(BIN)/python -m tests.replies.sheet "$(FILE)"

bound: .venv/.dev
	@$(BIN)/python -m tests.replies.bound

train: .venv/.train
	PYTHONPATH=build/torch $(BIN)/python -m models.train --data "$(DATA)" --report models/reports/training.json

ablate: .venv/.train
	PYTHONPATH=build/torch $(BIN)/python -m models.ablate --data "$(DATA)"

evaluate: .venv/.train .venv/.bench
	$(BIN)/python -m models.evaluate --data "$(DATA)"

screenshots: setup
	$(BIN)/python -m tests.extension.screenshots
