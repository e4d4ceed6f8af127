"""How wide a text is in the typeface of the official sheet, so that rows have their heights before anything is drawn.

Widths are those of Plus Jakarta Sans in thousandths of its size, rounded up: what fits by them fits on paper, and in a
narrower face such as Arial as well. Its own space is so narrow that words run together; a space here is that and
WORD_SPACE, which whoever draws the text must add.
"""

import re
from functools import lru_cache

Lines = tuple[str, ...]

_REGULAR = {
    240: "ijl", 260: "'I", 280: ",‘’", 300: " !().:|·", 320: ";[]{}", 340: "r", 360: "`", 380: "1", 400: '"Jft',
    420: "“”", 440: "/\\²³", 460: "z", 480: "*", 500: "-?x°", 520: "Tsv", 540: "Ly•", 560: "7k", 580: "ahnu–",
    600: "269FXZ_c", 620: "+35<=>EegÉé^~±×", 640: "048Y", 660: "$AKPRSVo", 680: "bdpq", 700: "BU…", 740: "&HN",
    760: "D", 800: "#Cw", 840: "GM½", 880: "OQ", 900: "—", 920: "m", 940: "@", 980: "%", 1000: "W",
}  # fmt: skip
_BOLD = {
    260: "ijl", 280: "I", 300: " ", 320: "'", 360: ",‘’", 380: "!().:r·", 400: ";J`{|}", 420: "[]ft²", 440: "³",
    500: '"z1', 520: "/\\s", 540: "*°", 560: "7LTx“”", 580: "Zakv", 600: "-2?EFhnuyÉ", 620: "3569ceé", 640: "8",
    660: "$+4<=>PSY^go~±×–•", 680: "KRX_bdpq", 700: "BV", 720: "0AU", 740: "DH", 760: "N", 780: "C…", 800: "&",
    840: "G½", 880: "OQ", 900: "Mw", 920: "#", 940: "@m", 1000: "—", 1020: "W", 1060: "%",
}  # fmt: skip
WORD_SPACE = 120
"""Thousandths of the size."""
_OTHER = 1000
"""Signs that the typeface lacks come from another one, a full em at most."""
_WIDTHS = {bold: {sign: w for w, signs in table.items() for sign in signs}
           for bold, table in ((False, _REGULAR), (True, _BOLD))}  # fmt: skip
_BREAKS = re.compile(r"(?<=[-/,;)])(?=\w)")
"""Where a word that is longer than its line may be broken first."""


@lru_cache(maxsize=8192)
def thousandths(text: str, *, bold: bool = False) -> int:
    """The width of a text in thousandths of its size."""
    known = _WIDTHS[bold]
    return sum(known.get(sign, _OTHER) for sign in text)


def width(text: str, size: int, *, bold: bool = False) -> int:
    """The width of a text in the unit of its size, rounded up."""
    return -(-thousandths(text, bold=bold) * size // 1000)


def wrap(text: str, room: int, size: int, *, bold: bool = False) -> Lines:
    """The lines that a text takes in so much room; its own line ends stay, nothing of it is lost."""
    return tuple(line for part in text.split("\n") for line in _wrapped(part, room * 1000 // size, bold))


def listed(items: Lines, room: int, size: int) -> Lines:
    """The lines of a numbered list; what goes on from the line above is indented."""
    if len(items) < 2:
        return wrap("\n".join(items), room, size)
    found: list[str] = []
    indent = "\u2003"
    for n, item in enumerate(items, 1):
        first, *more = wrap(f"{n}. {item}", room - width(indent, size), size)
        found += [first, *(indent + line for line in more)]
    return tuple(found)


def longest_word(text: str, size: int, *, bold: bool = False) -> int:
    """The width of the widest word."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0)


def _wrapped(text: str, most: int, bold: bool) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for part, glue in _fitting(word, most, bold):
            length = thousandths(part, bold=bold)
            space = thousandths(" ", bold=bold) if glue and line else 0
            if line and used + space + length > most:
                lines.append(line)
                line, used, space = "", 0, 0
            line += (" " if space else "") + part
            used += space + length
    return [*lines, line]


def _fitting(word: str, most: int, bold: bool) -> list[tuple[str, bool]]:
    """The parts of a word that each fit on a line, and whether a space stands before each."""
    if thousandths(word, bold=bold) <= most:
        return [(word, True)]
    parts: list[str] = []
    for piece in _BREAKS.split(word):
        while thousandths(piece, bold=bold) > most and len(piece) > 1:
            cut = next(n for n in range(len(piece) - 1, 0, -1) if n == 1 or thousandths(piece[:n], bold=bold) <= most)
            parts.append(piece[:cut])
            piece = piece[cut:]
        parts.append(piece)
    return [(part, n == 0) for n, part in enumerate(parts)]
