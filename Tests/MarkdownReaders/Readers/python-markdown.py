"""Markdown to HTML by Python-Markdown, with the extensions that the arguments name.

Reads documents from standard input and writes their HTML, each ended by a NUL but for the last.
"""

import sys

import markdown

reader = markdown.Markdown(extensions=sys.argv[1:])
documents = sys.stdin.buffer.read().decode("utf-8").split("\0")
html = "\0".join(reader.reset().convert(document) for document in documents)
sys.stdout.buffer.write(html.encode("utf-8"))
