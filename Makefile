# Everything here works from a fresh clone with nothing but git, make and Python 3.10 or newer.

BIN := .venv/bin
READY := .venv/.ready

# runs a command and shows what it says only if it fails
if-it-fails = said=$$($(1) 2>&1) || { status=$$?; printf '%s\n' "$$said"; exit $$status; }

.PHONY: demo test lint docs bench bench-secrets clean

demo: $(READY)  ## a commit that is blocked, and the same commit repaired
	@$(BIN)/python demo/run.py

test: $(READY)
	@$(BIN)/python -m pytest -q -n auto

lint: $(READY)  ## style, types, and our own hook on our own change
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/mypy
	@$(call if-it-fails,$(BIN)/aisec scan aisec_hooks demo/run.py docs/rule_pages.py)
	@$(call if-it-fails,$(BIN)/aisec diff --staged)
	@if git rev-parse --quiet --verify HEAD^ >/dev/null; then $(call if-it-fails,$(BIN)/aisec diff HEAD^ HEAD); fi

docs: $(READY)  ## the site, in site/
	@$(BIN)/mkdocs build --quiet --strict --clean

bench: $(READY)
	@$(BIN)/python bench/run.py

bench-secrets: $(READY)  ## recall and false alarms beside other scanners, which it installs
	@$(BIN)/python bench/secret_recall.py

clean:
	@rm -rf .venv site dist build .demo .bench .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. PYTHON=... picks an interpreter; a Debian python3 without its venv package is passed over.
$(READY): pyproject.toml
	@if ! $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then \
	  found=; for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do \
	    if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then \
	      found=$$python; break; \
	    fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo 'no Python 3.10 or newer with its venv module was found; install one, or name one: make PYTHON=...' >&2; \
	    exit 1; \
	  fi; \
	  echo "setting up .venv with $$($$found --version)"; \
	  $$found -m venv --clear .venv || exit 1; \
	fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
