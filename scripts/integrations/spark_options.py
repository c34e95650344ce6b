"""Tests of what Integrations/spark does without a cluster: options, shares of a rate, schemas."""

import contextlib
import io
import pathlib
import os
import sys
import tempfile
import time
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Integrations/spark"))
import debrief_claim  # noqa: E402
import debrief_filter  # noqa: E402
import debrief_options  # noqa: E402
import debrief_schema  # noqa: E402


class Settings(dict):
    """Settings of Spark."""

    def getAll(self):  # noqa: N802
        return list(self.items())


class Options(unittest.TestCase):
    def refused(self, *words):
        with self.assertRaises(debrief_options.JobError) as error, contextlib.redirect_stderr(io.StringIO()):
            debrief_options.parse(["ids", "-o", "out", *words])
        self.assertEqual(error.exception.code, 64)

    def test_options_of_the_program_follow_two_dashes(self):
        parsed = debrief_options.parse(["ids", "-o", "out", "--rate", "90/m", "--", "--require", "qa", "--jobs", "4"])
        self.assertEqual(parsed.program_options, ["--require", "qa", "--jobs", "4"])
        self.assertEqual(parsed.rate, 1.5)

    def test_what_the_job_sets_and_the_key_are_refused_there(self):
        for word in ["--rate=3/s", "-o", "-ofile", "--api-key-file", "--failures", "-tmd"]:
            self.refused("--", word)

    def test_a_key_is_neither_an_argument_nor_repeated(self):
        for words in [["--api-key", "sk-1"], ["--api-key=sk-1"], ["--api-k", "sk-1"]]:
            with self.assertRaises(debrief_options.JobError) as error:
                debrief_options.parse(["ids", "-o", "out", *words])
            if words != ["--api-k", "sk-1"]:
                self.assertNotIn("sk-1", str(error.exception))

    def test_wrong_values_are_refused(self):
        for words in [["--rate", "fast"], ["--rate", "0/s"], ["--partitions", "0"], ["--partition-count", "3"]]:
            self.refused(*words)

    def test_shares_never_exceed_the_rate(self):
        self.assertEqual(debrief_options.share_of_rate(200, 16), "12.500000/s")
        self.assertLessEqual(float(debrief_options.share_of_rate(10, 3)[:-2]) * 3, 10)
        with self.assertRaises(debrief_options.JobError):
            debrief_options.share_of_rate(1 / 3600, 1000)

    def test_tasks_at_once_come_from_the_settings(self):
        for settings, tasks in [
            ({"spark.master": "local[3,4]"}, 3),
            ({"spark.master": "local-cluster[2,4,512]", "spark.task.cpus": "2"}, 4),
            ({"spark.master": "yarn", "spark.executor.instances": "5", "spark.executor.cores": "4"}, 20),
            ({"spark.master": "yarn", "spark.dynamicAllocation.enabled": "true", "spark.executor.cores": "2",
              "spark.executor.instances": "5", "spark.dynamicAllocation.maxExecutors": "50"}, 100),
            ({"spark.master": "spark://a:7077", "spark.cores.max": "12"}, 12),
            ({"spark.master": "spark://a:7077"}, None),
            # Settings that the cluster does not look at.
            ({"spark.master": "yarn", "spark.cores.max": "2"}, None),
            ({"spark.master": "yarn", "spark.cores.max": "2", "spark.executor.instances": "5",
              "spark.executor.cores": "4"}, 20),
            ({"spark.master": "spark://a:7077", "spark.executor.instances": "5", "spark.executor.cores": "4"}, None),
        ]:  # fmt: skip
            self.assertEqual(debrief_options.concurrent_tasks(Settings(settings)), tasks, settings)

    def test_few_partitions_share_the_rate_among_them(self):
        self.assertEqual(debrief_options.at_once(100, 4, Settings()), 4)
        self.assertEqual(debrief_options.at_once(100, 4, Settings({"spark.speculation": "true"})), 8)
        self.assertEqual(debrief_options.at_once(3, 4, Settings()), 3)

    def test_a_key_in_settings_is_refused_and_a_reference_is_not(self):
        debrief_options.check_key(Settings({"spark.kubernetes.executor.secretKeyRef.PAILFLOW_API_KEY": "debrief:key"}))
        for name in ["spark.executorEnv.PAILFLOW_API_KEY", "spark.yarn.appMasterEnv.PAILFLOW_API_KEY"]:
            with self.assertRaises(debrief_options.JobError):
                debrief_options.check_key(Settings({name: "x"}))


class Files(unittest.TestCase):
    """Where the driver finds what --files ships."""

    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.enterContext(unittest.mock.patch("debrief_filter.SparkFiles.get", lambda name: f"/nowhere/{name}"))
        self.path = os.path.join(self.folder, "a debrief")
        pathlib.Path(self.path).touch()

    def test_in_client_mode_of_yarn_by_its_address(self):
        address = pathlib.Path(self.path).as_uri()
        self.assertEqual(debrief_filter.found("a debrief", f"hdfs:///x,{address}"), self.path)
        self.assertEqual(debrief_filter.found("debrief", f"{address}#debrief"), self.path)
        self.assertIsNone(debrief_filter.found("debrief", f"{address},hdfs:///debrief"))

    def test_in_cluster_mode_of_yarn_in_the_folder_of_the_container(self):
        self.enterContext(contextlib.chdir(self.folder))
        # A folder of somebody's is not searched.
        self.assertIsNone(debrief_filter.found("a debrief"))
        with unittest.mock.patch.dict(os.environ, {"CONTAINER_ID": "container_1"}):
            self.assertEqual(os.path.realpath(debrief_filter.found("a debrief")), os.path.realpath(self.path))


