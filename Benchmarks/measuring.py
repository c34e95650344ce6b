"""How `Benchmarks/run` measures: a process alone, programs in turn, and the table of what they took."""

import ctypes
import dataclasses
import os
import signal
import statistics
import subprocess
import tempfile
import time

# The child of a shell that ends, so that what is measured was never part of a large process: the peak
# memory of a process counts from before it becomes the program. It begins when it is told to.
LAUNCH = 'exec 3<&0; { read -r go <&3 && exec "$@" 3<&-; } >/dev/null & echo $!'
PR_SET_CHILD_SUBREAPER = 36


class Failure(Exception):
    """A program that failed, or did not do what was asked."""


@dataclasses.dataclass
class Figures:
    """What one run took: milliseconds by the clock and of the processor, and the peak of its memory in MB."""

    wall: float
    processor: float
    memory: float


@dataclasses.dataclass
class Program:
    """A program to measure: its name in the table, its command, a check of what it wrote, and how many
    processors it may use, where not all."""

    name: str
    command: list
    check: object = lambda: None
    processors: int = 0


def adopt_orphans():
    """Makes this process the parent of processes whose own has ended."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise Failure("the memory of a process cannot be measured here: prctl failed (Linux alone is supported)")


def run(command, processors=0):
    """Runs a command, on so many processors or on all, and gives what it took; raises a Failure with what
    it said where it fails."""
    command = [str(word) for word in command]
    with tempfile.TemporaryFile() as errors:
        launcher = subprocess.Popen(
            ["sh", "-c", LAUNCH, "sh", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        process = None
        try:
            process = int(launcher.stdout.readline())
            launcher.wait()
            if processors:
                os.sched_setaffinity(process, sorted(os.sched_getaffinity(0))[-processors:])
            start = time.perf_counter()
            launcher.stdin.write(b"\n")
            launcher.stdin.flush()
            _, status, usage = os.wait4(process, 0)
            wall = time.perf_counter() - start
            process = None
        finally:
            launcher.stdin.close()
            launcher.stdout.close()
            if process:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
        if code := os.waitstatus_to_exitcode(status):
            errors.seek(0)
            said = errors.read()[-500:].decode(errors="replace").strip()
            raise Failure(f"{' '.join(command)[:200]} ended with {code}: {said or 'it said nothing'}")
    return Figures(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)


def take_turns(programs, rounds, clear):
    """The median figures of each program, by name: each runs once a round, beginning with another one each
    time, and `clear` empties the folder that they write to."""
    taken = {program.name: [] for program in programs}
    for index in range(rounds):
        first = index % len(programs)
        for program in programs[first:] + programs[:first]:
            clear()
            figures = run(program.command, program.processors)
            try:
                program.check()
            except Failure as failure:
                raise Failure(f"{program.name}: {failure}") from None
            taken[program.name].append(figures)
    clear()
    return {
        name: Figures(
            statistics.median(each.wall for each in figures),
            statistics.median(each.processor for each in figures),
            max(each.memory for each in figures),
        )
        for name, figures in taken.items()
    }


def table(title, figures, base, ratio_title):
    """The figures as a table in Markdown, with both times of each program against those of one."""
    width = max(len(name) for name in figures)
    column = max(len(ratio_title), 6)
    rule = f"{'-' * (column - 1)}:"
    yield title
    yield ""
    yield (
        f"| {'program':{width}} | {'ms':>8} | {ratio_title:>{column}}"
        f" | {'processor ms':>12} | {ratio_title:>{column}} | {'peak MB':>7} |"
    )
    yield f"| {'-' * width} | {'-' * 7}: | {rule} | {'-' * 11}: | {rule} | {'-' * 6}: |"
    for name, each in figures.items():
        wall, processor = each.wall / figures[base].wall, each.processor / figures[base].processor
        yield (
            f"| {name:{width}} | {each.wall:8.1f} | {wall:{column}.2f}"
            f" | {each.processor:12.1f} | {processor:{column}.2f} | {each.memory:7.1f} |"
        )
