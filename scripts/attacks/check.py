"""Loads pages full of hostile strings in Chromium; see scripts/check-attacks."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import answers
from browser import browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

# What each kind of attack does in a page without a policy: if the browser does not tell, the check
# is worth nothing.
CONTROLS = {
    "<script>window.x = 1</script>": "script",
    "<p onmouseover='window.x = 1'>x</p>": "script",
    "<svg onload='window.x = 1'></svg>": "script",
    "<script>alert(1)</script>": "dialog",
    "<img src='https://evil.example/a.png'>": "request",
    "<p><style>@import 'https://evil.example/a.css';</style></p>": "request",
    "<link rel='stylesheet' href='https://evil.example/a.css'>": "request",
    "<iframe src='https://evil.example/'></iframe>": "request",
    "<meta http-equiv='refresh' content='0;url=https://evil.example/'>": "request",
    "<meta http-equiv='refresh' content='0;url=about:blank'>": "navigation",
}


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    texts = answers.strings()
    failures = 0
    with browser() as chromium:
        for attack, kind in CONTROLS.items():
            deeds = chromium.deeds(f"<!doctype html><title>x</title><body>{attack}</body>")
            if not any(deed.startswith(kind) for deed in deeds):
                print(f"the browser does not tell of the {kind} of {attack}: {deeds}")
                failures += 1
        count = 0
        with tempfile.TemporaryDirectory() as folder:
            for number, answer in enumerate(answers.answers(texts)):
                for page in pages(program, answer, pathlib.Path(folder) / str(number)):
                    bare, policies = POLICY.subn("", page, count=1)
                    if policies != 1:
                        print(f"page {number} has no policy")
                        failures += 1
                    for html, name in [(page, "with"), (bare, "without")]:
                        count += 1
                        for deed in chromium.deeds(html)[:5]:
                            print(f"page {number}, {name} its policy: {deed}")
                            failures += 1
    print(f"{len(texts)} strings on {count} pages, {len(CONTROLS)} controls: {failures} failures")
    sys.exit(1 if failures else 0)


def pages(program, answer, folder):
    """The pages of an answer: of the built-in template, and of one that has Markdown only."""
    folder.mkdir()
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    pack = folder / "own"
    pack.mkdir()
    (pack / "pack.json").write_text('{"name": "own"}')
    (pack / "own.md.mustache").write_text(
        "# {{title}}\n\n{{vars.x}}\n{{#turns}}\n- **{{speaker}}:** {{text}}\n{{/turns}}\n\n{{summary}}\n"
        "{{#sections}}\n\n## {{title}}\n\n{{body}}\n{{/sections}}\n"
    )
    for template in ["notes", str(pack)]:
        command = [program, "render", "answer.json", "-q", "-t", "html", "--template", template,
                   "--set", f"x={answers.line(answer['error'])}".replace("\0", "")]
        yield subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True).stdout.decode()


main()
