"""Runs debrief as a filter inside a Spark task: bot IDs in, one row for each of them out."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pyarrow
from pyspark import SparkFiles, TaskContext

FAILURE = "debrief.failure.v1"
KEY_REFUSED = 4
# Spark passes on no more of an exception than its text; the job finds the exit code by this mark.
MARK = "debrief ended with exit code "

ROWS = pyarrow.schema(
    [
        pyarrow.field("bot_id", pyarrow.string(), nullable=False),
        # Null for a meeting.
        pyarrow.field("failure", pyarrow.string()),
        pyarrow.field("line", pyarrow.string(), nullable=False),
    ]
)
ROWS_DDL = "bot_id string not null, failure string, line string not null"

# A batch of rows ends after so many lines or bytes, whichever comes first: an answer can have 10 MB.
LINES_PER_BATCH = 200
BYTES_PER_BATCH = 8 << 20


class FilterError(Exception):
    """The program did not do its work; Spark then tries the partition again."""


@dataclass(frozen=True)
class Filter:
    """How to run the program on the executors.

    `program` and `key_file` are paths there, or names of files that `spark-submit --files` has shipped.
    Without `key_file` the program takes the key from its environment.
    """

    program: str
    options: list[str] = field(default_factory=list)
    key_file: str | None = None

    def rows(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The function for `mapInArrow`: the first column of the batches are IDs, each of them once.

        A partition is asked for as a whole, so that its lines can be told from those that are missing.
        """
        # First, since only the thread of the task has it.
        context = TaskContext.get()
        ids = [value.as_py() for batch in batches for value in batch.column(0)]
        if not ids:
            return
        place = f"partition {context.partitionId()}, attempt {context.attemptNumber()}" if context else ""
        yield from self.run(ids, place)

    def command(self) -> list[str]:
        """The command line, without the key."""
        words = [shipped(self.program), "export", "--from", "-", "-t", "jsonl", "-o", "-"]
        words += ["--failures", "inline", "--no-config", "--progress", "none", "--quiet"]
        if self.key_file and is_path(self.key_file):
            words += ["--api-key-file", self.key_file]
        return words + self.options

    def environment(self) -> dict[str, str]:
        """The variables for the program, which other users cannot read: with the key that was shipped.

        Spark gives a shipped file a mode that others can read, and leaves copies behind when it is killed.
        """
        variables = dict(os.environ)
        if self.key_file and not is_path(self.key_file):
            path = found(self.key_file)
            if path is None:
                raise FilterError("the file of --api-key-file is not here: ship it with --files")
            with open(path, encoding="utf-8") as file:
                variables["PAILFLOW_API_KEY"] = file.read().strip()
        return variables

    def run(self, ids: list[str], place: str) -> Iterator[pyarrow.RecordBatch]:
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                self.command(), env=self.environment(),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
            feeder = threading.Thread(target=feed, args=(process.stdin, ids), daemon=True)
            try:
                feeder.start()
                outcomes = Outcomes(ids)
                yield from outcomes.batches(process.stdout)
                code = process.wait()
            finally:
                # Where Spark has lost interest: a task that is cancelled, or the slower of two attempts.
                process.kill()
                process.wait()
                feeder.join()
                process.stdout.close()
                said = tail(errors)
                if said:
                    print(f"{place}: {said}", file=sys.stderr)
        if outcomes.waiting or code == KEY_REFUSED or code < 0:
            said = "; ".join(said.splitlines())
            missing = f"{len(outcomes.waiting)} of {len(ids)} bots without a line"
            raise FilterError(f"{MARK}{code} ({place}), {missing}: {said}")


class Outcomes:
    """Tells for which bot each line of the program is, and which bots have none yet."""

    def __init__(self, ids: list[str]):
        self.ids = ids
        self.waiting = set(ids)

    def batches(self, lines: Iterable[bytes]) -> Iterator[pyarrow.RecordBatch]:
        rows, size = [], 0
        for line in lines:
            rows.append(self.row(line))
            size += len(line)
            if len(rows) >= LINES_PER_BATCH or size >= BYTES_PER_BATCH:
                yield batch(rows)
                rows, size = [], 0
        if rows:
            yield batch(rows)

    def row(self, line: bytes) -> tuple[str, str | None, str]:
        """The bot, its kind of failure and the line without its end."""
        if not line.endswith(b"\n"):
            raise FilterError("the program was ended in the middle of a line")
        text = line[:-1].decode("utf-8")
        record = json.loads(text)
        is_failure = record.get("schema") == FAILURE
        if is_failure and record.get("bot_id") is None:
            # No bot ID was in the line of this number, from 1.
            number = record["line"] - 1
            bot = self.ids[number] if 0 <= number < len(self.ids) else ""
        else:
            # Those of the list are in lower case.
            bot = str(record.get("bot_id") or "").lower()
        if bot not in self.waiting:
            raise FilterError(
                f"the program wrote a line that nobody asked for, of “{bot[:80]}”; a --template has to write one line "
                "for each bot, with bot_id"
            )
        self.waiting.remove(bot)
        return bot, (record.get("kind") or "unknown") if is_failure else None, text


def batch(rows: list[tuple[str, str | None, str]]) -> pyarrow.RecordBatch:
    columns = [pyarrow.array(column, type=part.type) for column, part in zip(zip(*rows), ROWS)]
    return pyarrow.RecordBatch.from_arrays(columns, schema=ROWS)


def feed(pipe, ids: list[str]):
    """Writes the list as JSON Lines, in which no text can be taken for another line or a header."""
    try:
        with pipe:
            for bot in ids:
                pipe.write(json.dumps({"bot_id": bot}).encode() + b"\n")
    except BrokenPipeError:
        # It ended before it had read everything; its exit code and the missing lines say why.
        pass


def is_path(name: str) -> bool:
    """Whether a name is a path, rather than that of a file that `--files` has shipped."""
    return os.sep in name


def shipped(name: str, listed: str = "") -> str:
    """The path of a program that `--files` has shipped, or the name itself if it is a path or in PATH."""
    return name if is_path(name) else found(name, listed) or shutil.which(name) or name


def found(name: str, listed: str = "") -> str | None:
    """The path of a file that `--files` has shipped; None if it is not here.

    :param listed: What `--files` names, with commas. The driver needs it on YARN, where Spark gives it none of
        the files in client mode, and puts them into its working folder in cluster mode.
    """
    places = [SparkFiles.get(name)]
    if "CONTAINER_ID" in os.environ:
        places.append(os.path.join(os.getcwd(), name))
    for entry in listed.split(","):
        address, _, alias = entry.partition("#")
        parts = urllib.parse.urlsplit(address)
        path = urllib.parse.unquote(parts.path) if parts.scheme == "file" else address
        if parts.scheme in ("", "file") and (alias or os.path.basename(path)) == name:
            places.append(path)
    return next((path for path in places if os.path.isfile(path)), None)


def tail(file: BinaryIO, length: int = 2000) -> str:
    """The end of what the program said."""
    file.seek(max(0, os.fstat(file.fileno()).st_size - length))
    return file.read().decode("utf-8", errors="replace").strip()
