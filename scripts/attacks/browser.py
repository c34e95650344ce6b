"""A browser that tells everything a page does beside being shown."""

import contextlib

from playwright.sync_api import sync_playwright

ADDRESS = "https://notes.example/page.html"

# Handlers are compiled when an event comes; links are not followed.
EVENTS = """
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['mouseover', 'mouseenter', 'focus', 'blur', 'input', 'change', 'toggle',
                        'load', 'error', 'animationend', 'transitionend', 'pointerdown', 'keydown']) {
      element.dispatchEvent(new Event(name, {bubbles: false}));
    }
  }
"""


class Browser:
    """Loads pages, and tells what each of them did."""

    def __init__(self, browser):
        self._browser = browser

    def deeds(self, html):
        """What a page does: a list of what ran, opened, was asked for, or navigated."""
        found = []
        context = self._browser.new_context()
        page = context.new_page()

        def serve(route):
            if route.request.url == ADDRESS and route.request.is_navigation_request() and not served:
                served.append(True)
                route.fulfill(body=html, content_type="text/html")
            else:
                found.append(f"request: {route.request.url[:200]}")
                route.abort()

        served = []
        context.route("**/*", serve)
        page.on("dialog", lambda dialog: (found.append(f"dialog: {dialog.message[:100]}"), dialog.dismiss()))
        page.on("websocket", lambda socket: found.append(f"request: {socket.url[:200]}"))
        page.on("popup", lambda popup: found.append(f"window: {popup.url[:200]}"))
        page.on("download", lambda download: found.append(f"download: {download.url[:200]}"))
        navigations = []
        page.on("framenavigated", lambda frame: navigations.append(frame.url))
        # The debugger sees every script, whatever it does.
        session = context.new_cdp_session(page)
        scripts = []
        session.on("Debugger.scriptParsed", lambda event: scripts.append(event))
        session.send("Debugger.enable")
        page.goto(ADDRESS, wait_until="load")
        page.wait_for_timeout(150)
        with contextlib.suppress(Exception):
            page.evaluate(EVENTS)
        page.wait_for_timeout(100)
        found += [
            f"script: {event.get('url', '')[:100]} line {event.get('startLine')}"
            for event in scripts
            if event.get("url") == ADDRESS
        ]
        found += [f"navigation: {url[:200]}" for url in navigations if url != ADDRESS]
        context.close()
        return found


@contextlib.contextmanager
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        try:
            yield Browser(chromium)
        finally:
            chromium.close()
