# The whole interface of the project: every command makes what it needs, in .venv and nowhere else.
# Written for GNU make 3.81 (macOS) and later.

PYTHON  ?= python3.13 python3.12 python3.11 python3
WORKERS ?= 2
ARGS    ?=

VENV  := .venv
PY    := $(VENV)/bin/python
PIP   := $(PY) -m pip -qq --disable-pip-version-check --no-input
LOCK  := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
         --no-config --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
SOUND := import sys, ensurepip, sqlite3, ssl, venv; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check bench words lock venv runtime dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s%s\n", $$1, $$2 }' Makefile

demo: runtime ## Handraise in a browser, no Slack account needed
	@$(PY) -m bot demo $(ARGS)

test: dev ## the whole suite; one story: make test ARGS="-k claim"
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

check: dev ## style, types, and who may import whom
	@echo "Style"   && $(PY) -m ruff check && $(PY) -m ruff format --check
	@echo "Types"   && $(PY) -m mypy
	@echo "Imports" && $(VENV)/bin/lint-imports --no-logo

bench: dev ## the measurements, beside bare Bolt
	@$(PY) -m bench $(ARGS)

words: dev ## collect the sentences, merge them into the translations, compile those
	@$(PY) -m tests.messages.catalogue

lock: dev ## pin anew what pyproject.toml asks for; newer versions: make lock ARGS=--upgrade
	@echo "Pinning requirements.lock and requirements-dev.lock."
	@$(LOCK) $(ARGS) pyproject.toml -o requirements.lock
	@$(LOCK) $(ARGS) pyproject.toml --group dev --extra postgres -c requirements.lock -o requirements-dev.lock

# The steps behind the commands. A lock is installed again only when it differs from the copy of the one installed last.
venv:
	@$(PY) -c 'import pip; $(SOUND)' 2>/dev/null && exit 0; \
	for python in $(PYTHON); do \
	  "$$python" -c '$(SOUND)' 2>/dev/null || continue; \
	  echo "Making $(VENV) with $$("$$python" --version)."; \
	  exec "$$python" -m venv --clear $(VENV); \
	done; \
	echo "Handraise needs Python 3.11 or newer, with its venv and sqlite3 modules; none found among: $(PYTHON)." >&2; \
	echo "Install it (Debian, Ubuntu: python3 and python3-venv), or name yours: make demo PYTHON=/path/to/python3" >&2; \
	exit 1

runtime: venv
	@cmp -s requirements.lock $(VENV)/requirements.lock || { \
	  echo "Installing what Handraise runs on (requirements.lock)." && \
	  $(PIP) install --require-hashes -r requirements.lock && cp requirements.lock $(VENV)/; }

dev: runtime
	@cmp -s requirements-dev.lock $(VENV)/requirements-dev.lock || { \
	  echo "Installing what its tests and checks need (requirements-dev.lock)." && \
	  $(PIP) install --require-hashes -r requirements-dev.lock && cp requirements-dev.lock $(VENV)/; }
