"""What the job reads and writes: the list of bots, their meetings, and failures."""

import argparse
import json

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

from debrief_options import EXIT_INPUT, fail

MADE_BY = "debrief.spark.v1"
# What the program takes for blank at the ends of an entry.
BLANK = "[ \\t\\n\\x0B\\f\\r]+"

def ids_of(spark: SparkSession, arguments: argparse.Namespace) -> DataFrame:
    """Each ID once, in a column bot_id, without blank lines and comments."""
    reader = spark.read
    if arguments.input_format == "text":
        frame, column = reader.text(arguments.ids), "value"
    else:
        if arguments.input_format == "csv":
            reader = reader.option("header", True)
        frame, column = reader.format(arguments.input_format).load(arguments.ids), arguments.column
        if column not in frame.columns:
            fail(f"{arguments.ids}: there is no column {column}, only {', '.join(frame.columns)}", EXIT_INPUT)
    text = F.col(f"`{column.replace('`', '``')}`").cast("string")
    if arguments.input_format == "text":
        text = F.regexp_replace(text, "(?s)#.*|^\ufeff", "")
    ids = frame.select(F.lower(F.regexp_replace(text, rf"^{BLANK}|{BLANK}\z", "")).alias("bot_id"))
    return ids.where("bot_id is not null and bot_id != ''").dropDuplicates(["bot_id"])


def with_columns(rows: DataFrame, schema: StructType) -> DataFrame:
    """Makes failures of the meetings that Spark cannot read as columns.

    Its reader of JSON takes texts of up to 20 MB and names of members of up to 50,000 characters.
    """
    mark = "debrief_unreadable"
    options = {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": mark}
    record = F.from_json("line", StructType([*schema.fields, StructField(mark, StringType())]), options)
    is_fine = F.col("failure").isNotNull() | record.getField(mark).isNull()
    kind = "notTyped"
    reason = "Spark cannot read the record as columns of Parquet; --output-format jsonl keeps it as it is"
    failure = {"schema": F.lit("debrief.failure.v1"), "bot_id": F.col("bot_id"), "line": F.lit(1),
               "input": F.lit(None).cast("string"), "kind": F.lit(kind), "reason": F.lit(reason)}  # fmt: skip
    line = F.to_json(F.struct(*(value.alias(name) for name, value in failure.items())), {"ignoreNullFields": "false"})
    return rows.select(
        "bot_id",
        F.when(is_fine, F.col("failure")).otherwise(F.lit(kind)).alias("failure"),
        F.when(is_fine, F.col("line")).otherwise(line).alias("line"),
    )


class Output:
    """The folder of the job: `meetings`, `failures`, and rows that are not yet there."""

    def __init__(self, spark: SparkSession, arguments: argparse.Namespace):
        self.spark, self.format = spark, arguments.output_format
        self.root = arguments.output.rstrip("/") or "/"
        self.meetings, self.failures, self.rows = (
            f"{self.root}/{name}" for name in ("meetings", "failures", "unpublished")
        )
        self.files = self.path(self.root).getFileSystem(spark._jsc.hadoopConfiguration())

    def begin(self, resume: bool):
        """Makes the folder, or sees that it is one of this job, whose format stays the same."""
        mark = f"{self.root}/job.json"
        if not self.exists(self.root) or not self.files.listStatus(self.path(self.root)):
            self.write(mark, json.dumps({"schema": MADE_BY, "output_format": self.format}) + "\n")
            return
        if not resume:
            fail(f"{self.root} is there already: name another folder, or continue it with --resume", EXIT_INPUT)
        try:
            made = json.loads(self.spark.read.text(mark, wholetext=True).first()[0]) if self.exists(mark) else {}
        except (TypeError, ValueError):
            made = {}
        if not isinstance(made, dict) or made.get("schema") != MADE_BY:
            # What is in it must be neither added to nor replaced.
            fail(f"{self.root} was not made by this job: name another folder", EXIT_INPUT)
        if made.get("output_format") != self.format:
            fail(f"{self.root} has --output-format {made.get('output_format')}: continue it with that", EXIT_INPUT)

    def path(self, name: str):
        return self.spark._jvm.org.apache.hadoop.fs.Path(name)

    def exists(self, name: str) -> bool:
        return self.files.exists(self.path(name))

    def done(self) -> DataFrame | None:
        """The IDs of the meetings that are there."""
        if not self.exists(self.meetings):
            return None
        if self.format == "parquet":
            # With the schema, since a stop may have left a folder without a file.
            ids = self.spark.read.schema("bot_id string").parquet(self.meetings)
        else:
            lines = self.spark.read.text(self.meetings)
            ids = lines.select(F.get_json_object("value", "$.bot_id").alias("bot_id"))
        return ids.select(F.lower("bot_id").alias("bot_id"))

    def publish(self, schema: StructType, failures_mode: str, after_stop: bool = False):
        """Moves the rows into meetings and failures.

        Failures of this run replace those of the one before: the mode is `overwrite`, and `append` for
        what comes later in a run. After a stop, even while files are being moved, it can be done again:
        meetings that are there are left out, for which all of them have to be read.
        """
        rows = self.spark.read.parquet(self.rows)
        meetings = rows.where("failure is null")
        done = self.done() if after_stop else None
        if done is not None:
            meetings = meetings.join(done, meetings.bot_id == done.bot_id, "left_anti")
        if self.format == "parquet":
            record = F.from_json("line", schema, {"mode": "FAILFAST"}).alias("record")
            writer = meetings.select(record).select("record.*").write.option("compression", "zstd")
            writer.mode("append").parquet(self.meetings)
        else:
            compression = "gzip" if self.format.endswith(".gz") else "none"
            meetings.select("line").write.mode("append").option("compression", compression).text(self.meetings)
        rows.where("failure is not null").select("line").write.mode(failures_mode).text(self.failures)
        self.files.delete(self.path(self.rows), True)

    def remove_summary(self):
        """Removes that of the run before, which says nothing of this one."""
        self.files.delete(self.path(f"{self.root}/summary.json"), False)

    def write_summary(self, text: str):
        """Replaces `summary.json`, since `spark-submit` mixes what a job prints with other messages."""
        self.write(f"{self.root}/summary.json", text)

    def write(self, name: str, text: str):
        stream = self.files.create(self.path(name), True)
        stream.write(bytearray(text.encode()))
        stream.close()
