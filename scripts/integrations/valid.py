"""Checks lines of JSON against a schema: valid.py SCHEMA LINES"""

import json
import pathlib
import sys

import jsonschema


def main(schema, lines):
    validator = jsonschema.Draft202012Validator(json.loads(pathlib.Path(schema).read_text(encoding="utf-8")))
    for line in pathlib.Path(lines).read_text(encoding="utf-8").splitlines():
        for error in validator.iter_errors(json.loads(line)):
            sys.exit(f"valid: {error.message}: {line[:300]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
