"""Tables of Parquet for scripts/check-spark.

    typed.py list FILE TABLE            writes the IDs of a file into a table with the column `bot`
    typed.py rows LINES FOLDER          writes lines as what a job leaves that ends before it has moved them
    typed.py compare FOLDER LINES       compares a table of meetings with the JSON Lines of the same ones
"""

import json
import pathlib
import sys

import pyarrow
import pyarrow.parquet

# Columns of JSON text, for what has no fixed shape.
FREE_FORM = {"insights", "extra"}


def write(source, table):
    ids = pathlib.Path(source).read_text().split()
    pyarrow.parquet.write_table(pyarrow.table({"bot": ids, "other": range(len(ids))}), table)


def rows(lines, folder):
    """The names and the mark of debrief_output.py."""
    texts = pathlib.Path(lines).read_text(encoding="utf-8").splitlines()
    ids = [json.loads(text)["bot_id"] for text in texts]
    table = pyarrow.table({"bot_id": ids, "failure": pyarrow.nulls(len(ids), pyarrow.string()), "line": texts})
    pathlib.Path(folder).mkdir()
    pyarrow.parquet.write_table(table, f"{folder}/part-00000.parquet")
    pathlib.Path(folder, "_SUCCESS").touch()


def plain(value, name=None):
    """A value of the table as it is in JSON Lines, but for the spelling of numbers."""
    if name in FREE_FORM:
        return None if value is None else json.loads(value)
    if isinstance(value, dict):
        return {key: plain(member, key) for key, member in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def compare(folder, lines):
    expected = {}
    for line in pathlib.Path(lines).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        expected[record["bot_id"]] = record
    rows = pyarrow.parquet.read_table(folder).to_pylist()
    if len(rows) != len(expected):
        sys.exit(f"typed: {len(rows)} rows for {len(expected)} meetings")
    for row in rows:
        found = plain(row)
        if found != expected[found["bot_id"]]:
            sys.exit(f"typed: another meeting\n{found}\n{expected[found['bot_id']]}")


if __name__ == "__main__":
    {"list": write, "rows": rows, "compare": compare}[sys.argv[1]](*sys.argv[2:])
