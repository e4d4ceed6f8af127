"""QR codes as SVG that the content policy lets through: for the app of a second factor, and for cases on paper."""

import io

import segno
from flask import request, url_for
from markupsafe import Markup

from kanban.domain.short_code import short_code

LOOPBACK = ("127.", "localhost", "[::1]")
"""Hosts that mean another machine wherever a telephone scans them."""


def drawing(text: str, *, border: int = 4) -> Markup:
    """The QR code of a text; `border` is its quiet zone in modules."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=False,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        border=border,
        light="#fff",
    )
    return Markup(out.getvalue().decode())  # segno's own drawing: no text of anybody is in it


def case_drawing(case_id: int) -> Markup:
    """What stands on paper for a case: an address that ends in its short code, and nothing of its contents.

    A board known by no name but its own machine's prints the code alone: a scanner types it into the search box.
    """
    if request.host.startswith(LOOPBACK):
        return drawing(short_code(case_id))
    return drawing(url_for("scans.show", code=short_code(case_id), _external=True))
