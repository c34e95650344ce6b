"""Answers of the service that have hostile strings in every field."""

import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = pathlib.Path(os.environ.get("DEBRIEF_SHARED_FOLDER", ROOT.parent / "shared")) / "attacks"

OWN = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "\"><iframe src=https://evil.example/></iframe>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<style>@import 'https://evil.example/a.css';</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "![a](https://evil.example/a.png)",
    "[a](javascript:alert(1))",
    "<details open ontoggle=alert(1)>",
    "<a href=javascript:alert(1) id=x>a</a>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<input autofocus onfocus=alert(1)>",
    "<body background=https://evil.example/a.png onload=alert(1)>",
    "<b>x</b>\n\n<div onclick=alert(1)>\n\n**y**\n\n</div>",
    "| a | b |\n| - | - |\n| <img src=https://evil.example/b.png> | `<script>alert(1)</script>` |",
]


def strings():
    """All strings, each once."""
    found = list(OWN)
    for path in sorted(LISTS.glob("*.json")):
        found += json.loads(path.read_text(encoding="utf-8"))
    # What is very long takes long to lay out, and says nothing of its own in a browser.
    return [text for text in dict.fromkeys(found) if text.strip() and len(text) < 20_000]


def answers(texts, size=150):
    """An answer for each few of the texts, which stand in every field of it."""
    for start in range(0, len(texts), size):
        yield answer(texts[start : start + size])


def answer(texts):
    first = texts[0]
    lines = [
        f"[2026-01-15T10:{index // 60 % 60:02d}:{index % 60:02d}Z] {line(text)[:200]}: {text}"
        for index, text in enumerate(texts)
    ]
    return {
        "bot_id": first,
        "status": "failed",
        "room_url": "https://rooms.example/" + line(first),
        "started_at": "2026-01-15T10:00:00Z",
        "completed_at": "2026-01-15T11:00:00Z",
        "error": first,
        "transcript": "\n".join(lines),
        "qa_pairs": [{"question": text, "answer": text} for text in texts],
        "extra": first,
        "insights": {
            "title": first,
            "summary": "\n\n".join(texts[:20]),
            "overall_score": first,
            "strengths": texts[:30],
            "weaknesses": texts[30:60],
            "topics": texts[60:90],
            "decisions": texts[90:120],
            "next_steps": texts[120:],
            "action_items": [{"task": text, "owner": text, "due": text, "more": text} for text in texts[:30]],
            "competency_scores": {text: 7 for text in texts[:30]},
            "question_assessments": [{"question": text, "score": 5, "notes": text} for text in texts[:40]],
            "a table": [{"a": text, "b": text} for text in texts[40:80]],
            "an object": {text: text for text in texts[80:]},
            "nested": [{"a": [text, {"b": text}]} for text in texts[:20]],
            **{f"{text} ": text for text in texts[:20]},
        },
    }


def line(text):
    return " ".join(text.split())
