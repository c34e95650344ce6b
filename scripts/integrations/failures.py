"""Checks lines of failures on standard input: failures.py LIST [LINE...]

There has to be one for each ID of the list that the service does not know, and one for each LINE, which
is no ID; and none besides.
"""

import collections
import json
import pathlib
import sys

from bots import FAILING


def main(path, *lines):
    bots = {bot for bot in pathlib.Path(path).read_text().split() if bot.endswith(FAILING.decode())}
    failures = [json.loads(line) for line in sys.stdin]
    wrong = [f for f in failures if f["schema"] != "debrief.failure.v1" or not f["kind"] or not f["reason"]]
    named = collections.Counter(f["bot_id"] for f in failures if f["bot_id"] is not None)
    unnamed = [f for f in failures if f["bot_id"] is None]
    if wrong or named != collections.Counter(bots) or len(unnamed) != len(lines):
        print(
            f"{len(wrong)} odd, {len(named)} of {len(bots)} bots, {len(unnamed)} of {len(lines)} lines", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
