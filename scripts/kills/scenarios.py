"""The commands that are stopped, what is there before them, and what comes after them."""

import json
import os
from dataclasses import dataclass, field

from service import answer_bytes, bot_id

COUNT = 9
MANY = 1_003


@dataclass(frozen=True)
class Command:
    arguments: tuple
    version: str = "first"
    # Lines on standard error that go with an exit code of 65.
    allowed: tuple = ()
    # The exit code where nothing goes wrong.
    code: int = 0
    # How many calls of the webhook a server gets; it is told to stop once they are worked off.
    calls: int = 0

    def __str__(self):
        return " ".join(["debrief", *self.arguments])


@dataclass
class Scenario:
    name: str
    before: list
    command: Command
    following: list
    # Whether bots may come back in another order.
    is_unordered: bool = False
    # Something that a person does before the command.
    edit: object = None
    has_edits: bool = False
    weight: int = 1


def command(text, version="first", allowed=(), code=0):
    return Command(tuple(text.split()), version, tuple(allowed), code)


NO_ARCHIVE = "there is no archive here"
UNKNOWN = "the archive does not know this bot"
ALL = "-t md,html,jsonl"


def write_inputs(folder):
    """What the commands read."""
    for name, count in (("ids", COUNT), ("few", 4), ("two", 2), ("many", MANY)):
        with open(os.path.join(folder, f"{name}.txt"), "w") as file:
            file.writelines(bot_id(number) + "\n" for number in range(count))
    for version in ("first", "second"):
        with open(os.path.join(folder, f"{version}.jsonl"), "wb") as file:
            file.writelines(answer_bytes(number, version) + b"\n" for number in range(COUNT))


def edit_note(folder):
    name = sorted(name for name in os.listdir(folder + "/notes") if name.endswith(".md"))[3]
    with open(f"{folder}/notes/{name}", "a") as file:
        file.write("\nMy own thoughts.\n")


def edit_notes(folder):
    """Changes what changes anyway in some notes, and something else in others."""
    for name in os.listdir(folder + "/notes"):
        if not name.endswith(".md"):
            continue
        number = int(name[-15:-3], 16)
        with open(f"{folder}/notes/{name}") as file:
            text = file.read()
        if number % 6 == 0:
            text = text.replace("This was said", "This was shouted").replace("Meeting", "A meeting")
        elif number % 2 == 0:
            text = text.replace("They spoke", "They sang")
        with open(f"{folder}/notes/{name}", "w") as file:
            file.write(text)


def edit_shard(folder):
    """Changes a note in the folder of a shard."""
    name = sorted(name for name in os.listdir(folder + "/shard1") if name.endswith(".md"))[0]
    with open(f"{folder}/shard1/{name}", "a") as file:
        file.write("\nMy own thoughts.\n")


def export(options, version="first"):
    return command(f"export -o notes --jobs 4 {options}", version)


def serve(options, calls=COUNT):
    return Command(tuple(f"serve notes --listen 127.0.0.1:0 {options}".split()), calls=calls)


