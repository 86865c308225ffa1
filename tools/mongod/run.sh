#!/usr/bin/env bash
# Starts a MongoDB for trying the service out, as a replica set of one that only
# this machine reaches, and a command with its address in MONGODB_URI. MongoDB
# stops when the command ends. The data stays in data/mongodb.
#   run.sh MONGOD COMMAND…
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: run.sh MONGOD COMMAND…" >&2; exit 2; }
mongod=$1
shift
port=${MATURITA_MONGOD_PORT:-27617}
data=${MATURITA_DATA:-data}/mongodb
log=$data/mongod.log
mkdir -p "$data/db"

fail() {
  echo "MongoDB did not start on port $port (MATURITA_MONGOD_PORT sets another). $log says:" >&2
  grep -E '"s":"[EF]"|^[^{]' "$log" | tail -n 3 >&2 || true
  exit 1
}

# A session of its own: Ctrl-C reaches the command first, and MongoDB goes last.
setsid "$mongod" --replSet rs0 --bind_ip 127.0.0.1 --port "$port" --dbpath "$data/db" \
  --nounixsocket --quiet --wiredTigerCacheSizeGB 0.25 \
  --setParameter diagnosticDataCollectionEnabled=false >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT

until grep -q 'Waiting for connections' "$log"; do
  kill -0 "$server" 2>/dev/null || fail
  sleep 0.1
done
(cd "$(dirname "$0")" && go run ./initiate rs0 "127.0.0.1:$port") || fail
# In the background, as only a waiting shell hears of signals at once.
MONGODB_URI="mongodb://127.0.0.1:$port/?replicaSet=rs0" "$@" &
command=$!
trap 'kill -TERM "$command" 2>/dev/null || true' TERM INT HUP
while :; do # a signal ends the waiting, not the command
  wait "$command" && status=0 || status=$?
  kill -0 "$command" 2>/dev/null || break
done
wait "$command" 2>/dev/null && status=0 || status=$?
exit "$status"
