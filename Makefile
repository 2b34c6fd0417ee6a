# Everything is built by programs of three registries: crates.io, npm and Debian's. Nothing is fetched from elsewhere.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
TOOLS := $(abspath $(or $(AZUKARI_TOOLS),.tools))
WASM_BINDGEN_VERSION := 0.2.130
WASM := wasm32-unknown-unknown
# What rustc itself uses for this target, and no more: with --all-features wasm-opt writes what no browser reads yet.
WASM_FEATURES := $(addprefix --enable-,bulk-memory bulk-memory-opt multivalue mutable-globals \
	nontrapping-float-to-int reference-types sign-ext)
export PATH := $(TOOLS)/bin:$(PATH)
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
# One run of tests; nextest where it is installed.
NEXTEST := $(shell command -v cargo-nextest)
RUN_TESTS := $(if $(NEXTEST),cargo nextest run --no-fail-fast,cargo test --no-fail-fast)
# What has a database beneath it. Nextest picks these out of the workspace; built on their own, with fewer features
# asked for, half the dependencies would be compiled again.
ON_POSTGRES := $(if $(NEXTEST),--workspace -E 'package(store) + package(usecase) + package(server)',-p store -p usecase -p server)
NPM_CI := npm ci --no-audit --no-fund --loglevel=error

.PHONY: help serve build assets check test guards lint rust-test postgres-test e2e proof bench audit clean e2e-release \
	wrk tools wasm-bindgen wasm-release wasm-debug style-release style-debug

help: ## Say what there is to make
	@echo 'make <target>:'
	grep -E '^[a-z0-9-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  \1\t\2/' | expand -t 12

serve: build ## Install what is missing, build the release, serve the demo on an embedded SQLite
	@$(TARGET)/release/azukari serve --demo

build: wasm-release style-release ## Build the release: target/release/azukari, with everything inside
	@cargo build --release --locked -p server
	echo "$(TARGET)/release/azukari"

check: ## The quick look: formatting, clippy, tests of the domain
	@cargo fmt --all --check
	cargo clippy --workspace --locked -- -D warnings
	$(RUN_TESTS) -p domain

test: lint guards assets rust-test postgres-test e2e ## Everything that has to hold before a change goes in

# Helpers of tests may unwrap, which clippy cannot tell from the rest: so once without tests, and once with them.
lint:
	@cargo fmt --all --check
	cargo clippy --workspace --locked -- -D warnings
	cargo clippy --workspace --all-targets --locked -- -D warnings -A clippy::unwrap_used
	cargo clippy -p islands --target $(WASM) --no-default-features --features hydrate --locked -- -D warnings

# The levels of the house (ARCHITECTURE.md): what a crate must not know, directly or through others.
guards: tools
	@forbid() { # crate, names that must not appear
		tree=$$(cargo tree --locked -p "$$1" -e normal --prefix none --format '{p}' | cut -d' ' -f1 | sort -u)
		for name in $$2; do
			if grep -Eq "^$$name$$" <<<"$$tree"; then echo "$$1 must not know $$name" >&2; exit 1; fi
		done
		echo "$$1 keeps to its level"
	}
	forbid domain 'leptos.* axum.* sea-orm.* sqlx.* tokio.* askama.* tower.* store usecase app server'
	forbid store 'leptos.* axum askama.* usecase app islands server'
	forbid usecase 'leptos.* axum askama.* app islands server'
	forbid migrations 'leptos.* axum askama.* domain store usecase app server'
	direct=$$(cargo tree --locked -p app -e normal --depth 1 --prefix none --format '{p}' | cut -d' ' -f1)
	if grep -Eq '^(store|migrations|sea-orm.*|axum.*|tokio)$$' <<<"$$direct"; then echo 'app must not know SQL or axum' >&2; exit 1; fi
	echo 'app keeps to its level'
	cargo check -p domain --target $(WASM) --locked

assets: wasm-debug style-debug

rust-test:
	@$(RUN_TESTS) --workspace --locked

postgres-test:
	@.ci/with-postgres $(RUN_TESTS) --locked $(ON_POSTGRES)

e2e: end2end/node_modules assets
	@# As the Rust tests build it, so that it is there already after them.
	cargo build --locked --workspace --tests --bins
	$(call browse,$(TARGET)/debug/azukari)

