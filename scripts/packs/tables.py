"""Reads tables back with DuckDB and Python's csv."""

import csv
import io

import duckdb

from meetings import difference, letters

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"


def check(debrief, path, record, folder):
    """What the readers find wrong, a line each."""
    tables = {
        "turns": [(turn["speaker"] or "", turn["text"]) for turn in record["turns"]],
        "questions": None,
        "actions": None,
    }
    for template, expected in tables.items():
        text = debrief.render(path, template, "csv").decode()
        file = folder / "a.csv"
        file.write_text(text, encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        if any(None in row or None in row.values() for row in rows):
            yield f"{template}: a row with more or fewer fields than the first"
            continue
        formulas = [
            value for row in rows for value in row.values()
            if (bare := value.lstrip(" \t\n\u2060\ufeff\u200b")) and bare[0] in SIGNS and not is_number(bare)
        ]
        if formulas:
            yield f"{template}: a formula: {formulas[0][:60]!r}"
        found = duckdb.sql(
            f"SELECT * FROM read_csv('{file}', all_varchar=true, header=true, delim=',', quote='\"',"
            " escape='\"', null_padding=false, max_line_size=20000000, parallel=false,"
            " sample_size=-1)").fetchall() if rows else []
        if len(found) != len(rows):
            yield f"{template}: DuckDB finds {len(found)} of {len(rows)} rows"
        elif [[cell or "" for cell in row] for row in found] != [list(row.values()) for row in rows]:
            yield f"{template}: DuckDB reads other values than Python's csv"
        if expected is None:
            lines = debrief.render(path, template, "jsonl").decode().splitlines()
            if len(lines) != len(rows):
                yield f"{template}: {len(rows)} rows, and {len(lines)} lines of JSON"
            continue
        if len(rows) != len(expected):
            yield f"{template}: {len(rows)} rows of {len(expected)} turns"
        for row, (speaker, said) in zip(rows, expected):
            if wrong := difference(bare_letters(said), bare_letters(row["text"])):
                yield f"{template}: {wrong}"
                break
            if wrong := difference(bare_letters(speaker), bare_letters(row["speaker"])):
                yield f"{template}: a name: {wrong}"
                break


def bare_letters(text):
    """A text without the apostrophes that keep it from being a formula."""
    return letters(text).replace("'", "")


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False
