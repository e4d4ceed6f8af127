"""The board behind Debian's nginx, as docs/security.md sets it up: whose address counts, and what HTTPS changes."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
CONF = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{front};
    location / {{
      proxy_pass http://127.0.0.1:{back};
      proxy_http_version 1.1;
      proxy_buffering off;
      proxy_read_timeout 60s;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto https;
    }}
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def behind_nginx(folder: Path, **settings: str) -> Iterator[tuple[int, int]]:
    """The ports of nginx and of the board behind it."""
    front, back = free_port(), free_port()
    (folder / "nginx.conf").write_text(CONF.format(folder=folder, front=front, back=back))
    environment = {f"KANBAN_{name.upper()}": value for name, value in settings.items()}
    board = [sys.executable, "-m", "kanban.cli", "serve", "--port", str(back), "--instance", str(folder / "instance")]
    command = [sys.executable, "-c", f"from kanban.cli import main; main({board[3:]!r})"]
    with (
        running(command, back, **environment),
        running([str(NGINX), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")], front),
    ):
        yield front, back


def ask(port: int, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.body = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_behind_a_trusted_proxy_and_with_https_set(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, trusted_proxies="1", https="true", trusted_hosts="papan.dinas.example") as (front, _):
        page = ask(front, "/welcome", Host="papan.dinas.example")
        assert page.status == 200
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {
            part.strip() for part in page.headers["Set-Cookie"].split(";")
        }
        assert ask(front, "/welcome", Host="evil.example").status == 400
        health = json.loads(ask(front, "/healthz").body)  # type: ignore[attr-defined]
        assert health["status"] == "ok"
        # nginx and this test are one machine, so the board sees its own address: it may make the sample.
        assert 'action="/setup/sample"' in page.body  # type: ignore[attr-defined]
        elsewhere = ask(front, "/welcome", X_Forwarded_For="203.0.113.9")
        # The client's own claim stands before the address that nginx adds, and only the last one is believed.
        assert 'action="/setup/sample"' in elsewhere.body  # type: ignore[attr-defined]


def test_a_proxy_that_nobody_named_does_not_make_its_visitors_this_machine(tmp_path: Path) -> None:
    with behind_nginx(tmp_path) as (front, back):
        through, direct = ask(front, "/welcome"), ask(back, "/welcome")
        assert 'action="/setup/sample"' not in through.body  # type: ignore[attr-defined]
        assert 'action="/setup/sample"' in direct.body  # type: ignore[attr-defined]
        assert "Strict-Transport-Security" not in through.headers
        assert "Secure" not in through.headers["Set-Cookie"]
