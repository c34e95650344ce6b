"""A YAML document on standard input to JSON, by PyYAML, which reads YAML 1.1."""

import json
import sys

import yaml

source = sys.stdin.buffer.read().decode("utf-8")
json.dump(yaml.safe_load(source), sys.stdout)
