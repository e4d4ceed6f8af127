"""Static files under addresses that change with their content, and the two bundles that a page loads."""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for
from flask.typing import ResponseReturnValue

BUNDLES = {"css/app.css": "text/css", "js/app.js": "text/javascript"}
"""Made here from the files that `order.txt` beside them names, in that order: one round trip, and no build step."""

COMMENT = re.compile(r"//.*|/\*.*\*/")
"""A line that is nothing but a comment: for who reads the files, not for the wire."""

COMMENT_BEHIND = re.compile(r"""\s+// [^"'`]*$""")
"""A comment behind code. One with a quotation mark stays: it might be the end of a string."""

YEAR = 31_536_000


def init(app: Flask) -> None:
    """Serve the bundles and give templates `asset()`."""
    folder = Path(app.static_folder or "")
    versions = cache(lambda name: _version(folder, name))
    read = cache(lambda name: bundle(folder, name))

    def bundled(name: str) -> ResponseReturnValue:
        """A bundle; its address carries its hash, so it is kept for a year."""
        text = bundle(folder, name) if app.debug else read(name)
        return Response(text, mimetype=BUNDLES[name], headers={"Cache-Control": f"public, max-age={YEAR}, immutable"})

    for name in BUNDLES:
        # Below /static/, so that relative addresses inside (fonts, pictures) lead where they do in the folder.
        app.add_url_rule(f"/static/{name}", "bundled", bundled, defaults={"name": name})

    @cache
    def address(name: str, version: str, root: str) -> str:
        """Kept, since a board names its icons a thousand times; `root` is where a proxy has put the whole site."""
        if name in BUNDLES:
            return url_for("bundled", name=name, v=version)
        return url_for("static", filename=name, v=version)

    def asset(name: str) -> str:
        return address(name, _version(folder, name) if app.debug else versions(name), request.script_root)

    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    app.jinja_env.globals["asset"] = asset


def bundle(folder: Path, name: str) -> bytes:
    """The files named in `order.txt` of the bundle's folder, one after another, without indentation and comments.

    Works line by line: a script's template literals and a style sheet's strings must not span lines.
    """
    base = (folder / name).parent
    names = [line.strip() for line in (base / "order.txt").read_text("utf-8").splitlines()]
    texts = [(base / part).read_text("utf-8") for part in names if part and not part.startswith("#")]
    lines = [COMMENT_BEHIND.sub("", line).strip() for text in texts for line in text.splitlines()]
    return "\n".join(line for line in lines if line and not COMMENT.fullmatch(line)).encode()


def _version(folder: Path, name: str) -> str:
    content = bundle(folder, name) if name in BUNDLES else (folder / name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
