"""Runs jobs of Integrations/spark one after the other in one driver, since Spark takes long to start.

    spark-submit ... jobs.py JOBS CODES

JOBS is a pipe with a line of JSON for each job, {"settings": {…}, "words": […]}: settings of Spark for this
job alone, and the job's command line. CODES is a pipe that gets the exit code of each. Instead of words,
"page" names a page whose blocks of Python are run, and "paths" says what paths there stand for.
"""

import json
import pathlib
import re
import sys
import traceback

from pyspark import SparkContext
from pyspark.sql import SparkSession

import debrief_claim
import debrief_job

# Seconds that a check can wait.
debrief_claim.RENEWED_EVERY, debrief_claim.GIVEN_UP_AFTER = 0.5, 5


def run_page(page, paths):
    """Runs the Python of a page; what it leaves in `meetings` has to have a row."""
    text = pathlib.Path(page).read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    for path, place in paths.items():
        assert path in code, f"{path} is not in {page}"
        code = code.replace(path, place)
    spark = SparkSession.builder.getOrCreate()
    try:
        # The value of the last line, as an interactive shell shows it.
        *lines, last = code.strip().split("\n")
        names = {"spark": spark}
        exec("\n".join(lines), names)  # noqa: S102
        rows = eval(last, names).collect()  # noqa: S307
        print(f"{page}: {len(rows)} rows, {rows[0].asDict(True)}")
        return 0
    finally:
        spark.stop()


def run(job):
    properties = SparkContext._jvm.System
    before = {name: properties.getProperty(name) for name in job.get("settings", {})}
    for name, value in job.get("settings", {}).items():
        properties.setProperty(name, value)
    try:
        return run_page(job["page"], job["paths"]) if "page" in job else debrief_job.main(job["words"])
    except Exception:  # noqa: BLE001  # as Python itself does with what nobody catches
        traceback.print_exc()
        return 1
    finally:
        for name, value in before.items():
            properties.clearProperty(name) if value is None else properties.setProperty(name, value)


if __name__ == "__main__":
    SparkContext._ensure_initialized()
    with open(sys.argv[1], encoding="utf-8") as jobs, open(sys.argv[2], "w") as codes:
        for line in jobs:
            print(run(json.loads(line)), file=codes, flush=True)
