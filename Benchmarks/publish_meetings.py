"""Meetings to publish in any number, for `publish` and `search`."""

import json
import pathlib
import subprocess
import sys
import uuid
from datetime import date, timedelta

HERE = pathlib.Path(__file__).resolve().parent


def meetings_of(source, folder):
    """The answers of a folder, or without one made answers of 85 KB, which are written into another."""
    if not source:
        source = folder / "made"
        subprocess.run(
            [sys.executable, HERE / "meetings.py", source, "--count", "50", "--bytes", "85000"], check=True)
    return [path.read_bytes() for path in sorted(source.glob("*.json"))]


def write_meetings(answers, folder, numbers):
    """Writes meetings of other bots and other days."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        answer = json.loads(answers[number % len(answers)])
        day = (date(2000, 1, 1) + timedelta(number)).isoformat()
        for key in ("started_at", "completed_at"):
            if answer.get(key):
                answer[key] = day + answer[key][10:]
        answer["bot_id"] = str(uuid.UUID(int=number + 1))
        (folder / f"{number:06}.json").write_text(json.dumps(answer))