e2e-release: end2end/node_modules build ## The browser tests against the release, whose WebAssembly is another
	@$(call browse,$(TARGET)/release/azukari)

define browse
	browser=$$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
	if [ -z "$$browser" ]; then
		echo 'No Chromium: the browser tests do not run. Install it with: apt-get install chromium fonts-noto-cjk' >&2
		if [ -n "$${CI:-}" ]; then exit 1; else exit 0; fi
	fi
	cd end2end
	AZUKARI_BIN=$(1) AZUKARI_BROWSER="$$browser" npx playwright test
endef

proof: ## The long property runs: 10,000 cases each
	@AZUKARI_CASES=10000 cargo test --release --locked -p domain

bench: wrk build ## Measure: assessment, pages under load, memory, sizes
	@cargo build --release --locked -p bench
	cargo run --release --locked -p domain --example bench
	node .ci/bench/measure.mjs $(TARGET)/release/azukari style/dist/release $(TARGET)/release/bench

wrk:
	@command -v wrk >/dev/null || { echo 'wrk is missing. Install it with: apt-get install wrk' >&2; exit 1; }

audit: ## Licenses, sources and bans of all dependencies
	@if ! command -v cargo-deny >/dev/null; then
		echo 'cargo-deny is missing. Install it with: cargo install --locked cargo-deny' >&2
		if [ -n "$${CI:-}" ]; then exit 1; else exit 0; fi
	fi
	cargo deny --locked check bans licenses sources

clean: ## Remove what was built
	@cargo clean
	rm -rf style/dist style/node_modules end2end/node_modules end2end/test-results end2end/playwright-report

# --- What pages are sent -------------------------------------------------------------------------------------------

wasm-release: wasm-bindgen style/node_modules
	@cargo build --locked -p islands --target $(WASM) --no-default-features --features hydrate --profile wasm-release
	out=$(TARGET)/islands-release; mkdir -p $$out style/dist/release
	wasm-bindgen --target web --no-typescript --out-dir $$out --out-name islands $(TARGET)/$(WASM)/wasm-release/islands.wasm
	style/node_modules/.bin/wasm-opt -Oz $(WASM_FEATURES) $$out/islands_bg.wasm -o $$out/islands_opt.wasm
	node -e 'new WebAssembly.Module(require("fs").readFileSync(process.argv[1]))' $$out/islands_opt.wasm
	install -C -m 644 $$out/islands.js style/dist/release/islands.js
	install -C -m 644 $$out/islands_opt.wasm style/dist/release/islands_bg.wasm

wasm-debug: wasm-bindgen
	@cargo build --locked -p islands --target $(WASM) --no-default-features --features hydrate
	out=$(TARGET)/islands-debug; mkdir -p $$out style/dist/debug
	wasm-bindgen --target web --no-typescript --out-dir $$out --out-name islands $(TARGET)/$(WASM)/debug/islands.wasm
	install -C -m 644 $$out/islands.js $$out/islands_bg.wasm style/dist/debug

style-release style-debug: style-%: style/node_modules
	@mkdir -p style/dist/$*
	style/node_modules/.bin/sass --no-source-map --style=compressed style/main.scss $(TARGET)/main-$*.css
	install -C -m 644 $(TARGET)/main-$*.css style/dist/$*/main.css
	install -C -m 644 style/assets/* style/dist/$*

# --- Programs ------------------------------------------------------------------------------------------------------

%/node_modules: %/package.json %/package-lock.json
	@command -v npm >/dev/null || { echo 'npm is missing: install Node.js 20 or later' >&2; exit 1; }
	cd $* && $(NPM_CI)
	touch node_modules

tools:
	@command -v cargo >/dev/null || { echo 'cargo is missing: install Rust with rustup' >&2; exit 1; }
	# rust-toolchain.toml names the target; rustup adds it. Without rustup it has to be there already.
	if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx $(WASM); then rustup target add $(WASM); fi

wasm-bindgen: tools
	@if [ "$$(wasm-bindgen --version 2>/dev/null)" != 'wasm-bindgen $(WASM_BINDGEN_VERSION)' ]; then
		echo 'Installing wasm-bindgen $(WASM_BINDGEN_VERSION) into $(TOOLS) (once, some minutes)'
		CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=$(TARGET)/tools \
			cargo install --quiet wasm-bindgen-cli --version $(WASM_BINDGEN_VERSION) --root $(TOOLS)
	fi
