"""Checks how pages lay out what is nested in their lists, at three widths: an item of a nested list has
the marker of a list and nothing else, and no text stands in a column of a few letters.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = ["nested", "hostile", "interview", "sales-call", "weekly-project-call"]
WIDTHS = [375, 1000, 1440]
# Pixels; the longest words of the narrowest column that a page has are broken no earlier.
MINIMUM_COLUMN = 48
FAULTS = """minimum => {
  const faults = [];
  const shown = element => element.textContent.trim().slice(0, 40);
  // Lists of the page itself have classes; those of meetings have none.
  for (const item of document.querySelectorAll('main li')) {
    if (item.parentElement.className || item.closest('.talk')) continue;
    const style = getComputedStyle(item);
    const mark = getComputedStyle(item, '::before').content;
    if (style.display !== 'list-item' || style.counterIncrement !== 'none' || !['none', 'normal'].includes(mark))
      faults.push(`the item "${shown(item)}" looks like one of the page: ${style.display} ${mark}`);
  }
  for (const text of document.querySelectorAll('main :is(li, p, dd, td, .more, .task)')) {
    const box = text.getBoundingClientRect();
    if (shown(text).length > 8 && box.height > 0 && box.width < minimum && !text.querySelector('.unseen'))
      faults.push(`"${shown(text)}" is ${Math.round(box.width)} pixels wide`);
  }
  for (const detail of document.querySelectorAll('.actions > li > .more')) {
    const [inner, outer] = [detail.getBoundingClientRect(), detail.parentElement.getBoundingClientRect()];
    if (inner.width < outer.width * 0.75) faults.push(`"${shown(detail)}" is in a column`);
  }
  return faults;
}"""


def main(folder):
    found = 0
    pages = [Path(folder).resolve() / f"{name}.en.html" for name in PAGES]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for page in pages:
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
                tab = context.new_page()
                tab.goto(page.as_uri())
                for fault in tab.evaluate(FAULTS, MINIMUM_COLUMN):
                    found += 1
                    print(f"{page.name}, {width} px: {fault}")
                context.close()
        browser.close()
    print(f"check-pages: {len(pages)} pages at {len(WIDTHS)} widths, {found} faults of layout")
    return found == 0


sys.exit(0 if main(sys.argv[1]) else 1)
