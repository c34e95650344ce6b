"""Reads subtitles back with webvtt-py, pysubs2, ffmpeg and the browser."""

import functools
import http.server
import pathlib
import re
import subprocess
import threading
import unicodedata

import pysubs2
import webvtt

from meetings import difference, letters


def spoken(record):
    """All that was said, in order."""
    return letters("".join(turn["text"] for turn in record["turns"]))


def count(text):
    """The number of cues in a file."""
    return text.count(" --> ")


def check(debrief, path, record, folder):
    """What the readers find wrong, a line each."""
    return [*check_vtt(debrief, path, record, folder), *check_srt(debrief, path, record, folder)]


def check_vtt(debrief, path, record, folder):
    text = debrief.render(path, "subtitles", "vtt").decode()
    file = folder / "a.vtt"
    file.write_text(text, encoding="utf-8")
    cues = list(webvtt.read(file)) if count(text) else []
    if len(cues) != count(text):
        yield f"webvtt-py finds {len(cues)} of {count(text)} cues"
    if wrong := difference(spoken(record), letters("".join(plain(cue.raw_text) for cue in cues))):
        yield f"webvtt-py: {wrong}"
    for cue in cues:
        if not re.match(r"<v [^>\n]+>", cue.raw_text):
            yield f"a cue without a voice: {cue.raw_text[:60]!r}"
            break
    times = [(cue.start_in_seconds, cue.end_in_seconds) for cue in cues]
    if any(end < start for start, end in times):
        yield "a cue ends before it has begun"


def plain(text):
    """The text of a cue without its voice and references."""
    text = re.sub(r"^<v [^>]*>", "", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def check_srt(debrief, path, record, folder):
    text = debrief.render(path, "subtitles", "srt").decode()
    file = folder / "a.srt"
    file.write_text(text, encoding="utf-8")
    if not count(text):
        return
    named = letters("".join(
        re.sub(r"^\d+\n[^\n]* --> [^\n]*\n", "", block) for block in text.split("\n\n")))
    events = pysubs2.load(str(file), keep_unknown_html_tags=True)
    if len(events) != count(text):
        yield f"pysubs2 finds {len(events)} of {count(text)} cues"
    if wrong := difference(named, letters("".join(event.plaintext for event in events))):
        yield f"pysubs2: {wrong}"
    # What the file says has all that was said in it, between the names; braces are wide ones.
    rest = iter(unicodedata.normalize("NFKC", named))
    said = unicodedata.normalize("NFKC", spoken(record))
    missing = next((letter for letter in said if letter not in rest), None)
    if missing:
        yield f"{missing!r} of what was said is not in the file"
    # ffmpeg drops what it takes for styles.
    ass = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", file, "-f", "ass", "-"], capture_output=True, timeout=60)
    lines = [line for line in ass.stdout.decode().splitlines() if line.startswith("Dialogue:")]
    if len(lines) != count(text):
        yield f"ffmpeg finds {len(lines)} of {count(text)} cues"
    words = "".join(line.split(",", 9)[9] for line in lines)
    if wrong := difference(named, letters(unescaped(words))):
        yield f"ffmpeg: {wrong}"


def unescaped(text):
    """The text of an event of ASS, in which ffmpeg escapes what would act."""
    return text.replace("\\N", "").replace("\\{", "{").replace("\\}", "}")


class Browser:
    """Chromium, which reads subtitles of a page over HTTP only."""

    def __init__(self, folder):
        from playwright.sync_api import sync_playwright

        handler = functools.partial(QuietHandler, directory=folder)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.folder = folder
        self.number = 0
        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        self.page = self.chromium.new_page()

    def check(self, debrief, path, record):
        text = debrief.render(path, "subtitles", "vtt")
        # A file of its own each time: a browser keeps what it has read.
        self.number += 1
        (self.folder / f"{self.number}.vtt").write_bytes(text)
        (self.folder / f"{self.number}.html").write_text(
            f"<!doctype html><video><track default src='{self.number}.vtt'></video>",
            encoding="utf-8")
        self.page.goto(f"http://127.0.0.1:{self.server.server_port}/{self.number}.html")
        cues = self.page.evaluate(
            """() => new Promise(done => {
              const element = document.querySelector('track');
              const read = () => done([...element.track.cues].map(
                cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]));
              element.addEventListener('load', read);
              element.addEventListener('error', () => done(null));
              element.track.mode = 'hidden';
              if (element.readyState === 2) read();
            })""")
        if cues is None:
            return ["the browser cannot read the file"]
        found = []
        if len(cues) != count(text.decode()):
            found.append(f"the browser finds {len(cues)} of {count(text.decode())} cues")
        if wrong := difference(spoken(record), letters("".join(cue[2] for cue in cues))):
            found.append(f"the browser: {wrong}")
        return found

    def close(self):
        self.chromium.close()
        self.playwright.stop()
        self.server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *arguments):
        pass
