#!/usr/bin/env python3
"""Makes meetings to measure with: answers of the service, alike in every run and on every machine.

    Benchmarks/meetings.py FOLDER [--count N] [--bytes N] [--seed N]

Several people talk in turns of very different length, one of them with names, figures or characters
that Markdown and HTML have to escape; the insights repeat what was said in other words, so that there
is evidence to find.
"""

import argparse
import datetime
import json
import pathlib
import random
import uuid

PEOPLE = [
    "Marisol Ibáñez", "Tomasz Wrona", "Adaeze Okonkwo", "Keiko Tamura", "Ruben Halvorsen", "Siobhán Ó Dálaigh",
    "Léonie Châtelain", "Jun-ho Baek", "Amir Ben-Haim", "Beat Zumbrunnen", "Ottoline Fraser", "Deniz (Support)",
]  # fmt: skip
SUBJECTS = [
    "the warehouse", "our supplier", "the new contract", "the pilot", "the second shipment", "the dashboard",
    "the finance team", "the migration", "the onboarding form", "the mobile release", "the night shift",
    "the customer in Bergen", "the audit", "the import job", "the price list", "the support queue", "the archive",
    "the login page", "the integration test", "the budget for spring", "the training plan", "the steering group",
]  # fmt: skip
VERBS = [
    "needs", "has lost", "is waiting for", "depends on", "should replace", "has already paid for", "will not survive",
    "asked about", "is blocked by", "cannot explain", "has to confirm", "delivered", "is testing", "forgot",
    "keeps breaking", "will announce", "has measured", "wants to postpone", "is going to review", "can shorten",
]  # fmt: skip
OBJECTS = [
    "the old scanners", "a signed offer", "two more weeks", "the certificates", "a proper fallback", "the error rate",
    "an extra engineer", "the invoice", "the delivery note", "a clear owner", "the staging server", "the password rules",
    "every second report", "the opening date", "a list of open tickets", "the spare parts", "the retry limit",
    "a decision from legal", "the wrong time zone", "the customer's figures", "the printed posters", "a backup",
]  # fmt: skip
TAILS = [
    "before the end of the month", "if nobody objects", "and that is the part I don't like", "since the last outage",
    "because the numbers don't add up", "so we should write it down", "at least for the first three sites", "again",
    "which surprised me, to be honest", "and I'd rather say so now", "as we agreed on Monday", "without telling us",
    "even though it was tested twice", "and the rest can wait", "unless the weather turns", "for the whole region",
]  # fmt: skip
SHORT = [
    "Yes.", "No, not yet.", "Okay.", "Right, right.", "Sure, go on.", "Hm.", "I agree.", "Sorry, I was on mute.", "Exactly!",
    "Say that again?", "Good point.", "Can you all hear me?", "That's fine with me.", "Let's take that offline.", "Thanks.",
]  # fmt: skip
ODD = [
    "It's in `config/limits.toml`, under max_retries.", "The build says 3 < 5 && it stops there.",
    "Look at https://status.example.com/incidents?id=42&view=all when you can.", "She wrote *urgent* in the title, twice.",
    "R&D wants the [draft] back by Friday.", "Ticket #4711 is the one; #4712 is a duplicate.",
    "Mail it to ops_team@example.com and put me in copy.", "The column is called total_net_amount, not total.",
    "That's 1,250 € a month, or about 8 % more than last year.", "Naïve question: is the café in Zürich included?",
]  # fmt: skip
SKILLS = ["Communication", "Planning", "Technical depth", "Follow-up"]


class Sentences:
    """A stock of sentences from which meetings are put together."""

    def __init__(self, seed):
        chance = random.Random(f"sentences {seed}")
        self.long = [self.make(chance) for _ in range(8000)]
        self.short = [chance.choice(SHORT) for _ in range(200)]

    @staticmethod
    def make(chance):
        kind = chance.random()
        if kind < 0.03:
            return chance.choice(ODD)
        start = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}"
        if kind < 0.15:
            return f"Do you think {start}?"
        if kind < 0.27:
            return f"{chance.choice(PEOPLE).split()[0]}, {start}, that's {chance.randrange(2, 990)} a week."
        if kind < 0.45:
            return start[0].upper() + start[1:] + "."
        if kind < 0.55:
            return f"I mean, {start}, and {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}."
        return f"{start[0].upper()}{start[1:]} {chance.choice(TAILS)}."


