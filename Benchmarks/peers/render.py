"""The Python peer: orjson, Jinja2 and cmark's C library, each among the fastest of its kind, in one process.

    render.py OUT-FOLDER FILE...            Markdown and HTML, one of each a file
    render.py --records OUT-FILE FILE...    JSON Lines, with the members of debrief's records but evidence

The Markdown is a template with a filter that escapes; the body of the HTML is that Markdown through
libcmark, which was faster than a template of its own, in a page whose title is escaped by Jinja2.
"""

import ctypes
import datetime
import pathlib
import re
import sys

import orjson

NOTES = """\
{% macro line(value) -%}
{% if value is mapping %}
{% for key, part in value.items() %}**{{ key | titled }}:** {{ part }}{{ "" if loop.last else "; " }}{% endfor %}
{% else %}
{{ value }}
{%- endif %}
{%- endmacro %}
# {{ title | escaped }}

{{ answer.started_at | escaped }}

{% for name, value in insights %}
## {{ name | titled }}

{% if value is iterable and value is not string and value is not mapping %}
{% for item in value %}
- {{ line(item) }}
{% endfor %}
{% else %}
{{ line(value) }}
{% endif %}

{% endfor %}
{% if answer.qa_pairs %}
## Questions

{% for pair in answer.qa_pairs %}
**{{ pair.question | escaped }}**

{{ pair.answer | escaped }}

{% endfor %}
{% endif %}
## Transcript

{% for time, speaker, text in turns %}
**{{ speaker | escaped }}**{% if time %} ({{ time }}){% endif %}: {{ text | escaped }}

{% endfor %}
"""
PAGE = '<!doctype html>\n<meta charset="utf-8">\n<title>{{ title }}</title>\n{{ body | safe }}'

TURN = re.compile(r"(?:\[([^\]]*)\] )?([^:]*): ?(.*)")
MARKUP = re.compile(r"([\\`*_{}\[\]<>&#!|~])")


def turns(answer):
    """The time, the speaker and the text of each line of the transcript."""
    for line in (answer.get("transcript") or "").split("\n"):
        if match := TURN.fullmatch(line):
            yield match.groups()
        elif line:
            yield None, "", line


def title(answer):
    return (answer.get("insights") or {}).get("title") or "Meeting"


def render(folder, paths):
    import jinja2

    library = ctypes.CDLL("libcmark.so")
    to_html = library.cmark_markdown_to_html
    to_html.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    to_html.restype = ctypes.c_void_p
    release = ctypes.CDLL(None).free
    release.argtypes = [ctypes.c_void_p]

    plain = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
    plain.filters["escaped"] = lambda text: MARKUP.sub(r"\\\1", text or "")
    plain.filters["titled"] = lambda key: key[:1].upper() + key[1:].replace("_", " ")
    notes_template = plain.from_string(NOTES)
    page_template = jinja2.Environment(autoescape=True).from_string(PAGE)

    for path in map(pathlib.Path, paths):
        answer = orjson.loads(path.read_bytes())
        insights = [(name, value) for name, value in (answer.get("insights") or {}).items() if name != "title"]
        values = {"answer": answer, "title": title(answer), "insights": insights}
        times = ((time and time[11:19], speaker, text) for time, speaker, text in turns(answer))
        notes = notes_template.render(values, turns=times).encode()
        address = to_html(notes, len(notes), 0)
        body = ctypes.string_at(address).decode()
        release(address)
        page = page_template.render(title=values["title"], body=body)
        (folder / f"{path.stem}.md").write_bytes(notes)
        (folder / f"{path.stem}.html").write_bytes(page.encode())


def moment(text):
    """A time of the service, which may end in an offset and a Z."""
    if not text:
        return None
    text = text.removesuffix("Z")
    time = datetime.datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)


def written(time):
    return time and time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def record(answer):
    """What `debrief render --to jsonl` writes about a meeting, without evidence."""
    start, end = moment(answer.get("started_at")), moment(answer.get("completed_at"))
    said, speakers, latest = [], {}, None
    for index, (time, speaker, text) in enumerate(turns(answer), 1):
        at = moment(time)
        offset = (at - start) / datetime.timedelta(milliseconds=1) if at and start else None
        turn = {"index": index, "speaker": speaker, "at": written(at), "offset_ms": offset and int(offset), "text": text}
        said.append(turn)
        person = speakers.setdefault(
            speaker, {"name": speaker, "role": None, "turns": 0, "words": 0, "talk_seconds": 0.0}
        )
        person["turns"] += 1
        person["words"] += len(text.split())
        if latest and at:
            latest[0]["talk_seconds"] += (at - latest[1]).total_seconds()
        latest = (person, at) if at else None
    if latest and end:
        latest[0]["talk_seconds"] += (end - latest[1]).total_seconds()
    for person in speakers.values():
        person["talk_seconds"] = round(person["talk_seconds"], 3)
    insights = answer.get("insights") or {}
    assessments = {one.get("question"): one for one in insights.get("question_assessments") or []}
    return {
        "schema": "debrief.meeting.v1",
        "bot_id": answer.get("bot_id"),
        "status": answer.get("status"),
        "readiness": [],
        "room_url": answer.get("room_url"),
        "room_name": (answer.get("room_url") or "").rpartition("/")[2],
        "started_at": written(start),
        "completed_at": written(end),
        "duration_seconds": round((end - start).total_seconds(), 3) if start and end else None,
        "speakers": list(speakers.values()),
        "turns": said,
        "qa_pairs": [
            {
                "question": pair.get("question"),
                "answer": pair.get("answer"),
                "score": assessments.get(pair.get("question"), {}).get("score"),
                "notes": assessments.get(pair.get("question"), {}).get("notes"),
                "extra": {},
            }
            for pair in answer.get("qa_pairs") or []
        ],
        "insights": answer.get("insights"),
        "error": answer.get("error"),
        "warnings": [],
        "extra": {},
        "title": title(answer),
    }


def write_records(output, paths):
    with open(output, "wb") as lines:
        for path in paths:
            answer = orjson.loads(pathlib.Path(path).read_bytes())
            lines.write(orjson.dumps(record(answer), option=orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    if sys.argv[1] == "--records":
        write_records(sys.argv[2], sys.argv[3:])
    else:
        render(pathlib.Path(sys.argv[1]), sys.argv[2:])
