# The commands of this repository: each is one line of `go run ./build/…` or a test run, after what it needs has been installed.

ADDR     ?= 127.0.0.1:8080
CHROMIUM ?= /usr/bin/chromium
export CHROMIUM

.PHONY: help browsers serve test site check unit e2e order gen golden bench go-programs go-oracle fuzz hostile screenshots chromium node

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

serve: node ## build everything and serve it on this machine (ADDR=127.0.0.1:8080)
	go run ./build/serve -addr $(ADDR)

test: check unit e2e order ## everything that must be green

site: node ## the release: dist/, for any static host
	go run ./build/site -release

check: node ## vet, import rules, sizes, types
	go vet ./...
	go test ./build/check
	cd web && node_modules/.bin/tsc --noEmit

unit: node ## Go's and TypeScript's unit tests
	go test -timeout 30m $$(go list ./... | grep -v /build/check)
	cd web && node_modules/.bin/vitest run

e2e: node chromium ## the site in Chromium
	go run ./build/site
	cd web && node_modules/.bin/playwright test --config e2e/playwright.config.ts

order: node chromium ## puzzles at every batch size and stepped, and 200 random programs, against the plain browser
	go run ./build/site
	cd web && FUZZ_COUNT=200 node_modules/.bin/vitest run --config fuzz/vitest.config.ts causes.test order.test fuzz.test

gen: ## generated sources
	go run ./build/gen

golden: node chromium ## write the examples' logs anew, to be read before they are committed
	go run ./build/site
	cd web && UPDATE_GOLDEN=1 node_modules/.bin/playwright test golden

bench: node chromium ## sizes and times
	go run ./build/site -release
	cd web && node_modules/.bin/playwright test --config bench/playwright.config.ts

go-programs: node chromium ## the Go tree's own channel and ken tests, against native runs
	go run ./build/site
	cd web && node_modules/.bin/playwright test --config goprograms/playwright.config.ts

screenshots: node chromium ## the README's pictures
	go run ./build/site
	cd web && node_modules/.bin/playwright test --config shots/playwright.config.ts

fuzz: node chromium ## puzzles and random programs against the plain browser (FUZZ_COUNT=2000), one log of 50 runs, the lines lit at every event of every lesson
	go run ./build/site
	cd web && FUZZ_COUNT=$${FUZZ_COUNT:-2000} node_modules/.bin/vitest run --config fuzz/vitest.config.ts causes.test puzzles.test order.test fuzz.test
	cd web && RUNS=50 SEEDS=100 LINES=all node_modules/.bin/playwright test determinism timetravel

browsers: node ## the main journey and the ways out of the sandbox in Firefox and WebKitGTK (firefox-esr, webkit2gtk-driver, xvfb)
	go run ./build/site
	cd web && NODE_OPTIONS=--experimental-websocket node_modules/.bin/playwright test --config browsers/playwright.config.ts

hostile: node chromium ## links, programs and sources that attack: every case of the plan (HOSTILE_BUSY=1 where the machine has other work); the tab killed at 50 moments of typing
	go run ./build/site
	cd web && node_modules/.bin/vitest run hostile
	cd web && LINK_COUNT=100000 node_modules/.bin/vitest run src/share/fuzz
	go test -run '^$$' -fuzz '^FuzzLink$$' -fuzztime 30s ./wasm/program
	go test -run '^$$' -fuzz '^FuzzPayload$$' -fuzztime 30s ./wasm/program
	cd web && node_modules/.bin/playwright test --config hostile/playwright.config.ts
	cd web && KILL_MOMENTS=50 node_modules/.bin/playwright test kill

go-oracle: ## the log against Go's own tracer, for all channel programs of the Go tree
	ORACLE=all go test -timeout 30m ./build/oracle

node: web/node_modules/.package-lock.json

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

chromium:
	@if [ ! -x "$(CHROMIUM)" ]; then sh build/chromium.sh; fi
