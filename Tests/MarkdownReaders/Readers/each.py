"""Runs a program that makes HTML of one document for each of many.

Reads documents from standard input and writes their HTML, each ended by a NUL but for the last.
"""

import subprocess
import sys

documents = sys.stdin.buffer.read().split(b"\0")
html = (subprocess.run(sys.argv[1:], input=one, stdout=-1, check=True).stdout for one in documents)
sys.stdout.buffer.write(b"\0".join(html))
