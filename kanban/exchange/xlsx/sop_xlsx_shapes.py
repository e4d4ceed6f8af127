"""The flowchart of the official sheet as native shapes of a workbook: symbols by their preset, arrows glued to them, so
that an official can move them and the arrows follow."""

from kanban.domain.sheets.sheet_cells import answer_of
from kanban.domain.sheets.sheet_nodes import Node
from kanban.domain.sheets.sheet_routes import Route
from kanban.exchange.sop_grid import ASIDE
from kanban.exchange.xlsx.sop_xlsx_anchors import BLACK, NAMESPACES, Box, anchored, frame
from kanban.exchange.xlsx.sop_xlsx_arrows import arrow
from kanban.exchange.xlsx.sop_xlsx_grid import EMU, Flow, Places
from kanban.exchange.xml_text import HEAD, tag, text

PRESETS = {
    "box": "flowChartProcess", "capsule": "flowChartTerminator", "end": "flowChartTerminator",
    "diamond": "flowChartDecision",
}  # fmt: skip
_THIN, _THICK = 6_350, 15_875
_WHITE = tag("a:solidFill", {}, tag("a:srgbClr", {"val": "FFFFFF"}))
_NOTHING = tag("a:noFill") + tag("a:ln", {}, tag("a:noFill"))
_ANSWER_WIDTH, _ANSWER_HEIGHT = 560, 260


def drawing(flow: Flow, labels: tuple[str, ...], places: Places) -> str:
    """The part of the package that holds the shapes; `labels` are the role columns."""
    ids = {node.key: n for n, node in enumerate(flow.nodes, 2)}
    nodes = {node.key: node for node in flow.nodes}
    arrows = list(enumerate(flow.routes, len(ids) + 2))
    answers = enumerate((each for each in flow.routes if each.edge.answer), len(ids) + len(arrows) + 2)
    return HEAD + tag(
        "xdr:wsDr", dict(NAMESPACES),
        *(_symbol(node, ids[node.key], labels, places) for node in flow.nodes),
        *(arrow(route, ident, ids, places) for ident, route in arrows),
        *(_answer(route, nodes[route.edge.source], ident, places) for ident, route in answers),
    )  # fmt: skip


def _symbol(node: Node, ident: int, labels: tuple[str, ...], places: Places) -> str:
    step = node.key.lstrip("re").partition("-")[0]
    role = f"{labels[node.column]}, {ASIDE}" if node.is_aside else labels[node.column]
    dash = tag("a:prstDash", {"val": "dash"}) if node.is_proposed else ""
    look = _WHITE + tag("a:ln", {"w": _THIN if node.is_aside else _THICK}, BLACK, dash)
    box = (node.left * EMU, node.top * EMU, node.right * EMU, node.bottom * EMU)
    own = tag("xdr:cNvPr", {"id": ident, "name": f"Langkah {step}: {node.text or role}"}) + tag("xdr:cNvSpPr")
    return _shape(box, own, PRESETS[node.kind], look, _text(node.text, 500) if node.text else "", places)


def _answer(route: Route, source: Node, ident: int, places: Places) -> str:
    it = answer_of(route, source)
    left = it.x if it.place == "start" else it.x - _ANSWER_WIDTH // 2
    top = it.y - 200
    box = (left * EMU, top * EMU, (left + _ANSWER_WIDTH) * EMU, (top + _ANSWER_HEIGHT) * EMU)
    own = tag("xdr:cNvPr", {"id": ident, "name": it.text}) + tag("xdr:cNvSpPr", {"txBox": 1})
    return _shape(box, own, "rect", _NOTHING, _text(it.text, 700), places)


def _shape(box: Box, own: str, preset: str, look: str, words: str, places: Places) -> str:
    geometry = frame(box) + tag("a:prstGeom", {"prst": preset}, tag("a:avLst"))
    body = tag("xdr:nvSpPr", {}, own) + tag("xdr:spPr", {}, geometry, look) + words
    return anchored(box, tag("xdr:sp", {"macro": "", "textlink": ""}, body), places)


def _text(words: str, size: int) -> str:
    frame = {"wrap": "none", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "anchor": "ctr"}
    run = tag(
        "a:r",
        {},
        tag("a:rPr", {"lang": "id-ID", "sz": size}, BLACK, tag("a:latin", {"typeface": "Arial"})),
        tag("a:t", {}, text(words)),
    )
    return tag("xdr:txBody", {}, tag("a:bodyPr", dict(frame)), tag("a:p", {}, tag("a:pPr", {"algn": "ctr"}), run))
