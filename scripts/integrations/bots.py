"""A service on loopback for checks of integrations: many bots, some of which fail, and a count of requests.

    bots.py [LATENCY]      seconds until an answer; prints the base URL, and ends with its standard input

    GET /v1/api/bot/ID/status      a meeting, or 404 if the ID ends with 7d; that of ODD has a name of 60,000
                                   characters, which Spark cannot read
    GET /requests                  how many answers about bots have been asked for

The key is that of Benchmarks/service.py, whose meetings are small.
"""

import asyncio
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Benchmarks"))
import service  # noqa: E402

FAILING = b"7d"
ODD = b"0ddba115-0000-4000-8000-000000000000"
ANSWER = {
    "status": "completed",
    "bot_id": "BOT-ID",
    "room_url": "https://example.daily.co/r",
    "started_at": "2025-01-14T10:00:00Z",
    "completed_at": "2025-01-14T10:30:00Z",
    "transcript": "[2025-01-14T10:00:01Z] Ann: Hello BOT-ID.\n[2025-01-14T10:00:05Z] Bob “B”: We ship on Friday. 🚢",
    "qa_pairs": [{"question": "When?", "answer": "On Friday.", "confidence": 0.50}],
    "insights": {"summary": "They ship on *Friday*.", "action_items": ["Ship"], "mean": 1.10, "deep": {"a": [1, None]}},
    "new_field": {"of": "the service"},
}  # fmt: skip


class Bots(service.Service):
    """Checks the key, counts requests, and knows which bots do not exist."""

    requests = 0

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            path = head.split(b" ", 2)[1]
            if path == b"/requests":
                self.send(200, b"%d" % Bots.requests)
                continue
            Bots.requests += 1
            is_authorised = f"authorization: bearer {service.KEY}".encode() in head.lower()
            asyncio.get_running_loop().call_later(self.latency, self.answer_about, path.split(b"/")[-2], is_authorised)

    def answer_about(self, bot, is_authorised):
        if not is_authorised:
            self.send(401, b'{"detail": "Invalid API key."}')
        elif bot.endswith(FAILING):
            self.send(404, b'{"detail": "Bot session %s not found"}' % bot)
        elif bot == ODD:
            self.send(200, self.answer.replace(b"BOT-ID", bot).replace(b'"deep"', b'"%s"' % (b"k" * 60_000)))
        else:
            self.send(200, self.answer.replace(b"BOT-ID", bot))

    def send(self, code, body):
        if self.transport.is_closing():
            return
        self.transport.write(
            b"HTTP/1.1 %d Some\r\nContent-Type: application/json\r\nX-API-Version: v1\r\nContent-Length: %d\r\n\r\n"
            % (code, len(body))
            + body
        )


async def serve(latency):
    Bots.latency = latency
    Bots.answer = json.dumps(ANSWER).encode()
    server = await asyncio.get_running_loop().create_server(Bots, "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]) if len(sys.argv) > 1 else 0.002))
