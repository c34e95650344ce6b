"""Writes meetings whose titles, names, rooms and summaries are hostile strings: JSON Lines.

    hostile.py FILE
"""

import json
import os
import pathlib
import sys
import uuid
from urllib.parse import quote

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "attacks"))
from answers import line, strings

# Each string is a name somewhere, and every eighth a title.
PEOPLE = 8


def meeting(number, texts):
    time = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}T10:00"
    names = [line(text)[:150] for text in texts]
    return {
        "bot_id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"hostile {number}")),
        "status": "completed",
        "room_url": "https://acme.daily.co/" + quote(names[-1][:60], safe=""),
        "started_at": f"{time}:00Z",
        "completed_at": f"{time}:59Z",
        "transcript": "\n".join(
            f"[{time}:{index:02d}Z] {name}: Yes." for index, name in enumerate(names)),
        "insights": {"title": texts[0][:1_000], "summary": texts[1][:1_000]},
    }


texts = [text for text in strings() if len(text) < 2_000]
if "DEBRIEF_EXHAUSTIVE" not in os.environ:
    texts = texts[::4]
with open(sys.argv[1], "wb") as file:
    for number, start in enumerate(range(0, len(texts), PEOPLE)):
        answer = meeting(number, texts[start:start + PEOPLE] * 2)
        file.write(json.dumps(answer).encode() + b"\n")
