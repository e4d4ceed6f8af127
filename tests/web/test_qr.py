"""The code to scan: an address where the board has one, else the short code alone; never anything of the case."""

import pytest
from flask import Flask

from kanban.domain.short_code import short_code
from kanban.web.papers import qr


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("http://10.0.0.5:8000", f"http://10.0.0.5:8000/k/{short_code(7)}"),
        ("https://papan.example.go.id", f"https://papan.example.go.id/k/{short_code(7)}"),
        ("http://127.0.0.1:8000", short_code(7)),
        ("http://localhost:8000", short_code(7)),
        ("http://[::1]:8000", short_code(7)),
    ],
)
def test_it_says_the_address_that_others_can_reach(site: Flask, base: str, said: str) -> None:
    with site.test_request_context(base_url=base):
        assert qr.case_drawing(7) == qr.drawing(said)
