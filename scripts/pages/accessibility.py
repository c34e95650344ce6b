"""Looks for what axe-core calls a violation of WCAG 2.2 A or AA in every page of a folder.

Pages in English are looked at in light and in dark, the one wide and the other narrow; those of the
samples in other languages, which differ in words alone, once each.
"""

import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
LOOKS = [("light", 1440), ("dark", 375)]
SAMPLES = ["interview", "sales-call", "weekly-project-call"]
# Rules of contrast take a second for each thousand elements; no page differs in its later turns.
MAXIMUM_TURNS = 150


def looks(page):
    if page.parent.name.startswith("site."):
        # Of a site, one page of each kind: a meeting, a person, a room, and all others.
        kind = "meeting" if page.name[0].isdigit() and page.name != "404.html" else page.name.split("-")[0]
        alike = [other.name for other in sorted(page.parent.glob("*.html")) if kind == (
            "meeting" if other.name[0].isdigit() and other.name != "404.html"
            else other.name.split("-")[0])]
        if page.name != alike[0]:
            return []
        # Other languages have other words and nothing else: the longest and the densest of them.
        others = {"site.de": LOOKS[:1], "site.ja": LOOKS[1:]}
        return LOOKS if page.parent.name == "site.en" else others.get(page.parent.name, [])
    name, language, _ = page.name.split(".")
    if language == "en":
        return LOOKS
    return [LOOKS[sum(page.name.encode()) % 2]] if name in SAMPLES else []


def width_at_320(browser, page):
    """How wide a page is where the screen has 320 pixels (WCAG 1.4.10, Reflow)."""
    tab = browser.new_page(viewport={"width": 320, "height": 900})
    try:
        tab.goto(page.as_uri())
        return tab.evaluate("document.documentElement.scrollWidth")
    finally:
        tab.close()


def violations(browser, page, scheme, width):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    try:
        tab = context.new_page()
        tab.goto(page.as_uri())
        # Turns that are not on the screen have no places yet, and would seem to lie on each other.
        tab.add_style_tag(content=".turn { content-visibility: visible !important }")
        tab.evaluate(
            "most => [...document.querySelectorAll('article.turn')].slice(most)"
            ".forEach(turn => turn.remove())", MAXIMUM_TURNS)
        return Axe().run(tab, options={"runOnly": RULES}).response["violations"]
    finally:
        context.close()


def main(folder):
    checks = 0
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for page in sorted(Path(folder).glob("*.html")):
            is_english = page.name.endswith(".en.html") or page.parent.name == "site.en"
            if is_english and looks(page) and (width := width_at_320(browser, page)) > 320:
                found += 1
                print(f"{page.name} is {width} pixels wide on a screen of 320")
            for scheme, width in looks(page):
                checks += 1
                for violation in violations(browser, page, scheme, width):
                    for node in violation["nodes"]:
                        found += 1
                        print(f"{page.name}, {scheme}, {width} px: {violation['id']}: {node['html'][:300]}")
                        print(f"  {node['failureSummary']}")
        browser.close()
    print(f"check-pages: axe-core looked {checks} times and found {found} violations")
    return found == 0


sys.exit(0 if main(sys.argv[1]) else 1)
