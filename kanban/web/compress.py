"""Text goes gzipped: a board is five times smaller on the office's old wireless network."""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

LEVEL = 5
"""Most of the gain for a third of level 9's time."""
BEST = 9
"""For what browsers keep for long: it is zipped once."""
LEAST_BYTES = 800
"""Below this a gzipped answer is hardly smaller."""
WITHOUT_BODY = {204, 206, 304}
TEXTS = ("text/", "application/json", "image/svg+xml", "application/javascript")


def init(app: Flask) -> None:
    """Compress answers on their way out."""
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    """The answer, gzipped when it is a text, whole, worth it, and asked for. Streams pass as they are."""
    is_text = (response.mimetype or "").startswith(TEXTS) and response.mimetype != "text/event-stream"
    if not is_text or response.status_code in WITHOUT_BODY or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] <= 0 or request.method == "HEAD":
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) >= LEAST_BYTES:
        response.set_data(_once(data) if response.cache_control.max_age else gzip.compress(data, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        # The bytes are others now: a range or an unchanged-check of the file itself no longer fits.
        response.headers.pop("Accept-Ranges", None)
        response.headers.pop("ETag", None)
    return response


@lru_cache(maxsize=64)
def _once(data: bytes) -> bytes:
    return gzip.compress(data, BEST, mtime=0)
