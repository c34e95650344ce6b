"""Reads mail back with Python's email, sends it to a sink on loopback, and inlines its styles."""

import email
import email.policy
import re
import smtplib
import socket

import css_inline
import html5lib
from aiosmtpd.controller import Controller

from meetings import difference, letters


class Sink:
    """Takes messages."""

    def __init__(self):
        self.messages = []
        # Its first connection is to the port that it was told, so that 0 does not do.
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(envelope.content)
        return "250 OK"

    def close(self):
        self.controller.stop()


def check(debrief, path, record, folder, sink):
    """What the readers find wrong, a line each."""
    text = debrief.render(path, "email", "eml", "--set", "to=Åsa Lindqvist <asa@example.com>")
    message = email.message_from_bytes(text, policy=email.policy.default)
    if message.defects or any(part.defects for part in message.walk()):
        yield f"email: {[message.defects, *(part.defects for part in message.walk())]}"
    if message["X-Unsent"] != "1":
        yield "no draft: X-Unsent is missing"
    if str(message["To"]) != "Åsa Lindqvist <asa@example.com>":
        yield f"the address became {message['To']!r}"
    if len(text) > 100_000:
        yield f"it has {len(text)} bytes"
    given = (record["insights"] or {}).get("title")
    if isinstance(given, str) and given == record["title"]:
        subject = letters(str(message["Subject"]))
        # A message of more than 100 KB has a shorter title as well.
        is_cut = subject.endswith("…") and letters(given).startswith(subject[:-1])
        if not is_cut and (wrong := difference(letters(given), subject)):
            yield f"the subject: {wrong}"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    if kinds != ["text/plain", "text/html"]:
        return (yield f"the parts are {kinds}")
    plain, page = (part.get_content() for part in message.iter_parts())
    # Of a message of more than 100 KB, some items are only counted.
    is_whole = not re.search(r"\band [\d,]+ more\b", plain)
    for wanted in (record["insights"] or {}).get("decisions") or [] if is_whole else []:
        # Markup goes, words stay.
        words = re.findall(r"[A-Za-z]{4,}", wanted) if isinstance(wanted, str) else []
        if len(words) < 3 or len(wanted) > 300 or "<" in wanted or "](" in wanted:
            continue
        if any(word not in plain or word not in page for word in words):
            yield f"a decision is not in both parts: {wanted[:60]!r}"
            break
    smtplib.SMTP("127.0.0.1", sink.port).sendmail("a@example.com", ["b@example.com"], text)
    if sink.messages.pop().rstrip() != text.rstrip():
        yield "another message arrives than was sent"
    if re.search(r"<(script|iframe|img|style|link|object|form)\b|\son[a-z]+\s*=\s*[\"'][^\"']*[\"']\s*>", page):
        yield "the page has an element that mail programs drop"
    if tree(css_inline.inline(page)) != tree(page):
        yield "css-inline changes the page"


def tree(page):
    """A page as its elements, attributes and texts."""
    def walk(node):
        yield node.tag, sorted(node.attrib.items()), (node.text or "").strip()
        for child in node:
            yield from walk(child)
            yield (child.tail or "").strip()
    return list(walk(html5lib.parse(page, namespaceHTMLElements=False)))
