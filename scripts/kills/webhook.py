"""Calls of the webhook, sent to a `debrief serve` that may be killed meanwhile."""

import concurrent.futures
import http.client
import json
import re
import signal
import subprocess
import threading
import time

SECRET = "a-secret-for-tests-only"


def body(number):
    return json.dumps({
        "event": "session_complete", "transcript_id": None, "room_id": None,
        "room_name": f"room-{number}", "duration_seconds": 60,
        "transcript_text": f"[2026-03-02T09:00:05.100+00:00] Ann: This was said in call {number}.\n",
        "summary": "They spoke.", "insights": {"summary": "They spoke."}}).encode()


def request(port, method, path, data=None):
    """The status and the body of an answer; a status of 0 without one."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, data)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""


class Server:
    """A server with its messages."""

    def __init__(self, arguments, folder, environment):
        self.process = subprocess.Popen(
            arguments, cwd=folder, env=environment | {"DEBRIEF_SERVE_SECRET": SECRET},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.messages = []
        self.port = None
        self.has_begun = threading.Event()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            text = line.decode("utf-8", "replace")
            self.messages.append(text)
            found = re.search(r"listening at http://127\.0\.0\.1:(\d+)", text)
            if found:
                self.port = int(found[1])
                self.has_begun.set()
        self.has_begun.set()

    def send(self, count):
        """The numbers of the calls that were answered as accepted."""
        def call(number):
            return request(self.port, "POST", f"/hooks/pailflow/{SECRET}", body(number))[0] == 202

        with concurrent.futures.ThreadPoolExecutor(count or 1) as pool:
            return [number for number, is_accepted in enumerate(pool.map(call, range(count))) if is_accepted]

    def is_done(self):
        """Whether all calls were worked off, before anything was found that cannot be written."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            status, data = request(self.port, "GET", "/healthz")
            if status == 503:
                return False
            if status == 200 and json.loads(data)["queued"] == 0:
                return True
            time.sleep(0.05)
        return False

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self.reader.join()
        return code


def run(arguments, folder, environment, count):
    """The exit code, which is 1 where something was left undone, the messages, and the numbers of the
    calls that were accepted."""
    server = Server(arguments, folder, environment)
    server.has_begun.wait(60)
    accepted, is_done = [], False
    if server.port:
        accepted = server.send(count)
        is_done = len(accepted) == count and server.is_done()
    code = server.stop()
    return 1 if code == 0 and not is_done else code, "".join(server.messages), accepted
