# The two commands of the README are `make demo` and `make test`. Everything they need is installed by `make deps`.
SWIFT ?= swift
PACKAGES = libgeos-dev libproj-dev proj-data libsimdjson-dev libssl-dev coinor-libclp-dev pkg-config
OUT ?= out
# Where the site of `make docs` will lie below its host; empty for the root.
DOCS_BASE ?= /
.DEFAULT_GOAL := help
.PHONY: help deps build demo picture test browser-test lint format bench docs sample-data clean
.PHONY: serve page-test soak fuzz torture sanitize mutate growth cases supply nightly
.PHONY: static manuals install uninstall deb deb-test packaging qgis-test tutorials schemas

# Relocations are settled before the program starts, and nothing in the binary names this machine's folders.
HARDENING = -Xlinker -z -Xlinker now -Xlinker -s \
	-Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=klynge -Xcc -ffile-prefix-map=$(CURDIR)=klynge

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## install the system packages that are missing (asks for sudo only when not root)
	@scripts/install-packages $(PACKAGES)

build: deps ## build the command, optimised
	$(SWIFT) build -c release --product klynge $(HARDENING)

# Where `make install` puts things: PREFIX=$HOME/.local needs no rights, DESTDIR=… lays them out for a package.
PREFIX ?= /usr/local
DESTDIR ?=
# The toolchain's own libraries are linked in, so that the command runs where no Swift is installed.
STATIC = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
MANUALS = .build/manuals

static: deps ## build the command so that it runs without a Swift toolchain
	$(SWIFT) build -c release $(STATIC) --product klynge $(HARDENING)

# The argument parser's tool asks the command that is installed; its plugin would build the command once more, and not static.
manuals: static ## the manual pages, from the command's own help, in .build
	$(SWIFT) build --product generate-manual
	@rm -rf $(MANUALS) && mkdir -p $(MANUALS)
	"$$($(SWIFT) build --show-bin-path)/generate-manual" "$(KLYNGE)" --multi-page --output-directory $(MANUALS)

install: manuals ## install the command, its manual pages and completions; PREFIX=/usr/local
	scripts/stage "$(KLYNGE)" $(MANUALS) "$(DESTDIR)" "$(PREFIX)"

uninstall: ## remove what `make install` installed
	rm -rf "$(DESTDIR)$(PREFIX)/bin/klynge" "$(DESTDIR)$(PREFIX)/share/klynge" "$(DESTDIR)$(PREFIX)/share/doc/klynge" \
		"$(DESTDIR)$(PREFIX)"/share/man/man1/klynge.1.gz "$(DESTDIR)$(PREFIX)"/share/man/man1/klynge.*.1.gz \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/klynge" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_klynge" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/klynge.fish"

deb: manuals ## a Debian package, in $(OUT)
	@mkdir -p $(OUT)
	scripts/make-deb "$(KLYNGE)" $(MANUALS) "$(abspath $(OUT))"

deb-test: deb ## install the package in a bare Debian system and run it there; needs root and debootstrap
	scripts/install-packages debootstrap lintian
	scripts/check-deb "$(OUT)/klynge_$$(scripts/version)_$$(dpkg --print-architecture).deb"
	scripts/check-packaging "$(OUT)/klynge_$$(scripts/version)_$$(dpkg --print-architecture).deb"

packaging: ## hold Dockerfile, formula and package against the project
	scripts/check-packaging

qgis-test: build ## run the QGIS provider without a screen
	scripts/qgis-test "$(KLYNGE)"

tutorials: build ## run every command of Docs/tutorials
	scripts/tutorial-commands "$(KLYNGE)"

schemas: build ## hold every JSON that the command writes, and every study file, against Schemas
	scripts/check-schemas "$(KLYNGE)"

demo: build ## propose clusters for the made-up study in SampleData
	@scripts/demo "$$($(SWIFT) build -c release --show-bin-path)/klynge" $(OUT)/demo

serve: build ## the what-if page on the made-up study
	@"$(KLYNGE)" serve SampleData

page-test: build ## the what-if page's server: steps, sessions, files, hostile requests, kills
	@scripts/page-api-test "$(KLYNGE)"
	@scripts/hostile-requests "$(KLYNGE)"
	@scripts/kill-sessions "$(KLYNGE)"

soak: build ## 3,000 steps back to back, and 3,000 more in the browser in ten minutes: the memory stays flat
	@scripts/page-soak "$(KLYNGE)"
	@scripts/browser-test "$(KLYNGE)" soak

picture: demo ## the pictures in the README and of the what-if page
	@scripts/picture $(OUT)/demo/report.html Docs/images/report.png
	@scripts/page-pictures "$(KLYNGE)"

# Optimised, in a folder of their own: they run in a fifth of the time that they take without, and the rest of the build
# stays as it is. While writing code, `swift test --filter SUITE` builds faster.
TESTING = -c release -Xswiftc -enable-testing --scratch-path .build-tests
test: deps ## run all tests
	$(SWIFT) test $(TESTING)

browser-test: build ## use the reports and the what-if page in headless Chromium as a person does
	@scripts/browser-test "$$($(SWIFT) build -c release --show-bin-path)/klynge"

lint: ## the formatter's strict check
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## rewrite the sources as the formatter wants them
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

KLYNGE = $$($(SWIFT) build -c release --show-bin-path)/klynge

fuzz: deps ## feed the readers with bytes that nobody would write; FUZZ_SECONDS=300 for all of them
	scripts/fuzz

torture: build ## kill the command at every call, and let every call fail
	scripts/torture "$(KLYNGE)"

mutate: build ## run every verb on changed inputs; RUNS=2000
	scripts/mutate-inputs "$(KLYNGE)" --runs $(or $(RUNS),2000)

growth: build ## how processor time grows with hostile inputs
	scripts/growth "$(KLYNGE)"

sanitize: deps ## the tests that touch C or several threads, under the address and the thread sanitizer
	scripts/sanitize

cases: build ## the cases that lie beside the project on some machines
	scripts/cases "$(KLYNGE)"

supply: build ## what the command is made of, and that nothing in it names this machine
	scripts/check-binary "$(KLYNGE)"
	@mkdir -p $(OUT)
	scripts/bill-of-materials "$(KLYNGE)" > $(OUT)/klynge.cdx.json

nightly: test torture sanitize supply qgis-test deb-test ## everything that takes long, once a night
	FUZZ_SECONDS=$${FUZZ_SECONDS:-3600} scripts/fuzz
	scripts/mutate-inputs "$(KLYNGE)" --runs $(or $(RUNS),100000)
	scripts/cases "$(KLYNGE)"

sample-data: deps ## write SampleData again from its seed; the bytes do not change
	$(SWIFT) run -c release klynge-sample-data --output SampleData

bench: deps ## measure, with the peers beside us in the same run
	Benchmarks/run

# The plugin is a dependency only here, so that an ordinary build neither fetches nor builds it (Docs/decisions/0020).
docs: deps ## the documentation of KlyngeKit as a static site in $(OUT)/site
	@mkdir -p $(OUT)/site
	KLYNGE_DOCS=1 $(SWIFT) package --allow-writing-to-directory $(OUT)/site generate-documentation --target KlyngeKit \
		--output-path $(OUT)/site --transform-for-static-hosting --hosting-base-path $(DOCS_BASE)

clean: ## remove everything that was built
	rm -rf .build .build-* Benchmarks/.build $(OUT)
