"""The meetings to check with: files of answers, and what debrief says is in them."""

import json
import pathlib
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts/attacks"))

import answers  # noqa: E402

SHARED = ROOT.parent / "shared"


def files(folder, every=1):
    """The files of all meetings, the hostile ones written into a folder."""
    found = sorted((ROOT / "Sources/CSamples/Meetings").glob("*.json"))
    found += sorted((ROOT / "Sources/CSamples/Checks").glob("*.json"))
    found += sorted((SHARED / "corpus").glob("*.json"))[::every]
    found += sorted((SHARED / "reports").glob("*.json"))
    for number, answer in enumerate(answers.answers(answers.strings())):
        answer["bot_id"] = f"00000000-0000-4000-8000-{number:012d}"
        path = folder / f"hostile-{number}.json"
        path.write_text(json.dumps(answer), encoding="utf-8")
        found.append(path)
    return found


class Debrief:
    """Runs the program."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()

    def render(self, path, template, format, *options):
        """What a template makes of a file."""
        command = [self.program, "render", path, "--no-config", "-q", "--template", template]
        result = subprocess.run(
            [*command, "-t", format, *options], capture_output=True, timeout=120)
        if result.returncode != 0:
            raise AssertionError(f"exit {result.returncode}: {result.stderr.decode()[:500]}")
        return result.stdout

    def record(self, path):
        """The records of a file's meeting."""
        return json.loads(self.render(path, "notes", "jsonl"))


def letters(text):
    """A text without white space and characters that do not show, and controls as U+FFFD."""
    kept = []
    for letter in text:
        if letter.isspace() or letter in "\x1c\x1d\x1e\x1f\x85":
            if letter not in " \t\n\r\u2028\u2029" and unicodedata.category(letter) == "Cc":
                kept.append("\ufffd")
            continue
        kind = unicodedata.category(letter)
        if kind == "Cf":
            continue
        is_noncharacter = ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF
        kept.append("\ufffd" if kind == "Cc" or is_noncharacter else letter)
    return "".join(kept)


def difference(wanted, found):
    """The place at which two texts differ; nothing if they do not."""
    if wanted == found:
        return None
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b), min(len(wanted), len(found)))
    return f"at {at}: {wanted[max(0, at - 20):at + 30]!r} became {found[max(0, at - 20):at + 30]!r}"
