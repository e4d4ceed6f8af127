"""The XML of spreadsheet drawings, piece by piece, as Excel and WPS write it."""

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
PRESETS = {"box": "flowChartProcess", "capsule": "flowChartTerminator", "diamond": "flowChartDecision"}
OUTLINES = {
    "box": [(0, 2), (50, 0), (99, 1), (100, 100), (1, 99)],
    "capsule": [(10, 0), (90, 0), (100, 50), (90, 100), (10, 100), (0, 50)],
    "diamond": [(50, 0), (100, 50), (50, 100), (0, 50)],
}
Corner = tuple[int, int, int, int]
"""Column, offset, row, offset."""
COLUMN, ROW = 609_600, 190_500
"""The usual sizes in EMU."""


def drawing(objects: list[str]) -> str:
    return f'{_HEAD}<xdr:wsDr xmlns:xdr="{_A}/spreadsheetDrawing" xmlns:a="{_A}/main">{"".join(objects)}</xdr:wsDr>'


def relations(n: int) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/drawing" Target="../drawings/drawing{n}.xml"/></Relationships>'
    )


def with_drawing(sheet: bytes) -> bytes:
    return sheet.replace(b"</worksheet>", f'<drawing xmlns:r="{_R}" r:id="rId1"/></worksheet>'.encode())


def anchor(begin: Corner, end: Corner, body: str) -> str:
    return (
        f"<xdr:twoCellAnchor><xdr:from>{_corner(begin)}</xdr:from><xdr:to>{_corner(end)}</xdr:to>"
        f"{body}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def preset(kind: str, ident: int, frame: str = "") -> str:
    return _shape(f"{kind} {ident}", ident, f'{frame}<a:prstGeom prst="{PRESETS[kind]}"/>')


def custom(kind: str, ident: int) -> str:
    points = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in OUTLINES[kind])
    path = f'<a:pathLst><a:path w="100" h="100">{points}<a:close/></a:path></a:pathLst>'
    return _shape(f"Bebas {ident}", ident, f"<a:custGeom>{path}</a:custGeom>")


def group(kind: str, ident: int) -> str:
    """A group whose inside is measured in units of its own."""
    inside = '<a:off x="1000" y="2000"/><a:ext cx="400" cy="300"/>'
    frame = f'<a:xfrm>{inside}<a:chOff x="1000" y="2000"/><a:chExt cx="400" cy="300"/></a:xfrm>'
    return (
        f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{ident + 5000}" name="Grup"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>'
        f"<xdr:grpSpPr>{frame}</xdr:grpSpPr>{preset(kind, ident, f'<a:xfrm>{inside}</a:xfrm>')}</xdr:grpSp>"
    )


def picture(kind: str, ident: int) -> str:
    own = f'<xdr:cNvPr id="{ident}" name="Gambar {ident}"/><xdr:cNvPicPr/>'
    return f"<xdr:pic><xdr:nvPicPr>{own}</xdr:nvPicPr><xdr:spPr/></xdr:pic>"


def line(ident: int, begin: Corner, end: Corner, *, glued: tuple[int, int] | None = None, has_head: bool = True) -> str:
    """A connector from one place to another, perhaps glued to two shapes."""
    (ax, ay), (bx, by) = _place(begin), _place(end)
    flips = ("" if bx >= ax else ' flipH="1"') + ("" if by >= ay else ' flipV="1"')
    glue = f'<a:stCxn id="{glued[0]}" idx="2"/><a:endCxn id="{glued[1]}" idx="0"/>' if glued else ""
    own = f'<xdr:cNvPr id="{ident}" name="Panah"/><xdr:cNvCxnSpPr>{glue}</xdr:cNvCxnSpPr>'
    head = '<a:tailEnd type="triangle"/>' if has_head else ""
    drawn = f'<a:xfrm{flips}/><a:prstGeom prst="straightConnector1"/><a:ln>{head}</a:ln>'
    body = f"<xdr:cxnSp><xdr:nvCxnSpPr>{own}</xdr:nvCxnSpPr><xdr:spPr>{drawn}</xdr:spPr></xdr:cxnSp>"
    return anchor(_corner_at(min(ax, bx), min(ay, by)), _corner_at(max(ax, bx), max(ay, by)), body)


def freehand(ident: int, way: list[Corner]) -> str:
    """A line drawn by hand through some places, with a head."""
    places = [_place(corner) for corner in way]
    left, top = (min(each[n] for each in places) for n in (0, 1))
    width, height = (max(max(each[n] for each in places) - low, 1) for n, low in ((0, left), (1, top)))
    steps = [
        f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{x - left}" y="{y - top}"/></a:{"lnTo" if n else "moveTo"}>'
        for n, (x, y) in enumerate(places)
    ]
    path = f'<a:pathLst><a:path w="{width}" h="{height}">{"".join(steps)}</a:path></a:pathLst>'
    geometry = f'<a:custGeom>{path}</a:custGeom><a:noFill/><a:ln><a:tailEnd type="triangle"/></a:ln>'
    body = _shape("Garis bebas", ident, geometry)
    return anchor(_corner_at(left, top), _corner_at(left + width, top + height), body)


def text_box(ident: int, text: str) -> str:
    body = f"<xdr:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>"
    return _shape("Teks", ident, '<a:prstGeom prst="rect"/>', ' txBox="1"', body)


def _shape(name: str, ident: int, geometry: str, attributes: str = "", body: str = "") -> str:
    own = f'<xdr:cNvPr id="{ident}" name="{name}"/><xdr:cNvSpPr{attributes}/>'
    return f"<xdr:sp><xdr:nvSpPr>{own}</xdr:nvSpPr><xdr:spPr>{geometry}</xdr:spPr>{body}</xdr:sp>"


def _place(corner: Corner) -> tuple[int, int]:
    """A corner in EMU, on a sheet whose columns and rows have their usual sizes."""
    column, right, row, down = corner
    return column * COLUMN + right, row * ROW + down


def _corner_at(x: int, y: int) -> Corner:
    return x // COLUMN, x % COLUMN, y // ROW, y % ROW


def _corner(corner: Corner) -> str:
    names = ("col", "colOff", "row", "rowOff")
    return "".join(f"<xdr:{name}>{value}</xdr:{name}>" for name, value in zip(names, corner, strict=True))
