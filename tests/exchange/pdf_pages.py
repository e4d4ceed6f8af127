"""A small writer of PDF pages, operator by operator, so that a test can paint as any office program does."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

WIDTH, HEIGHT = 935, 612
_WIDTHS = FONT_METRICS["Helvetica"][1]


@dataclass
class Page:
    """The content of one page; y downwards, as a person draws."""

    parts: list[str] = field(default_factory=list)
    pen: str = "line"
    letters: str = "once"

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroke as this page's pen leaves it; words of `PdfDialect.pen`."""
        long = math.dist((x0, y0), (x1, y1))
        dx, dy = (x1 - x0) / long, (y1 - y0) / long
        match self.pen:
            case "quads":
                corners = (x0, y0, 1), (x1, y1, 1), (x1, y1, -1), (x0, y0, -1)
                self.path([(x - side * dy / 3, y + side * dx / 3) for x, y, side in corners], "f")
            case "dashes":
                for n in range(0, int(long), 4):
                    end = min(n + 2.5, long)
                    self.bent([(x0 + dx * n, y0 + dy * n), (x0 + dx * end, y0 + dy * end)])
            case "pieces" if 0 in (dx, dy):
                left, top, dx, dy = min(x0, x1), min(y0, y1), abs(dx), abs(dy)
                for n in range(0, math.ceil(long), 3):
                    end = min(n + 3, long)
                    box = left + dx * n, top + dy * n, left + dx * end, top + dy * end
                    self.rect(box[0] - 0.3 * dy, box[1] - 0.3 * dx, box[2] + 0.3 * dy, box[3] + 0.3 * dx, "f")
            case _:
                self.bent([(x0, y0), (x1, y1)])

    def path(self, points: Sequence[tuple[float, float]], paint: str) -> None:
        steps = [f"{x:.2f} {HEIGHT - y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)]
        self.parts.append(" ".join(steps) + f" h {paint}")

    def bent(self, points: Sequence[tuple[float, float]]) -> None:
        steps = [f"{x:.2f} {HEIGHT - y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)]
        self.parts.append(" ".join(steps) + " S")

    def rect(self, x0: float, y0: float, x1: float, y1: float, paint: str = "S") -> None:
        self.parts.append(f"{x0:.2f} {HEIGHT - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re {paint}")

    def curve(self, points: Sequence[tuple[float, float]], paint: str = "S") -> None:
        """A closed path whose sides are curves that hardly bend."""
        first = points[0]
        steps = [f"{first[0]:.2f} {HEIGHT - first[1]:.2f} m"]
        for (ax, ay), (bx, by) in zip(points, [*points[1:], first], strict=True):
            cx, cy = (ax + bx) / 2 + 0.3, (ay + by) / 2 + 0.3
            steps.append(f"{cx:.2f} {HEIGHT - cy:.2f} {cx:.2f} {HEIGHT - cy:.2f} {bx:.2f} {HEIGHT - by:.2f} c")
        self.parts.append(" ".join(steps) + f" h {paint}")

    def write(self, x: float, y: float, text: str, size: float = 8, spacing: float = 0) -> None:
        begin, first = x, ""
        if self.letters == "backwards" and " " in text:
            first, text = text.rsplit(" ", 1)
            x += sum(_WIDTHS[letter] for letter in f"{first} ") * size / 1000
        safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        for _ in range(1 + (self.letters == "twice")):
            self.parts.append(f"BT /F1 {size} Tf {spacing} Tc 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm ({safe}) Tj 0 Tc ET")
        if first:
            self.write(begin, y, first, size, spacing)

    def write_upwards(self, x: float, y: float, text: str, size: float = 8) -> None:
        self.parts.append(f"BT /F1 {size} Tf 0 1 -1 0 {x:.2f} {HEIGHT - y:.2f} Tm ({text}) Tj ET")


def assembled(pages: Sequence[Page]) -> bytes:
    """A PDF file of these pages."""
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x00\nendstream"
    )
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        picture,
    ]
    for n, page in enumerate(pages):
        content = "\n".join(page.parts).encode("cp1252", "replace")
        resources = "<< /Font << /F1 3 0 R >> /XObject << /P1 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources {resources} "
            f"/Contents {6 + 2 * n} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    made, offsets = b"%PDF-1.7\n", []
    for n, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n" % n + each + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
