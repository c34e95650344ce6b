# shellcheck shell=bash
# The Spark of scripts/check-spark, which sources this after service.sh.

fail() { printf 'check-spark: %s\n' "$*" >&2; exit 1; }

# Options of spark-submit beside the usual ones, and daemons that end with the script.
settings=()
daemons=()
driver=''
with=''

# A Spark of its own, so that workers write their folders below $folder, and the files that it ships.
prepare_spark() {
  local venv=$PWD/.build-tools/spark home
  home=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
  mkdir "$folder/spark" "$folder/work" "$folder/events"
  ln -s "$home"/* "$folder/spark/"
  export SPARK_HOME=$folder/spark SPARK_WORKER_DIR=$folder/work SPARK_LOCAL_DIRS=$folder/work
  export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$venv/bin/python PYTHONDONTWRITEBYTECODE=1
  # A copy, since Spark names a shipped file as what a link leads to.
  cp "$program" "$folder/debrief"
  printf '%s\n' "$PAILFLOW_API_KEY" >"$folder/key"
}

# submit MASTER ARGUMENT...: runs the job as its README says, without the key in the environment.
submit() { submit_script "$PWD/Integrations/spark/debrief_job.py" "$@"; }

# submit_script SCRIPT MASTER ARGUMENT...
submit_script() {
  local script=$1 master=$2 job=$PWD/Integrations/spark
  shift 2
  # These JVMs end before they have profited from the second compiler, which takes 40 % of their time.
  local java='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
  env -u PAILFLOW_API_KEY "$SPARK_HOME/bin/spark-submit" --master "$master" --driver-memory 512m \
    --conf spark.executor.memory=512m --conf spark.ui.enabled=false \
    --conf spark.sql.shuffle.partitions=4 \
    --conf spark.driver.extraJavaOptions="$java" --conf spark.executor.extraJavaOptions="$java" \
    --conf spark.eventLog.enabled=true --conf spark.eventLog.dir="$folder/events" \
    ${settings[@]+"${settings[@]}"} --files "$folder/debrief,$folder/key" \
    --py-files "$(printf '%s,' "$job"/debrief_*.py)" "$script" "$@"
}

# start_driver MASTER: starts a driver that runs jobs one after the other, for `job`.
start_driver() {
  mkfifo "$folder/jobs" "$folder/codes"
  submit_script "$PWD/scripts/integrations/jobs.py" "$1" "$folder/jobs" "$folder/codes" >"$folder/log" 2>&1 &
  driver=$!
  # Opened for both, so that neither end waits for the other.
  exec 7<>"$folder/codes" 8<>"$folder/jobs"
}

# job ARGUMENT...: runs a job in that driver, with Spark's settings in `with`; sets `status`.
job() {
  tell_driver "$(jq -cn --argjson settings "${with:-"{}"}" '{settings: $settings, words: $ARGS.positional}' --args -- "$@")"
}

# tell_driver JSON: see jobs.py; sets `status`.
tell_driver() {
  printf '%s\n' "$1" >&8
  until read -r -t 1 status <&7; do
    kill -0 "$driver" 2>/dev/null || fail "the driver has ended: $(tail -n 20 "$folder/log")"
  done
}

# The driver ends with the list of its jobs.
end_driver() {
  exec 8>&- 7<&-
  try wait "$driver"
  [ "$status" = 0 ] || fail "the driver ended with $status: $(tail -n 20 "$folder/log")"
  driver=''
}

# ended_with CODE WHAT: fails with what was said unless `status` is the code.
ended_with() {
  [ "$status" = "$1" ] || fail "$2 ended with $status, not with $1:" \
    "$(grep -v INFO "$folder/log" | tail -n 20)" "$(tail -n 20 "$folder/summary")"
}

# kill_executor JOB REQUESTS: kills an executor (-9) once there were so many requests. It is a process
# below this job's own spark-submit.
kill_executor() {
  local executor
  for _ in {1..1200}; do
    kill -0 "$1" 2>/dev/null || break
    if [ "$(requests)" -gt "$2" ]; then
      executor=$(python3 -B scripts/integrations/descendant.py "$1" CoarseGrainedExecutorBackend) || break
      kill -9 "$executor"
      return
    fi
    sleep 0.05
  done
  try wait "$1"
  fail "the job ended with $status before an executor was killed: $(tail -n 20 "$folder/summary")"
}

# records FOLDER: the lines of all of its parts, sorted.
records() { find "$1" -type f -name 'part-*' -exec cat {} + | LC_ALL=C sort; }

# same_meetings OUTPUT LINES: compares the meetings of a job with lines that are sorted.
same_meetings() {
  records "$1/meetings" | cmp -s - "$2" || fail "the meetings in $1 are not those of debrief export"
}

python_of_spark() {
  local script=$1
  shift
  .build-tools/spark/bin/python -B "scripts/integrations/$script" "$@"
}

# start_slow_cluster: a standalone cluster with workers on two addresses of loopback, since Spark tries no
# task twice on one host. On the second the program sleeps first.
start_slow_cluster() {
  local host
  mv "$folder/debrief" "$folder/fast"
  cat >"$folder/debrief" <<SCRIPT
#!/bin/sh
if tr '\\0' '\\n' </proc/\$PPID/environ | grep -q '^SPARK_LOCAL_IP=127.0.0.3$'; then sleep 20; fi
exec "$folder/fast" "\$@"
SCRIPT
  chmod +x "$folder/debrief"
  "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 17077 \
    --webui-port 0 >"$folder/master.log" 2>&1 &
  daemons+=($!)
  sleep 5
  for host in 127.0.0.2 127.0.0.3; do
    SPARK_LOCAL_IP=$host "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker \
      --host $host --webui-port 0 --cores 1 --memory 600M --work-dir "$folder/workers/$host" \
      spark://127.0.0.1:17077 >"$folder/$host.log" 2>&1 &
    daemons+=($!)
  done
}

stop_spark() {
  [ -z "$driver" ] || daemons+=("$driver")
  [ ${#daemons[@]} = 0 ] || kill "${daemons[@]}" 2>/dev/null || true
}
