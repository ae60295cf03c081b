# The two commands of the README are `make demo` and `make test`. Everything they need is installed by `make deps`.
SWIFT ?= swift
PACKAGES = libgeos-dev libproj-dev proj-data libsimdjson-dev libssl-dev pkg-config
OUT ?= out
.DEFAULT_GOAL := help
.PHONY: help deps build demo picture test browser-test lint format bench docs sample-data clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## install the system packages that are missing (asks for sudo only when not root)
	@scripts/install-packages $(PACKAGES)

build: deps ## build the command, optimised
	$(SWIFT) build -c release --product klynge

demo: build ## propose clusters for the made-up study in SampleData
	@scripts/demo "$$($(SWIFT) build -c release --show-bin-path)/klynge" $(OUT)/demo

picture: demo ## the picture in the README, from the demo's report
	@scripts/picture $(OUT)/demo/report.html Docs/images/report.png

test: deps ## run all tests
	$(SWIFT) test

browser-test: build ## use the reports in headless Chromium as a person does
	@scripts/browser-test "$$($(SWIFT) build -c release --show-bin-path)/klynge"

lint: ## the formatter's strict check
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## rewrite the sources as the formatter wants them
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

sample-data: deps ## write SampleData again from its seed; the bytes do not change
	$(SWIFT) run -c release klynge-sample-data --output SampleData

bench: deps ## measure, with the peers beside us in the same run
	Benchmarks/run

docs: deps ## the symbol reference of KlyngeKit as JSON symbol graphs in .build
	$(SWIFT) package dump-symbol-graph --skip-synthesized-members

clean: ## remove everything that was built
	rm -rf .build .build-* Benchmarks/.build $(OUT)
