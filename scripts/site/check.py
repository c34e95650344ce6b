"""Compares a site with the records of its meetings; see scripts/check-site.

    check.py SITE RECORDS ADDRESS
"""

import json
import re
import sys
import unicodedata
import urllib.robotparser
from pathlib import Path
from urllib.parse import unquote

import feedparser
import html5lib
from lxml import etree
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
XHTML = "{http://www.w3.org/1999/xhtml}"
faults = []


def check(is_right, text):
    if not is_right:
        faults.append(text[:500])


def letters(text):
    """What is left of a text without spaces, and without what is replaced or balanced: controls, and
    the controls of direction."""
    text = unicodedata.normalize("NFC", text).replace("\ufffd", "")
    return "".join(
        letter for letter in text
        if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cn", "Cs")
        and letter not in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_shown(text, shown):
    """Whether a text is among those that are shown, or the beginning of a long one."""
    text = letters(text)
    return text in shown or any(
        other.endswith("…") and len(other) > 50 and text.startswith(other[:-1]) for other in shown)


def texts(pages, elements):
    return {
        letters("".join(element.itertext()))
        for page in pages for element in html5lib.parse(page.read_bytes()).iter()
        if element.tag in [XHTML + name for name in elements]
    }


def given_title(record):
    """The title that the insights give, as it was received; None for one that is made."""
    title = record["insights"].get("title") if isinstance(record["insights"], dict) else None
    return title if isinstance(title, str) and title == record["title"] else None


def check_texts(site, records):
    titles = texts(site.glob("index*.html"), ["a"])
    people = texts(site.glob("people*.html"), ["a"])
    rooms = texts(site.glob("rooms*.html"), ["a"])
    for record in records:
        title = given_title(record)
        if title and letters(title):
            check(is_shown(title, titles), f"index: no title {title!r}")
        for speaker in record["speakers"]:
            if speaker["role"] != "bot" and letters(speaker["name"]):
                check(is_shown(speaker["name"], people), f"people: no {speaker['name']!r}")
        if record["room_name"] and letters(record["room_name"]):
            check(is_shown(record["room_name"], rooms), f"rooms: no {record['room_name']!r}")


def check_feed(site, address):
    data = (site / "feed.xml").read_bytes()
    schema = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
    check(schema.validate(etree.fromstring(data)), f"feed.xml: {schema.error_log}")
    feed = feedparser.parse(data)
    check(not feed.bozo, f"feed.xml: {feed.get('bozo_exception')}")
    check(0 < len(feed.entries) <= 50, f"feed.xml: {len(feed.entries)} entries")
    tree = etree.fromstring(data)
    for entry, node in zip(feed.entries, tree.iter("{http://www.w3.org/2005/Atom}entry")):
        check(entry.title_detail.type == "text/plain", f"feed.xml: {entry.title_detail.type}")
        check(entry.updated_parsed is not None, f"feed.xml: {entry.updated}")
        name = unquote(entry.link.removeprefix(address))
        check((site / name).is_file(), f"feed.xml: no page {name}")
        title = letters(node.findtext("{http://www.w3.org/2005/Atom}title"))
        heading = texts([site / name], ["h1"])
        check(is_shown(title, heading) or title.rstrip("…") in "".join(heading), f"feed.xml: {title!r}")
    dates = [entry.published_parsed for entry in feed.entries]
    check(dates == sorted(dates, reverse=True), "feed.xml: not from the newest on")


def check_map(site, address):
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    schema = etree.RelaxNG(etree.parse(HERE / "sitemap.rng"))
    check(schema.validate(tree), f"sitemap.xml: {schema.error_log}")
    pages = {unquote(node.text.removeprefix(address)) or "index.html" for node in tree.iter("{*}loc")}
    there = {page.name for page in site.glob("*.html")} - {"404.html", "search.html"}
    check(pages == there, f"sitemap.xml: {pages ^ there}")
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((site / "robots.txt").read_text().splitlines())
    check(robots.site_maps() == [address + "sitemap.xml"], f"robots.txt: {robots.site_maps()}")
    for page in there:
        canonical = re.findall(rb'<link rel="canonical" href="([^"]*)">', (site / page).read_bytes())
        shown = unquote(canonical[0].decode().removeprefix(address)) if len(canonical) == 1 else None
        check((shown or "index.html") == page, f"{page}: {canonical}")


def check_overview(site, address):
    """llms.txt is a heading, and lists of links under headings (llmstxt.org)."""
    tokens = MarkdownIt("commonmark").parse((site / "llms.txt").read_text())
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    check(headings[:1] == ["h1"] and set(headings[1:]) <= {"h2"}, f"llms.txt: {headings}")
    kinds = {token.type for token in tokens if not token.type.endswith("_close")}
    expected = {"heading_open", "inline", "bullet_list_open", "list_item_open", "paragraph_open"}
    check(kinds <= expected, f"llms.txt: {kinds - expected}")
    links = []
    for token in tokens:
        for child in token.children or []:
            check(child.type in ("text", "link_open", "link_close", "text_special"), f"llms.txt: {child.type}")
            if child.type == "link_open":
                links.append(unquote(child.attrs["href"].removeprefix(address)))
    there = {page.name for page in site.glob("*.md")}
    check(set(links) == there and len(links) == len(there), f"llms.txt: {set(links) ^ there}")


def check_secrets(site, records):
    bots = {record["bot_id"] for record in records}
    hosts = {re.match(r"https?://[^/]+", record["room_url"])[0] for record in records if record["room_url"]}
    for page in site.iterdir():
        text = page.read_text(errors="replace")
        found = bots & set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", text)) | {host for host in hosts if host in text}
        check(not found, f"{page.name} has {found}")


def check_browser(site):
    """Nothing runs in the pages with the most strings, and no request leaves the site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        session = tab.context.new_cdp_session(tab)
        session.on("Debugger.scriptParsed", lambda event: check(
            not event.get("url", "").startswith("file:"), f"script: {event.get('url')}"))
        session.send("Debugger.enable")
        tab.on("dialog", lambda dialog: (check(False, f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.on("request", lambda request: check(request.url.startswith(site.as_uri()), f"request: {request.url}"))
        tab.on("requestfailed", lambda request: check(False, f"failed: {request.url}"))
        tab.on("console", lambda message: check(False, f"console: {message.text}"))
        for page in sorted(site.glob("*.html")):
            if re.match(r"(index|people|rooms|404)", page.name):
                tab.goto(page.as_uri())
                check(tab.evaluate("getComputedStyle(document.querySelector('nav.site')).display") == "flex",
                      f"{page.name} has no styles")
        browser.close()


def main(site, records, address):
    site = Path(site).resolve()
    records = [json.loads(line) for line in Path(records).read_bytes().split(b"\n") if line]
    # The others are left out.
    published = [record for record in records if record["status"] != "running"
                 and (record["turns"] or record["insights"] or record["error"])]
    check_texts(site, published)
    check_feed(site, address)
    check_map(site, address)
    check_overview(site, address)
    check_secrets(site, records)
    check_browser(site)
    for fault in faults[:20]:
        print(f"check-site: {fault}")
    print(f"check-site: {len(list(site.iterdir()))} files of {len(records)} meetings, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
