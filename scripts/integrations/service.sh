# shellcheck shell=bash
# What checks of integrations share; it is sourced, with $folder, $program and the working folder at the top
# of the project.

# start_service [LATENCY]: runs the service of bots.py until the script ends. It ends with its standard
# input, which is a pipe of this shell, so that nothing is left even after kill -9.
# Sets PAILFLOW_BASE_URL, PAILFLOW_API_KEY and `service`, its process.
start_service() {
  mkfifo "$folder/service-input"
  python3 -B scripts/integrations/bots.py "${1:-0.002}" \
    <"$folder/service-input" >"$folder/service-address" 2>"$folder/service-errors" &
  service=$!
  exec 9>"$folder/service-input"
  for _ in {1..100}; do
    [ ! -s "$folder/service-address" ] || break
    sleep 0.1
  done
  PAILFLOW_BASE_URL=$(cat "$folder/service-address")
  [ -n "$PAILFLOW_BASE_URL" ] || { cat "$folder/service-errors" >&2; exit 1; }
  PAILFLOW_API_KEY=loopback-key-of-no-value
  export PAILFLOW_BASE_URL PAILFLOW_API_KEY
}

# How many requests about bots there were.
requests() {
  python3 -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())' \
    "${PAILFLOW_BASE_URL%/v1}/requests"
}

# bot_ids COUNT: IDs of bots, one in 256 of which fails.
bot_ids() {
  PYTHONPATH=Benchmarks python3 -B -c \
    'import sys, service; print(*service.ids(int(sys.argv[1])), sep="\n")' "$1"
}

# try COMMAND...: runs a command that may fail; sets `status`, its exit code.
try() { status=0; "$@" || status=$?; }

# check_joined ONE FOLDER...: joins exports of shards, and compares the notes and lines with those of one
# export in the folder ONE, byte for byte. What the program itself keeps in a folder is not compared.
check_joined() {
  local one=$1
  shift
  if ! "$program" merge --help >/dev/null 2>&1; then
    echo "not joined, since this program has no merge"
    return
  fi
  # 3: some bots have failed, as in the export of all.
  try "$program" merge "$@" -o "$folder/joined/" --quiet
  [ "$status" = 0 ] || [ "$status" = 3 ] || { echo "merge ended with $status" >&2; return 1; }
  diff -r -x 'debrief.sqlite*' "$one" "$folder/joined" >"$folder/differences" \
    || { echo "the joined shards differ from one export:"; head -n 5 "$folder/differences"; return 1; } >&2
  echo "joined shards equal one export: $(find "$folder/joined" -type f | wc -l) files"
}
