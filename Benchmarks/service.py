"""What benchmarks of `debrief export` share: a service on loopback, and how a process is measured."""

import asyncio
import contextlib
import os
import pathlib
import subprocess
import sys
import time
import uuid

KEY = "loopback-key-of-no-value"


class Service(asyncio.Protocol):
    """Answers each request of a connection after the latency."""

    answer = b""
    latency = 0.0

    def connection_made(self, transport):
        self.transport = transport
        self.received = b""

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            bot = head.split(b" ", 2)[1].split(b"/")[-2]
            asyncio.get_running_loop().call_later(self.latency, self.respond, bot)

    def respond(self, bot):
        body = self.answer.replace(b"BOT-ID", bot, 1)
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-API-Version: v1\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body)
        )
        self.transport.write(body)


async def serve(answer, latency):
    Service.answer = pathlib.Path(answer).read_bytes()
    Service.latency = float(latency)
    server = await asyncio.get_running_loop().create_server(Service, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the program that reads what is said here.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


@contextlib.contextmanager
def running(answer, latency):
    """Runs the service in a process of its own; gives its port."""
    server = subprocess.Popen(
        [sys.executable, __file__, answer, str(latency)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait()


def environment(port):
    """The variables with which `debrief` asks the service."""
    return dict(os.environ, PAILFLOW_API_KEY=KEY, PAILFLOW_BASE_URL=f"http://127.0.0.1:{port}/v1")


def ids(count):
    """One after the other: what this program holds counts as the peak of the processes it starts."""
    for number in range(count):
        yield str(uuid.UUID(int=0x1000_4000_8000_0000_0000 + number))


def memory_folder():
    """A folder in memory, so that no disk is measured; None where there is none."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


def run(command, **options):
    """The wall-clock time, the processor time and the peak memory of a process, in s, s and MB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed: {errors.decode(errors='replace')[-500:]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