def scenarios():
    first = export(f"--from ids.txt {ALL}")
    packed = export(f"--from ids.txt {ALL} --jsonl-gzip")
    late = export(f"--from ids.txt {ALL}", "late")
    refreshed = export(f"--from ids.txt {ALL} --refresh", "second")
    elsewhere = command(
        f"render --archive notes {ALL} --timezone Asia/Tokyo --locale de", allowed=[NO_ARCHIVE])
    back = command(f"render --archive notes {ALL}", allowed=[NO_ARCHIVE])
    forget = command(f"forget {bot_id(3)} {bot_id(5)} --archive notes", allowed=[NO_ARCHIVE, UNKNOWN])
    after = [
        command("status notes", allowed=[NO_ARCHIVE]),
        export("--from ids.txt -t md"),
        export("--from ids.txt -t jsonl --jsonl-gzip"),
        export("--from ids.txt -t md,jsonl --dry-run"),
        command("render --archive notes -t md,jsonl -o other/", allowed=[NO_ARCHIVE]),
        refreshed, forget, elsewhere, back,
    ]
    rendered = command(f"render first.jsonl {ALL} -o notes/")
    render_after = [
        command(f"render first.jsonl {ALL} -o notes/ --timezone Asia/Tokyo --locale de"),
        command(f"render second.jsonl {ALL} -o notes/"),
        command("render first.jsonl -t md -o notes/"),
    ]
    yield Scenario("export", [], first, after, True, weight=3)
    served = serve(ALL)
    yield Scenario("serve", [], served, [
        serve(ALL, 0), serve("-t md --timezone Asia/Tokyo", 2), back,
        command("status notes", allowed=[NO_ARCHIVE]),
    ], True, weight=3)
    yield Scenario("serve again", [served], served, [serve(ALL, 0)], True)
    yield Scenario("export again", [first], first, after, True)
    yield Scenario("export packed", [], packed, after, True)
    yield Scenario("export more", [export(f"--from few.txt {ALL}")], first, after, True)
    yield Scenario("export late", [late], first, after, True)
    large = export(f"--from two.txt {ALL}", "large")
    yield Scenario("export large", [], large, [large], True)
    yield Scenario("refresh", [first], refreshed, after, True, weight=2)
    yield Scenario("refresh packed", [packed], export(
        f"--from ids.txt {ALL} --refresh --jsonl-gzip", "second"), after, True)
    yield Scenario("pack", [first], packed, after, True)
    yield Scenario("render archive", [first], elsewhere, after + [first], True, weight=2)
    # Merged, with conflicts, and some notes under new names.
    yield Scenario("refresh edited", [first], refreshed, [refreshed], False, edit_notes, True, weight=2)
    # Not back to the old zone: what was offered once depends on whether it was stopped before that.
    yield Scenario("render edited archive", [first], elsewhere, [elsewhere], False, edit_note, True)
    yield Scenario("render archive elsewhere", [first], command(
        f"render --archive notes {ALL} -o other/"), [back, elsewhere])
    yield Scenario("forget", [first], forget, after + [first], True, weight=2)
    yield Scenario("forget packed", [packed], forget, [packed, back, forget], True)
    yield Scenario("forget of many", [export("--from many.txt -t jsonl")], command(
        f"forget {bot_id(1)} {bot_id(1001)} --archive notes", allowed=[UNKNOWN]), [
            command("status notes"), command("render --archive notes -t jsonl"),
            command(f"forget {bot_id(7)} --archive notes", allowed=[UNKNOWN])], True)
    yield Scenario("render", [], rendered, render_after, weight=2)
    yield Scenario("render again", [rendered], render_after[0], [rendered] + render_after)
    yield Scenario("render changed", [rendered], render_after[1], [rendered] + render_after)
    yield Scenario("render edited", [rendered], render_after[1], [rendered], False, edit_note, True)
    named = command(f"render first.jsonl {ALL} -o notes/ --filename {{{{date}}}}/{{{{room}}}}")
    yield Scenario("render names", [rendered], named, [named, rendered])
    yield Scenario("render edited names", [rendered], named, [named], False, edit_note, True)
    paths = export(f"--from ids.txt {ALL} --filename {{{{date}}}}/{{{{bot_id}}}}")
    yield Scenario("export names", [], paths, [paths], True)
    yield Scenario("export other names", [first], paths, [paths, forget, first], True, weight=2)
    yield Scenario("export usual names", [paths], first, [first, forget, paths], True)
    yield Scenario("export edited names", [first], paths, [paths, first], False, edit_note, True)
    yield Scenario("forget names", [paths], forget, [paths, forget], True)
    # The first search makes an index, which the others keep up.
    searched = command("search notes spoke")
    yield Scenario("search", [first], searched, [searched, first, refreshed, forget], True)
    yield Scenario("refresh searched", [first, searched], refreshed, [searched, refreshed, forget], True)
    yield Scenario("forget searched", [first, searched], forget, [forget, first], True)
    listed = command("list notes")
    yield Scenario("list", [export(f"--from ids.txt {ALL} --speaker Ann=Zoe")], listed, [listed], True)
    one = command("render first.jsonl -t jsonl -o records.jsonl")
    yield Scenario("render a file", [], one, [one])
    fetched = command(f"fetch {bot_id(4)} -o raw.json")
    yield Scenario("fetch", [], fetched, [command(f"fetch {bot_id(4)} -o raw.json", "second"), fetched])
    demo = command("demo -o notes/")
    yield Scenario("demo", [], demo, [
        demo, command("demo -o notes/ --timezone Asia/Tokyo"),
        command("render first.jsonl -t jsonl -o notes/")], True)
    site = command("publish first.jsonl -o site/")
    other_site = command("publish second.jsonl -o site/ --timezone Asia/Tokyo --locale de")
    yield Scenario("publish", [], site, [site, other_site], weight=2)
    yield Scenario("publish again", [site], site, [site, other_site])
    yield Scenario("publish changed", [site], other_site, [other_site, site], weight=2)
    yield Scenario("publish an archive", [first], command("publish notes -o site/"), [
        command("publish notes -o site/"), site], True)
    # Approved and undone sites are compared with what is there where nothing was stopped.
    review = command("publish second.jsonl -o site/ --review", code=5)
    approval = command("publish -o site/ --approve", allowed=["no site waits for approval"])
    kept = command("publish second.jsonl -o site/ --keep-previous")
    undo = command("publish -o site/ --undo", allowed=["nothing was kept"])
    yield Scenario("review", [site], review, [review])
    yield Scenario("approve", [site, review], approval, [approval], weight=2)
    yield Scenario("publish and keep", [site], kept, [kept], weight=2)
    yield Scenario("undo", [site, kept], undo, [undo], weight=2)
    shards = [command(f"export -o shard{n} --from ids.txt --shard {n}/2 {ALL}") for n in (1, 2)]
    merged = command("merge shard2 shard1 -o notes")
    yield Scenario("merge", shards, merged, [merged, first], weight=2)
    yield Scenario("merge edited", shards, merged, [merged, refreshed], False, edit_shard, True, weight=2)
    newer = command(f"export -o shard1 --from ids.txt --shard 1/2 {ALL} --refresh", "second")
    yield Scenario("merge newer", shards + [merged, newer], merged, [merged, first])
    yield Scenario("merge packed", shards, command("merge shard1 shard2 -o notes --jsonl-gzip"), [
        command("merge shard2 shard1 -o notes --jsonl-gzip"),
        command("merge shard2 shard1 -o notes --no-jsonl-gzip")])
