"""Markdown on standard input to HTML: markdown-it with links found in text, and its usual plugins."""

import sys

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

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
source = sys.stdin.buffer.read().decode("utf-8")
sys.stdout.buffer.write(reader.render(source).encode("utf-8"))
