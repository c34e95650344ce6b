"""Reads calendars back with icalendar and vobject."""

import json

import icalendar
import vobject

from meetings import difference, letters


def check(debrief, path, record, folder):
    """What the readers find wrong, a line each."""
    text = debrief.render(path, "calendar", "ics")
    if text != debrief.render(path, "calendar", "ics"):
        yield "another calendar the second time"
    calendar = icalendar.Calendar.from_ical(text)
    errors = [error for component in calendar.walk() for error in component.errors]
    if errors:
        yield f"icalendar: {errors[0]}"
    todos = [component for component in calendar.walk("VTODO")]
    tasks = [json.loads(line) for line in debrief.render(path, "actions", "jsonl").splitlines()]
    if len(todos) != len(tasks):
        yield f"{len(todos)} tasks of {len(tasks)} action items"
    for todo, task in zip(todos, tasks):
        if wrong := difference(letters(task["task"] or ""), letters(str(todo.get("SUMMARY", "")))):
            yield f"a task: {wrong}"
            break
    identifiers = [str(todo["UID"]) for todo in todos]
    if len(set(identifiers)) != len(identifiers):
        yield "two tasks have one UID"
    parsed = vobject.readOne(text.decode())
    if len(list(getattr(parsed, "vtodo_list", []))) != len(todos):
        yield "vobject finds another number of tasks"
    if any(len(line) > 75 for line in text.split(b"\r\n")):
        yield "a line of more than 75 octets"
