"""The command line of the job, and what Spark's settings say of it."""

import argparse
import math
import os
import re

from pyspark import SparkConf

IDS_PER_PARTITION = 500
EXIT_USAGE, EXIT_INPUT, EXIT_SOME, EXIT_FAILED = 64, 65, 3, 1
# Options that the job sets itself, and the key, which arguments would show to everybody.
RESERVED = {
    "--from", "-o", "--output", "-t", "--to", "--failures", "--ordered", "--rate", "--archive", "--shard",
    "--api-key-file", "--api-key-command", "--config", "--profile", "--no-config", "--dry-run", "--jsonl-gzip",
}  # fmt: skip


class JobError(Exception):
    """What failed, and the exit code for it."""

    def __init__(self, message: str, code: int):
        super().__init__(message)
        self.code = code


def parse(words: list[str]) -> argparse.Namespace:
    program_options = []
    if "--" in words:
        index = words.index("--")
        words, program_options = words[:index], words[index + 1 :]
    for word in words:
        if word.startswith("--api-key") and word.split("=")[0] != "--api-key-file":
            # Not repeated, since the value may be a key.
            fail("the key is no argument: ship a file with --files, and name it with --api-key-file", EXIT_USAGE)
    parser = argparse.ArgumentParser(
        prog="debrief_job.py",
        description="Fetches the meetings of very many bots. Options of debrief export follow after --.",
        allow_abbrev=False,
    )
    parser.error = lambda message: fail(f"{message}; see debrief_job.py --help", EXIT_USAGE)
    parser.add_argument("ids", help="files of bot IDs, or a folder of them, wherever Spark reads from")
    parser.add_argument("-o", "--output", required=True, help="the folder for meetings and failures")
    parser.add_argument(
        "--input-format",
        choices=["text", "csv", "json", "parquet"],
        default="text",
        help="text has one ID a line; the others have a column (default: text)",
    )
    parser.add_argument("--column", default="bot_id", help="the column of the IDs (default: bot_id)")
    parser.add_argument(
        "--output-format",
        choices=["jsonl", "jsonl.gz", "parquet"],
        default="jsonl",
        help="of the meetings (default: jsonl)",
    )
    parser.add_argument(
        "--partitions",
        type=positive,
        help=f"what a failed task repeats (default: {IDS_PER_PARTITION} bots each)",
    )
    parser.add_argument(
        "--round",
        type=positive,
        default=100_000,
        help="after how many bots the meetings are put into the output (default: 100000)",
    )
    parser.add_argument("--rate", type=rate_per_second, help="requests of all tasks together, such as 200/s")
    parser.add_argument(
        "--concurrent-tasks",
        type=positive,
        help="how many tasks run at once at most, by which the rate is divided (default: from Spark's settings)",
    )
    parser.add_argument("--program", default="debrief", help="a file shipped with --files, or a path")
    parser.add_argument("--api-key-file", help="a file shipped with --files, or a path on all executors")
    parser.add_argument(
        "--resume",
        action="store_true",
        help="keep the meetings of the output, and ask for the others",
    )
    arguments = parser.parse_args(words)
    for word in program_options:
        if word.split("=")[0] in RESERVED or re.match(r"-[ot].", word):
            fail(f"{word} cannot follow --, since the job sets it", EXIT_USAGE)
    arguments.program_options = program_options
    return arguments


def fail(message: str, code: int):
    raise JobError(message, code)


def positive(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text)


def rate_per_second(text: str) -> float:
    """The rate in requests a second, from `20/s`, `100/m`, `5000/h`, or `20` for 20 a second."""
    match = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:/([smh]))?", text)
    if not match or not 0 < float(match[1]) <= 100_000:
        raise argparse.ArgumentTypeError(f"{text} is no rate such as 200/s, 100/m or 5000/h")
    return float(match[1]) / {"s": 1, "m": 60, "h": 3600}[match[2] or "s"]


def concurrent_tasks(conf: SparkConf) -> int | None:
    """How many tasks the settings let run at once, speculative ones included; None if they do not say."""

    def number(key: str, default: int | None = None) -> int | None:
        text = conf.get(key, None)
        return int(text) if text else default

    per_task = number("spark.task.cpus", 1)
    master = conf.get("spark.master", "")
    if match := re.fullmatch(r"local(?:\[(\d+|\*)(?:,\s*\d+)?\])?", master):
        cores = os.cpu_count() if match[1] == "*" else int(match[1] or 1)
    elif match := re.fullmatch(r"local-cluster\[\s*(\d+)\s*,\s*(\d+)\s*,\s*\d+\s*\]", master):
        cores = int(match[1]) * int(match[2])
    elif master.startswith("spark://") and number("spark.cores.max"):
        # It means nothing to YARN and Kubernetes.
        cores = number("spark.cores.max")
    else:
        is_dynamic = conf.get("spark.dynamicAllocation.enabled", "false").lower() == "true"
        key = "spark.dynamicAllocation.maxExecutors" if is_dynamic else "spark.executor.instances"
        executors, each = number(key), number("spark.executor.cores")
        if master.startswith("spark://") and not is_dynamic:
            # A standalone cluster starts as many executors as it has room for.
            return None
        if executors is None or each is None:
            return None
        cores = executors * each
    return max(1, cores // per_task)


def at_once(tasks: int, partitions: int, conf: SparkConf) -> int:
    """How many of the tasks that may run at once there are for so many partitions."""
    is_speculative = conf.get("spark.speculation", "false").lower() == "true"
    return min(tasks, partitions * (2 if is_speculative else 1))


def share_of_rate(per_second: float, tasks: int) -> str:
    """The rate of one task, such as `12.5/s`, rounded down."""
    share = math.floor(per_second / tasks * 1e6) / 1e6
    if share == 0:
        fail(f"--rate is too low for {tasks} tasks at once; lower --concurrent-tasks and Spark's cores", EXIT_USAGE)
    return f"{share:.6f}/s"


def check_key(conf: SparkConf):
    """Spark writes the environment of executors into its event log and shows it in its user interface."""
    for name, _ in conf.getAll():
        # A reference to a secret of Kubernetes names it alone.
        if name.endswith(".PAILFLOW_API_KEY") and "secretKeyRef" not in name:
            fail(
                f"the key is in {name}, which Spark logs and shows: ship a file with --files and name it with "
                "--api-key-file; if an event log was kept, replace the key",
                EXIT_USAGE,
            )
