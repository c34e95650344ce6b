"""Reads messages to Slack with Slack's own library."""

import json

from slack_sdk.models.blocks import Block

from meetings import letters


def check(debrief, path, record, folder):
    """What the library finds wrong, a line each."""
    messages = [json.loads(line) for line in debrief.render(path, "slack", "slack").splitlines()]
    shown = ""
    for message in messages:
        blocks = Block.parse_all(message["blocks"])
        if len(blocks) > 50 or any(block is None for block in blocks):
            yield "more than 50 blocks, or one that Slack does not know"
            continue
        for block, source in zip(blocks, message["blocks"]):
            block.validate_json()
            texts = list(walk(source))
            if source["type"] == "rich_text" and sum(map(len, texts)) > 3_000:
                yield "a block of more than 3,000 characters"
            shown += "".join(texts)
    summary = (record["insights"] or {}).get("summary")
    is_shown = "placeholder_insights" not in record["readiness"]
    if is_shown and isinstance(summary, str) and summary.isascii() and summary.replace(" ", "").isalnum():
        if letters(summary) not in letters(shown):
            yield f"the summary is not shown: {summary[:60]!r}"


def walk(value):
    """All texts of a block."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for child in value.values():
            yield from walk(child)
    elif isinstance(value, list):
        for child in value:
            yield from walk(child)
