"""Writes a man page for each command, from the program's own description of its commands.

    manual.py DESCRIPTION README VERSION GUIDE FOLDER

DESCRIPTION is what `debrief --experimental-dump-help` prints, README the file with the table of exit
codes, GUIDE the path at which the guide to templates will be installed. The pages are dated with
SOURCE_DATE_EPOCH.
"""

import json
import os
import pathlib
import sys
import time

import facts
from roff import bold, escape, italic, item, line, prose, section


def shown(command, kind):
    """The parts of a command that its users see."""
    parts = [part for part in command.get(kind, []) if part.get("shouldDisplay", True)]
    return [part for part in parts if part.get("commandName") != "help"]


def spelt(name):
    """An option as it is typed, from {"kind": "long", "name": "output"}."""
    return ("--" if name["kind"] == "long" else "-") + name["name"]


class Page:
    """The page of one command, which is named by the words that call it."""

    def __init__(self, words, command, siblings, setup):
        self.words, self.command, self.siblings, self.setup = words, command, siblings, setup
        self.name = "-".join(words)
        self.arguments = shown(command, "arguments")
        self.subcommands = shown(command, "subcommands")

    @property
    def options(self):
        """The long names of its options."""
        return {n["name"] for a in self.arguments for n in a.get("names", []) if n["kind"] == "long"}

    def text(self):
        """The page in full."""
        parts = [self.header(), self.synopsis(), self.description()]
        parts += [self.commands(), self.positionals(), self.flags(), self.exit_status()]
        parts += [self.environment(), self.files(), self.see_also()]
        return "\n".join(part for part in parts if part) + "\n"

    def header(self):
        """The title, and the line that whatis(1) and apropos(1) read."""
        abstract = self.command["abstract"].rstrip(".")
        if abstract[1:2].islower():
            abstract = abstract[0].lower() + abstract[1:]
        title = f'.TH {escape(self.name.upper())} 1 {self.setup["date"]}'
        title += f' "debrief {escape(self.setup["version"])}" "User Commands"'
        # Names of options and files are not to be hyphenated, nor lines stretched.
        title += "\n.nh\n.ad l"
        return f"{title}\n{section('NAME')}\n{escape(self.name)} \\- {line(abstract)}"

    def synopsis(self):
        words = [bold(" ".join(self.words))]
        if self.subcommands:
            words.append(italic("COMMAND"))
        required = [a for a in self.arguments if a["kind"] == "option" and not a["isOptional"]]
        words += [self.tag(a, short=True) for a in required]
        words.append("[" + italic("OPTION") + "]\\|.\\|.\\|.")
        for argument in self.arguments:
            if argument["kind"] == "positional":
                words.append(self.positional(argument))
        return section("SYNOPSIS") + "\n" + " ".join(words)

    def positional(self, argument):
        name = italic(self.value(argument))
        if argument["isOptional"]:
            name = f"[{name}]"
        return name + "\\|.\\|.\\|." if argument["isRepeating"] else name

    @staticmethod
    def value(argument):
        return argument["valueName"].upper()

    def tag(self, argument, short=False):
        """An option as it is given: `-o, --output PATH`, or its shortest form."""
        names = sorted((spelt(n) for n in argument["names"]), key=len)
        if short:
            names = names[:1]
        tag = ", ".join(bold(name) for name in names)
        if argument["kind"] == "flag":
            return tag
        if self.has_optional_value(argument):
            return f"{tag}[={italic(self.value(argument))}]"
        return f"{tag} {italic(self.value(argument))}"

    @staticmethod
    def has_optional_value(argument):
        """Whether the value may be missing. The description has no word for it, its text has:
        only such an option is written with an equals sign there."""
        if argument["kind"] == "positional":
            return False
        longest = max((spelt(n) for n in argument["names"]), key=len)
        return longest + "=" in argument.get("abstract", "")

    def description(self):
        abstract = self.command["abstract"]
        paragraphs = [abstract] + self.command.get("discussion", "").split("\n\n")
        # These have a section of their own.
        paragraphs = [p for p in paragraphs if p.strip() and not p.startswith("Exit codes:")]
        return section("DESCRIPTION") + "\n" + "\n.PP\n".join(prose(p) for p in paragraphs)

    def commands(self):
        if not self.subcommands:
            return ""
        items = []
        for command in self.subcommands:
            name = f"{self.name}-{command['commandName']}"
            items.append(item(f".BR {escape(name)} (1)", prose(command["abstract"])))
        return "\n".join([section("COMMANDS")] + items)

    def positionals(self):
        items = [
            item(self.positional(a), prose(self.explained(a)))
            for a in self.arguments
            if a["kind"] == "positional"
        ]
        return "\n".join([section("ARGUMENTS")] + items) if items else ""

    def flags(self):
        items = [
            item(self.tag(a), prose(self.explained(a)))
            for a in self.arguments
            if a["kind"] != "positional"
        ]
        return "\n".join([section("OPTIONS")] + items)

    def explained(self, argument):
        """What an argument does, its values and its default as sentences."""
        text = argument.get("abstract", "")
        # "(default: that of the meeting)" at the end of the text is a sentence here.
        before, mark, after = text.rpartition(" (default: ")
        if mark and after.endswith(")"):
            text = f"{before} Default: {after[:-1]}."
        values = argument.get("allValues", [])
        if values and not all(value in text for value in values):
            text += f" One of {', '.join(values)}."
        default = argument.get("defaultValue")
        if default and not self.has_optional_value(argument):
            text += f" Default: {default}."
        return text

    def exit_status(self):
        items = [item(bold(code), prose(meaning[0].upper() + meaning[1:] + "."))
                 for code, meaning in self.setup["exit codes"]]
        return "\n".join([section("EXIT STATUS")] + items)

    def environment(self):
        """For the page of the program that of all its commands."""
        options = self.options if len(self.words) > 1 else self.setup["all options"]
        items = [item(bold(n), prose(t)) for n, t in facts.environment(options)]
        return "\n".join([section("ENVIRONMENT")] + items) if items else ""

    def files(self):
        rows = facts.files(" ".join(self.words[1:]))
        if self.words[1:2] in ([], ["templates"]):
            rows = rows + [(self.setup["guide"], "The guide to templates.")]
        if self.words[1:2] in ([], ["export"]):
            examples = self.setup["guide"].rpartition("/")[0] + "/examples/"
            rows = rows + [(examples, "Very many bots with Spark, Slurm, Kubernetes or GNU parallel.")]
        items = [item(italic(path), prose(text)) for path, text in rows]
        return "\n".join([section("FILES")] + items) if items else ""

    def see_also(self):
        names = ["-".join(self.words[:end]) for end in range(1, len(self.words))]
        names += [f"{self.name}-{c['commandName']}" for c in self.subcommands]
        names += [name for name in self.siblings if name != self.name]
        return section("SEE ALSO") + "\n" + ",\n".join(f".BR {escape(n)} (1)" for n in names)


def pages(words, command, siblings, setup):
    """The page of a command, and those of its subcommands."""
    yield Page(words, command, siblings, setup)
    subcommands = shown(command, "subcommands")
    names = ["-".join(words + [c["commandName"]]) for c in subcommands]
    for subcommand in subcommands:
        yield from pages(words + [subcommand["commandName"]], subcommand, names, setup)


def main(description, readme, version, guide, folder):
    root = json.loads(pathlib.Path(description).read_text(encoding="utf-8"))["command"]
    setup = {
        "version": version,
        "guide": guide,
        "date": time.strftime("%Y-%m-%d", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))),
        "exit codes": facts.exit_codes(pathlib.Path(readme).read_text(encoding="utf-8")),
    }
    made = list(pages([root["commandName"]], root, [], setup))
    setup["all options"] = set().union(*(page.options for page in made))
    for page in made:
        pathlib.Path(folder, page.name + ".1").write_text(page.text(), encoding="ascii")


main(*sys.argv[1:])