class Disk:
    """A file system of Hadoop with one file, for two jobs at once."""

    def __init__(self):
        self.text = None

    def exists(self, _):
        return self.text is not None

    def delete(self, *_):
        self.text = None

    def open(self, _):
        if self.text is None:
            raise OSError("there is no such file")
        text = self.text
        return unittest.mock.Mock(readNBytes=lambda length: text[:length])

    def create(self, _, overwrite):
        if self.text is not None and not overwrite:
            raise OSError("the file is there")
        self.text = b""
        return unittest.mock.Mock(write=lambda more: setattr(self, "text", self.text + bytes(more)))


class Claims(unittest.TestCase):
    def setUp(self):
        for name, value in [("RENEWED_EVERY", 0.05), ("GIVEN_UP_AFTER", 1.2), ("CHECKS", 1)]:
            self.enterContext(unittest.mock.patch.object(debrief_claim, name, value))
        self.enterContext(contextlib.redirect_stdout(io.StringIO()))
        self.disk = Disk()

    def claim(self, application):
        spark = unittest.mock.Mock(sparkContext=unittest.mock.Mock(applicationId=application))
        return debrief_claim.Claim(spark, self.disk, "running")

    def test_a_second_job_is_refused_while_the_first_one_runs(self):
        with self.claim("a") as first:
            with self.assertRaises(debrief_options.JobError) as error, self.claim("b"):
                pass
            self.assertEqual(error.exception.code, 65)
            first.check()
        self.assertIsNone(self.disk.text)
        with self.claim("b") as second:
            second.check()

    def test_a_job_that_was_killed_is_followed_by_the_next(self):
        self.disk.text = b'"a 1" 7\n'
        with self.claim("b") as second:
            second.check()
        self.assertIsNone(self.disk.text)

    def test_a_job_that_stood_still_ends_when_another_one_has_taken_over(self):
        for taken in [b'"b 1" 0\n', None]:
            self.disk.text = None
            with self.claim("a") as first:
                self.disk.text = taken
                time.sleep(0.2)
                with self.assertRaises(debrief_options.JobError):
                    first.check()
            self.assertEqual(self.disk.text, taken)


class Schemas(unittest.TestCase):
    def test_types(self):
        moment = {"type": ["string", "null"]}
        made = debrief_schema.struct_type({
            "type": "object", "$defs": {"moment": moment},
            "properties": {
                "at": {"$ref": "#/$defs/moment"}, "role": {"enum": ["bot", None]}, "count": {"type": "integer"},
                "score": {"type": ["number", "null"]}, "any": {}, "free": {"type": "object"},
                "list": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "boolean"}}}},
            },
        })  # fmt: skip
        self.assertEqual(
            made.simpleString(),
            "struct<at:string,role:string,count:bigint,score:double,any:string,free:string,"
            "list:array<struct<x:boolean>>>",
        )

    def test_what_spark_has_no_type_for_is_an_error(self):
        for part in [{"$ref": "#/$defs/none"}, {"$ref": "other.json"}, {"enum": [1, 2]}]:
            with self.assertRaises(ValueError):
                debrief_schema.struct_type({"type": "object", "properties": {"x": part}})


class Lines(unittest.TestCase):
    BOT = "00000000-1000-4000-8000-000000000000"

    def test_a_line_that_nobody_asked_for_is_an_error(self):
        for line in [b'{"schema":"debrief.meeting.v1","bot_id":"x"}\n', b'{"schema":"debrief.meeting.v1"',
                     b'{"text":"of another template"}\n', b'{"bot_id":5}\n']:  # fmt: skip
            with self.assertRaises(debrief_filter.FilterError):
                debrief_filter.Outcomes([self.BOT]).row(line)

    def test_two_lines_of_a_bot_are_an_error(self):
        outcomes = debrief_filter.Outcomes([self.BOT])
        line = b'{"schema":"debrief.meeting.v1","bot_id":"%s"}\n' % self.BOT.encode()
        self.assertEqual(outcomes.row(line)[:2], (self.BOT, None))
        with self.assertRaises(debrief_filter.FilterError):
            outcomes.row(line)

    def test_a_failure_without_an_id_is_known_by_its_line(self):
        outcomes = debrief_filter.Outcomes([self.BOT, "no id"])
        line = b'{"schema":"debrief.failure.v1","bot_id":null,"line":2,"input":"x","kind":"badLine","reason":"r"}\n'
        self.assertEqual(outcomes.row(line)[:2], ("no id", "badLine"))
        self.assertEqual(outcomes.waiting, {self.BOT})


if __name__ == "__main__":
    unittest.main(verbosity=0)
