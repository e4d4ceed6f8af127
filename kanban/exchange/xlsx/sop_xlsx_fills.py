"""Cells that an official coloured to show whose step it is, told from striped rows and coloured headings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from kanban.exchange.sop_zip import child, children, number
from kanban.exchange.xlsx.sop_xlsx_places import Place

_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF", "theme 0", "indexed 9", "indexed 64", "indexed 65"})


def colours(styles: etree._Element | None) -> tuple[str, ...]:
    """The colour of each cell style; empty for none and for white."""
    fills = [_colour(child(fill, "patternFill")) for fill in children(child(styles, "fills"), "fill")]
    used = [int(number(each.get("fillId"), 0)) for each in children(child(styles, "cellXfs"), "xf")]
    return tuple(fills[n] if 0 <= n < len(fills) else "" for n in used)


def standing_out(styles: Mapping[Place, int], colours: Sequence[str], texts: Collection[Place]) -> frozenset[Place]:
    """Coloured cells without a text, in a colour that no text of their row has."""
    shown = {place: colours[style] if 0 <= style < len(colours) else "" for place, style in styles.items()}
    of_row: dict[int, set[str]] = defaultdict(set)
    for row, column in texts:
        of_row[row].add(shown.get((row, column), ""))
    return frozenset(
        (row, column)
        for (row, column), colour in shown.items()
        if colour and (row, column) not in texts and colour not in of_row[row]
    )


def _colour(pattern: etree._Element | None) -> str:
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    front = child(pattern, "fgColor")
    found = next(
        (
            f"{kind} {value}" if kind != "rgb" else value.upper()
            for kind in ("rgb", "theme", "indexed")
            if front is not None and (value := front.get(kind))
        ),
        "",
    )
    return "" if found in _WHITE and not (front is not None and front.get("tint")) else found
