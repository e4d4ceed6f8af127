"""By which names the board answers: its addresses and its own name always, others when the office has said so."""

import socket

import pytest
from flask import Flask

from kanban.web.hosts import is_ours, names
from tests.office import Office
from tests.web.browser import Answer, Browser

OWN = {"localhost", "pc-bidang", "pc-bidang.local", "papan.dinas.example"}


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "localhost:8000", "LOCALHOST", "127.0.0.1:8000", "192.168.1.20", "10.0.0.5:80", "[::1]:8000",
        "[fe80::1]", "pc-bidang:8000", "PC-Bidang.local", "papan.dinas.example", "papan.dinas.example.",
    ],
)  # fmt: skip
def test_addresses_and_known_names_are_answered(host: str) -> None:
    assert is_ours(host, OWN)


@pytest.mark.parametrize(
    "host",
    [
        "", ".", ":8000", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example",
        "pc-bidang.evil.example", "evil.example@localhost", "localhost@evil.example", "localhost:x", "localhost:99999",
        "[::1", "papan.dinas.example/evil", "0x7f000001.evil", "localhost localhost",
    ],
)  # fmt: skip
def test_names_that_nobody_gave_the_board_are_not(host: str) -> None:
    assert not is_ours(host, OWN)


def test_this_machine_knows_its_own_name() -> None:
    assert {"localhost", socket.gethostname().lower()} <= names()


def test_a_page_of_another_name_sees_nothing_and_says_what_to_do(office: Office, app: Flask) -> None:
    for path in ("/", "/sign-in", "/boards/2", "/healthz", "/static/css/app.css", "/nowhere"):
        answer = Answer(Browser(app).client.get(path, headers={"Host": "rebound.example:8000"}))
        assert (path, answer.status, answer.page.h1) == (path, 400, ["Alamat ini belum dikenal"])
    assert "Papan tidak mengenal nama rebound.example:8000. Tambahkan ke pengaturan trusted_hosts" in answer.page.text


@pytest.mark.parametrize("host", ["<script>alert(1)</script>", '"><img src=x>', "a\tb", "{{ 7*7 }}"])
def test_a_name_that_is_no_name_does_no_harm_on_that_page(host: str, office: Office, app: Flask) -> None:
    answer = Answer(Browser(app).client.get("/sign-in", headers={"Host": host}))
    assert answer.status == 400
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
