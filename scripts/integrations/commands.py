"""Prints the commands of a page's `console` blocks, each with a NUL byte after it: commands.py FILE

A command begins with `$ ` and goes on in lines that are indented more.
"""

import pathlib
import re
import sys


def commands(text):
    for block in re.findall(r"^ *```console\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL):
        command = []
        for line in block.splitlines():
            if line.strip().startswith("$ "):
                if command:
                    yield "\n".join(command)
                command = [line.strip()[2:]]
            elif command:
                command.append(line)
        if command:
            yield "\n".join(command)


if __name__ == "__main__":
    for each in commands(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")):
        sys.stdout.write(each + "\0")
