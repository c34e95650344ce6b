"""Stops commands at chosen calls that change files, goes on, and compares what there is in the end with
what there is where nothing was stopped. Called by `scripts/check-kills`, which says how."""

import argparse
import concurrent.futures
import dataclasses
import errno
import gzip
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import zlib

import powercut
import webhook
from scenarios import scenarios, serve, write_inputs
from service import Service


class Wrong(Exception):
    """Something is not as if nothing had happened."""


class Bench:
    """Where commands run: a service, a program, and the library that counts their calls."""

    def __init__(self, program, library, scratch):
        self.program = program
        self.library = library
        self.scratch = scratch
        self.service = Service()

    def run(self, command, folder, at=0, how="kill", log=None, excepting=None, is_counted=False):
        """Gives the exit code, standard error, and how many calls there were."""
        environment = {
            "PATH": os.environ["PATH"], "HOME": self.scratch, "LC_ALL": "C.UTF-8",
            "PAILFLOW_BASE_URL": self.service.address(command.version), "PAILFLOW_API_KEY": "test-key",
            "SWIFT_BACKTRACE": "enable=no",
        }
        counter = f"{folder}.counter"
        if at or log or is_counted:
            environment |= {
                "LD_PRELOAD": self.library, "KILLS_ROOT": folder, "KILLS_COUNTER": counter,
                "KILLS_AT": str(at), "KILLS_HOW": how,
            }
            if log:
                environment["KILLS_LOG"] = log
            if excepting:
                environment["KILLS_EXCEPT"] = excepting
            with open(counter, "wb") as file:
                file.write(bytes(8))
        try:
            code, errors = self.ended(command, folder, environment)
        except subprocess.TimeoutExpired:
            raise Wrong(f"{command} did not end in two minutes")
        calls = 0
        if "KILLS_COUNTER" in environment:
            with open(counter, "rb") as file:
                calls = int.from_bytes(file.read(8), "little")
        return code, errors, calls

    def ended(self, command, folder, environment):
        """The exit code and standard error of a command."""
        arguments = [self.program, *command.arguments]
        if command.arguments[0] == "serve":
            code, errors, accepted = webhook.run(arguments, folder, environment, command.calls)
            with open(f"{folder}.accepted", "a") as file:
                file.writelines(f"{number}\n" for number in accepted)
            return code, errors
        done = subprocess.run(
            arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        return done.returncode, done.stderr.decode("utf-8", "replace")


def check_result(command, result, has_edits):
    code, errors, _ = result
    is_allowed = code == 65 and any(text in errors for text in command.allowed)
    # Of several bots to forget, one may have been forgotten already.
    is_allowed |= code == 3 and "the archive does not know this bot" in errors
    if code != command.code and not is_allowed:
        raise Wrong(f"{command} ended with {code}: {errors.strip()}")
    if "been edited" in errors and not has_edits:
        raise Wrong(f"{command} takes a note of ours for edited: {errors.strip()}")


def contents(folder, is_unordered):
    """All that is in a folder, in a form that can be compared."""
    found = {}
    for path, folders, names in os.walk(folder):
        for name in names + [name + "/" for name in folders]:
            relative = os.path.relpath(os.path.join(path, name), folder)
            if relative.split("/")[0] == "other":
                continue
            if name.endswith("/"):
                found[relative + "/"] = None
                continue
            if name.startswith("debrief.sqlite"):
                if name == "debrief.sqlite":
                    found[relative] = archive_contents(path)
                else:
                    found[relative] = "left behind"
                continue
            with open(os.path.join(path, name), "rb") as file:
                data = file.read()
            if name == ".debrief-written":
                data = written_names(data)
            elif name == ".debrief-site-files":
                data = known_files(path, data)
            elif name == ".debrief-site-sources":
                data = known_sources(path, data)
            elif name.endswith(".gz"):
                data = gzip.decompress(data)
            if is_unordered and ".jsonl" in name:
                data = sorted(data.split(b"\n"))
            found[relative] = data
    return found


def written_names(data):
    lines = data.decode().split("\n")
    if lines[-1] or not all(re.fullmatch(r"#.*|[0-9a-f]{64}  .+", line) for line in lines[:-1]):
        raise Wrong(f".debrief-written is torn: {lines}")
    return sorted({line[66:] for line in lines[:-1] if not line.startswith("#")})


def known_files(folder, data):
    """Nothing, since which files are known depends on the runs; but what is said of them has to be true."""
    lines = data.decode().split("\n")
    if lines[0] != "# debrief site files 1" or lines[-1]:
        raise Wrong(f".debrief-site-files is torn: {lines}")
    for line in lines[1:-1]:
        digest, size, _, changed, *_, name = line.split(" ", 6)
        path = os.path.join(folder, name)
        status = os.stat(path) if os.path.exists(path) else None
        if status is None or (status.st_size, status.st_ctime_ns) != (int(size), int(changed)):
            continue
        with open(path, "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != digest:
                raise Wrong(f".debrief-site-files is wrong about {name}")
    return b""


def known_sources(folder, data):
    """Nothing, as for known_files(); what is said of the sources beside the site has to be true."""
    lines = data.decode().split("\n")
    if lines[0] != "# debrief site sources 1" or lines[-1]:
        raise Wrong(f".debrief-site-sources is torn: {lines}")
    if not all(re.fullmatch("[0-9a-f]{32} [0-9a-f]{64}", line) for line in lines[1:-1]):
        raise Wrong(f".debrief-site-sources is damaged: {lines}")
    known = dict(line.split(" ") for line in lines[1:-1])
    for path in pathlib.Path(folder).parent.glob("*.jsonl"):
        status = path.stat()
        state = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_dev} {status.st_ino}"
        digest = known.get(hashlib.sha256(state.encode()).hexdigest()[:32])
        if digest not in (None, hashlib.sha256(path.read_bytes()).hexdigest()):
            raise Wrong(f".debrief-site-sources is wrong about {path.name}")
    return b""


def archive_contents(folder):
    """What the archive knows, checked against itself and against the file of all lines."""
    path = f"file:{folder}/debrief.sqlite?mode=ro"
    # A connection that only reads leaves files behind, which the next command need not remove.
    if not os.path.exists(f"{folder}/debrief.sqlite-wal"):
        path += "&immutable=1"
    if os.stat(f"{folder}/debrief.sqlite").st_mode & 0o077:
        raise Wrong("the archive can be read by others")
    archive = sqlite3.connect(path, uri=True)
    try:
        for check in ("integrity_check", "foreign_key_check"):
            rows = archive.execute(f"PRAGMA {check}").fetchall()
            if rows not in ([], [("ok",)]):
                raise Wrong(f"the archive is damaged: {rows}")
        tables = {row[0] for row in archive.execute("SELECT name FROM sqlite_schema")}
        for table in {"removal", "replacement"} & tables:
            if archive.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
                raise Wrong(f"something is half done: {table}")
        bots = []
        for position, *bot in archive.execute(
                "SELECT position, bot_id, state, status, has_notes, answer_hash FROM bot ORDER BY bot_id"):
            body = archive.execute("SELECT body FROM answer WHERE position = ?", (position,)).fetchone()
            if body and hashlib.sha256(zlib.decompress(body[0])).digest() != bot[-1]:
                raise Wrong(f"the answer about {bot[0]} is not the one that was received")
            notes = archive.execute(
                "SELECT format, name, size, hash FROM output WHERE position = ? ORDER BY format",
                (position,)).fetchall()
            bots.append((bot, bool(body), [note for note in notes if note[2] is not None]))
        check_lines(archive, folder)
        if "searched" in tables:
            check_index(archive)
        return bots
    finally:
        archive.close()


def check_index(archive):
    """The index finds the passages that have a word, and no others."""
    for word in ("spoke", "meeting", "something"):
        found = archive.execute("SELECT rowid FROM words WHERE words MATCH ?", (word,)).fetchall()
        having = archive.execute("SELECT number FROM passage WHERE text LIKE ?", (f"%{word}%",)).fetchall()
        if set(found) != set(having):
            raise Wrong(f"the index has other passages with {word}: {found}, not {having}")


def check_lines(archive, folder):
    segments = archive.execute("SELECT number, through, size FROM segment ORDER BY number").fetchall()
    lines = archive.execute(
        "SELECT position, name, size, hash FROM output WHERE format = 'jsonl' ORDER BY position").fetchall()
    if not segments:
        return
    name = lines[0][1] if lines else "meetings.jsonl"
    path = f"{folder}/{name}"
    data = b""
    if os.path.exists(path):
        with open(path, "rb") as file:
            data = file.read()
    if len(data) != sum(size for *_, size in segments):
        raise Wrong(f"{name} has {len(data)} bytes, and the archive knows {segments}")
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    place = 0
    for position, _, size, digest in lines:
        if hashlib.sha256(data[place:place + size]).digest() != digest:
            raise Wrong(f"the line at {position} is not what the archive knows")
        place += size
    if place != len(data):
        raise Wrong(f"{name} has lines that the archive does not know")


def difference(found, expected):
    if found == expected:
        return None
    extra, missing = sorted(found.keys() - expected.keys()), sorted(expected.keys() - found.keys())
    differing = sorted(name for name in found.keys() & expected.keys() if found[name] != expected[name])
    text = f"too much: {extra}; missing: {missing}; differing: {differing}"
    for name in differing[:1]:
        text += f"\n  found    {str(found[name])[:1500]}\n  expected {str(expected[name])[:1500]}"
    return text


class Stage:
    """A scenario with what is there before, and what is there in the end after each other command."""

    def __init__(self, bench, scenario, number):
        self.bench = bench
        self.scenario = scenario
        self.before = os.path.join(bench.scratch, f"before-{number}")
        os.mkdir(self.before)
        write_inputs(self.before)
        for command in scenario.before:
            result = bench.run(command, self.before)
            if result[0] != command.code:
                raise Wrong(f"{scenario.name}: {command} ended with {result[0]}: {result[1]}")
        if scenario.edit:
            scenario.edit(self.before)
        self.lock = threading.Lock()
        self.expected = {}
        self.count = self.counted(None)

    def fresh(self, name):
        folder = os.path.join(self.bench.scratch, name)
        shutil.rmtree(folder, ignore_errors=True)
        if os.path.exists(f"{folder}.accepted"):
            os.unlink(f"{folder}.accepted")
        shutil.copytree(self.before, folder, symlinks=True)
        return folder

    def counted(self, excepting):
        folder = self.fresh(f"count-{threading.get_ident()}")
        code, errors, count = self.bench.run(
            self.scenario.command, folder, excepting=excepting, is_counted=True)
        if code != self.scenario.command.code or count == 0:
            raise Wrong(f"{self.scenario.name}: {code}, {count} calls: {errors}")
        shutil.rmtree(folder)
        return count

    def end(self, following):
        """What there is in the end where nothing was stopped."""
        with self.lock:
            if following not in self.expected:
                folder = self.fresh(f"end-{threading.get_ident()}")
                for command in filter(None, [self.scenario.command, following, self.scenario.command]):
                    check_result(command, self.bench.run(command, folder), self.scenario.has_edits)
                self.expected[following] = contents(folder, self.scenario.is_unordered)
                shutil.rmtree(folder)
            return self.expected[following]

    def go_on(self, folder, following):
        """Runs what comes after a stop, and looks at what there is in the end."""
        if self.scenario.command.calls:
            check_accepted(self.bench, folder)
        for command in filter(None, [following, self.scenario.command]):
            check_result(command, self.bench.run(command, folder), self.scenario.has_edits)
        found = difference(contents(folder, self.scenario.is_unordered), self.end(following))
        if found:
            raise Wrong(found)


def check_accepted(bench, folder):
    """A server that starts again works off all calls that were accepted."""
    check_result(serve("-t md", 0), bench.run(serve("-t md", 0), folder), False)
    with open(f"{folder}.accepted") as file:
        accepted = {int(line) for line in file}
    names = os.listdir(f"{folder}/notes")
    lost = [
        number for number in sorted(accepted) if not any(name.startswith(f"room-{number}-") for name in names)]
    if lost:
        raise Wrong(f"calls {lost} were accepted, and are lost")


def kill_case(stage, chance, folder, told):
    """A command that is killed, and perhaps the next one, too."""
    scenario, bench = stage.scenario, stage.bench
    following = chance.choice([None, *scenario.following])
    while True:
        at, how = chance.randint(1, stage.count), chance.choice(["kill"] * 4 + ["torn"])
        told[:] = [f"{scenario.command} at {at} ({how})"]
        if bench.run(scenario.command, folder, at, how)[0] == -9:
            break
        # It made fewer calls this time.
        shutil.rmtree(folder)
        stage.fresh(os.path.basename(folder))
    if following and chance.random() < 0.3:
        at = chance.randint(1, 40)
        code = bench.run(following, folder, at)[0]
        told.append(f"{following} at {at}" + ("" if code == -9 else ", which it did not reach"))
    return following


def power_case(stage, chance, folder, told):
    """A command that a power cut ends: what was not synced is lost."""
    scenario, bench = stage.scenario, stage.bench
    following = chance.choice([None, *scenario.following])
    log = f"{folder}.log"
    if os.path.exists(log):
        os.unlink(log)
    # Some have ended, and told so, before the power is cut.
    at = chance.choice([chance.randint(1, stage.count), chance.randint(1, stage.count), 0])
    command = dataclasses.replace(
        scenario.command, arguments=(*scenario.command.arguments, "--log-format", "json"), allowed=())
    disk = powercut.Disk(folder)
    code, errors, _ = bench.run(command, folder, at, log=log)
    disk.replay(log)
    os.unlink(log)
    kind = disk.restore(chance)
    told += [f"{scenario.command} at {at or 'its end'}, then a power cut ({kind})"]
    check_told(folder, errors)
    return following


def check_told(folder, errors):
    """What was reported as done or written is there after a power cut."""
    done = set()
    for line in errors.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if message.get("event") == "done":
            done.add(message["bot_id"])
        path = message.get("path")
        if message.get("message", "").startswith("wrote ") and path:
            if not os.path.exists(os.path.join(folder, path)):
                raise Wrong(f"{path} was reported as written, and is gone")
    if done:
        # A copy, so that looking changes nothing.
        copy = f"{folder}.told"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(f"{folder}/notes", copy)
        archive = sqlite3.connect(f"{copy}/debrief.sqlite")
        known = {row[0] for row in archive.execute("SELECT bot_id FROM bot WHERE state = 'done'")}
        archive.close()
        shutil.rmtree(copy)
        if not done <= known:
            raise Wrong(f"{len(done - known)} bots were reported as done, and are lost")


def fault_case(stage, chance, folder, told):
    """A call that fails: once with EINTR, which nobody is to notice, else from then on."""
    scenario, bench = stage.scenario, stage.bench
    number = chance.choice([errno.EINTR, errno.ENOSPC, errno.EIO])
    # The library of the archive does not repeat what a signal interrupts.
    excepting = "debrief.sqlite" if number == errno.EINTR else None
    at = chance.randint(1, stage.counted(excepting) if excepting else stage.count)
    how = f"{number}" if number == errno.EINTR else f"{number}+"
    code, errors, _ = bench.run(scenario.command, folder, at, how, excepting=excepting)
    told += [f"{scenario.command}: {errno.errorcode[number]} at {at}, ended with {code}"]
    if number == errno.EINTR and code != scenario.command.code:
        raise Wrong(errors.strip())
    if code < 0 or "Fatal error" in errors:
        raise Wrong(f"crashed: {errors.strip()[-1000:]}")
    if code == scenario.command.code:
        # Then all is as it should be, apart from what is left to the next one to clear.
        expected = stage.end(None)
        found = contents(folder, scenario.is_unordered)
        found = {
            name: value for name, value in found.items()
            if value != "left behind" and not re.search(r"(^|/)\.debrief-", name)}
        expected = {name: value for name, value in expected.items() if not re.search(r"(^|/)\.debrief-", name)}
        wrong = difference(found, expected)
        if wrong:
            raise Wrong(f"all is not as it should be: {wrong}")
    return None


CASES = {"kills": kill_case, "power cuts": power_case, "faults": fault_case}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--library", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, required=True)
    parser.add_argument("--power-cuts", type=int, required=True)
    parser.add_argument("--faults", type=int, required=True)
    parser.add_argument("--only", help="the beginning of names of scenarios")
    parser.add_argument("--case", help="one case again, as KIND:NUMBER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    scratch = os.path.realpath(tempfile.mkdtemp(prefix="debrief-kills-", dir=base))
    bench = Bench(os.path.abspath(options.program), os.path.abspath(options.library), scratch)
    try:
        return check(bench, options)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def check(bench, options):
    chosen = [scenario for scenario in scenarios() if scenario.name.startswith(options.only or "")]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        stages = list(pool.map(lambda pair: Stage(bench, pair[1], pair[0]), enumerate(chosen)))
        turns = [stage for stage in stages for _ in range(stage.scenario.weight)]
        print("calls:", ", ".join(f"{stage.scenario.name} {stage.count}" for stage in stages), flush=True)
        failed = False
        for kind, count in (
                ("kills", options.kills), ("power cuts", options.power_cuts), ("faults", options.faults)):
            numbers = range(count)
            if options.case:
                wanted, number = options.case.split(":")
                numbers = [int(number)] if wanted == kind else []

            def run(number):
                stage = turns[number % len(turns)]
                chance = random.Random(f"{options.seed} {kind} {number}")
                folder = stage.fresh(f"case-{kind.replace(' ', '-')}-{number}")
                told = []
                try:
                    following = CASES[kind](stage, chance, folder, told)
                    told.append(f"then {following or 'the same'}")
                    stage.go_on(folder, following)
                    return None
                except Wrong as error:
                    return f"{stage.scenario.name} [{kind}:{number}] {'; '.join(told)}: {error}"
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
                    for suffix in (".counter", ".log", ".told", ".accepted"):
                        if os.path.isfile(folder + suffix):
                            os.unlink(folder + suffix)

            wrong = [text for text in pool.map(run, numbers) if text]
            for text in wrong[:20]:
                print(f"  {text}", file=sys.stderr)
            failed |= bool(wrong)
            if numbers:
                print(f"{len(numbers) - len(wrong):,} of {len(numbers):,} {kind}", flush=True)
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
