"""Static files under addresses that change with their content, and the bundles that pages load."""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, Response, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

BUNDLES = {
    "css/app.css": "text/css",
    "css/account.css": "text/css",
    "css/briefing.css": "text/css",
    "css/case.css": "text/css",
    "css/calendar.css": "text/css",
    "css/paper_a4.css": "text/css",
    "css/paper_f4.css": "text/css",
    "css/paper_half.css": "text/css",
    "css/people.css": "text/css",
    "css/records.css": "text/css",
    "css/screens.css": "text/css",
    "css/sheets.css": "text/css",
    "css/select.css": "text/css",
    "css/sops.css": "text/css",
    "css/status.css": "text/css",
    "css/wall.css": "text/css",
    "js/app.js": "text/javascript",
    "js/briefing.js": "text/javascript",
    "js/case.js": "text/javascript",
    "js/files.js": "text/javascript",
    "js/password.js": "text/javascript",
    "js/select.js": "text/javascript",
    "js/sops.js": "text/javascript",
    "js/wall.js": "text/javascript",
}
"""Made here from the files that `app.order.txt` beside names, in that order: one round trip, no build step.

`app` is what every page loads; a bundle with another name serves the pages of one kind, so that the rest stay light.
"""

COMMENT = re.compile(r"//.*|/\*.*\*/")
"""A line that is nothing but a comment: for who reads the files, not for the wire."""

COMMENT_BEHIND = re.compile(r"""\s+// [^"'`]*$""")
"""A comment behind code. One with a quotation mark stays: it might be the end of a string."""

STRING_OR_SIGN = re.compile(r"""("[^"]*")|(?:\s*;)?\s*(})\s*|\s*([{;,])\s*|(:)\s+""")
"""Of a style sheet: a string, which stays as it is, or a sign beside which spaces and line ends say nothing. Behind a
colon only: before it a space tells `li :hover` from `li:hover`."""

YEAR = 31_536_000
SPRITE = "vendor/lucide@1.62.0/sprite.svg"


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
    app.jinja_env.globals["icon"] = lambda name, label="": icon(name, label, asset(SPRITE))


def bundle(folder: Path, name: str) -> bytes:
    """The files that the bundle's `….order.txt` names, one after another, without indentation and comments; a style
    sheet also without spaces beside its signs.

    Works line by line: a script's template literals and a style sheet's strings must not span lines.
    """
    base = (folder / name).parent
    texts = [(base / part).read_text("utf-8") for part in parts(folder, name)]
    lines = [COMMENT_BEHIND.sub("", line).strip() for text in texts for line in text.splitlines()]
    text = "\n".join(line for line in lines if line and not COMMENT.fullmatch(line))
    if name.endswith(".css"):
        text = STRING_OR_SIGN.sub(lambda found: found[found.lastindex or 0], text)
    return text.encode()


@lru_cache(maxsize=1024)
def icon(name: str, label: str, sprite: str) -> Markup:
    """An icon of the sprite, with a name for those who cannot see it or hidden from them. No macro, but made once: a
    board shows hundreds."""
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup('<svg class="icon" {}><use href="{}#{}"></use></svg>').format(Markup(spoken), sprite, name)


def parts(folder: Path, name: str) -> list[str]:
    """The files of a bundle in their order."""
    lines = (folder / name).with_suffix(".order.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _version(folder: Path, name: str) -> str:
    content = bundle(folder, name) if name in BUNDLES else (folder / name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
