"""Prints a process below another one whose command line has a word: descendant.py PROCESS WORD

Ends with 1 if there is none. Linux alone.
"""

import pathlib
import sys


def children(process):
    for task in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from (int(child) for child in task.read_text().split())
        except OSError:
            continue


def descendants(process):
    for child in children(process):
        yield child
        yield from descendants(child)


def main(process, word):
    for child in descendants(int(process)):
        try:
            command = pathlib.Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        if word.encode() in command and b"java" in command.split(b"\0")[0]:
            print(child)
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
