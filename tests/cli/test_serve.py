"""Serving starts with a sentence: where the board is, or why it cannot be there and what to do."""

import errno
import socket

import pytest

from kanban import cli
from kanban.cli import serve


@pytest.mark.parametrize(
    ("args", "command"),
    [
        ([], ("serve", [])),
        (["--port", "9000"], ("serve", ["--port", "9000"])),
        (["serve", "--port", "9000"], ("serve", ["--port", "9000"])),
        (["test", "-q"], ("test", ["-q"])),
        (["--help"], ("--help", [])),
    ],
)
def test_without_a_name_the_board_is_served(args: list[str], command: tuple[str, list[str]]) -> None:
    assert cli.chosen(args) == command


def test_an_unknown_command_is_answered_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["main"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "Perintah “main” tidak dikenal."


def test_a_taken_port_says_so_and_offers_another() -> None:
    with serve.listen("127.0.0.1", 0) as first, pytest.raises(OSError, match="use") as taken:
        serve.listen("127.0.0.1", first.getsockname()[1])
    assert taken.value.errno == errno.EADDRINUSE
    assert serve.sorry(taken.value, "127.0.0.1", 8000).splitlines()[:2] == [
        "Port 8000 di 127.0.0.1 sedang dipakai program lain, mungkin Papan SOP yang sudah berjalan: "
        "coba buka http://127.0.0.1:8000",
        "Atau pilih port lain: python3 -m kanban --port 8001",
    ]


def test_an_address_of_another_computer_says_so() -> None:
    line = serve.sorry(socket.gaierror(-2, "Name or service not known"), "papan", 8000).splitlines()[0]
    assert line == "Alamat papan:8000 tidak ada di komputer ini: Name or service not known."


def test_each_stream_has_a_thread_and_windows_stays_below_its_limit() -> None:
    assert serve.adjustments(200, windows=False) == {
        "threads": 216,
        "connection_limit": 1000,
        "channel_request_lookahead": 1,
        "asyncore_use_poll": True,
        "max_request_body_size": 16 * 1024 * 1024,
        "clear_untrusted_proxy_headers": False,
    }
    assert serve.adjustments(serve.WINDOWS_STREAMS, windows=True)["connection_limit"] == 480


def test_the_address_can_be_typed_into_a_browser() -> None:
    assert serve.addresses("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert serve.addresses("::1", 8000) == "http://[::1]:8000"
    assert serve.addresses("0.0.0.0", 80) == f"http://127.0.0.1:80 dan http://{socket.gethostname()}:80"


def test_a_stop_ends_the_streams_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as stopped:
        serve.stop([lambda: ended.append("streams")], 15, None)
    assert (stopped.value.code, ended) == (0, ["streams"])
