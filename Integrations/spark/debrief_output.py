"""What the job reads and writes: the list of bots, their meetings, and failures."""

import argparse

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

from debrief_options import EXIT_INPUT, fail


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
        text = F.regexp_replace(text, "#.*|^\ufeff", "")
    ids = frame.select(F.lower(F.trim(text)).alias("bot_id"))
    return ids.where("bot_id is not null and bot_id != ''").dropDuplicates(["bot_id"])


class Output:
    """The folder of the job: `meetings`, `failures`, and rows that are not yet there."""

    def __init__(self, spark: SparkSession, arguments: argparse.Namespace):
        self.spark, self.format = spark, arguments.output_format
        self.root = arguments.output.rstrip("/") or "/"
        self.meetings, self.failures, self.rows = (
            f"{self.root}/{name}" for name in ("meetings", "failures", "unpublished")
        )
        path = spark._jvm.org.apache.hadoop.fs.Path(self.root)
        self.files = path.getFileSystem(spark._jsc.hadoopConfiguration())

    def check_format(self):
        """Meetings that are continued keep their format."""
        if not self.exists(self.meetings):
            return
        names = [status.getPath().getName() for status in self.files.listStatus(self.path(self.meetings))]
        parts = [name for name in names if name.startswith("part-")]
        if parts and any(name.endswith(".parquet") for name in parts) != (self.format == "parquet"):
            fail(f"{self.meetings} is in another format: use the --output-format of before", EXIT_INPUT)

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

    def publish(self, schema: StructType, failures_mode: str):
        """Moves the rows into meetings and failures.

        Failures of this run replace those of the one before: the mode is `overwrite`, and `append` for
        what comes later in a run. After a stop, even while files are being moved, it can be done again:
        meetings that are there are left out.
        """
        rows = self.spark.read.parquet(self.rows)
        meetings = rows.where("failure is null")
        done = self.done()
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
        stream = self.files.create(self.path(f"{self.root}/summary.json"), True)
        stream.write(bytearray(text.encode()))
        stream.close()
