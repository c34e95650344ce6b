"""Prints the licences of everything that is linked into the program, as the text of NOTICE.

    notice.py CHECKOUTS RESOLVED SWIFT_LICENCE LICENCES

CHECKOUTS holds the sources of the Swift packages, RESOLVED is Package.resolved, SWIFT_LICENCE the
licence of the toolchain, or - if its runtime is not linked in, LICENCES a folder with the texts of
what has none in those sources. A text that several packages have is printed once.
"""

import json
import pathlib
import re
import sys

RULE = "=" * 78
TEXTS = re.compile(r"(LICENSE|NOTICE|COPYING)(\.(txt|md))?$", re.IGNORECASE)
SOURCES = {".c", ".h", ".cc", ".hpp", ".S"}
# What the licence of the package itself covers.
COVERED = re.compile(
    r"Apache License|open source project|Apple Inc\. and the Swift|Copyright \(c\) 20\d\d Apple"
)


def packages(checkouts, resolved):
    """Name, version and sources of each package, by name."""
    for pin in sorted(json.loads(resolved.read_text())["pins"], key=lambda pin: pin["identity"]):
        name = re.sub(r"\.git$", "", pin["location"].rstrip("/").rsplit("/", 1)[-1])
        folder = checkouts / name
        if not folder.is_dir():
            raise SystemExit(
                f"notice: {folder} is missing; run swift build or swift package resolve first"
            )
        state = pin["state"]
        yield name, state.get("version") or state["revision"], folder


def first_comment(text):
    """The comment at the beginning of a C source, without its marks."""
    match = re.match(r"\s*(/\*.*?\*/(\s*/\*.*?\*/)*|(//[^\n]*\n)+)", text, re.DOTALL)
    if not match:
        return ""
    lines = [re.sub(r"^\s*(/\*+|\*/|\*|//+)? ?|\s*\*+/\s*$", "", line).rstrip()
             for line in match.group(0).split("\n")]
    lines = [line for line in lines if not re.fullmatch(r"[-=*#/]{8,}.*", line)]
    return "\n".join(lines).strip()


def texts(folder):
    """The texts of a package: its files, those of what it has taken over, and comments in that."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and TEXTS.fullmatch(path.name):
            yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((folder / "Sources").rglob("*")):
        where = str(path.relative_to(folder))
        if path.is_file() and TEXTS.fullmatch(path.name):
            yield where, path.read_text(encoding="utf-8")
        elif path.is_file() and path.suffix in SOURCES:
            with path.open(encoding="utf-8", errors="replace") as source:
                comment = first_comment(source.read(8000))
            if "opyright" in comment and not COVERED.search(comment):
                yield where, comment


def main(checkouts, resolved, swift_licence, licences):
    found = {}
    components = []

    def add(component, where, text):
        text = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
        found.setdefault(text, {}).setdefault(component, where)

    for name, version, folder in packages(pathlib.Path(checkouts), pathlib.Path(resolved)):
        components.append(f"{name} {version}")
        names = set()
        for where, text in texts(folder):
            add(name, where, text)
            names.add(where)
        if not any(name.upper().startswith(("LICENSE", "COPYING")) for name in names):
            raise SystemExit(f"notice: no licence in {folder}; look where the package keeps it now")
    # On macOS these belong to the system.
    if swift_licence != "-":
        runtime = "Swift runtime and standard libraries"
        add(runtime, "LICENSE.txt", pathlib.Path(swift_licence).read_text(encoding="utf-8"))
        components.append(runtime)
    for path in sorted(pathlib.Path(licences).glob("*.txt")):
        add(path.stem, path.name, path.read_text(encoding="utf-8"))
        components.append(path.stem)

    print("debrief is licensed under the Apache License, version 2.0. It is built from")
    print("the following software, whose licences and notices are below. A text that")
    print("several of them have is printed once.\n")
    for component in components:
        print(f"  * {component}")
    for text, users in found.items():
        print(f"\n{RULE}")
        for component, where in users.items():
            print(f"{component}: {where}")
        print(f"{RULE}\n\n{text}")


main(*sys.argv[1:])
