# Waymark. `make help` lists what there is. Everything is installed into .venv and everything made goes into var/.
# Debian's own Python 3.11 where it is whole: one built plainly from source takes a seventh more time for a page (measured). Else any.
PYTHON ?= $(shell /usr/bin/python3.11 -c 'import ensurepip, venv; print("/usr/bin/python3.11")' 2> /dev/null || echo python3.11)
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
.DEFAULT_GOAL := help
# The templates use Wagtail's tags, and Wagtail needs settings. Without them Babel would pass over a whole template (deploy/babel.cfg).
PYBABEL := DJANGO_SETTINGS_MODULE=directory_site.settings.dev $(BIN)/python -c 'import sys, django; from babel.messages.frontend import main; django.setup(); sys.exit(main())'
EXTRACT := $(PYBABEL) --quiet extract --mapping deploy/babel.cfg --no-location --sort-output --omit-header \
  --keywords "_ gettext_lazy pgettext_lazy:1c,2 ngettext_lazy:1,2 gettext_noop both" --ignore-dirs "tests .venv var"
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
.PHONY: help install demo serve test lint format prove bench relevance dmn messages secret lock bill clean search-server search-cluster search-stop

help: ## List these commands
	@grep -E '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*?## "} {printf "  make %-14s %s\n", $$1, $$2}'

.venv/installed: requirements.lock deploy/installer.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Waymark needs Python 3.11 or newer. Say which: make demo PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv || { echo "Python has no venv module. On Debian: apt-get install python3.11-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement deploy/installer.lock
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement requirements.lock
	@touch $@

locale/%/django.mo: locale/%/django.po .venv/installed
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $(firstword $(subst /, ,$*))

install: .venv/installed $(CATALOGUES) ## Install everything into .venv, from the lock file with hashes

var/demo: .venv/installed
	@mkdir -p var
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) build_postcodes
	$(MANAGE) sync_roles
	$(MANAGE) load_demo
	$(MANAGE) rebuild_search
	$(MANAGE) setup_site
	$(MANAGE) demo_people
	@touch $@

demo: install ## Install, load the demonstration data, and serve the site on http://localhost:8000
	@rm -f var/demo
	@$(MAKE) --no-print-directory var/demo serve

serve: ## Serve what is there, without loading anything
	@echo "Waymark runs on http://localhost:$(PORT)  (editors: http://localhost:$(PORT)/admin/).  Stop it with Ctrl-C."
	@DJANGO_SETTINGS_MODULE=directory_site.settings.dev $(BIN)/gunicorn --config deploy/gunicorn.conf.py --bind 127.0.0.1:$(PORT) --workers 2 directory_site.wsgi

test: install ## Run the whole suite (SQLite; nothing but Python is needed)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: install ## Style, types, import contracts, templates, migrations, texts to translate
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint templates --lint --quiet
	$(MANAGE) makemigrations --check --dry-run
	@mkdir -p var && $(EXTRACT) --output var/django.pot . && cmp --quiet var/django.pot locale/django.pot || { echo "Texts have changed since they were collected: make messages"; exit 1; }

format: install ## Put code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

prove: install ## Prove the rules: every situation of a declared grid, whole answers, faults put in on purpose
	$(BIN)/python -m tests.proofs

bench: install ## Measure: every figure beside its base, in one run
	$(BIN)/python -m tests.bench

dmn: install ## Run the rules on a second engine (needs Java and Maven) and compare
	$(BIN)/python -m pytest tests/dmn -m needs_java -p no:randomly --override-ini addopts=

relevance: install ## Measure: how well search answers the judged queries, beside plain BM25 and Wagtail's own search
	$(BIN)/python -m tests.relevance

messages: install ## Collect the texts to translate into locale/
	$(EXTRACT) --output locale/django.pot .
	@for catalogue in locale/*/LC_MESSAGES/django.po; do \
	  [ -e "$$catalogue" ] || continue; \
	  $(BIN)/pybabel --quiet update --domain django --input-file locale/django.pot --output-file "$$catalogue" --locale "$$(basename $$(dirname $$(dirname $$catalogue)))" --no-fuzzy-matching --no-wrap; \
	done

secret: install ## Print a new secret key for production
	@$(BIN)/python -c 'from django.core.management.utils import get_random_secret_key as key; print(key() + key())'

lock: install ## Make the lock file again from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --generate-hashes --python-version 3.11 --universal --constraint deploy/lock-constraints.txt --no-header --quiet --output-file requirements.lock
	echo 'uv>=0.9,<1' | $(BIN)/uv pip compile - --generate-hashes --python-version 3.11 --universal --no-header --quiet --output-file deploy/installer.lock

search-server: ## Start a real Elasticsearch on http://127.0.0.1:9200, for development and tests (needs a JDK and Maven)
	@deploy/search-server/run start 1

search-cluster: ## Start three nodes of it, on ports 9201 to 9203
	@deploy/search-server/run start 3

search-stop: ## Stop what search-server or search-cluster started
	@deploy/search-server/run stop

bill: install ## Write the bill of materials: every locked package, as CycloneDX, into var/bill-of-materials.json
	@mkdir -p var
	@$(BIN)/python -W ignore::UserWarning -m cyclonedx_py requirements requirements.lock --output-reproducible --output-format JSON --output-file var/bill-of-materials.json
	@echo "Written: var/bill-of-materials.json"

clean: ## Remove what was made: database, postcodes, caches (asks nothing)
	rm -rf var .mypy_cache .ruff_cache .pytest_cache
