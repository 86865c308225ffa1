#!/usr/bin/env bash
# Installs what the tests need beyond Go and Node, and runs what make test
# leaves to it: the race detector, the browser, the checkers of HTML and PDF.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI="${CI:-true}"

say() { printf '\n== %s\n' "$*"; }

say "Debian packages"
missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v chromium >/dev/null || missing+=(chromium)
command -v gcc >/dev/null || missing+=(gcc libc6-dev)
command -v mvn >/dev/null || missing+=(maven)
command -v qpdf >/dev/null || missing+=(qpdf)
command -v pdfsig >/dev/null || missing+=(poppler-utils)
command -v openssl >/dev/null || missing+=(openssl)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

say "Judges"
(cd tools/judges && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
verapdf="$PWD/.cache/verapdf"
[ -f "$verapdf/greenfield-apps-1.28.2.jar" ] || (cd tools/judges && mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$verapdf")

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

say "Reports before other tools"
reports="$PWD/.cache/reports"
rm -rf "$reports"
mkdir -p "$reports"
MATURITA_PDF_TOOLS=required MATURITA_REPORTS="$reports" go test -count=1 -timeout 30m -json ./report/... | go run ./tools/testreport
for flavour in 3a ua1; do
  verdicts=$(java -cp "$verapdf/*" org.verapdf.apps.GreenfieldCliWrapper -f "$flavour" --format text "$reports"/*.pdf) || { grep -v '^PASS' <<<"$verdicts" >&2; exit 1; }
  echo "$(grep -c '^PASS' <<<"$verdicts") reports of $(ls "$reports"/*.pdf | wc -l) keep $flavour"
done

say "Race detector"
CGO_ENABLED=1 go test -count=1 -timeout 30m -race -json -skip 'InABrowser|OtherTools' ./intake/... ./sqlite/... ./mongodb/... ./report/... ./staff/... ./web/... | go run ./tools/testreport
CGO_ENABLED=1 go test -count=1 -timeout 30m -race -run Together ./stats
