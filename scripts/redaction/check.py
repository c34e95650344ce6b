"""Prints what a redaction finds of made-up data, and what it takes for data that is none."""

import json
import random
import subprocess
import sys
import unicodedata

import data
import sentences

MARKS = {"emails": "[email]", "phones": "[phone]", "cards": "[card]", "urls": "[link]"}
# What the README promises: recall and precision in percent.
FLOORS = {"emails": (98, 98), "phones": (90, 95), "cards": (98, 98), "urls": (95, 95)}
NAME_FLOORS = (97, 97)


def run(program, arguments, values):
    """Takes JSON values through the program."""
    lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    done = subprocess.run(
        [program, *arguments], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


def check_kind(program, kind, language, count, seed, misses):
    """Recall and precision of one kind in one language."""
    items = list(data.items(kind, language, count, seed))
    texts = [form.format(original) for original, form in items]
    decoys = list(data.decoys(language, count, seed))
    outputs = run(program, ["texts", kind], texts + decoys)
    mark = MARKS[kind]
    found = marks = 0
    for (original, form), text, output in zip(items, texts, outputs):
        marks += output.count(mark)
        if output == form.format(mark):
            found += 1
        else:
            misses.append(f"{kind} {language}: {text!r} became {output!r}")
    for text, output in zip(decoys, outputs[len(texts):]):
        marks += output.count(mark)
        if output != text:
            misses.append(f"{kind} {language}: {text!r} became {output!r}")
    return percent(found, count), percent(found, marks)


def check_disguises(program, seed, misses):
    """How many disguised addresses are found, by disguise."""
    choose = random.Random(seed)
    rows = {}
    for address, _ in data.items("emails", "en", 50, seed):
        if "bücher" in address or "+" in address or "_" in address:
            continue
        for disguise, text in data.disguised(address.lower(), choose).items():
            rows.setdefault(disguise, []).append(text)
    for disguise, texts in rows.items():
        outputs = run(program, ["texts", "emails"], [f"Mail {text} now" for text in texts])
        found = sum(output == "Mail [email] now" for output in outputs)
        misses += [
            f"{disguise}: {text!r} became {output!r}"
            for text, output in zip(texts, outputs) if output != "Mail [email] now"]
        print(f"  {disguise:12} {percent(found, len(texts)):6.1f} %")


def meeting(number, names, language, choose):
    """An answer of the service in which names are said, and what was planted in it."""
    turns, planted, plain = [], [], []
    for name in names:
        for form, text in data.name_forms(name, language).items():
            turns.append(f"{names[0]}: The form is {text} here.")
            planted.append((form, text))
        words = name.split(" ")
        first = words[0] if language != "ja" else words[0]
        if sum(first in other.split(" ") for other in names) == 1:
            for form in sentences.SPOKEN[language]:
                turns.append(f"{names[0]}: {form.format(first)}")
                planted.append(("first name", first))
    for text in sentences.PLAIN[language]:
        turns.append(f"{names[-1]}: {text}")
        plain.append((len(turns) - 1, text))
    for name in names:
        turns.append(f"{name}: ok")
    return {
        "status": "completed", "bot_id": f"00000000-0000-4000-8000-{number:012}",
        "room_url": "https://acme.daily.co/room", "started_at": "2025-01-15T10:00:00Z",
        "completed_at": "2025-01-15T11:00:00Z", "transcript": "\n".join(turns), "qa_pairs": [],
        "insights": {
            "summary": f"{names[0]} and {names[1]} met.",
            "action_items": [{"task": f"Call {names[1]}", "owner": names[0]}]},
        "error": None,
    }, planted, plain


def folded(text):
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if not 0x300 <= ord(c) < 0x370)


def check_names(program, language, count, seed, misses):
    """How many planted forms of names are gone, and how much of the other talk stays."""
    choose = random.Random(f"{seed}-{language}")
    made = [generator for _, generator in data.fakers(language, seed)]
    answers, planted, plain = [], [], []
    for number in range(count):
        names = list(data.NAMES.get(language, [])) if number == 0 else []
        while len(names) < 4:
            generator = choose.choice(made)
            name = f"{generator.first_name()} {generator.last_name()}"
            if language == "ja":
                name = f"{generator.last_name()} {generator.first_name()}"
            if name not in names:
                names.append(name)
        answer, forms, talk = meeting(number, names, language, choose)
        answers.append(answer)
        planted.append(forms)
        plain.append(talk)
    outputs = run(program, ["meetings"], answers)
    gone = total = kept = talks = 0
    for output, forms, talk in zip(outputs, planted, plain):
        for text, (form, name) in zip(output["turns"], forms):
            total += 1
            if folded(name) in folded(text):
                misses.append(f"name {language}, {form}: {text!r}")
            else:
                gone += 1
        for index, text in talk:
            talks += 1
            if output["turns"][index] == text:
                kept += 1
            else:
                misses.append(f"name {language}: {text!r} became {output['turns'][index]!r}")
    return percent(gone, total), percent(kept, talks)


def main(program, seed="1", count="200"):
    count = int(count)
    misses = []
    below = []
    print(f"Recall and precision in percent, {count} of each kind and locale, seed {seed}")
    print("kind       " + "".join(f"{language:>16}" for language in sentences.LOCALES))
    for kind, floors in FLOORS.items():
        row = []
        for language in sentences.LOCALES:
            figures = check_kind(program, kind, language, count, seed, misses)
            row.append("{:8.1f}{:8.1f}".format(*figures))
            if figures[0] < floors[0] or figures[1] < floors[1]:
                below.append(f"{kind} in {language}: {figures[0]:.1f} and {figures[1]:.1f}")
        print(f"{kind:11}" + "".join(row))
    row = []
    for language in sentences.LOCALES:
        figures = check_names(program, language, max(1, count // 10), seed, misses)
        row.append("{:8.1f}{:8.1f}".format(*figures))
        if figures[0] < NAME_FLOORS[0] or figures[1] < NAME_FLOORS[1]:
            below.append(f"names in {language}: {figures[0]:.1f} and {figures[1]:.1f}")
    print(f"{'names':11}" + "".join(row))
    print("Addresses in disguise, recall:")
    check_disguises(program, seed, misses)
    groups = {}
    for miss in misses:
        groups.setdefault(miss.split(":")[0], []).append(miss)
    for group in groups.values():
        for miss in group[:5]:
            print(miss[:300])
        if len(group) > 5:
            print(f"  and {len(group) - 5} more")
    for figure in below:
        print(f"below what is promised: {figure}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
