# What people do with this tree. run, test and build need Go and Node only;
# ci installs what more it needs (Debian packages, browser, judges).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unreleased)
BUILD := CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)"
ASSETS := web/dist/manifest.json
MONGOD := .cache/mongod/mongod
BENCH_FACTS ?= 10000 1000000

.PHONY: help run run-mongodb build assets test mongod ci bench clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: bin/maturita ## build and serve a demo in ./data/demo, or what MATURITA_DATA or MONGODB_URI names
	@if [ -n "$${MONGODB_URI:-}$${MATURITA_DATA:-}" ]; then exec bin/maturita serve; fi; \
	if [ ! -d data/demo ]; then rm -rf data/demo.new; bin/maturita seed --data data/demo.new --responses 3000; mv data/demo.new data/demo; fi; \
	MATURITA_DATA=data/demo exec bin/maturita serve

run-mongodb: bin/maturita mongod ## fetch and start a MongoDB, and serve on it (x86-64 Linux)
	tools/mongod/run.sh $(MONGOD) bin/maturita serve

build: bin/maturita ## build the static binary

bin/maturita: $(ASSETS) $(shell find cmd intake locale mail mongodb questionnaires report scoring sqlite stats survey territory web \( -name '*.go' -o -name '*.toml' -o -name '*.html' -o -name '*.csv' -o -name '*.yaml' -o -name '*.sql' -o -name '*.geojson' \) -not -path '*/node_modules/*') go.mod go.sum
	$(BUILD) -o $@ ./cmd/maturita

assets: $(ASSETS) ## fetch and build styles and fonts

$(ASSETS): web/package-lock.json $(wildcard web/src/* web/gen/*.go)
	go generate ./web

mongod: ## fetch the MongoDB that the tests use into .cache
	@[ -x $(MONGOD) ] || tools/mongod/fetch.sh

test: $(ASSETS) ## every test that this machine allows, on a real MongoDB where it can be fetched
	@tools/mongod/fetch.sh >/dev/null || echo "make test: no MongoDB here (see above): its tests are left out" >&2
	go vet ./...
	go test -count=1 -timeout 30m -json ./... | go run ./tools/testreport

ci: ## install the rest and leave nothing out
	tools/ci.sh

bench: $(ASSETS) mongod ## benchmarks of engine, statistics, reports, stores, whole journeys and figures of a million
	go test -run '^$$' -bench . -skip Mapping -benchmem ./scoring ./stats ./report/... ./web ./sqlite ./mongodb ./cmd/maturita
	MATURITA_BENCH_FACTS="$(BENCH_FACTS)" go test -run '^$$' -bench Mapping -benchtime 100x -timeout 3h ./cmd/maturita

clean: ## remove what was built and fetched (not ./data)
	rm -rf bin .cache web/node_modules
	find web/dist -mindepth 1 ! -name README -delete
