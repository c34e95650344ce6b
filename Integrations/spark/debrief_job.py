"""Fetches the meetings of very many bots with Spark: one row for each bot, failures beside them.

    spark-submit --files debrief,key \\
      --py-files debrief_claim.py,debrief_filter.py,debrief_options.py,debrief_output.py,debrief_schema.py \\
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
from debrief_claim import Claim
from debrief_options import (
    EXIT_FAILED,
    EXIT_INPUT,
    EXIT_SOME,
    EXIT_USAGE,
    IDS_PER_PARTITION,
    JobError,
    at_once,
    check_key,
    concurrent_tasks,
    fail,
    parse,
    share_of_rate,
)
from debrief_output import Output, ids_of, with_columns


def run(spark: SparkSession, arguments: argparse.Namespace, tasks: int | None) -> int:
    conf = spark.sparkContext.getConf()
    listed = ",".join(conf.get(key, "") for key in ("spark.files", "spark.yarn.dist.files"))
    schema = record_schema(debrief_filter.shipped(arguments.program, listed))
    key = arguments.api_key_file
    if key and not debrief_filter.is_path(key) and debrief_filter.found(key, listed) is None:
        fail("the file of --api-key-file is not among those of --files; another path needs a /", EXIT_INPUT)
    try:
        ids = ids_of(spark, arguments)
        asked = ids.count()
    except Exception as error:  # noqa: BLE001  # Spark has no common class for what it cannot read
        raise error if isinstance(error, JobError) else JobError(f"{arguments.ids}: {reason(error)}", EXIT_INPUT)
    if asked == 0:
        fail(f"{arguments.ids}: there are no IDs in it", EXIT_INPUT)
    try:
        output = Output(spark, arguments)
        output.begin(arguments.resume)
    except Exception as error:  # noqa: BLE001  # nor for folders that cannot be made
        raise error if isinstance(error, JobError) else JobError(f"{arguments.output}: {reason(error)}", EXIT_INPUT)
    with Claim(spark, output.files, output.path(f"{output.root}/running")) as claim:
        return work(output, arguments, ids, asked, schema, tasks, claim)


def work(
    output: Output, arguments: argparse.Namespace, ids: DataFrame, asked: int, schema: StructType, tasks: int | None,
    claim: Claim,
) -> int:  # fmt: skip
    """Asks for the bots that have no meeting yet; returns the exit code."""
    output.remove_summary()
    if output.exists(f"{output.rows}/_SUCCESS"):
        output.publish(schema, "overwrite", after_stop=True)
    done = output.done()
    if done is not None:
        ids = ids.join(done, "bot_id", "left_anti")
    ids = ids.persist()
    remaining = ids.count()
    counts = collections.Counter()
    # A stop costs no more than one round.
    rounds = max(1, math.ceil(remaining / arguments.round))
    partitions = arguments.partitions or max(1, math.ceil(remaining / rounds / IDS_PER_PARTITION))
    options = list(arguments.program_options)
    if arguments.rate:
        running = at_once(tasks, partitions, output.spark.sparkContext.getConf())
        options += ["--rate", share_of_rate(arguments.rate, running)]
    task = debrief_filter.Filter(arguments.program, options, arguments.api_key_file)
    for number in range(rounds):
        part = ids.where(F.pmod(F.xxhash64("bot_id"), F.lit(rounds)) == number)
        counts += fetch(part, partitions, task, output, schema)
        claim.check()
        output.publish(schema, "append" if number else "overwrite")
    return summarise(output, asked, asked - remaining, counts)


def fetch(
    ids: DataFrame, partitions: int, task: debrief_filter.Filter, output: Output, schema: StructType
) -> collections.Counter:
    """Writes a row for each bot; returns how many there are of each kind of failure, and of None."""
    # By the ID, so that a partition that is made again has the same bots.
    rows = ids.repartition(partitions, "bot_id").mapInArrow(task.rows, debrief_filter.ROWS_DDL)
    if output.format == "parquet":
        rows = with_columns(rows, schema)
    try:
        rows.write.mode("overwrite").parquet(output.rows)
    except Exception as error:  # noqa: BLE001
        match = re.search(re.escape(debrief_filter.MARK) + r"(-?\d+).*", str(error))
        if not match:
            fail(f"Spark has given up: {reason(error)}", EXIT_FAILED)
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


def reason(error: Exception) -> str:
    """What an exception of Spark says: the line that names an error, which Python's tracebacks end with."""
    text = str(error).strip()
    match = re.search(r"^(?:Caused by: |: )?(?:\w+\.)*\w*(?:Error|Exception): .+", text, re.MULTILINE)
    return (match[0] if match else text.split("\n")[0]).removeprefix(": ")[:500]


def main(words: list[str]) -> int:
    try:
        arguments = parse(words)
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
    sys.exit(main(sys.argv[1:]))
