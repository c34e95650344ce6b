"""Publishes meetings under pseudonyms, and searches the site for the names of their speakers."""

import base64
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import zlib

WORDS = re.compile(r"[^\W_]+")
TITLES = {"mr", "mrs", "ms", "dr", "hon", "right", "rt", "professor", "prof"}
GENERIC = {"speaker", "organizer", "organiser", "host", "guest", "user", "unknown"}


def folded(text):
    """The text without accents, which other code does than the program's."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c))


def names_of(record):
    """The names of the people of a meeting, without what stands in parentheses beside them."""
    for speaker in record.get("speakers") or []:
        if speaker.get("role") == "bot":
            continue
        parts = [part.strip() for part in re.split(r"[(),]", speaker["name"]) if part.strip()]
        parts = [p for p in parts if not p.startswith(("The ", "An ", "Some "))] or parts
        words = WORDS.findall(folded(parts[0]))
        while len(words) > 1 and words[0].lower() in TITLES and len(words[1]) > 1:
            words = words[1:]
        if words and words[0].lower() not in GENERIC:
            yield tuple(words)


def readings(path):
    """The ways to read a file: as it is, and decoded, with markup and without."""
    text = path.read_text(encoding="utf-8", errors="replace")
    # A file of the search, which a browser unpacks.
    if packed := re.fullmatch(r'debriefSearch\("[0-9a-f]{12}","([^"]*)"\);\n', text):
        text = zlib.decompress(base64.b64decode(packed[1])).decode("utf-8", errors="replace")
    text = path.name + "\n" + text
    decoded = urllib.parse.unquote(html.unescape(text))
    yield decoded
    yield re.sub(r"<[^>]*>", "", decoded)


def main(program, folder="../shared/corpus"):
    files = sorted(pathlib.Path(folder).glob("*.json"))
    records = subprocess.run(
        [program, "render", "-t", "jsonl", "-q", *map(str, files)], capture_output=True, check=True)
    names = set()
    for line in records.stdout.decode().splitlines():
        names.update(names_of(json.loads(line)))
    runs = {tuple(word.lower() for word in name) for name in names if len(name) > 1}
    single = {form for name in names if len(name) == 1 for form in (name[0], name[0].upper())}
    lengths = {len(run) for run in runs}
    leaks = []
    with tempfile.TemporaryDirectory() as temporary:
        site = pathlib.Path(temporary, "site")
        subprocess.run(
            [program, "publish", *map(str, files), "-o", str(site), "--twins", "--pseudonymize",
             "--redact", "emails,phones,cards,urls", "--indexable", "https://example.org/"],
            check=True)
        pages = [path for path in site.iterdir() if path.suffix != ".css" and path.name != "search.html"]
        for path in pages:
            for text in readings(path):
                words = WORDS.findall(folded(text))
                leaks += [f"{path.name}: {word}" for word in words if word in single]
                lower = [word.lower() for word in words]
                for length in lengths:
                    for start in range(len(lower) - length + 1):
                        run = tuple(lower[start:start + length])
                        if run in runs:
                            leaks.append(f"{path.name}: {' '.join(run)}")
    for leak in sorted(set(leaks))[:30]:
        print(leak)
    print(f"{len(files)} meetings, {len(names)} names, {len(pages)} files: {len(leaks)} originals left")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
