"""Takes pictures of the pages in FOLDER/pages: python screenshots.py FOLDER [NAME...]"""

import subprocess
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = [375, 768, 1440]
# A picture of a whole transcript would be higher than image viewers bear.
MAXIMUM_HEIGHT = 12_000


def take(browser, page, folder):
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
            tab = context.new_page()
            tab.goto(page.as_uri())
            # What is not on the screen is not drawn, and a picture of the page is of one screen.
            tab.add_style_tag(content=".turn { content-visibility: visible !important }")
            size = tab.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            if size[0] > width:
                print(f"{page.name} is {size[0]} pixels wide at {width}")
            tab.screenshot(
                path=folder / f"{page.stem}-{width}-{scheme}.png", full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": min(size[1], MAXIMUM_HEIGHT)})
            context.close()
    tab = browser.new_page()
    tab.goto(page.as_uri())
    document = folder / f"{page.stem}.pdf"
    tab.pdf(path=document, prefer_css_page_size=True, format="A4")
    tab.close()
    if shutil.which("pdftoppm"):
        subprocess.run(
            ["pdftoppm", "-r", "60", "-png", "-l", "6", document, folder / f"{page.stem}-print"],
            check=True)


def main(folder, names):
    pages = sorted((folder / "pages").glob("*.html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for page in pages:
            if not names or page.name.split(".")[0] in names:
                take(browser, page.resolve(), folder)
        browser.close()


main(Path(sys.argv[1]), sys.argv[2:])
