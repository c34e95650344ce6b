"""Checks what the packs write with the programs that read it."""

import pathlib
import sys
import tempfile

import calendars
import mail
import meetings
import sites
import slack
import subtitles
import tables

KINDS = ["subtitles", "browser", "tables", "calendar", "mail", "slack", "sites"]


def main(program, kinds):
    debrief = meetings.Debrief(program)
    failures = 0
    counts = dict.fromkeys(kinds, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sink = mail.Sink() if "mail" in kinds else None
        browser = subtitles.Browser(folder) if "browser" in kinds else None
        checks = {
            "subtitles": lambda *a: subtitles.check(debrief, *a, folder),
            "browser": lambda *a: browser.check(debrief, *a),
            "tables": lambda *a: tables.check(debrief, *a, folder),
            "calendar": lambda *a: calendars.check(debrief, *a, folder),
            "mail": lambda *a: mail.check(debrief, *a, folder, sink),
            "slack": lambda *a: slack.check(debrief, *a, folder),
        }
        paths = meetings.files(folder)
        if "sites" in kinds:
            for finding in sites.check(debrief, paths, folder):
                print(finding[:400])
                failures += 1
            counts["sites"] = len(paths)
        for path in paths:
            try:
                record = debrief.record(path)
            except (AssertionError, ValueError):
                # An answer that is none, such as a report of a damaged one.
                continue
            for kind in kinds:
                if kind == "sites":
                    continue
                try:
                    found = list(checks[kind](path, record))
                except Exception as error:  # a reader that stops has found something, too
                    found = [f"{type(error).__name__}: {error}"]
                for finding in found:
                    print(f"{path.name}: {kind}: {finding[:300]}")
                failures += len(found)
                counts[kind] += 1
        if sink:
            sink.close()
        if browser:
            browser.close()
    print(f"check-packs: {failures} findings; meetings read back: {counts}")
    return 1 if failures else 0


if __name__ == "__main__":
    chosen = sys.argv[2:] or KINDS
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown:
        sys.exit(f"check-packs: there is no {unknown[0]}; there are {', '.join(KINDS)}")
    sys.exit(main(sys.argv[1], chosen))
