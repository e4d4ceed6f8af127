"""How the cells of a workbook look: the few kinds that our sheets need, as its part `styles.xml`."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.exchange.xml_text import HEAD, tag

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TEXT_FORMAT = 49
"""What is typed into the cell stays a text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `size` is in points."""

    size: int = 8
    is_bold: bool = False
    is_centred: bool = False
    is_high: bool = False
    is_turned: bool = False
    is_ruled: bool = True


def style(looks: Sequence[Look], look: Look, *, is_quoted: bool) -> int:
    """The number of a look among the styles: each has two, the second for texts that must never be calculated."""
    return 2 * looks.index(look) + 1 + is_quoted


def styles(looks: Sequence[Look]) -> str:
    """The part for these looks; style 0 is the plain one."""
    fonts = [_font(Look(10)), *map(_font, looks)]
    fills = [tag("fill", {}, tag("patternFill", {"patternType": kind})) for kind in ("none", "gray125")]
    black = tag("color", {"rgb": "FF000000"})
    sides = ("left", "right", "top", "bottom")
    ruled = "".join(tag(side, {"style": "thin"}, black) for side in sides)
    plain = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
    formats = [_format(n, look, quote) for n, look in enumerate(looks, 1) for quote in (None, 1)]
    return HEAD + tag(
        "styleSheet", {"xmlns": _MAIN},
        tag("fonts", {"count": len(fonts)}, *fonts), tag("fills", {"count": len(fills)}, *fills),
        tag("borders", {"count": 2}, tag("border", {}, *map(tag, sides)), tag("border", {}, ruled)),
        tag("cellStyleXfs", {"count": 1}, tag("xf", dict(plain))),
        tag("cellXfs", {"count": len(formats) + 1}, tag("xf", {**plain, "xfId": 0}), *formats),
        tag("cellStyles", {"count": 1}, tag("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})),
    )  # fmt: skip


def _font(look: Look) -> str:
    bold = tag("b") if look.is_bold else ""
    return tag("font", {}, bold, tag("sz", {"val": look.size}), tag("name", {"val": "Arial"}))


def _format(font: int, look: Look, quote: int | None) -> str:
    align = {
        "horizontal": "center" if look.is_centred else "left", "vertical": "top" if look.is_high else "center",
        "textRotation": 90 if look.is_turned else None, "wrapText": 1,
    }  # fmt: skip
    return tag(
        "xf",
        {
            "numFmtId": _TEXT_FORMAT, "fontId": font, "fillId": 0, "borderId": int(look.is_ruled), "xfId": 0,
            "quotePrefix": quote, "applyNumberFormat": 1, "applyFont": 1, "applyBorder": 1, "applyAlignment": 1,
        },
        tag("alignment", align),
    )  # fmt: skip
