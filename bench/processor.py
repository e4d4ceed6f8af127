"""What a board and a move cost the processor, beside the floors: `python -m bench.processor [--quick]`.

Where others use the machine, a clock charges the waiting for them to whoever runs longer. Here one thread answers its
own requests in turn, through the whole application, and only its own processor time counts: no network, no other
threads, no waiting for the disk.
"""

import gc
import io
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from flask import Flask

from bench.board import PASSWORD, Office, beside_finished, filled, options, sizes, table
from bench.client import Client, Headers
from bench.filled import PASSWORD_OF
from bench.floors import application
from kanban.web.accounts.passwords import hash_password


class Inside(Client):
    """A client in the server's own thread; `spent` is the processor time of its last request in milliseconds."""

    def __init__(self, app: Flask) -> None:
        super().__init__(port=0)
        self._app = app
        self.spent = 0.0

    def exchange(self, method: str, path: str, body: bytes, sent: dict[str, str]) -> tuple[int, Headers, bytes]:
        """One request through the application."""
        head: list[Any] = []
        environ = _environ(method, path, body, sent)
        began = time.thread_time()
        answer = self._app.wsgi_app(environ, lambda *answered, **_: head.extend(answered))
        data = b"".join(answer)
        answer.close()
        self.spent = (time.thread_time() - began) * 1000
        status, headers = head
        return int(status[:3]), headers, data

    def timed(self, method: str, path: str, body: str | bytes = "", **headers: str) -> float:
        """Milliseconds of processor time of one request that must be answered 200."""
        super().timed(method, path, body, **headers)
        return self.spent


def _environ(method: str, path: str, body: bytes, sent: dict[str, str]) -> dict[str, Any]:
    path, _, query = path.partition("?")
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sent.items()}
    return {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": unquote(path), "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost", "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": sent.get("Content-Type", ""),
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr,
        "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False, **named,
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    quick = options(__doc__).quick
    rounds, times = (5, 4) if quick else (12, 6)
    with tempfile.TemporaryDirectory() as folder:
        offices = []
        for size in sizes(quick):
            instance, open_cases, finished, board = filled(Path(folder), *size, hash_password(PASSWORD))
            client = Inside(application(str(instance)))
            client.sign_in(PASSWORD_OF, PASSWORD)
            offices.append(Office(open_cases, finished, board, client, "http://localhost"))
        gc.collect()
        gc.freeze()
        for _ in range(rounds):
            for office in offices:
                office.round(times)
        print(table(offices))
        print(beside_finished(offices))


if __name__ == "__main__":
    main()
