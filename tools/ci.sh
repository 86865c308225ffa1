#!/usr/bin/env bash
# Installs what the tests need beyond Go and Node, and runs what make test
# leaves to it: the race detector, the browser, the HTML checker.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI="${CI:-true}"

say() { printf '\n== %s\n' "$*"; }

say "Debian packages"
missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v chromium >/dev/null || missing+=(chromium)
command -v gcc >/dev/null || missing+=(gcc libc6-dev)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

say "Judges"
(cd tools/judges && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)

say "Static binary"
make build
file=bin/maturita
if ldd "$file" >/dev/null 2>&1; then
  echo "$file is linked dynamically" >&2
  exit 1
fi
"$file" version

say "Every page in a browser"
MATURITA_BROWSER=required go test -count=1 -timeout 30m -json -run InABrowser ./web/ | go run ./tools/testreport

say "HTML of every page"
pages=.cache/pages
rm -rf "$pages"
mkdir -p "$pages"
MATURITA_PAGES_DIR="$PWD/$pages" go test -count=1 -run '^TestPages$' ./web/
ls "$pages"/*.html >/dev/null
java -jar tools/judges/node_modules/vnu-jar/build/dist/vnu.jar --errors-only "$pages"/*.html
echo "$(ls "$pages"/*.html | wc -l) pages are valid HTML"

say "Race detector"
CGO_ENABLED=1 go test -count=1 -timeout 30m -race -json -skip InABrowser ./intake/... ./sqlite/... ./mongodb/... ./web/... | go run ./tools/testreport
