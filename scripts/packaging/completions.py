"""Tries completions in zsh and fish as somebody who types and presses Tab.

    completions.py FOLDER      what scripts/package has put together: bin and share

zsh runs in a terminal of its own, since its completion works nowhere else; fish tells what it would offer.
"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = [path.name.split(".")[1] for path in PROJECT.glob("Templates/notes/labels.*.json")]
# What is typed, and words that have to be offered, none of which is in it; a single one completes the line.
CASES = [
    ("debrief ren", ["render"]),
    ("debrief render --to ", ["md", "html", "jsonl", "csv", "slack"]),
    ("debrief render --locale ", LANGUAGES),
    ("debrief render --on-edit ", ["merge", "keep", "overwrite"]),
    ("debrief export --progress p", ["plain"]),
    ("debrief schema ", ["meeting", "list", "search", "todo"]),
]
READY = "ready> "


class Zsh:
    """An interactive zsh that completes from a folder of functions, and knows nothing of this user."""

    def __init__(self, folder, home):
        environment = {
            "PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": home, "ZDOTDIR": home, "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        pathlib.Path(home, ".zshrc").write_text(
            f"fpath=({folder}/share/zsh/site-functions $fpath)\nautoload -Uz compinit\ncompinit -u -d {home}/dump\n"
            # Lists without a pager, and no ambiguity that is shown as a beep alone.
            f"LISTMAX=1000\nsetopt nobeep noalwayslastprompt autolist\nPROMPT='{READY}'\n"
        )
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe("zsh", ["zsh", "-i"], environment)
        self.read_until(lambda text: READY in text)

    def read_until(self, is_enough, seconds=20):
        text, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.4)[0]:
                text += os.read(self.terminal, 65536).decode(errors="replace")
            elif is_enough(text):
                return text
        return text

    def offers(self, line, words):
        """What is on the screen after Tab; the line is then thrown away."""
        os.write(self.terminal, line.encode() + b"\t")
        screen = self.read_until(lambda text: all(has(text, word) for word in words), 10)
        os.write(self.terminal, b"\x15\n")
        self.read_until(lambda text: READY in text)
        return screen

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def has(screen, word):
    return re.search(rf"(?<![\w,-]){re.escape(word)}(?![\w-])", screen) is not None


def fish_offers(line, folder):
    script = f"source {folder}/share/fish/vendor_completions.d/debrief.fish; complete -C '{line}'"
    environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}")
    with tempfile.TemporaryDirectory() as home:
        environment |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        done = subprocess.run(
            ["fish", "--no-config", "-c", script], env=environment, check=True, capture_output=True, text=True
        )
    return [offered.split("\t")[0] for offered in done.stdout.splitlines()]


def main(folder):
    wrong = []
    for line, words in CASES:
        offered = fish_offers(line, folder)
        if not set(words) <= set(offered):
            wrong.append(f"fish completes “{line}” to {offered}")
    with tempfile.TemporaryDirectory() as home:
        zsh = Zsh(folder, home)
        for line, words in CASES:
            screen = zsh.offers(line, words)
            if not all(has(screen, word) for word in words):
                wrong.append(f"zsh completes “{line}” to {screen!r}")
        zsh.close()
    for text in wrong:
        print(f"completions: {text}", file=sys.stderr)
    if not wrong:
        print(f"completions: {len(CASES)} lines in zsh and in fish")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(os.path.realpath(sys.argv[1])))
