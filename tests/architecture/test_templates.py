"""Pages carry no program and no style of their own, fetch nothing from elsewhere, and weigh little on an old line."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanban.web.assets import BUNDLES, SPRITE, bundle, parts

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"
JAVASCRIPT, STYLES, FIRST_VISIT = 25 * 1024, 14 * 1024, 40 * 1024
"""Most bytes, gzipped; htmx is counted, fonts are not."""
HTMX = next((STATIC / "vendor").glob("htmx@*/htmx.js"))

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
FIRST_COMMENT = re.compile(r"\{#(?:(?!#\}).)*\bNeeds:(?:(?!#\}).)*#\}", re.DOTALL)
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"""[\s"']style\s*=""", re.IGNORECASE),
    "handler": re.compile(r"""[\s"']on[a-z]+\s*=""", re.IGNORECASE),
    "address that runs": re.compile(r"javascript:", re.IGNORECASE),
    "htmx that needs eval": re.compile(r"\bhx-on\b|\bhx-vals\s*=\s*[\"']?js:|hx-trigger=\"[^\"]*\["),
}
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"}
ADDRESS = re.compile(r"""https?://[^\s"'<>)]+|(?:src|href)\s*=\s*["']//[^"']+|url\(\s*["']?//[^)]+""")
ASSET = re.compile(r"""\basset\(\s*["']([^"']+)["']""")


def fragments(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("_*.html")):
        if "_macros" not in path.relative_to(root).parts:
            yield path


def without_needs(root: Path) -> list[str]:
    """Fragments whose first words are not a comment that says what they need."""
    return [
        path.relative_to(root).as_posix()
        for path in fragments(root)
        if not FIRST_COMMENT.match(path.read_text("utf-8").lstrip())
    ]


def inline(root: Path) -> list[tuple[str, str]]:
    """What the content policy would block: (template, what)."""
    return [
        (path.relative_to(root).as_posix(), what)
        for path in sorted(root.rglob("*.html"))
        for what, pattern in INLINE.items()
        if pattern.search(COMMENT.sub("", path.read_text("utf-8")))
    ]


def other_hosts(root: Path) -> list[tuple[str, str]]:
    """Addresses of other hosts in what is served, vendored files excepted: (file, address)."""
    texts = (path for path in sorted(root.rglob("*")) if path.suffix in {".html", ".css", ".js", ".svg", ".txt"})
    return [
        (path.relative_to(root).as_posix(), address)
        for path in texts
        if "vendor" not in path.relative_to(root).parts
        for address in ADDRESS.findall(path.read_text("utf-8"))
        if address not in NAMESPACES
    ]


def missing_assets(templates: Path, static: Path) -> list[tuple[str, str]]:
    return [
        (path.relative_to(templates).as_posix(), name)
        for path in sorted(templates.rglob("*.html"))
        for name in ASSET.findall(path.read_text("utf-8"))
        if name not in BUNDLES and not (static / name).is_file()
    ]


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def test_every_fragment_says_first_what_it_needs() -> None:
    assert without_needs(TEMPLATES) == []


def test_no_page_carries_a_program_or_a_style() -> None:
    assert inline(TEMPLATES) == []


def test_nothing_is_fetched_from_another_host() -> None:
    assert other_hosts(TEMPLATES) + other_hosts(STATIC) == []


def test_every_asset_is_there() -> None:
    assert missing_assets(TEMPLATES, STATIC) == []


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_file_is_in_the_order_of_a_bundle_and_the_other_way_round(kind: str) -> None:
    base = STATIC / kind
    listed = {part for name in BUNDLES if name.startswith(kind) for part in parts(STATIC, name)}
    listed -= {f"../{HTMX.relative_to(STATIC).as_posix()}"}
    assert listed == {path.relative_to(base).as_posix() for path in base.rglob(f"*.{kind}")}


def test_a_style_sheet_goes_out_without_spaces_that_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "app.order.txt").write_text("a.css\n")
    (tmp_path / "css" / "a.css").write_text(
        '@media (max-width: 9px) {\n  li :hover,\n  li + li::before { content: "; }  ,"; margin: 0 1px; }\n}\n'
    )
    assert bundle(tmp_path, "css/app.css").decode() == (
        '@media (max-width:9px){li :hover,li + li::before{content:"; }  ,";margin:0 1px}}'
    )


def test_the_javascript_is_within_its_weight() -> None:
    scripts = bundle(STATIC, "js/app.js")
    assert scripts.startswith(HTMX.read_bytes().strip())
    assert weight(scripts) <= JAVASCRIPT, f"{weight(scripts)} bytes gzipped; {JAVASCRIPT} are allowed"


def test_the_styles_are_within_their_weight() -> None:
    total = weight(bundle(STATIC, "css/app.css"))
    assert total <= STYLES, f"{total} bytes gzipped; {STYLES} are allowed"


def test_a_first_visit_fetches_no_more_than_it_may() -> None:
    bundles = (bundle(STATIC, name) for name in ("js/app.js", "css/app.css"))
    pictures = ((STATIC / name).read_bytes() for name in (SPRITE, "brand/favicon.svg"))
    total = sum(map(weight, (*bundles, *pictures)))
    assert total <= FIRST_VISIT, f"{total} bytes gzipped, fonts apart; {FIRST_VISIT} are allowed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>go()</script>", ["script"]),
        ('<script src="a.js" defer></script>', []),
        ("<style>p {}</style>", ["style"]),
        ('<p class="a" style="color: red">', ["style attribute"]),
        ('<link rel="stylesheet" href="a.css">', []),
        ('<button onclick="go()">', ["handler"]),
        ('<button\n  onclick="go()">', ["handler"]),
        ('<a href="javascript:go()">', ["address that runs"]),
        ('<p hx-on:click="go()">', ["htmx that needs eval"]),
        ("{# never style= here #}<p>", []),
    ],
)
def test_what_the_content_policy_would_block_is_found(tmp_path: Path, text: str, found: list[str]) -> None:
    (tmp_path / "a.html").write_text(text)
    assert [what for _, what in inline(tmp_path)] == found


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("{# A card. Needs: card. #}\n<li>", []),
        ("\n{# A card.\n   Needs: card. #}\n<li>", []),
        ("{# A card. #}\n{# Needs: card. #}\n<li>", ["_a.html"]),
        ("<li>{# Needs: card. #}", ["_a.html"]),
    ],
)
def test_a_fragment_that_keeps_its_needs_to_itself_is_found(tmp_path: Path, text: str, lacking: list[str]) -> None:
    (tmp_path / "_a.html").write_text(text)
    assert without_needs(tmp_path) == lacking


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('<script src="https://cdn.example/x.js">', ["https://cdn.example/x.js"]),
        ('<img src="//cdn.example/x.png">', ['src="//cdn.example/x.png']),
        ("p { background: url(//cdn.example/x.png) }", ["url(//cdn.example/x.png"]),
        ('<svg xmlns="http://www.w3.org/2000/svg">', []),
        ('<a href="/boards/2">', []),
    ],
)
def test_an_address_of_another_host_is_found(tmp_path: Path, text: str, addresses: list[str]) -> None:
    (tmp_path / "a.html").write_text(text)
    assert [address for _, address in other_hosts(tmp_path)] == addresses


def test_an_asset_that_is_not_there_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ asset('gone.svg') }}{{ asset('css/app.css') }}")
    assert missing_assets(tmp_path, STATIC) == [("a.html", "gone.svg")]
