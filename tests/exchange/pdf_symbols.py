"""The symbols of a flowchart, painted as different programs paint them."""

from tests.exchange.pdf_pages import HEIGHT, Page


def paint(page: Page, kind: str, how: str, x: float, y: float) -> None:
    """Paints a symbol around a point; `how` is a word of `PdfDialect.shapes`."""
    w, h = 20, 10
    box = [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]
    diamond = [(x, y - h), (x + w, y), (x, y + h), (x - w, y)]
    half = [(x + w - 6, y - h), (x + w - 1, y - 6), (x + w, y), (x + w - 1, y + 6), (x + w - 6, y + h)]
    capsule = [*half, *((2 * x - px, 2 * y - py) for px, py in half)]
    points = {"box": box, "diamond": diamond, "capsule": capsule}[kind]
    match how:
        case "strokes":
            for a, b in zip(points, [*points[1:], points[0]], strict=True):
                page.line(*a, *b)
        case "fill":
            inner = [(x + (px - x) * 0.92, y + (py - y) * 0.86) for px, py in points]
            page.parts.append("0.1 0.1 0.1 rg")
            page.path(points, "f")
            page.parts.append("1 1 1 rg")
            page.path(inner, "f")
            page.parts.append("0 0 0 rg")
        case "curve":
            page.curve(points)
        case "rect" if kind == "box":
            page.rect(x - w, y - h, x + w, y + h)
        case "picture":
            page.parts.append(f"q {2 * w} 0 0 {2 * h} {x - w} {HEIGHT - y - h} cm /P1 Do Q")
        case "rect":
            page.path(points, "S")
