"""Headers that keep pages from running, framing or leaking anything that is not ours."""

from flask import Flask, Response, current_app, request
from flask_wtf import CSRFProtect

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HSTS = "max-age=31536000"
"""For a year the browser asks for nothing but HTTPS: only once the office has said that there is nothing else."""
MOST_BYTES = 1024 * 1024
"""Largest request; Flask's own default is no limit at all."""
LARGER = dict.fromkeys(("sop_import.create", "documents.create", "moves.move", "outputs.create"), 15 * 1024 * 1024)
"""Requests that carry a document may be larger."""
MOST_PARTS = 1000
"""Most parts of a multipart form."""

csrf = CSRFProtect()


def init(app: Flask, *, https: bool) -> None:
    """Attach CSRF protection, cookie settings and headers."""
    app.config.update(
        # The prefix makes browsers refuse such a cookie from another host of the domain, or over plain HTTP.
        SESSION_COOKIE_NAME="__Host-papan_sop" if https else "papan_sop",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=https,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_PARTS=MOST_PARTS,
        # A form that waited through a long lunch is still the same person's form.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_grant_size)
    csrf.init_app(app)
    app.after_request(_headers)


def _grant_size() -> None:
    """Before anything reads the form."""
    most = LARGER.get(request.endpoint or "")
    if most:
        request.max_content_length = request.max_form_memory_size = most


def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    if request.endpoint not in ("static", "bundled"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
