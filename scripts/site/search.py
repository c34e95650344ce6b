"""Searches a site in Chromium, from a disk and over HTTP, and checks what it finds. Called by
`scripts/check-site`, which says how.

    search.py SITE [--word WORD]...

Every word given has to be found, with a result that leads to a place on a page that shows the word.
Without words, 40 words of the pages of meetings are tried."""

import argparse
import functools
import html.parser
import http.server
import pathlib
import random
import re
import sys
import threading
import time
import unicodedata
import urllib.parse

from playwright.sync_api import sync_playwright


class Text(html.parser.HTMLParser):
    """The text of a page besides its navigation."""

    def __init__(self):
        super().__init__()
        self.skipped = 0
        self.parts = []

    def handle_starttag(self, tag, attributes):
        if tag in ("head", "nav", "script", "style", "svg"):
            self.skipped += 1

    def handle_endtag(self, tag):
        if tag in ("head", "nav", "script", "style", "svg"):
            self.skipped -= 1

    def handle_data(self, data):
        if not self.skipped:
            self.parts.append(data)


def folded(word):
    """A word without case and accents, as other code does it than the program's."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def split(text):
    """The runs of letters, marks and numbers of a text."""
    letters = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    return [word for word in letters.split() if folded(word)]


def words_of(site):
    """The words of the pages of meetings, each with the pages that have it in any case and accents."""
    words = {}
    alike = {}
    for page in sorted(site.glob("*.html")):
        source = page.read_text(encoding="utf-8")
        if not re.match(r"\d{4}-|meeting", page.name):
            continue
        text = Text()
        text.feed(source)
        for word in split(unicodedata.normalize("NFC", " ".join(text.parts))):
            words[word] = alike.setdefault(folded(word), set())
            words[word].add(page.name)
    return words


def serve(site):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def check(page, address, words, site, seen):
    """Searches each word; returns what is wrong."""
    faults = []
    for word, pages in words.items():
        seen.clear()
        page.goto("about:blank")
        page.goto(address + "search.html#q=" + urllib.parse.quote(word + " "))
        # A function that waits in the page is refused by its policy.
        deadline = time.monotonic() + 10
        while not page.text_content("#search-status") and time.monotonic() < deadline:
            time.sleep(0.01)
        if not page.text_content("#search-status"):
            faults.append(f"{word}: no answer")
            continue
        links = page.eval_on_selector_all(
            "#search-results a", "links => links.map(link => [link.getAttribute('href'), link.textContent, "
            "link.querySelectorAll('mark').length])")
        if not links:
            faults.append(f"{word}: not found, although {sorted(pages)[0]} has it")
            continue
        for target, _, _ in links:
            name, _, anchor = target.partition("#")
            path = site / urllib.parse.unquote(name)
            if not path.is_file():
                faults.append(f"{word}: {target} does not exist")
            elif anchor and f'id="{urllib.parse.unquote(anchor)}"' not in path.read_text(encoding="utf-8"):
                faults.append(f"{word}: {target} leads to no place on the page")
        if urllib.parse.unquote(links[0][0].partition("#")[0]) not in pages and len(pages) < 2:
            faults.append(f"{word}: {links[0][0]} is found first, and {sorted(pages)} have it")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--word", action="append")
    options = parser.parse_args()
    site = options.site.resolve()
    words = words_of(site)
    if options.word:
        chosen = {word: words.get(word, set()) for word in options.word}
    else:
        names = sorted(words)
        random.Random(1).shuffle(names)
        chosen = {name: words[name] for name in names[:40]}
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for address in (site.as_uri() + "/", serve(site)):
            page = browser.new_page()
            seen = []
            page.on("request", lambda request: seen.append(request.url))
            page.on("console", lambda message: faults.append(f"{address}: {message.text}"))
            page.on("pageerror", lambda error: faults.append(f"{address}: {error}"))
            faults += [f"{address}: {fault}" for fault in check(page, address, chosen, site, seen)]
            faults += [f"{address}: asked for {url}" for url in seen
                       if not url.startswith((address, "about:"))]
        browser.close()
    for fault in faults[:20]:
        print(f"search: {fault}", file=sys.stderr)
    print(f"search: {len(chosen)} words, from a disk and over HTTP: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
