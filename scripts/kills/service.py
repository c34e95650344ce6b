"""A service for the kill tests: answers for a fixed set of bots, in several versions.

The first part of the path chooses the version: `/first/api/bot/ID/status`. In `late` some bots have not
finished; in `second` some have said something else, and some have started on another day, so that
their notes have other names. In `large` one of them says megabytes, so that its notes are written aside.
"""

import asyncio
import json
import threading


def bot_id(number):
    return f"258b06fc-6bc9-4261-9f29-{number:012x}"


def answer(number, version):
    if version == "late" and number % 4 == 2:
        return {"status": "running", "bot_id": bot_id(number), "room_url": room(number)}
    said = "This was said, and said again. " * (number * number % 90)
    if version == "large" and number == 1:
        said *= 150_000
    day = 14
    if version == "second" and number % 3 == 0:
        said += "And then something else."
    if version == "second" and number % 3 == 1:
        day = 15
    return {
        "status": "completed", "bot_id": bot_id(number), "room_url": room(number),
        "started_at": f"2025-01-{day}T22:00:00Z", "completed_at": f"2025-01-{day}T22:30:00Z",
        "transcript": f"[2025-01-{day}T22:00:01Z] Ann: Meeting {number}. {said}",
        "qa_pairs": [], "insights": {"summary": f"They spoke of *{number}*."},
    }


def room(number):
    return f"https://example.daily.co/room-{number % 5}"


def answer_bytes(number, version):
    return json.dumps(answer(number, version), separators=(",", ":")).encode()


class Service:
    """Runs in a thread until the process ends."""

    def __init__(self):
        self.cache = {}
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()

        def run():
            asyncio.set_event_loop(self.loop)
            server = self.loop.run_until_complete(asyncio.start_server(self.serve, "127.0.0.1", 0))
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        ready.wait()

    def address(self, version):
        return f"http://127.0.0.1:{self.port}/{version}"

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                parts = head.split(b" ", 2)[1].decode().strip("/").split("/")
                writer.write(self.response(parts))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def response(self, parts):
        key = tuple(parts)
        if key not in self.cache:
            body, status = b'{"detail":"Bot session not found"}', "404 Not Found"
            if len(parts) == 5 and parts[1:3] == ["api", "bot"]:
                number = int(parts[3][-12:], 16)
                body, status = answer_bytes(number, parts[0]), "200 OK"
            head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self.cache[key] = head.encode() + body
        return self.cache[key]
