"""Text as roff with the macros of man(7).

Everything here takes text from outside, so that none of it can act as a request or an escape.
"""

import re

ESCAPES = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
}

# An option in running text, such as --output or --wait=40s, or a command in code marks.
MARKED = re.compile(r"`([^`]+)`|(?<![\w\-/.])(--?[A-Za-z][A-Za-z0-9\-]*(?:=[\w:]+)?)")


def escape(text):
    """The text on one line: `a\\b` becomes `a\\eb`, and control characters become spaces."""
    out = []
    for character in text:
        if character in ESCAPES:
            out.append(ESCAPES[character])
        elif character < " " or "\x7f" <= character <= "\x9f":
            out.append(" ")
        elif character > "~":
            out.append(f"\\[u{ord(character):04X}]")
        else:
            out.append(character)
    return "".join(out)


def line(text):
    """Escaped text that may stand at the beginning of a line, where a dot would be a request."""
    text = escape(" ".join(text.split()))
    return "\\&" + text if text.startswith(".") else text


def bold(text):
    """Escaped text in bold."""
    return f"\\fB{escape(text)}\\fR"


def italic(text):
    """Escaped text in italics (underlined in a terminal)."""
    return f"\\fI{escape(text)}\\fR"


def prose(text):
    """A paragraph, one sentence a line, with options and code in bold."""
    text = " ".join(text.split())
    out, end = [], 0
    for match in MARKED.finditer(text):
        out.append(escape(text[end : match.start()]))
        out.append(bold(match.group(1) or match.group(2)))
        end = match.end()
    out.append(escape(text[end:]))
    sentences = re.split(r"(?<=[a-z)R][.:]) (?=[A-Z])", "".join(out))
    return "\n".join("\\&" + each if each.startswith(".") else each for each in sentences)


def section(title):
    """A heading."""
    return f".SH {escape(title)}"


def item(tag, text):
    """A tagged paragraph; the tag is roff already."""
    return f".TP\n{tag}\n{text}"
