"""Keeps two jobs from writing into one folder."""

import json
import threading
import time

from pyspark.sql import SparkSession

from debrief_options import EXIT_INPUT, fail

# How often a job renews its claim, and how long another one waits for that, in seconds.
RENEWED_EVERY = 5
GIVEN_UP_AFTER = 20
# How often a job looks for its own claim before it ends, a second apart.
CHECKS = 10


class Claim:
    """The file `running` in the folder of a job, which is there while the job runs.

    A job that was killed leaves its file behind, and no longer renews it. The next one sees that by
    waiting, so that it depends on no clock but its own.
    """

    def __init__(self, spark: SparkSession, files, path):
        """:param files: The file system of Hadoop that has the path."""
        self.spark, self.files, self.path = spark, files, path
        self.owner = f"{spark.sparkContext.applicationId} {time.time_ns()}"
        self.ended = threading.Event()
        # The file is empty for a moment while it is renewed, which the other thread must not see.
        self.lock = threading.Lock()
        self.thread = threading.Thread(target=self.keep, daemon=True)

    def __enter__(self) -> "Claim":
        before = self.read()
        if self.files.exists(self.path):
            print(f"debrief_job: {self.path} is of a job that runs or was stopped; waiting to see", flush=True)
            end = time.monotonic() + GIVEN_UP_AFTER
            while time.monotonic() < end:
                time.sleep(0.5)
                if self.read() != before:
                    fail(f"{self.path}: another job writes into this folder; wait until it has ended", EXIT_INPUT)
            self.files.delete(self.path, False)
        try:
            self.write(0, False)
        except Exception:  # noqa: BLE001  # of Java, if another job was quicker
            fail(f"{self.path} cannot be made, or another job has just made it", EXIT_INPUT)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()
        if self.is_ours():
            self.files.delete(self.path, False)

    def check(self):
        """Ends the job if another one has taken over, which happens where this one stood still."""
        # More than once, since a file system may fail for a moment.
        for _ in range(CHECKS):
            if self.is_ours():
                return
            time.sleep(1)
        fail(f"{self.path}: another job has taken over, since this one did not go on", EXIT_INPUT)

    def keep(self):
        count = 0
        while not self.ended.wait(RENEWED_EVERY):
            count += 1
            try:
                # Not where it is gone, either: another job may have taken over, and ended.
                if self.is_ours():
                    self.write(count, True)
            except Exception as error:  # noqa: BLE001  # the next attempt may go well
                print(f"debrief_job: {self.path} was not renewed: {type(error).__name__}", flush=True)

    def is_ours(self) -> bool:
        with self.lock:
            text = self.read()
        return text is not None and text.startswith(json.dumps(self.owner))

    def read(self) -> str | None:
        """The text of the file; None if there is none, or it cannot be read just now."""
        try:
            stream = self.files.open(self.path)
            try:
                return bytes(stream.readNBytes(1000)).decode("utf-8", errors="replace")
            finally:
                stream.close()
        except Exception:  # noqa: BLE001  # of Java
            return None

    def write(self, count: int, overwrite: bool):
        with self.lock:
            stream = self.files.create(self.path, overwrite)
            try:
                stream.write(bytearray(f"{json.dumps(self.owner)} {count}\n".encode()))
            finally:
                stream.close()
