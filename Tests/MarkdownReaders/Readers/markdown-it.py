"""Markdown to HTML by markdown-it's port to Python, with links found in text.

The argument is a preset, or "plugins" for the usual plugins. Reads documents from standard input and
writes their HTML, each ended by a NUL but for the last.
"""

import sys

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

if sys.argv[1] == "plugins":
    reader = MarkdownIt("commonmark", {"linkify": True, "html": True})
    reader.enable(["linkify", "table", "strikethrough"])
    for plugin in [
        attrs_plugin,
        attrs_block_plugin,
        deflist_plugin,
        dollarmath_plugin,
        footnote_plugin,
        tasklists_plugin,
    ]:
        reader.use(plugin)
else:
    reader = MarkdownIt(sys.argv[1], {"html": True})
documents = sys.stdin.buffer.read().decode("utf-8").split("\0")
html = "\0".join(reader.render(document) for document in documents)
sys.stdout.buffer.write(html.encode("utf-8"))
