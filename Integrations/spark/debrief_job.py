"""Fetches the meetings of very many bots with Spark: one row for each bot, failures beside them.

    spark-submit --files debrief,key \\
      --py-files debrief_filter.py,debrief_options.py,debrief_output.py,debrief_schema.py \\
      debrief_job.py ids.txt -o hdfs:///meetings --api-key-file key --rate 200/s -- --require transcript

README.md beside this file says how the key gets to the executors, and what is done at a stop.
"""

import argparse
import collections
import json
import math
import re
import subprocess
import sys

from pyspark import SparkConf, SparkContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

import debrief_filter
import debrief_schema
from debrief_options import (
    EXIT_FAILED,
    EXIT_INPUT,
    EXIT_SOME,
    EXIT_USAGE,
    IDS_PER_PARTITION,
    JobError,
    check_key,
    concurrent_tasks,
    fail,
    parse,
    share_of_rate,
)
from debrief_output import Output, ids_of


def run(spark: SparkSession, arguments: argparse.Namespace, tasks: int | None) -> int:
    output = Output(spark, arguments)
    if output.exists(output.root) and output.files.listStatus(output.path(output.root)) and not arguments.resume:
        fail(f"{output.root} is there already: name another folder, or continue it with --resume", EXIT_INPUT)
    output.check_format()
    schema = record_schema(debrief_filter.shipped(arguments.program))
    try:
        ids = ids_of(spark, arguments)
        asked = ids.count()
    except Exception as error:  # noqa: BLE001  # Spark has no common class for what it cannot read
        raise error if isinstance(error, JobError) else JobError(f"{arguments.ids}: {first_line(error)}", EXIT_INPUT)
    if asked == 0:
        fail(f"{arguments.ids}: there are no IDs in it", EXIT_INPUT)
    output.remove_summary()
    if output.exists(f"{output.rows}/_SUCCESS"):
        output.publish(schema, "overwrite")
    done = output.done()
    if done is not None:
        ids = ids.join(done, "bot_id", "left_anti")
    ids = ids.persist()
    remaining = ids.count()
    options = list(arguments.program_options)
    if arguments.rate:
        options += ["--rate", share_of_rate(arguments.rate, tasks)]
    task = debrief_filter.Filter(arguments.program, options, arguments.api_key_file)
    counts = collections.Counter()
    # A stop costs no more than one round.
    rounds = max(1, math.ceil(remaining / arguments.round))
    for number in range(rounds):
        part = ids.where(F.pmod(F.xxhash64("bot_id"), F.lit(rounds)) == number)
        partitions = arguments.partitions or max(1, math.ceil(remaining / rounds / IDS_PER_PARTITION))
        counts += fetch(part, partitions, task, output)
        output.publish(schema, "append" if number else "overwrite")
    return summarise(output, asked, asked - remaining, counts)


def fetch(ids: DataFrame, partitions: int, task: debrief_filter.Filter, output: Output) -> collections.Counter:
    """Writes a row for each bot; returns how many there are of each kind of failure, and of None."""
    # By the ID, so that a partition that is made again has the same bots.
    rows = ids.repartition(partitions, "bot_id").mapInArrow(task.rows, debrief_filter.ROWS_DDL)
    try:
        rows.write.mode("overwrite").parquet(output.rows)
    except Exception as error:  # noqa: BLE001
        match = re.search(re.escape(debrief_filter.MARK) + r"(-?\d+).*", str(error))
        if not match:
            fail(f"Spark has given up: {first_line(error)}", EXIT_FAILED)
        code = int(match[1])
        fail(match[0], code if code in (debrief_filter.KEY_REFUSED, EXIT_USAGE, EXIT_INPUT) else EXIT_FAILED)
    counts = output.spark.read.parquet(output.rows).groupBy("failure").count().collect()
    return collections.Counter({row["failure"]: row["count"] for row in counts})


def summarise(output: Output, asked: int, before: int, counts: collections.Counter) -> int:
    """Prints and writes what was done; returns the exit code."""
    fetched = counts.pop(None, 0)
    failed = sum(counts.values())
    summary = {
        "bots": asked, "done_before": before, "done": fetched, "failed": failed,
        "failures": dict(sorted(counts.items())), "meetings": output.meetings, "failures_folder": output.failures,
    }  # fmt: skip
    output.write_summary(json.dumps(summary) + "\n")
    print(json.dumps(summary))
    if not failed:
        return 0
    return EXIT_SOME if asked > failed else EXIT_FAILED


def record_schema(program: str) -> StructType:
    """The columns of a meeting, from the program that is shipped."""
    try:
        text = subprocess.run([program, "schema"], check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise JobError(f"{program} cannot be run on the driver: {error}", EXIT_INPUT) from error
    return debrief_schema.struct_type(json.loads(text))


def first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:500]


def main() -> int:
    try:
        arguments = parse(sys.argv[1:])
        # So that the settings are there before Spark starts, and writes them into its event log.
        SparkContext._ensure_initialized()
        conf = SparkConf()
        check_key(conf)
        tasks = arguments.concurrent_tasks or concurrent_tasks(conf)
        if arguments.rate and tasks is None:
            fail("--rate needs --concurrent-tasks: Spark's settings do not say how many run at once", EXIT_USAGE)
        spark = SparkSession.builder.appName("debrief").getOrCreate()
        try:
            return run(spark, arguments, tasks)
        finally:
            spark.stop()
    except JobError as error:
        print(f"debrief_job: {error}", file=sys.stderr)
        return error.code


if __name__ == "__main__":
    sys.exit(main())