def transcript(chance, sentences, people, start, size):
    """Lines of talk of a size in bytes, what was said in them, and when the last one was."""
    lines, said, length, second = [], [], 0, 4.0
    speaker = people[0]
    while length < size:
        speaker = chance.choice([person for person in people if person != speaker] or people)
        kind = chance.random()
        if kind < 0.42:
            text = chance.choice(sentences.short)
        else:
            count = 1 if kind < 0.8 else 2 if kind < 0.9 else chance.randrange(3, 8)
            text = " ".join(chance.choices(sentences.long, k=count))
        time = start + datetime.timedelta(seconds=second)
        lines.append(f"[{time.strftime('%Y-%m-%dT%H:%M:%S.%f')}+00:00Z] {speaker}: {text}")
        said.append(text)
        length += len(lines[-1].encode()) + 1
        second += 1 + len(text) / 14 + chance.random()
    return "\n".join(lines), said, start + datetime.timedelta(seconds=second + 2)


def told(chance, said):
    """Something that was said, as a summary would tell it."""
    words = chance.choice([text for text in chance.choices(said, k=12) if len(text) > 30] or said).split()[:24]
    kept = [word for word in words if len(word) > 8 or chance.random() > 0.15]
    if kept:
        kept[len(kept) // 2] = f"**{kept[len(kept) // 2].strip('*`[]')}**"
    return " ".join(kept)


def insights(chance, said, people, number, pairs):
    """What a language model makes of a meeting."""

    def some(count):
        return [told(chance, said) for _ in range(count)]

    rows = "\n".join(f"| {text.replace('|', '')} | {chance.randrange(1, 6)} |" for text in some(4))
    return {
        "title": f"{chance.choice(SUBJECTS)[4:].capitalize()}: weekly call {number}",
        "summary": "\n\n".join([*some(3), "\n".join(f"- {text}" for text in some(3))]),
        "decisions": some(4),
        "action_items": [
            {"task": text, "owner": chance.choice(people), "due": f"2026-05-{chance.randrange(1, 29):02d}"}
            for text in some(6)
        ],
        "risks": f"| Risk | Weight |\n| --- | ---: |\n{rows}",
        "next_steps": some(3),
        "overall_score": chance.randrange(40, 95) / 10,
        "competency_scores": {skill: chance.randrange(4, 10) for skill in SKILLS},
        "strengths": some(2),
        "weaknesses": some(2),
        "question_assessments": [
            {**pair, "score": chance.randrange(3, 10), "notes": told(chance, said)} for pair in pairs
        ],
    }


def meeting(sentences, number, size):
    """The answer about a meeting of about `size` bytes; `number` tells it from the others."""
    chance = random.Random(f"meeting {number}")
    start = datetime.datetime(2026, 1, 5, 8) + datetime.timedelta(minutes=number * 47)
    people = chance.sample(PEOPLE, min(max(2, size // 12_000), 8))
    is_small = size < 8000
    talk, said, end = transcript(chance, sentences, people, start, size // 3 if is_small else size - 5500)
    pairs = [
        {"question": f"What about {chance.choice(SUBJECTS)}?", "answer": text}
        for text in chance.choices(said, k=0 if is_small else 6)
    ]
    made = insights(chance, said, people, number, pairs)
    if is_small:
        made = {"title": made["title"], "summary": told(chance, said), "action_items": made["action_items"][:1]}
    return {
        "status": "completed",
        "bot_id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "room_url": f"https://example.daily.co/room-{number}",
        "started_at": start.isoformat() + ".000000+00:00Z",
        "completed_at": end.isoformat() + "Z",
        "transcript": talk,
        "qa_pairs": pairs,
        "insights": made,
        "error": None,
    }


def answer(size):
    """An answer of about `size` bytes for the service, which puts the ID that it is asked for into it."""
    return {**meeting(Sentences(1), 1, size), "bot_id": "BOT-ID"}


def write(folder, count, size, seed=1):
    """Writes meetings of about `size` bytes each into a folder; gives their paths."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    sentences = Sentences(seed)
    paths = []
    for number in range(1, count + 1):
        path = folder / f"meeting-{number:05d}.json"
        path.write_text(json.dumps(meeting(sentences, number, size), ensure_ascii=False))
        paths.append(path)
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=85_000, help="of each meeting (default: 85000)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.count, arguments.bytes, arguments.seed)


if __name__ == "__main__":
    main()
